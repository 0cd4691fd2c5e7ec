import { and, eq, ne } from 'drizzle-orm'
import { operation } from '#kernel/operation.ts'
import { forgetPerson } from '../auth/authenticate.ts'
import { beginAttempt, clearGuard } from '../auth/guard.ts'
import { verifyPassword } from '../auth/password.ts'
import { setPassword } from '../auth/password-change.ts'
import * as contract from '../contract.ts'
import { fault, wrongPassword } from '../errors.ts'
import { letterWith } from '../letters.ts'
import { passwordAccountOf, personById, sessionById, sessionsOf } from '../queries.ts'
import { deviceName, sessionHours } from '../rules.ts'
import { persons, sessions } from '../tables.ts'

/** What everybody may do with their own account, and nobody with another's. */

export const editProfile = operation({
  name: 'identity.edit_profile',
  summary: 'Sửa thông tin của tôi',
  writes: 'PATCH /me',
  input: contract.EditProfile,
  output: contract.Profile,
  allow: 'signedIn',
  run: async ({ write, platform, me }, { version, ...fields }) => {
    const { grants: _, units: __, ...person } = (await personById(write.read, me.id))!
    forgetPerson(platform, me.id)
    return write.update(persons, { ...person, version }, fields)
  },
})

export const changePassword = operation({
  name: 'identity.change_password',
  summary: 'Đổi mật khẩu của tôi',
  writes: 'POST /me/password',
  input: contract.ChangePassword,
  output: contract.Nothing,
  allow: 'signedIn',
  run: async ({ write, platform, clock, me }, { current, wanted }) => {
    const account = await passwordAccountOf(write.read, me.id)
    if (!account?.password) throw fault('current', 'Tài khoản này chưa có mật khẩu; hãy dùng “Quên mật khẩu” để đặt')
    // Counted like sign-ins: a screen left open is no place to guess at.
    const tries = { kind: 'account' as const, what: `password ${me.email}` }
    await beginAttempt(platform, [tries])
    if (!(await verifyPassword(account.password, current)))
      throw wrongPassword(undefined, { fields: [{ path: 'current', message: 'Mật khẩu hiện tại chưa đúng' }] })
    await clearGuard(platform, tries)
    await setPassword(write, me, { password: wanted, field: 'wanted', now: clock.now() })
    await write.statement('session', 'Kết thúc các phiên khác sau khi đổi mật khẩu', async tx => {
      const others = and(eq(sessions.personId, me.id), me.sessionId ? ne(sessions.id, me.sessionId) : undefined)
      return (await tx.delete(sessions).where(others).returning({ id: sessions.id })).length
    })
    await letterWith(write, platform, { kind: 'passwordChanged', to: me.email, name: me.name })
    forgetPerson(platform, me.id)
    return null
  },
})

export const listSessions = operation({
  name: 'identity.list_sessions',
  summary: 'Các thiết bị đang đăng nhập tài khoản của tôi',
  reads: 'GET /me/sessions',
  input: contract.NoInput,
  output: contract.SessionList,
  allow: 'signedIn',
  run: async ({ db, clock, me }) => {
    const now = clock.now().epochMilliseconds
    const rows = await sessionsOf(db, me.id)
    return {
      items: rows
        .map(row => ({
          id: row.id,
          current: row.id === me.sessionId,
          device: deviceName(row.userAgent ?? ''),
          address: row.ipAddress || null,
          signedInAt: row.createdAt.toISOString(),
          usedAt: row.updatedAt.toISOString(),
          endsAt: new Date(
            Math.min(row.expiresAt.getTime(), row.updatedAt.getTime() + sessionHours.idle * 3_600_000),
          ).toISOString(),
        }))
        .filter(row => Date.parse(row.endsAt) > now),
    }
  },
})

export const endSession = operation({
  name: 'identity.end_session',
  summary: 'Kết thúc một phiên đăng nhập của tôi',
  writes: 'DELETE /me/sessions/:id',
  input: contract.EndSession,
  output: contract.Nothing,
  load: ({ db }, { id }) => sessionById(db, id),
  allow: (actor, session) => session.personId === actor.id,
  run: async ({ write, platform, record: session, me }) => {
    await write.statement('session', `Kết thúc phiên ${session.id}`, async tx => {
      await tx.delete(sessions).where(eq(sessions.id, session.id))
      return 1
    })
    forgetPerson(platform, me.id)
    return null
  },
})

export const endOtherSessions = operation({
  name: 'identity.end_other_sessions',
  summary: 'Kết thúc mọi phiên đăng nhập khác của tôi',
  writes: 'POST /me/sessions/end-others',
  input: contract.NoInput,
  output: contract.Nothing,
  allow: 'signedIn',
  run: async ({ write, platform, me }) => {
    await write.statement('session', 'Kết thúc các phiên khác', async tx => {
      const others = and(eq(sessions.personId, me.id), me.sessionId ? ne(sessions.id, me.sessionId) : undefined)
      return (await tx.delete(sessions).where(others).returning({ id: sessions.id })).length
    })
    forgetPerson(platform, me.id)
    return null
  },
})
