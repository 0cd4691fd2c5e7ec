import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enrol, signIn, testPassword, trySignIn } from '#test/people.ts'
import { testPlatform, type TestPlatform } from '#test/kit.ts'
import { agencies } from '#modules/agencies/index.ts'
import { setupCode } from './index.ts'
import { demoAccounts, demoPassword } from './demo.ts'
import { forgetGuardsJob } from './jobs.ts'
import { signInGuards } from './tables.ts'

let stage: TestPlatform
beforeAll(async () => {
  stage = await testPlatform({ at: new Date().toISOString() })
})
afterAll(() => stage.close())
const person = () => enrol(stage, { name: 'Puih Phin', role: 'officer', unitId: 'UBND xã Ia Grai' })
const fresh = 'gùi măng le về bản chiều nay'

describe('my own account', () => {
  it('is mine to correct, and nobody signed in means nobody’s', async () => {
    const client = await signIn(stage, await person())
    expect(await client.patch('me', { version: 1, phone: '0905 123 456', position: 'Công chức', locale: 'en' })).toMatchObject({
      status: 200,
      body: { version: 2, phone: '0905 123 456', locale: 'en' },
    })
    expect((await client.get('me')).body).toMatchObject({ locale: 'en', person: { version: 2, position: 'Công chức' } })
    expect(await client.patch('me', { version: 1, name: 'Tên Khác' })).toMatchObject({ status: 409 })
    expect(await client.patch('me', { version: 2, phone: 'không phải số' })).toMatchObject({
      status: 422,
      body: { fields: [{ path: 'phone' }] },
    })
    expect(await stage.anonymous.patch('me', { version: 1, name: 'X Y' })).toMatchObject({ status: 401 })
  })

  it('lets me change the password with the present one, and ends my other sessions', async () => {
    const me = await person()
    const here = await signIn(stage, me)
    const elsewhere = await signIn(stage, me)
    await elsewhere.get('me')
    expect(await here.post('me/password', { current: 'không đúng đâu', wanted: fresh })).toMatchObject({
      status: 422,
      body: { code: 'identity.wrong_password', fields: [{ path: 'current' }] },
    })
    expect(await here.post('me/password', { current: testPassword, wanted: 'matkhau12345' })).toMatchObject({
      status: 422,
      body: { fields: [{ path: 'wanted' }] },
    })
    expect(await here.post('me/password', { current: testPassword })).toMatchObject({ status: 422 })
    expect(await stage.anonymous.post('me/password', { current: testPassword, wanted: fresh })).toMatchObject({ status: 401 })
    expect(await here.post('me/password', { current: testPassword, wanted: fresh })).toMatchObject({ status: 204 })
    expect((await elsewhere.get('me')).body.actor).toBeNull()
    expect((await here.get('me')).body.actor.id).toBe(me.id)
    expect(await trySignIn(stage, me)).toMatchObject({ status: 401 })
    await signIn(stage, me, fresh)
  })

  it('is no place to guess at from a screen left open', async () => {
    const here = await signIn(stage, await person())
    for (let n = 0; n < 5; n++) await here.post('me/password', { current: `đoán lần ${n}`, wanted: fresh })
    expect(await here.post('me/password', { current: testPassword, wanted: fresh })).toMatchObject({
      status: 429,
      body: { code: 'identity.locked' },
    })
  })

  it('shows me my devices, and lets me end them, but no one else’s', async () => {
    const me = await person()
    const here = await signIn(stage, me)
    const phone = await stage.anonymous.request('/api/auth/sign-in/email', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 19) Version/19 Safari/604.1',
      },
      body: JSON.stringify({ email: me.email, password: testPassword }),
    })
    expect(phone.status).toBe(200)
    await signIn(stage, me)
    const list = async () => (await here.get('me/sessions')).body.items as { id: string; current: boolean; device: string }[]
    const before = await list()
    expect(before).toHaveLength(3)
    expect(before.filter(session => session.current)).toHaveLength(1)
    const foreign = before.find(session => session.device === 'Safari trên iPhone')!
    const other = await signIn(stage, await person())
    expect(await other.delete(`me/sessions/${foreign.id}`)).toMatchObject({ status: 403 })
    expect(await stage.anonymous.delete(`me/sessions/${foreign.id}`)).toMatchObject({ status: 401 })
    expect(await here.delete('me/sessions/x')).toMatchObject({ status: 422 })
    expect(await here.delete(`me/sessions/${foreign.id}`)).toMatchObject({ status: 204 })
    expect(await here.delete(`me/sessions/${foreign.id}`)).toMatchObject({ status: 404 })
    expect(await list()).toHaveLength(2)
    expect(await here.post('me/sessions/end-others')).toMatchObject({ status: 204 })
    expect(await list()).toMatchObject([{ current: true }])
    for (const [method, path] of [
      ['get', 'me/sessions'],
      ['post', 'me/sessions/end-others'],
    ] as const)
      expect(await stage.anonymous[method](path)).toMatchObject({ status: 401 })
  })
})

