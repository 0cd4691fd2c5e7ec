import fc from 'fast-check'
import { and, eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roles, type Actor } from '#kernel/actor.ts'
import { auditEntries } from '#kernel/audit/tables.ts'
import { enrol, linkTo, signIn, testPassword, trySignIn } from '#test/people.ts'
import { testPlatform, type Client, type TestPlatform } from '#test/kit.ts'
import { agencyByCode } from '#modules/agencies/index.ts'
import { canRead } from './policy.ts'
import { personById } from './queries.ts'
import { visible } from './scope.ts'
import { persons } from './tables.ts'

let stage: TestPlatform
let department: string, commune: string, neighbour: string
let administrator: Client & { me: Actor }, office: Client, leader: Client & { me: Actor }, officer: Client & { me: Actor }
let viewer: Client & { me: Actor }, stranger: Client & { me: Actor }
const nobody = '00000000-0000-7000-8000-000000000000'

beforeAll(async () => {
  stage = await testPlatform({ seeded: true })
  const idOf = async (code: string) => (await agencyByCode(stage.platform.db, code))!.id
  department = await idOf('so-khoa-hoc-va-cong-nghe')
  commune = await idOf('23764')
  neighbour = await idOf('21583')
  administrator = await stage.as({ name: 'Quản trị', role: 'administrator', unitId: department })
  office = await stage.as({ role: 'office', unitId: department })
  leader = await stage.as({ name: 'Siu Blơ', role: 'leader', unitId: commune })
  officer = await stage.as({ role: 'officer', unitId: commune })
  viewer = await stage.as({ role: 'viewer', unitId: commune })
  stranger = await stage.as({ role: 'officer', unitId: neighbour })
})
afterAll(() => stage.close())

let counter = 0
const mailbox = () => `moi-${++counter}@gialai.test`
const invitation = (fields: Record<string, unknown> = {}) => ({
  name: 'Kpă Thị Nga',
  email: mailbox(),
  role: 'officer',
  unitId: commune,
  ...fields,
})
const detail = async (id: string) => (await administrator.get(`persons/${id}`)).body

