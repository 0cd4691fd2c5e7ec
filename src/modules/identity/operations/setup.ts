import { createHash, timingSafeEqual } from 'node:crypto'
import { isSystem } from '#kernel/actor.ts'
import type { Write } from '#kernel/audit/write.ts'
import { operation } from '#kernel/operation.ts'
import type { Platform } from '#kernel/platform.ts'
import { agencies, resolveName } from '#modules/agencies/index.ts'
import { beginAttempt, clearGuard } from '../auth/guard.ts'
import { setPassword } from '../auth/password-change.ts'
import { newSpokenCode } from '../auth/secret.ts'
import * as contract from '../contract.ts'
import { accountTaken, setupClosed, wrongSetupCode } from '../errors.ts'
import { administratorExists, personByEmail } from '../queries.ts'
import { agencyCode, normalEmail, spokenCode } from '../rules.ts'
import { persons, roleGrants, setupCodes } from '../tables.ts'

const hashOf = (code: string) => createHash('sha256').update(spokenCode(code)).digest()

/**
 * A fresh code for the set-up of the first administrator, to be printed at the start; the one printed before stops working.
 * @returns null once there is an administrator.
 */
export async function setupCode(platform: Platform): Promise<string | null> {
  const { db, clock } = platform
  if (await administratorExists(db)) {
    await db.delete(setupCodes)
    return null
  }
  const code = newSpokenCode()
  const row = { hash: hashOf(code).toString('base64url'), createdAt: clock.now() }
  await db
    .insert(setupCodes)
    .values({ id: 1, ...row })
    .onConflictDoUpdate({ target: setupCodes.id, set: row })
  return code
}

/** @throws accountTaken where the mailbox has an account; invalid where the password is too weak. */
async function makeAdministrator(
  write: Write,
  now: Temporal.Instant,
  { name, email, password, unitName }: { name: string; email: string; password: string; unitName: string },
): Promise<void> {
  if (await personByEmail(write.read, email)) throw accountTaken()
  const found = (await resolveName(write.read, unitName)).find(match => match.type === 'agency' && match.exact)
  const unitId =
    found?.id ?? (await write.insert(agencies, { code: agencyCode(unitName), name: unitName, kind: 'department' })).id
  const person = await write.insert(persons, { name, email, emailVerified: true, activatedAt: now })
  await write.insert(roleGrants, { personId: person.id, role: 'administrator', unitId })
  await setPassword(write, person, { password, field: 'password', now })
}

/** From the machine itself, when nobody can sign in any more or before anybody could: no code, also beside other administrators. */
export const createAdministrator = operation({
  name: 'identity.create_administrator',
  summary: 'Tạo quản trị viên từ dòng lệnh của máy chủ',
  writes: 'POST /internal/identity/administrators',
  input: contract.SetUp.omit({ code: true }),
  output: contract.Accepted,
  allow: isSystem,
  run: async ({ write, clock }, { name, password, unitName, ...rest }) => {
    const email = normalEmail(rest.email)
    await makeAdministrator(write, clock.now(), { name, email, password, unitName })
    return { email }
  },
})

export const setUp = operation({
  name: 'identity.set_up',
  summary: 'Lập quản trị viên đầu tiên',
  writes: 'POST /setup',
  input: contract.SetUp,
  output: contract.Accepted,
  allow: 'anyone',
  run: async ({ write, db, platform, clock }, { code, name, password, unitName, ...rest }) => {
    if (await administratorExists(db)) throw setupClosed()
    const tries = { kind: 'account' as const, what: 'set-up', limit: 10 }
    await beginAttempt(platform, [tries])
    const [kept] = await db.select().from(setupCodes).for('update')
    // Two at once: the second waited above and finds the code spent.
    if (!kept && (await administratorExists(db))) throw setupClosed()
    if (!kept || !timingSafeEqual(Buffer.from(kept.hash, 'base64url'), hashOf(code)))
      throw wrongSetupCode(undefined, { fields: [{ path: 'code', message: 'Mã thiết lập chưa đúng' }] })
    const email = normalEmail(rest.email)
    await makeAdministrator(write, clock.now(), { name, email, password, unitName })
    await write.statement(
      'setup_code',
      'Hủy mã thiết lập',
      async tx => (await tx.delete(setupCodes).returning({ id: setupCodes.id })).length,
    )
    await clearGuard(platform, tries)
    return { email }
  },
})