describe('the first administrator', () => {
  const wanted = { name: 'Đỗ Minh Khôi', email: 'khoi@gialai.test', password: fresh, unitName: 'Sở Khoa học và Công nghệ' }

  it('is made once, with the printed code', async () => {
    const empty = await testPlatform()
    expect((await empty.anonymous.get('me')).body.needsSetup).toBe(true)
    const old = await setupCode(empty.platform)
    const code = (await setupCode(empty.platform))!
    expect(code).toMatch(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){3}$/)
    const set = (fields: Record<string, unknown>) => empty.anonymous.post('setup', { ...wanted, code, ...fields })
    expect(await set({ code: old })).toMatchObject({ status: 403, body: { code: 'identity.wrong_setup_code' } })
    expect(await set({ password: 'matkhau12345' })).toMatchObject({ status: 422, body: { fields: [{ path: 'password' }] } })
    expect(await set({ email: 'x' })).toMatchObject({ status: 422, body: { fields: [{ path: 'email' }] } })
    const both = await Promise.all([set({ code: code.toLowerCase() }), set({ email: 'hai@gialai.test' })])
    expect(both.map(answer => answer.status).toSorted()).toEqual([200, 409])
    expect(await set({})).toMatchObject({ status: 409, body: { code: 'identity.setup_closed' } })
    expect(await setupCode(empty.platform)).toBeNull()
    const winner = both.find(answer => answer.status === 200)!.body.email
    const client = await signIn(empty, { email: winner }, fresh)
    expect((await client.get('me')).body).toMatchObject({ needsSetup: false, actor: { grants: [{ role: 'administrator' }] } })
    expect(await empty.platform.db.select().from(agencies)).toMatchObject([{ code: 'so-khoa-hoc-va-cong-nghe' }])
    await empty.close()
  })

  it('cannot be guessed at', async () => {
    const empty = await testPlatform()
    const code = await setupCode(empty.platform)
    for (let n = 0; n < 10; n++) await empty.anonymous.post('setup', { ...wanted, code: `SAI-MA-${n}` })
    expect(await empty.anonymous.post('setup', { ...wanted, code })).toMatchObject({
      status: 429,
      body: { code: 'identity.locked' },
    })
    await empty.close()
  })
})

describe('failed sign-ins', () => {
  it('are forgotten a day after the last one, not before', async () => {
    const now = Temporal.Now.instant()
    await trySignIn(stage, await person(), 'sai mật khẩu')
    const counted = () => stage.platform.db.$count(signInGuards)
    stage.clock.set(now.add({ hours: 23 }).toString())
    await forgetGuardsJob.run(stage.callAs(), {})
    expect(await counted()).toBeGreaterThan(0)
    stage.clock.set(now.add({ hours: 25 }).toString())
    await forgetGuardsJob.run(stage.callAs(), {})
    expect(await counted()).toBe(0)
  })
})

describe('accounts to try with', () => {
  it('sign in one per role, are offered on the sign-in page, and are not made twice', async () => {
    const demo = await testPlatform({ seeded: true, at: new Date().toISOString(), settings: { DEMO: 'true' } })
    const { seed } = await import('./seed.ts')
    await seed(demo.callAs(), { demo: true })
    const offered = (await demo.anonymous.get('me')).body.demoAccounts
    expect(offered.map((account: { role: string }) => account.role)).toEqual([
      'administrator',
      'office',
      'leader',
      'officer',
      'editor',
      'viewer',
    ])
    for (const account of demoAccounts) {
      const client = await signIn(demo, account, demoPassword)
      expect((await client.get('me')).body).toMatchObject({
        person: { name: account.name, grants: [{ role: account.role, unit: { name: account.unit } }] },
        demoAccounts: [],
      })
    }
    await demo.close()
  })

  it('are never made in production', async () => {
    const real = await testPlatform({ settings: { NODE_ENV: 'production', LOG_LEVEL: 'silent' } })
    const { seed } = await import('./seed.ts')
    await seed(real.callAs(), { demo: true })
    expect((await real.anonymous.get('me')).body).toMatchObject({ demo: false, demoAccounts: [], needsSetup: true })
    await real.close()
  })
})
