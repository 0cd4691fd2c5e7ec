import type { IncomingMessage } from 'node:http'
import type { Actor } from '../actor.ts'
import type { Locale } from '../errors.ts'

/** What travels with a request through the middleware. */
export type Env = {
  Bindings: { incoming?: IncomingMessage }
  Variables: { requestId: string; actor: Actor | null; nonce: string; locale: Locale }
}

/** Finds out who asks. Supplied by the identity module; the kernel knows no sessions of its own. */
export type Authenticate = (request: Request) => Promise<Actor | null>
