import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { auditEntries } from '#kernel/audit/tables.ts'
import { browserWith, linkTo, signIn, testPassword, trySignIn } from '#test/people.ts'
import type { TestPlatform } from '#test/kit.ts'
import { hashPassword, needsRehash, verifyPassword } from './auth/password.ts'
import { enrolOfficer, stageOfToday } from './sign-in.test-kit.ts'
import { accounts, sessions } from './tables.ts'

let stage: TestPlatform
const officer = (email?: string) => enrolOfficer(stage, email)

beforeAll(async () => {
  stage = await stageOfToday()
})
afterAll(() => stage.close())
afterEach(() => vi.useRealTimers())

/** Both clocks move. */
const later = (minutes: number) => {
  const at = stage.clock.now().add({ seconds: Math.round(minutes * 60) })
  stage.clock.set(at.toString())
  vi.useFakeTimers({ toFake: ['Date'], now: at.epochMilliseconds })
}
const wrong = async (person: { email: string }, times: number) => {
  let answer = await trySignIn(stage, person, 'không phải mật khẩu này')
  for (let n = 1; n < times; n++) answer = await trySignIn(stage, person, 'không phải mật khẩu này')
  return answer
}
const operations = async (name: string) => stage.platform.db.select().from(auditEntries).where(eq(auditEntries.operation, name))

describe('signing in with a password', () => {
  it('lets a person in, tells them who they are, and leaves a line in the audit', async () => {
    const person = await officer()
    const { body } = await (await signIn(stage, person)).get('me')
    expect(body).toMatchObject({
      actor: { id: person.id, name: 'Rơ Châm H’Lan', grants: [{ role: 'officer', unitId: person.grants[0]!.unitId }] },
      person: { twoFactor: 'off', hasPassword: true, grants: [{ unit: { name: 'Cơ quan UBND xã Ia Grai' } }] },
      needsSetup: false,
    })
    expect((await operations('identity.sign_in')).at(-1)).toMatchObject({ actorId: person.id, actorName: 'Rơ Châm H’Lan' })
  })

  it('takes the mail address in any spelling', async () => {
    const person = await officer('h.lan@lantoa.test')
    await expect(signIn(stage, { email: '  H.Lan@LanToa.TEST ' })).resolves.toBeDefined()
    expect(person.email).toBe('h.lan@lantoa.test')
  })

  it('hands out a cookie that no script can read and no other site can send', async () => {
    const answer = await trySignIn(stage, await officer())
    const cookie = answer.headers.getSetCookie().find(text => text.startsWith('lantoa.session_token='))
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    expect(cookie).not.toMatch(/Secure/i)
    expect(answer.body).toEqual({ next: 'done' })
  })

  it('says the same of a wrong password and of an unknown mailbox, after the same work', async () => {
    const person = await officer()
    // In processor time, which does not depend on what else the machine does.
    const time = async (email: string) => {
      const begun = process.cpuUsage()
      const answer = await trySignIn(stage, { email }, 'không phải mật khẩu này')
      return { answer, work: process.cpuUsage(begun).user }
    }
    const known = []
    const unknown = []
    for (const n of [0, 1, 2, 3]) {
      known.push(await time(person.email))
      unknown.push(await time(`khong-co-${n}@lantoa.test`))
    }
    for (const { answer } of [...known, ...unknown])
      expect(answer).toMatchObject({
        status: 401,
        body: { code: 'identity.wrong_sign_in', detail: expect.stringContaining('chưa đúng') },
      })
    const least = (tries: { work: number }[]) => Math.min(...tries.map(one => one.work))
    // One argon2id each: were it left out for strangers, they would cost a fraction.
    expect(least(unknown) / least(known)).toBeGreaterThan(0.5)
    expect(least(unknown) / least(known)).toBeLessThan(2)
  })

  it('refuses what another site sends, and bodies that make no sense', async () => {
    const person = await officer()
    const foreign = await stage.anonymous.request('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://xau.example', 'sec-fetch-site': 'cross-site' },
      body: JSON.stringify({ email: person.email, password: testPassword }),
    })
    expect(foreign.status).toBe(403)
    expect(await stage.anonymous.post('/api/auth/sign-in/email', { email: person.email })).toMatchObject({
      status: 422,
      body: { fields: [{ path: 'password' }] },
    })
    expect(await stage.anonymous.post('/api/auth/sign-in/email', { email: { $ne: '' }, password: ['x'] })).toMatchObject({
      status: 422,
    })
  })

  it('knows no other door: nobody signs themselves up, and nothing unlisted answers', async () => {
    for (const path of ['sign-up/email', 'update-user', 'delete-user', 'change-email', 'admin/list-users'])
      expect(
        await stage.anonymous.post(`/api/auth/${path}`, { email: 'x@y.vn', password: testPassword, name: 'X' }),
      ).toMatchObject({
        status: 404,
      })
    expect((await stage.anonymous.get('/api/auth/get-session')).status).toBe(404)
  })

  it('does not let a deactivated person in, and says so only to who knows the password', async () => {
    const person = await officer()
    const administrator = await stage.as({ role: 'administrator', unitId: 'Sở KH&CN' })
    await administrator.post(`persons/${person.id}/deactivate`, { version: 1, reason: 'Chuyển công tác' })
    expect(await trySignIn(stage, person)).toMatchObject({ status: 403, body: { code: 'identity.person_deactivated' } })
    expect(await wrong(person, 1)).toMatchObject({ status: 401, body: { code: 'identity.wrong_sign_in' } })
  })

  it('replaces the hash when the parameters have been raised', async () => {
    const person = await officer()
    const weak = (await hashPassword(testPassword)).replace('t=2', 't=1')
    expect(needsRehash(weak)).toBe(true)
    expect(await verifyPassword(weak, testPassword)).toBe(false)
    const { argon2Sync } = await import('node:crypto')
    const nonce = Buffer.from('0123456789abcdef')
    const key = argon2Sync('argon2id', { message: testPassword, nonce, parallelism: 1, tagLength: 32, memory: 9216, passes: 1 })
    const bare = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
    const old = `$argon2id$v=19$m=9216,t=1,p=1$${bare(nonce)}$${bare(key)}`
    await stage.platform.db.update(accounts).set({ password: old }).where(eq(accounts.personId, person.id))
    await signIn(stage, person)
    const [account] = await stage.platform.db.select().from(accounts).where(eq(accounts.personId, person.id))
    expect(account!.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    await signIn(stage, person)
  })
})

