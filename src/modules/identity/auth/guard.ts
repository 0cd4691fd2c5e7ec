import { eq, lt } from 'drizzle-orm'
import type { Platform } from '#kernel/platform.ts'
import { locked } from '../errors.ts'
import { afterFailure, failuresBeforeLock, normalEmail, secondsLocked, type GuardState } from '../rules.ts'
import { signInGuards } from '../tables.ts'
import { keyedHash, secretOf } from './secret.ts'

/** What is watched: a mailbox as typed (whether or not it has an account), or the address that a request came from. */
export type Watched = { kind: 'account' | 'address'; what: string; limit?: number }

const keyOf = (platform: Platform, { kind, what }: Watched) =>
  `${kind}:${keyedHash(secretOf(platform), `guard ${kind}`, kind === 'account' ? normalEmail(what) : what)}`

/**
 * Counts an attempt as failed before it is made, so that many at once get no more tries than one after another;
 * `clearGuard` takes it back when it succeeds.
 * @returns the longest lock that this attempt closes if it fails, in minutes; 0 for none.
 * @throws locked while a lock is closed; then nothing is counted.
 */
export async function beginAttempt(platform: Platform, watched: readonly Watched[]): Promise<number> {
  const now = platform.clock.now()
  return platform.db.transaction(async tx => {
    let minutes = 0
    for (const item of watched) {
      const key = keyOf(platform, item)
      await tx.insert(signInGuards).values({ key, failures: 0, firstFailedAt: now, lastFailedAt: now }).onConflictDoNothing()
      const [row] = await tx.select().from(signInGuards).where(eq(signInGuards.key, key)).for('update')
      const seconds = secondsLocked(row, now)
      if (seconds > 0) throw locked({ minutes: Math.ceil(seconds / 60) }, { retryAfter: seconds })
      const state: GuardState | undefined = row && row.failures > 0 ? row : undefined
      const after = afterFailure(state, item.limit ?? failuresBeforeLock[item.kind], now)
      await tx.update(signInGuards).set(after).where(eq(signInGuards.key, key))
      minutes = Math.max(minutes, Math.ceil(secondsLocked(after, now) / 60))
    }
    return minutes
  })
}

/** After success, reset or an administrator's word. */
export async function clearGuard(platform: Platform, watched: Watched): Promise<boolean> {
  const gone = await platform.db
    .delete(signInGuards)
    .where(eq(signInGuards.key, keyOf(platform, watched)))
    .returning({ lockedUntil: signInGuards.lockedUntil })
  return gone.length > 0
}

/** Until when an account is locked; null when it is open. */
export async function lockedUntil(platform: Platform, email: string): Promise<Temporal.Instant | null> {
  const [row] = await platform.db
    .select()
    .from(signInGuards)
    .where(eq(signInGuards.key, keyOf(platform, { kind: 'account', what: email })))
  return secondsLocked(row, platform.clock.now()) > 0 ? row!.lockedUntil : null
}

export const forgetOldGuards = async (platform: Platform): Promise<void> => {
  await platform.db.delete(signInGuards).where(lt(signInGuards.lastFailedAt, platform.clock.now().subtract({ hours: 24 })))
}
