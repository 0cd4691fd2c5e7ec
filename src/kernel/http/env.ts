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

/** Answers /api/auth/*. `address` is the caller's as far as the trusted proxies can tell; an AppError thrown becomes a problem answer. */
export type AuthHandler = (request: Request, about: { address: string; requestId: string }) => Promise<Response>
