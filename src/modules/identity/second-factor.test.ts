import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { TestPlatform } from '#test/kit.ts'
import { browserWith, cookiesOf, enrol, signIn, testPassword, trySignIn } from '#test/people.ts'
import { enrolOfficer, stageOfToday } from './sign-in.test-kit.ts'

let stage: TestPlatform
const officer = () => enrolOfficer(stage)
beforeAll(async () => {
  stage = await stageOfToday()
})
afterAll(() => stage.close())

describe('the second factor', () => {
  const codeFor = (uri: string, shift = 0) => {
    const secret = new URL(uri).searchParams.get('secret')!
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
    const bits = [...secret.replace(/=+$/, '')].map(letter => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
    const key = Buffer.from(bits.match(/.{8}/g)!.map(byte => Number.parseInt(byte, 2)))
    const counter = Buffer.alloc(8)
    counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + shift))
    const digest = createHmac('sha1', key).update(counter).digest()
    const offset = digest[19]! & 15
    return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
  }
  const switchOn = async (person: Actor) => {
    const client = await signIn(stage, person)
    const enabled = await client.post('/api/auth/two-factor/enable', { password: testPassword })
    expect(enabled).toMatchObject({ status: 200, body: { totpURI: expect.stringContaining('otpauth://totp/') } })
    const verified = await client.post('/api/auth/two-factor/verify-totp', { code: codeFor(enabled.body.totpURI) })
    expect(verified).toMatchObject({ status: 200 })
    return {
      client: browserWith(stage, cookiesOf(verified.headers, client.cookie)),
      uri: enabled.body.totpURI as string,
      backupCodes: enabled.body.backupCodes as string[],
    }
  }

  it('is advised to leaders and administrators until it is on', async () => {
    const leader = await enrol(stage, { role: 'leader', unitId: 'UBND xã Ia Grai' })
    const before = await signIn(stage, leader)
    expect((await before.get('me')).body.person.twoFactor).toBe('advised')
    const { client } = await switchOn(leader)
    expect((await client.get('me')).body.person.twoFactor).toBe('on')
  })

  it('asks for the code after the password, and lets nobody in without it', async () => {
    const person = await officer()
    const { uri } = await switchOn(person)
    const first = await trySignIn(stage, person)
    expect(first).toMatchObject({ status: 200, body: { next: 'second_factor' } })
    const halfway = browserWith(stage, cookiesOf(first.headers))
    expect((await halfway.get('me')).body.actor).toBeNull()
    expect(await halfway.post('/api/auth/two-factor/verify-totp', { code: '000000' })).toMatchObject({
      status: 422,
      body: { code: 'identity.wrong_code' },
    })
    const done = await halfway.post('/api/auth/two-factor/verify-totp', { code: codeFor(uri) })
    expect(done).toMatchObject({ status: 200, body: { next: 'done' } })
    const client = browserWith(stage, cookiesOf(done.headers, halfway.cookie))
    expect((await client.get('me')).body.actor.id).toBe(person.id)
  })

  it('ends the attempt after five wrong codes', async () => {
    const person = await officer()
    await switchOn(person)
    const halfway = browserWith(stage, cookiesOf((await trySignIn(stage, person)).headers))
    for (let n = 0; n < 5; n++) await halfway.post('/api/auth/two-factor/verify-totp', { code: '000000' })
    const answer = await halfway.post('/api/auth/two-factor/verify-totp', { code: '000000' })
    expect([401, 429]).toContain(answer.status)
    expect((await halfway.get('me')).body.actor).toBeNull()
  })

  it('takes each backup code once', async () => {
    const person = await officer()
    const { backupCodes } = await switchOn(person)
    const enter = async () => {
      const halfway = browserWith(stage, cookiesOf((await trySignIn(stage, person)).headers))
      return halfway.post('/api/auth/two-factor/verify-backup-code', { code: backupCodes[0] })
    }
    expect(await enter()).toMatchObject({ status: 200 })
    expect(await enter()).toMatchObject({ status: 422, body: { code: 'identity.wrong_code' } })
  })

  it('of a person without telephone and codes is switched off by an administrator, who says why', async () => {
    const person = await officer()
    await switchOn(person)
    const administrator = await stage.as({ role: 'administrator', unitId: 'Sở KH&CN' })
    const leader = await stage.as({ role: 'leader', unitId: person.grants[0]!.unitId })
    const body = { version: 1, reason: 'Mất điện thoại' }
    expect((await administrator.get(`persons/${person.id}`)).body.may.resetTwoFactor).toBe(true)
    expect(await leader.post(`persons/${person.id}/reset-two-factor`, body)).toMatchObject({ status: 403 })
    expect(await stage.anonymous.post(`persons/${person.id}/reset-two-factor`, body)).toMatchObject({ status: 401 })
    expect(await administrator.post(`persons/${person.id}/reset-two-factor`, { version: 1 })).toMatchObject({ status: 422 })
    expect(await administrator.post(`persons/${person.id}/reset-two-factor`, body)).toMatchObject({ status: 204 })
    await signIn(stage, person)
    await stage.drain()
    expect(stage.mail.kept().findLast(letter => letter.to === person.email)?.subject).toContain('đã được tắt')
  })

  it('is switched off only with the password', async () => {
    const person = await officer()
    const { client } = await switchOn(person)
    expect(await client.post('/api/auth/two-factor/disable', { password: 'không đúng' })).toMatchObject({
      status: 422,
      body: { code: 'identity.wrong_password' },
    })
    expect(await client.post('/api/auth/two-factor/disable', { password: testPassword })).toMatchObject({ status: 200 })
    await signIn(stage, person)
    expect(await stage.anonymous.post('/api/auth/two-factor/disable', { password: testPassword })).toMatchObject({ status: 401 })
  })
})