describe('the lock against guessing', () => {
  it('closes after five wrong passwords, tells the owner by mail, and opens again with time', async () => {
    const person = await officer()
    expect(await wrong(person, 4)).toMatchObject({ status: 401 })
    expect(await wrong(person, 1)).toMatchObject({
      status: 429,
      body: { code: 'identity.locked', retryAfter: 60, detail: expect.stringContaining('1 phút') },
    })
    expect(await trySignIn(stage, person)).toMatchObject({ status: 429 })
    await stage.drain()
    expect(stage.mail.kept().findLast(letter => letter.to === person.email)?.subject).toBe('Tài khoản Lan Tỏa tạm khóa')
    expect((await operations('identity.lock')).at(-1)?.reason).toContain('khóa 1 phút')
    later(1.1)
    await signIn(stage, person)
  })

  it('stays closed longer when guessing goes on', async () => {
    const person = await officer()
    await wrong(person, 5)
    later(1.1)
    expect(await wrong(person, 1)).toMatchObject({ status: 429, body: { retryAfter: 120 } })
    later(1.1)
    expect(await trySignIn(stage, person)).toMatchObject({ status: 429 })
  })

  it('closes for an unknown mailbox just the same', async () => {
    const stranger = { email: 'khong-ai-ca@lantoa.test' }
    await wrong(stranger, 4)
    const answer = await wrong(stranger, 1)
    expect(answer).toMatchObject({ status: 429, body: { code: 'identity.locked', retryAfter: 60 } })
  })

  it('gives many guesses at once no more tries than one after another', async () => {
    const person = await officer()
    const answers = await Promise.all(Array.from({ length: 12 }, () => trySignIn(stage, person, 'đoán mò một loạt')))
    expect(answers.filter(answer => answer.body.code === 'identity.wrong_sign_in').length).toBeLessThan(5)
  })

  it('is opened by an administrator, and by nobody else', async () => {
    const person = await officer()
    await wrong(person, 5)
    const administrator = await stage.as({ role: 'administrator', unitId: 'Sở KH&CN' })
    const leader = await stage.as({ role: 'leader', unitId: person.grants[0]!.unitId })
    expect((await administrator.get(`persons/${person.id}`)).body).toMatchObject({
      lockedUntil: expect.any(String),
      may: { unlock: true },
    })
    expect(await leader.post(`persons/${person.id}/unlock`)).toMatchObject({ status: 403 })
    expect(await stage.anonymous.post(`persons/${person.id}/unlock`)).toMatchObject({ status: 401 })
    expect(await administrator.post('persons/khong-phai-ma/unlock')).toMatchObject({ status: 422 })
    expect(await administrator.post(`persons/${person.id}/unlock`)).toMatchObject({ status: 204 })
    await signIn(stage, person)
  })
})