describe('who sees whose account', () => {
  it('an administrator and the programme office see everybody', async () => {
    for (const client of [administrator, office]) {
      const { body } = await client.get('persons', { pageSize: 200 })
      expect(body.items.map((person: { id: string }) => person.id)).toEqual(
        expect.arrayContaining([leader.me.id, stranger.me.id, administrator.me.id]),
      )
      expect(body.total).toBeGreaterThanOrEqual(12)
    }
  })

  it('cán bộ xã chỉ thấy người của xã mình, không xem được tài khoản của xã khác', async () => {
    const { body } = await officer.get('persons', { pageSize: 200 })
    const units = body.items.flatMap((person: { grants: { unit: { id: string } }[] }) =>
      person.grants.map(grant => grant.unit.id),
    )
    expect(new Set(units)).toEqual(new Set([commune]))
    expect(await officer.get(`persons/${leader.me.id}`)).toMatchObject({ status: 200, body: { email: leader.me.email } })
    expect(await officer.get(`persons/${stranger.me.id}`)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  })

  it('a stranger sees nobody, a wrong number finds nobody', async () => {
    expect(await stage.anonymous.get('persons')).toMatchObject({ status: 401 })
    expect(await stage.anonymous.get(`persons/${leader.me.id}`)).toMatchObject({ status: 401 })
    expect(await administrator.get(`persons/${nobody}`)).toMatchObject({ status: 404 })
    expect(await administrator.get('persons/x')).toMatchObject({ status: 422 })
    expect(await administrator.get('persons', { sort: 'password' })).toMatchObject({ status: 422 })
  })

  it('finds a person typed without marks, by role, by agency and by state', async () => {
    const names = async (query: Record<string, unknown>) =>
      (await administrator.get('persons', query)).body.items.map((person: { name: string }) => person.name)
    expect(await names({ q: 'siu blo' })).toEqual(['Siu Blơ'])
    expect(await names({ q: 'quan-tri@demo' })).toEqual(['Đỗ Minh Khôi'])
    expect(await names({ unit: commune, role: 'leader' })).toEqual(['Siu Blơ'])
    expect(await names({ unit: commune, state: 'deactivated' })).toEqual([])
    expect(await names({ q: '%' })).toEqual([])
  })

  it('list and detail agree for every kind of actor', async () => {
    const units = [department, commune, neighbour]
    const everybody = await stage.platform.db.select({ id: persons.id }).from(persons).limit(40)
    const grant = fc.record({ role: fc.constantFrom(...roles), unitId: fc.constantFrom(...units) })
    await fc.assert(
      fc.asyncProperty(
        fc.array(grant, { maxLength: 3 }),
        fc.constantFrom(...everybody),
        fc.boolean(),
        async (grants, { id }, self) => {
          const actor: Actor = { id: self ? id : nobody, name: '', email: '', grants }
          const [row] = await stage.platform.db
            .select({ id: persons.id })
            .from(persons)
            .where(and(eq(persons.id, id), visible(actor)))
          return (row !== undefined) === canRead(actor, (await personById(stage.platform.db, id))!)
        },
      ),
      { numRuns: 120 },
    )
  })
})

describe('an invitation', () => {
  it('brings a new officer in: letter, password, first sign-in', async () => {
    const wanted = invitation({ email: 'Nga.Kpa@GiaLai.test', position: 'Công chức', phone: '0269 3844 000' })
    const { status, body } = await administrator.post('persons', wanted)
    expect({ status, body }).toMatchObject({ status: 200, body: { state: 'invited', email: 'nga.kpa@gialai.test' } })
    await stage.drain()
    const { path, token } = linkTo(stage, 'nga.kpa@gialai.test')
    expect(path).toBe('/lam-viec/nhan-loi-moi')
    expect(await stage.anonymous.post('invitations/read', { token })).toMatchObject({
      status: 200,
      body: { name: 'Kpă Thị Nga', email: 'nga.kpa@gialai.test', grants: [{ role: 'officer', unit: 'UBND xã Ia Grai' }] },
    })
    expect(await trySignIn(stage, { email: 'nga.kpa@gialai.test' })).toMatchObject({ status: 401 })
    const accepted = await stage.anonymous.post('invitations/accept', { token, name: 'Kpă Nga', password: testPassword })
    expect(accepted).toMatchObject({ status: 200, body: { email: 'nga.kpa@gialai.test' } })
    const client = await signIn(stage, { email: 'nga.kpa@gialai.test' })
    expect((await client.get('me')).body.person).toMatchObject({ name: 'Kpă Nga', position: 'Công chức' })
    expect(await detail(body.id)).toMatchObject({ state: 'active', invitation: null, may: { resend: false } })
  })

  it('works once, and not with a weak password', async () => {
    const wanted = invitation()
    await administrator.post('persons', wanted)
    await stage.drain()
    const { token } = linkTo(stage, wanted.email)
    const accept = (password: string) => stage.anonymous.post('invitations/accept', { token, name: 'Kpă Thị Nga', password })
    expect(await accept('matkhau12345')).toMatchObject({ status: 422, body: { fields: [{ path: 'password' }] } })
    const [one, two] = await Promise.all([accept(testPassword), accept(testPassword)])
    expect([one.status, two.status].toSorted()).toEqual([200, expect.any(Number)])
    expect(Math.max(one.status, two.status)).toBeGreaterThanOrEqual(409)
    expect(await accept(testPassword)).toMatchObject({ status: 410, body: { code: 'identity.link_spent' } })
    expect(await stage.anonymous.post('invitations/read', { token })).toMatchObject({ status: 410 })
    expect(
      await stage.anonymous.post('invitations/accept', { token: 'x'.repeat(43), name: 'Ai Đó', password: testPassword }),
    ).toMatchObject({
      status: 410,
    })
    expect(await stage.anonymous.post('invitations/accept', { token })).toMatchObject({ status: 422 })
  })

  it('runs out after seven days and can be sent again; then only the newer link works', async () => {
    const wanted = invitation()
    const { body: person } = await administrator.post('persons', wanted)
    await stage.drain()
    const old = linkTo(stage, wanted.email).token
    const before = stage.clock.now()
    stage.clock.set(before.add({ hours: 7 * 24, minutes: 1 }).toString())
    expect(await stage.anonymous.post('invitations/read', { token: old })).toMatchObject({ status: 410 })
    const { invitation: open } = await detail(person.id)
    expect(open).toMatchObject({ expired: true })
    expect(await stage.anonymous.post(`invitations/${open.id}/resend`, { version: open.version })).toMatchObject({ status: 401 })
    expect(await officer.post(`invitations/${open.id}/resend`, { version: open.version })).toMatchObject({ status: 403 })
    expect(await stranger.post(`invitations/${open.id}/resend`, { version: open.version })).toMatchObject({ status: 403 })
    expect(await leader.post(`invitations/${open.id}/resend`, {})).toMatchObject({ status: 422 })
    expect(await leader.post(`invitations/${open.id}/resend`, { version: open.version })).toMatchObject({ status: 204 })
    await stage.drain()
    const fresh = linkTo(stage, wanted.email).token
    expect(await stage.anonymous.post('invitations/read', { token: old })).toMatchObject({ status: 410 })
    expect(await stage.anonymous.post('invitations/read', { token: fresh })).toMatchObject({ status: 200 })
    stage.clock.set(before.toString())
  })

  it('can be withdrawn; the mailbox may be invited again', async () => {
    const wanted = invitation()
    const { body: person } = await leader.post('persons', wanted)
    await stage.drain()
    const { token } = linkTo(stage, wanted.email)
    const { invitation: open } = await detail(person.id)
    expect(await stranger.post(`invitations/${open.id}/withdraw`, { version: open.version })).toMatchObject({ status: 403 })
    expect(await stage.anonymous.post(`invitations/${open.id}/withdraw`, { version: open.version })).toMatchObject({
      status: 401,
    })
    expect(await leader.post(`invitations/${open.id}/withdraw`, { version: open.version })).toMatchObject({ status: 204 })
    expect(await stage.anonymous.post('invitations/accept', { token, name: 'Ai Đó', password: testPassword })).toMatchObject({
      status: 410,
    })
    expect(await administrator.post(`invitations/${open.id}/withdraw`, { version: open.version + 1 })).toMatchObject({
      status: 410,
    })
    expect(await leader.post('persons', wanted)).toMatchObject({ status: 200 })
  })

  it('is given by a leader at their own agency only, and never above a leader', async () => {
    expect(await leader.post('persons', invitation({ role: 'leader' }))).toMatchObject({ status: 200 })
    for (const refused of [
      invitation({ unitId: neighbour }),
      invitation({ role: 'administrator' }),
      invitation({ role: 'office' }),
    ])
      expect(await leader.post('persons', refused)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    for (const client of [officer, viewer, office, stranger])
      expect(await client.post('persons', invitation())).toMatchObject({ status: 403 })
    expect(await stage.anonymous.post('persons', invitation())).toMatchObject({ status: 401 })
  })

  it('names what is wrong with it, and does not invite a mailbox twice', async () => {
    const wrong = await administrator.post('persons', { name: 'A', email: 'không phải thư', role: 'vua', unitId: 'x' })
    expect(wrong.status).toBe(422)
    expect(wrong.body.fields.map((field: { path: string }) => field.path)).toEqual(['name', 'email', 'unitId', 'role'])
    expect(await administrator.post('persons', invitation({ unitId: nobody }))).toMatchObject({
      status: 422,
      body: { code: 'identity.no_such_agency' },
    })
    expect(await administrator.post('persons', invitation({ email: ` ${leader.me.email.toUpperCase()}`.trim() }))).toMatchObject({
      status: 409,
      body: { code: 'identity.account_taken' },
    })
  })
})

describe('roles', () => {
  it('are granted by an administrator anywhere and count from the next request', async () => {
    const person = await stage.as({ role: 'viewer', unitId: neighbour })
    expect(await person.get(`persons/${officer.me.id}`)).toMatchObject({ status: 403 })
    const granted = await administrator.post(`persons/${person.me.id}/grants`, { role: 'officer', unitId: commune })
    expect(granted).toMatchObject({
      status: 200,
      body: { role: 'officer', unit: { name: 'UBND xã Ia Grai' }, may: { revoke: true } },
    })
    expect(await person.get(`persons/${officer.me.id}`)).toMatchObject({ status: 200 })
    const revoked = await administrator.delete(`grants/${granted.body.id}`, { version: 1 })
    expect(revoked).toMatchObject({ status: 204 })
    expect(await person.get(`persons/${officer.me.id}`)).toMatchObject({ status: 403 })
  })

  it('are not granted twice, nor at an agency or to a person that does not exist', async () => {
    const again = { role: 'officer', unitId: commune }
    expect(await administrator.post(`persons/${officer.me.id}/grants`, again)).toMatchObject({
      status: 409,
      body: { code: 'identity.grant_taken' },
    })
    expect(await administrator.post(`persons/${officer.me.id}/grants`, { role: 'officer', unitId: nobody })).toMatchObject({
      status: 422,
    })
    expect(await administrator.post(`persons/${nobody}/grants`, again)).toMatchObject({ status: 404 })
    expect(await administrator.post(`persons/${officer.me.id}/grants`, { role: 'vua', unitId: commune })).toMatchObject({
      status: 422,
    })
    expect(await stage.anonymous.post(`persons/${officer.me.id}/grants`, again)).toMatchObject({ status: 401 })
  })

  it('are handed out by a leader inside the own agency, to people seen there', async () => {
    const editor = await leader.post(`persons/${viewer.me.id}/grants`, { role: 'editor', unitId: commune })
    expect(editor.status).toBe(200)
    expect(await leader.post(`persons/${viewer.me.id}/grants`, { role: 'office', unitId: commune })).toMatchObject({
      status: 403,
    })
    expect(await leader.post(`persons/${viewer.me.id}/grants`, { role: 'editor', unitId: neighbour })).toMatchObject({
      status: 403,
    })
    expect(await leader.post(`persons/${stranger.me.id}/grants`, { role: 'editor', unitId: commune })).toMatchObject({
      status: 403,
    })
    expect(await stranger.delete(`grants/${editor.body.id}`, { version: 1 })).toMatchObject({ status: 403 })
    expect(await stage.anonymous.delete(`grants/${editor.body.id}`, { version: 1 })).toMatchObject({ status: 401 })
    expect(await leader.delete(`grants/${editor.body.id}`, {})).toMatchObject({ status: 422 })
    expect(await leader.delete(`grants/${nobody}`, { version: 1 })).toMatchObject({ status: 404 })
    expect(await leader.delete(`grants/${editor.body.id}`, { version: 1 })).toMatchObject({ status: 204 })
  })

  it('are never one’s own to change', async () => {
    expect(
      await administrator.post(`persons/${administrator.me.id}/grants`, { role: 'office', unitId: department }),
    ).toMatchObject({
      status: 403,
    })
    const own = (await detail(administrator.me.id)).grants[0]
    expect(own.may.revoke).toBe(false)
    expect(await administrator.delete(`grants/${own.id}`, { version: own.version })).toMatchObject({ status: 403 })
    const leaders = (await detail(leader.me.id)).grants[0]
    expect(await leader.delete(`grants/${leaders.id}`, { version: leaders.version })).toMatchObject({ status: 403 })
  })
})

describe('an account', () => {
  it('is corrected by an administrator; the second of two sees what the first changed', async () => {
    const person = await stage.person({ name: 'Ksor Hlâm', role: 'officer', unitId: commune })
    expect(await administrator.patch(`persons/${person.id}`, { version: 1, position: 'Phó Chủ tịch' })).toMatchObject({
      status: 200,
      body: { version: 2, position: 'Phó Chủ tịch' },
    })
    expect(await administrator.patch(`persons/${person.id}`, { version: 1, position: 'Chủ tịch' })).toMatchObject({
      status: 409,
      body: { code: 'conflict', current: { position: 'Phó Chủ tịch' } },
    })
    for (const client of [leader, office, stranger])
      expect(await client.patch(`persons/${person.id}`, { version: 2, name: 'Khác' })).toMatchObject({ status: 403 })
    expect(await stage.anonymous.patch(`persons/${person.id}`, { version: 2, name: 'Khác' })).toMatchObject({ status: 401 })
    expect(await administrator.patch(`persons/${person.id}`, { version: 2, name: '' })).toMatchObject({ status: 422 })
  })

  it('when deactivated signs nobody in and ends every session at once; it can come back', async () => {
    const person = await enrol(stage, { role: 'officer', unitId: commune })
    const client = await signIn(stage, person)
    await client.get('me')
    for (const refused of [leader, office, stranger])
      expect(await refused.post(`persons/${person.id}/deactivate`, { version: 1, reason: 'Nghỉ hưu' })).toMatchObject({
        status: 403,
      })
    expect(await stage.anonymous.post(`persons/${person.id}/deactivate`, { version: 1, reason: 'Nghỉ hưu' })).toMatchObject({
      status: 401,
    })
    expect(await administrator.post(`persons/${person.id}/deactivate`, { version: 1 })).toMatchObject({ status: 422 })
    expect(await administrator.post(`persons/${person.id}/deactivate`, { version: 1, reason: 'Nghỉ hưu' })).toMatchObject({
      status: 204,
    })
    expect((await client.get('me')).body.actor).toBeNull()
    expect((await detail(person.id)).state).toBe('deactivated')
    const [entry] = await stage.platform.db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.operation, 'identity.deactivate_person'), inArray(auditEntries.reason, ['Nghỉ hưu'])))
    expect(entry).toMatchObject({ actorName: 'Quản trị' })
    expect(await leader.post(`persons/${person.id}/reactivate`, { version: 2 })).toMatchObject({ status: 403 })
    expect(await administrator.post(`persons/${person.id}/reactivate`, { version: 2 })).toMatchObject({ status: 204 })
    await signIn(stage, person)
  })

  it('of the last administrator stays, whoever asks', async () => {
    const alone = await testPlatform()
    const only = await alone.as({ role: 'administrator', unitId: 'Sở KH&CN' })
    const second = await alone.as({ role: 'administrator', unitId: 'Sở KH&CN' })
    const grantOf = async (id: string) => (await second.get(`persons/${id}`)).body.grants[0]
    const first = await grantOf(only.me.id)
    expect(await second.delete(`grants/${first.id}`, { version: first.version })).toMatchObject({ status: 204 })
    expect(await second.post(`persons/${second.me.id}/deactivate`, { version: 1, reason: 'Thử' })).toMatchObject({ status: 403 })
    // Acting for the system, past every rule of who may: the last one still stays.
    const { deactivate } = await import('./operations/persons.ts')
    const { revoke } = await import('./operations/grants.ts')
    const last = await grantOf(second.me.id)
    await expect(deactivate.run(alone.callAs(), { id: second.me.id, version: 1, reason: 'Thử' })).rejects.toMatchObject({
      code: 'identity.last_administrator',
    })
    await expect(revoke.run(alone.callAs(), { grantId: last.id, version: last.version })).rejects.toMatchObject({
      code: 'identity.last_administrator',
    })
    await alone.close()
  })
})
