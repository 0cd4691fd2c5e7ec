import type { Platform } from '#kernel/platform.ts'
import { sessionHours } from '../rules.ts'
import { sessions } from '../tables.ts'
import { signedCookie } from './authenticate.ts'
import { newToken, secretOf } from './secret.ts'

/**
 * A session without proving anything: for tests and benchmarks, reachable by no request.
 * @returns the cookie as a browser sends it: `lantoa.session_token=…`.
 */
export async function openSession(platform: Platform, personId: string): Promise<string> {
  const token = newToken()
  const now = platform.clock.now()
  const date = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds)
  await platform.db.insert(sessions).values({
    token,
    personId,
    createdAt: date(now),
    updatedAt: date(now),
    expiresAt: date(now.add({ hours: sessionHours.absolute })),
  })
  return signedCookie(token, secretOf(platform))
}
