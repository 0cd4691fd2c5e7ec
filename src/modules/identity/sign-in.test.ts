import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enrol, signIn, testPassword, type Enrolled } from '#test/people.ts'
import { testPlatform, type TestPlatform } from '#test/kit.ts'
import { agencies } from '#modules/agencies/index.ts'
import { createIdentity } from './index.ts'

let stage: TestPlatform
let commune: string
let officer: Enrolled

beforeAll(async () => {
  stage = await testPlatform({ seeded: true, identity: createIdentity })
  const all = await stage.platform.db.select().from(agencies)
  commune = all.find(agency => agency.name === 'UBND xã Ia Grai')!.id
  officer = await enrol(stage, { name: 'Rơ Châm H’Lan', grants: [{ role: 'officer', unitId: commune }] })
})
afterAll(() => stage.close())

describe('signing in with a password', () => {
  it('lets a person in and tells them who they are', async () => {
    const client = await signIn(stage, officer)
    const { body } = await client.get('me')
    expect(body).toMatchObject({
      actor: { id: officer.id, name: 'Rơ Châm H’Lan', grants: [{ role: 'officer', unitId: commune }] },
      person: { twoFactor: 'off', hasPassword: true, grants: [{ unit: { name: 'UBND xã Ia Grai' } }] },
      needsSetup: false,
    })
  })

  it('answers nobody as nobody', async () => {
    expect(await stage.anonymous.get('me')).toMatchObject({ status: 200, body: { actor: null, person: null } })
  })

  it('says the same of a wrong password and of an unknown mailbox', async () => {
    const wrong = await stage.anonymous.post('/api/auth/sign-in/email', { email: officer.email, password: 'sai rồi' })
    const unknown = await stage.anonymous.post('/api/auth/sign-in/email', {
      email: 'khong-co@lantoa.test',
      password: testPassword,
    })
    for (const answer of [wrong, unknown])
      expect(answer).toMatchObject({
        status: 401,
        body: { code: 'identity.wrong_sign_in', detail: expect.stringContaining('chưa đúng') },
      })
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' })
  })
})
