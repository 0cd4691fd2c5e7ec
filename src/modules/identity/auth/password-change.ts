import { and, eq } from 'drizzle-orm'
import { newId } from '#kernel/id.ts'
import type { Write } from '#kernel/audit/write.ts'
import { fault } from '../errors.ts'
import { passwordFault } from '../rules.ts'
import { accounts } from '../tables.ts'
import { hashPassword } from './password.ts'

/**
 * Gives a person this password in place of any before. The audit says that, never what.
 * @throws invalid at the field where the password is too weak.
 */
export async function setPassword(
  write: Write,
  person: { id: string; email: string; name: string },
  wanted: { password: string; field: string; now: Temporal.Instant },
): Promise<void> {
  const why = passwordFault(wanted.password, person)
  if (why) throw fault(wanted.field, why)
  const password = await hashPassword(wanted.password)
  const at = new Date(wanted.now.epochMilliseconds)
  await write.statement('account', `Đặt mật khẩu cho tài khoản ${person.id}`, async tx => {
    await tx.delete(accounts).where(and(eq(accounts.personId, person.id), eq(accounts.providerId, 'credential')))
    await tx.insert(accounts).values({
      id: newId(),
      personId: person.id,
      providerId: 'credential',
      accountId: person.id,
      password,
      createdAt: at,
      updatedAt: at,
    })
    return 1
  })
}
