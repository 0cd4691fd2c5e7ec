import { desc, eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { auditEntries } from '#kernel/audit/tables.ts'
import { testPlatform, type Client, type TestPlatform } from '#test/kit.ts'
import { agencyByCode } from '#modules/agencies/index.ts'

type Person = Client & { me: Actor }
let stage: TestPlatform
let commune: string, neighbour: string
let leader: Person, deputy: Person, stranger: Person, administrator: Person
const start = '2026-02-05T08:00'

beforeAll(async () => {
  stage = await testPlatform({ seeded: true, at: start })
  commune = (await agencyByCode(stage.platform.db, '23764'))!.id
  neighbour = (await agencyByCode(stage.platform.db, '21583'))!.id
  administrator = await stage.as({ name: 'Quản Trị', role: 'administrator', unitId: commune })
})
afterAll(() => stage.close())
afterEach(() => stage.clock.set(start))

const cast = async () => {
  leader = await stage.as({ name: 'Siu Blơ', role: 'leader', unitId: commune })
  deputy = await stage.as({ name: 'Kpă Nga', role: 'officer', unitId: commune })
  stranger = await stage.as({ name: 'Lê Hùng', role: 'officer', unitId: neighbour })
}
const days = (startsOn: string, endsOn: string) => ({
  unitId: commune,
  toPersonId: deputy.me.id,
  startsOn,
  endsOn,
  reason: 'Nghỉ phép',
})
const rightsOf = async (client: Client) =>
  (await client.get('me')).body.actor.grants.map((grant: { role: string; delegatedBy?: { name: string } }) =>
    grant.delegatedBy ? `${grant.role} thay ${grant.delegatedBy.name}` : grant.role,
  )

describe('rights during leave', () => {
  it('pass to a colleague from the first day to the last, and end by themselves at midnight in Hà Nội', async () => {
    await cast()
    expect(await leader.post('me/delegations', days('2026-02-06', '2026-02-08'))).toMatchObject({ status: 200 })
    const at = async (moment: string) => {
      stage.clock.set(moment)
      return rightsOf(deputy)
    }
    expect(await at('2026-02-05T23:59:59')).toEqual(['officer'])
    expect(await at('2026-02-06T00:00:00')).toEqual(['officer', 'leader thay Siu Blơ'])
    expect(await at('2026-02-08T23:59:58')).toEqual(['officer', 'leader thay Siu Blơ'])
    expect(await at('2026-02-09T00:00:00')).toEqual(['officer'])
  })

  it('are not forgotten by the memory of a few seconds at the stroke of midnight', async () => {
    await cast()
    await leader.post('me/delegations', days('2026-02-05', '2026-02-05'))
    const wait = () => new Promise(done => setTimeout(done, 5100))
    await wait()
    stage.clock.set('2026-02-05T23:59:59.500')
    expect(await rightsOf(deputy)).toContain('leader thay Siu Blơ')
    stage.clock.set('2026-02-06T00:00:00.500')
    expect(await rightsOf(deputy)).toEqual(['officer'])
  }, 15_000)

  it('stay with their owner too, and show in the audit as whom somebody acted for', async () => {
    await cast()
    const second = await stage.as({ role: 'viewer', unitId: commune })
    await leader.post('me/delegations', days('2026-02-05', '2026-02-06'))
    expect(await rightsOf(leader)).toEqual(['leader'])
    const { version } = (await deputy.get(`agencies/${commune}`)).body
    // The officer may do this in their own right …
    await deputy.patch(`agencies/${commune}`, { version, phone: '0269 3844 111' })
    const last = async () =>
      (await stage.platform.db.select().from(auditEntries).orderBy(desc(auditEntries.sequence)).limit(1))[0]?.actorName
    expect(await last()).toBe('Kpă Nga')
    // … and hands nothing out that is only lent.
    expect(await deputy.post(`persons/${second.me.id}/grants`, { role: 'editor', unitId: commune })).toMatchObject({
      status: 403,
    })
  })

  it('are written down with both names where only the lent right allows', async () => {
    await cast()
    const watcher = await stage.as({ name: 'Rmah Dứt', role: 'viewer', unitId: commune })
    await leader.post('me/delegations', { ...days('2026-02-05', '2026-02-06'), toPersonId: watcher.me.id })
    const { version } = (await watcher.get(`agencies/${commune}`)).body
    expect(await watcher.patch(`agencies/${commune}`, { version, phone: '0269 3844 222' })).toMatchObject({ status: 200 })
    const [entry] = await stage.platform.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.actorId, watcher.me.id))
      .orderBy(desc(auditEntries.sequence))
      .limit(1)
    expect(entry?.actorName).toBe('Rmah Dứt (thay Siu Blơ)')
  })

  it('cannot be passed on further', async () => {
    await cast()
    const third = await stage.as({ role: 'viewer', unitId: commune })
    const lent = await stage.as({ name: 'Chỉ Được Ủy Quyền', role: 'viewer', unitId: commune })
    await leader.post('me/delegations', { ...days('2026-02-05', '2026-02-10'), toPersonId: lent.me.id })
    await lent.post('me/delegations', { ...days('2026-02-05', '2026-02-10'), toPersonId: third.me.id })
    expect(await rightsOf(third)).toEqual(['viewer', 'viewer thay Chỉ Được Ủy Quyền'])
  })

  it('can be taken back by their owner or an administrator, and nobody else', async () => {
    await cast()
    const { body: made } = await leader.post('me/delegations', days('2026-02-05', '2026-02-20'))
    expect(await rightsOf(deputy)).toHaveLength(2)
    const take = (client: Client, body: Record<string, unknown> = { version: 1 }) =>
      client.post(`delegations/${made.id}/withdraw`, body)
    expect(await take(deputy)).toMatchObject({ status: 403 })
    expect(await take(stranger)).toMatchObject({ status: 403 })
    expect(await take(stage.anonymous)).toMatchObject({ status: 401 })
    expect(await take(leader, {})).toMatchObject({ status: 422 })
    expect(await take(leader)).toMatchObject({ status: 204 })
    expect(await rightsOf(deputy)).toEqual(['officer'])
    expect(await take(leader, { version: 2 })).toMatchObject({ status: 409, body: { code: 'identity.delegation_over' } })
    const { body: again } = await leader.post('me/delegations', days('2026-02-05', '2026-02-20'))
    expect(await administrator.post(`delegations/${again.id}/withdraw`, { version: 1 })).toMatchObject({ status: 204 })
  })

  it('go with their owner: who is deactivated lends nothing', async () => {
    await cast()
    await leader.post('me/delegations', days('2026-02-05', '2026-02-20'))
    expect(await rightsOf(deputy)).toHaveLength(2)
    await administrator.post(`persons/${leader.me.id}/deactivate`, { version: 1, reason: 'Chuyển công tác' })
    stage.clock.set('2026-02-05T08:01')
    expect(await rightsOf(deputy)).toEqual(['officer'])
  })

  it('are refused beyond ninety days, into the past, to a stranger, to oneself, twice at once, and of administration', async () => {
    await cast()
    const ask = (fields: Record<string, unknown>) =>
      leader.post('me/delegations', { ...days('2026-02-05', '2026-02-10'), ...fields })
    expect(await ask({ endsOn: '2026-05-06' })).toMatchObject({ status: 422, body: { fields: [{ path: 'endsOn' }] } })
    expect(await ask({ startsOn: '2026-02-04' })).toMatchObject({ status: 422, body: { fields: [{ path: 'startsOn' }] } })
    expect(await ask({ endsOn: undefined })).toMatchObject({ status: 422, body: { fields: [{ path: 'endsOn' }] } })
    expect(await ask({ toPersonId: stranger.me.id })).toMatchObject({ status: 422, body: { code: 'identity.not_a_colleague' } })
    expect(await ask({ toPersonId: leader.me.id })).toMatchObject({ status: 422 })
    expect(await ask({ unitId: neighbour })).toMatchObject({ status: 403 })
    expect(await stage.anonymous.post('me/delegations', days('2026-02-05', '2026-02-10'))).toMatchObject({ status: 401 })
    expect(await administrator.post('me/delegations', days('2026-02-05', '2026-02-10'))).toMatchObject({ status: 403 })
    expect(await ask({})).toMatchObject({ status: 200 })
    expect(await ask({ startsOn: '2026-02-10', endsOn: '2026-02-12' })).toMatchObject({
      status: 422,
      body: { fields: [{ path: 'startsOn' }] },
    })
  })

  it('are listed for both sides; colleagues are offered without oneself and only at the own agency', async () => {
    await cast()
    await leader.post('me/delegations', days('2026-02-06', '2026-02-10'))
    expect((await leader.get('me/delegations')).body.items).toMatchObject([
      { to: { name: 'Kpă Nga' }, unit: { name: 'UBND xã Ia Grai' }, state: 'coming', may: { withdraw: true } },
    ])
    expect((await deputy.get('me/delegations')).body.items).toMatchObject([
      { from: { name: 'Siu Blơ' }, may: { withdraw: false } },
    ])
    expect(await stage.anonymous.get('me/delegations')).toMatchObject({ status: 401 })
    const { body } = await leader.get('colleagues', { unitId: commune })
    const ids = body.items.map((person: { id: string }) => person.id)
    expect(ids).toContain(deputy.me.id)
    expect(ids).not.toContain(leader.me.id)
    expect(ids).not.toContain(stranger.me.id)
    expect(await stranger.get('colleagues', { unitId: commune })).toMatchObject({ status: 403 })
    expect(await stage.anonymous.get('colleagues', { unitId: commune })).toMatchObject({ status: 401 })
    expect(await leader.get('colleagues', { unitId: 'x' })).toMatchObject({ status: 422 })
  })
})
