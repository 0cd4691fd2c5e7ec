import { createServer, type Server } from 'node:http'
import { eq } from 'drizzle-orm'
import Provider from 'oidc-provider'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { browserWith, cookiesOf, enrol, signIn } from '#test/people.ts'
import { testPlatform, type TestPlatform } from '#test/kit.ts'
import { accounts, persons } from './tables.ts'

/** A real issuer in this process, as a province's single sign-on would be: authorization code with PKCE, signed ID tokens. */
type Claims = { email: string; email_verified: boolean; name: string }
const people = new Map<string, Claims>()
let server: Server, port: number, stage: TestPlatform

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>(done => probe.listen(0, '127.0.0.1', done))
  const address = probe.address()
  await new Promise(done => probe.close(done))
  return typeof address === 'object' && address ? address.port : 0
}

async function openIssuer(): Promise<void> {
  // It warns that it is not set up for people, which is so.
  for (const kind of ['info', 'warn'] as const) vi.spyOn(console, kind).mockImplementation(() => undefined)
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [
      {
        client_id: 'lan-toa',
        client_secret: 'known to both sides',
        redirect_uris: ['http://localhost/api/auth/callback/oidc'],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    cookies: { keys: ['only for tests'] },
    findAccount: (_context, sub) => ({ accountId: sub, claims: async () => ({ sub, ...people.get(sub) }) }),
  })
  provider.on('server_error', (_context, error) => {
    throw error
  })
  server = createServer(provider.callback())
  await new Promise<void>(done => server.listen(port, '127.0.0.1', done))
}

beforeAll(async () => {
  port = await freePort()
  stage = await testPlatform({
    at: new Date().toISOString(),
    settings: {
      OIDC_ISSUER: `http://127.0.0.1:${port}`,
      OIDC_CLIENT_ID: 'lan-toa',
      OIDC_CLIENT_SECRET: 'known to both sides',
      OIDC_LABEL: 'Đăng nhập một lần của tỉnh',
    },
  })
})
afterAll(async () => {
  server?.closeAllConnections()
  server?.close()
  await stage.close()
})

/** What a browser does from the button to the page that it ends on. */
async function signInOutside(sub: string): Promise<{ location: string; cookie: string; authorization: URL }> {
  const begun = await stage.anonymous.post('/api/auth/sign-in/social', { callbackURL: '/lam-viec/cong-viec' })
  expect(begun).toMatchObject({ status: 200, body: { url: expect.stringContaining(`127.0.0.1:${port}`) } })
  const ours = cookiesOf(begun.headers)
  const authorization = new URL(begun.body.url)
  let theirs = ''
  let address = authorization.href
  for (let hop = 0; hop < 12; hop++) {
    if (address.startsWith('http://localhost/')) {
      const back = await stage.app.request(address, { headers: { cookie: ours } })
      return { location: back.headers.get('location') ?? '', cookie: cookiesOf(back.headers), authorization }
    }
    let answer = await fetch(address, { redirect: 'manual', headers: { cookie: theirs } })
    theirs = cookiesOf(answer.headers, theirs)
    if (answer.status === 200) {
      // The issuer's own pages: who are you, and may Lan Tỏa know?
      const page = await answer.text()
      const prompt: Record<string, string> = page.includes('name="login"')
        ? { prompt: 'login', login: sub, password: 'x' }
        : { prompt: 'consent' }
      answer = await fetch(address, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: theirs, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(prompt),
      })
      theirs = cookiesOf(answer.headers, theirs)
    }
    address = new URL(answer.headers.get('location') ?? '', address).href
  }
  throw new Error('never came back')
}