describe('a forgotten password', () => {
  const ask = (email: string) => stage.anonymous.post('/api/auth/request-password-reset', { email })
  const reset = (token: string, newPassword: string) => stage.anonymous.post('/api/auth/reset-password', { token, newPassword })
  const fresh = 'mưa rừng tháng bảy Kon Hà Nừng'

  it('is set anew by a link that works once, ends other sessions and opens the lock', async () => {
    const person = await officer()
    const before = await signIn(stage, person)
    await wrong(person, 5)
    expect(await ask(person.email)).toMatchObject({ status: 200, body: { next: 'read_mail' } })
    await stage.drain()
    const { path, token } = linkTo(stage, person.email)
    expect(path).toBe('/lam-viec/dat-lai-mat-khau')
    expect(await reset(token, 'matkhau12345')).toMatchObject({ status: 422, body: { code: 'identity.weak_password' } })
    expect(await reset(token, fresh)).toMatchObject({ status: 200 })
    expect((await before.get('me')).body.actor).toBeNull()
    expect(await reset(token, 'một mật khẩu hoàn toàn khác')).toMatchObject({
      status: 410,
      body: { code: 'identity.link_spent' },
    })
    await signIn(stage, person, fresh)
    await stage.drain()
    expect(stage.mail.kept().findLast(letter => letter.to === person.email)?.subject).toBe('Mật khẩu Lan Tỏa đã được đổi')
  })

  it('cannot be set by a link older than half an hour, nor by one that was made up', async () => {
    const person = await officer()
    await ask(person.email)
    await stage.drain()
    const { token } = linkTo(stage, person.email)
    later(31)
    expect(await reset(token, fresh)).toMatchObject({ status: 410 })
    expect(await reset('x'.repeat(24), fresh)).toMatchObject({ status: 410 })
  })

  it('is answered alike for a stranger’s mailbox, to which no letter goes', async () => {
    const person = await officer()
    const time = async (email: string) => {
      const begun = performance.now()
      const answer = await ask(email)
      return { answer, ms: performance.now() - begun }
    }
    const known = await time(person.email)
    const unknown = await time('khong-co-ai@lantoa.test')
    expect(unknown.answer).toMatchObject({ status: known.answer.status, body: known.answer.body })
    // Both wait for the same quarter of a second, in which the work of either is done.
    for (const { ms } of [known, unknown]) expect(ms).toBeGreaterThan(245)
    await stage.drain()
    expect(stage.mail.kept().some(letter => letter.to === 'khong-co-ai@lantoa.test')).toBe(false)
  })

  it('floods nobody with letters', async () => {
    const person = await officer()
    for (let n = 0; n < 6; n++) expect(await ask(person.email)).toMatchObject({ status: 200 })
    await stage.drain()
    expect(stage.mail.kept().filter(letter => letter.to === person.email)).toHaveLength(3)
  })

  it('leaves no link readable in the database', async () => {
    const person = await officer()
    await ask(person.email)
    const { rows } = await stage.platform.pool.query(
      'select data::text from pgboss.job union all select identifier || value from verification',
    )
    await stage.drain()
    const { token } = linkTo(stage, person.email)
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(token)
  })
})

describe('a session', () => {
  it('ends at signing out, at once', async () => {
    const client = await signIn(stage, await officer())
    expect((await client.get('me')).body.actor).not.toBeNull()
    expect(await client.post('/api/auth/sign-out')).toMatchObject({ status: 200 })
    expect((await client.get('me')).body.actor).toBeNull()
  })

  it('ends after twelve hours without use, and after seven days in any case', async () => {
    const person = await officer()
    const idle = await signIn(stage, person)
    later(11 * 60)
    expect((await idle.get('me')).body.actor).not.toBeNull()
    later(11 * 60)
    expect((await idle.get('me')).body.actor).not.toBeNull()
    later(12 * 60 + 1)
    expect((await idle.get('me')).body.actor).toBeNull()

    const busy = await signIn(stage, person)
    for (let n = 0; n < 16; n++) {
      later(10 * 60)
      expect((await busy.get('me')).body.actor).not.toBeNull()
    }
    later(9 * 60)
    expect((await busy.get('me')).body.actor).toBeNull()
  })

  it('is no session with a changed or missing signature', async () => {
    const client = await signIn(stage, await officer())
    const cookie = client.cookie
    const [row] = await stage.platform.db.select().from(sessions).limit(1)
    for (const forged of [
      cookie.replace(/.$/, 'A'),
      cookie.slice(0, -10),
      `lantoa.session_token=${row!.token}`,
      'lantoa.session_token=%E0%A4%A',
      'lantoa.session_token=',
    ])
      if (forged !== cookie) expect((await browserWith(stage, forged).get('me')).body.actor).toBeNull()
  })
})
