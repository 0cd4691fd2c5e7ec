/** The only file of this module that others import. */
import type { AuthHandler, Authenticate } from '#kernel/http/env.ts'
import type { Platform } from '#kernel/platform.ts'
import { createAuthenticate } from './auth/authenticate.ts'
import { createAuthHandler } from './auth/handler.ts'

export { openSession } from './auth/open-session.ts'
export { setupCode } from './operations/setup.ts'
export { demoAccounts, demoPassword } from './demo.ts'
export { persons } from './tables.ts'
export { personById, type PersonRow } from './queries.ts'

/** Who asks, and everything under /api/auth. One per platform: what it remembers is emptied by this module's operations. */
export function createIdentity(platform: Platform): { authenticate: Authenticate; authHandler: AuthHandler } {
  const authenticate = createAuthenticate(platform)
  return { authenticate, authHandler: createAuthHandler(platform, authenticate) }
}

export { roleNames } from './contract.ts'