describe('signing in through an outside issuer', () => {
  it('that does not answer says so, and does not hold up passwords', async () => {
    expect((await stage.anonymous.get('me')).body.outsideSignIn).toBe('Đăng nhập một lần của tỉnh')
    expect(await stage.anonymous.post('/api/auth/sign-in/social', {})).toMatchObject({
      status: 503,
      body: { code: 'identity.outside_unavailable', detail: expect.stringContaining('mật khẩu') },
    })
    await signIn(stage, await enrol(stage, { role: 'viewer', unitId: 'UBND xã Ia Grai' }))
  })

  it('lets a known person in by the mailbox that the issuer has verified, once the issuer is back', async () => {
    await openIssuer()
    const person = await enrol(stage, { name: 'Rơ Mah H’Bin', role: 'officer', unitId: 'UBND xã Ia Grai' })
    people.set('vneid-1', { email: person.email.toUpperCase(), email_verified: true, name: 'RO MAH H BIN' })
    const { location, cookie, authorization } = await signInOutside('vneid-1')
    expect(authorization.searchParams.get('code_challenge_method')).toBe('S256')
    expect(authorization.searchParams.get('nonce')).toBeTruthy()
    expect(new URL(location, 'http://localhost').pathname).toBe('/lam-viec/cong-viec')
    const { body } = await browserWith(stage, cookie).get('me')
    expect(body).toMatchObject({ actor: { id: person.id }, person: { name: 'Rơ Mah H’Bin' } })
    const linked = (await stage.platform.db.select().from(accounts).where(eq(accounts.personId, person.id))).find(
      account => account.providerId === 'oidc',
    )
    expect(linked).toMatchObject({ accountId: 'vneid-1', accessToken: null, refreshToken: null, idToken: null })
    const again = await signInOutside('vneid-1')
    expect((await browserWith(stage, again.cookie).get('me')).body.actor.id).toBe(person.id)
  })

  it('takes up an invitation, without a password', async () => {
    const administrator = await stage.as({ role: 'administrator', unitId: 'Sở KH&CN' })
    const unitId = administrator.me.grants[0]!.unitId
    const { body: invited } = await administrator.post('persons', {
      name: 'Đinh Plưn',
      email: 'plun@gialai.test',
      role: 'officer',
      unitId,
    })
    people.set('vneid-2', { email: 'plun@gialai.test', email_verified: true, name: 'Đinh Plưn' })
    const { cookie } = await signInOutside('vneid-2')
    expect((await browserWith(stage, cookie).get('me')).body).toMatchObject({
      actor: { id: invited.id },
      person: { hasPassword: false },
    })
    expect((await administrator.get(`persons/${invited.id}`)).body).toMatchObject({ state: 'active', invitation: null })
  })

  it('sends an unknown person back with a word, and makes no account', async () => {
    people.set('vneid-3', { email: 'la-mat@gialai.test', email_verified: true, name: 'Người Lạ' })
    const before = await stage.platform.db.$count(persons)
    const { location, cookie } = await signInOutside('vneid-3')
    expect(location).toMatch(/\/lam-viec\/dang-nhap\?error=signup_disabled/)
    expect((await browserWith(stage, cookie).get('me')).body.actor).toBeNull()
    expect(await stage.platform.db.$count(persons)).toBe(before)
  })

  it('does not trust a mailbox that the issuer has not verified', async () => {
    const person = await enrol(stage, { role: 'officer', unitId: 'UBND xã Ia Grai' })
    people.set('vneid-4', { email: person.email, email_verified: false, name: 'Kẻ Mạo Danh' })
    const { location, cookie } = await signInOutside('vneid-4')
    expect(location).toMatch(/\/lam-viec\/dang-nhap\?error=account_not_linked/)
    expect((await browserWith(stage, cookie).get('me')).body.actor).toBeNull()
  })

  it('does not let in who was deactivated, nor who brings a state that is not theirs', async () => {
    const person = await enrol(stage, { role: 'officer', unitId: 'UBND xã Ia Grai' })
    people.set('vneid-5', { email: person.email, email_verified: true, name: 'Đã Nghỉ' })
    const administrator = await stage.as({ role: 'administrator', unitId: 'Sở KH&CN' })
    await administrator.post(`persons/${person.id}/deactivate`, { version: 1, reason: 'Nghỉ hưu' })
    const { location, cookie } = await signInOutside('vneid-5')
    expect(location).toMatch(/\/lam-viec\/dang-nhap\?error=/)
    expect((await browserWith(stage, cookie).get('me')).body.actor).toBeNull()
    const forged = await stage.app.request('http://localhost/api/auth/callback/oidc?code=abc&state=made-up')
    expect(forged.headers.get('location')).toMatch(/\/lam-viec\/dang-nhap\?error=/)
    expect(forged.headers.getSetCookie().some(text => /session_token=[^;]/.test(text))).toBe(false)
  })

  it('goes only to pages of ours afterwards', async () => {
    for (const callbackURL of ['https://xau.example/', '//xau.example', '/\\xau.example'])
      expect((await stage.anonymous.post('/api/auth/sign-in/social', { callbackURL })).status).toBe(200)
    const plain = await testPlatform()
    expect(await plain.anonymous.post('/api/auth/sign-in/social', {})).toMatchObject({ status: 404 })
    expect((await plain.anonymous.get('me')).body.outsideSignIn).toBeNull()
    await plain.close()
  })
})
