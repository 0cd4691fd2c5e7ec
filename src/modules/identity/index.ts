/** The only file of this module that others import. */
import type { AuthHandler, Authenticate } from '#kernel/http/env.ts'
import type { Platform } from '#kernel/platform.ts'
import { createAuthenticate } from './auth/authenticate.ts'

export { openSession } from './auth/open-session.ts'
export { setupCode } from './operations/setup.ts'
export { demoAccounts, demoPassword } from './demo.ts'
export { addMadeUp, madeUpDomain, removeMadeUp } from './operations/made-up.ts'
export { roleNames } from './contract.ts'
export { persons, roleGrants } from './tables.ts'
export { activePeople, personById, type PersonRow } from './queries.ts'

/**
 * Who asks, and everything under /api/auth. One per platform: what it remembers is emptied by this module's operations.
 * The library behind signing in is large; `warmUp` loads it once the platform already answers, else the first sign-in does.
 */
export function createIdentity(platform: Platform): {
  authenticate: Authenticate
  authHandler: AuthHandler
  warmUp(): Promise<void>
} {
  const authenticate = createAuthenticate(platform)
  let made: Promise<AuthHandler> | undefined
  const handler = () =>
    (made ??= import('./auth/handler.ts').then(({ createAuthHandler }) => createAuthHandler(platform, authenticate)))
  return {
    authenticate,
    authHandler: async (request, about) => (await handler())(request, about),
    async warmUp() {
      await handler()
    },
  }
}
