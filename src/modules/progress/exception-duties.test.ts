import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { concerns, scopeOf, type Duty } from '#kernel/duties.ts'
import { today } from '#kernel/clock.ts'
import { castOf, type Cast } from '../programme/cast.test-kit.ts'
import { exceptionDuties } from './duties/exceptions.ts'

let cast: Cast
let assignment: string
beforeAll(async () => {
  cast = await castOf({ adopted: true })
  assignment = (await cast.communeOfficer.get('assignments', { sort: 'due' })).body.items[0].id
})
afterAll(() => cast.stage.close())

const me = (client: unknown) => (client as { me: Actor }).me
const read = () => ({ db: cast.stage.platform.db, day: today(cast.stage.clock).toString() })
const dutiesOf = async (client: unknown): Promise<Duty[]> =>
  (await exceptionDuties.find(read(), scopeOf(me(client)))).filter(duty => concerns(me(client), duty))
const kindsOf = async (client: unknown) => (await dutiesOf(client)).map(duty => duty.kind)

describe('what a person must do out of the ordinary', () => {
  it('begins with the plan that every agency owes, late once its year is over', async () => {
    const [duty, ...more] = await dutiesOf(cast.communeOfficer)
    expect(more).toEqual([])
    expect(duty).toMatchObject({ kind: 'progress.child_plan', due: '2025-12-31', urgency: 'late' })
    expect(await kindsOf(cast.administrator)).toEqual([])
    await cast.communeOfficer.post('child-plans', {
      agencyId: me(cast.communeOfficer).grants[0]!.unitId,
      number: '12/KH-UBND',
      issuedOn: '2025-09-10',
      title: 'Triển khai truyền thông tại xã',
      year: 2025,
      address: 'https://iagrai.gialai.gov.vn/ke-hoach-12',
    })
    expect(await kindsOf(cast.communeOfficer)).toEqual([])
    expect(await kindsOf(cast.neighbour)).toEqual(['progress.child_plan'])
  })

  it('shows the office a wish for more time until it is decided, and not to who asked', async () => {
    const { id, version } = (
      await cast.communeOfficer.post(`turns/${assignment}/0/extensions`, {
        wantedDue: '2026-03-31',
        reason: 'Đang chờ chuyển sang cổng của tỉnh.',
      })
    ).body
    expect((await dutiesOf(cast.office)).map(({ kind, due, urgency }) => ({ kind, due, urgency }))).toEqual([
      { kind: 'progress.extension', due: '2026-02-12', urgency: 'soon' },
    ])
    expect(await kindsOf(cast.communeOfficer)).toEqual([])
    await cast.office.post(`extensions/${id}/decision`, { version, granted: false, reason: 'Cần làm ngay' })
    expect(await kindsOf(cast.office)).toEqual([])
  })

  it('brings a difficulty to the office, when late also to its leader, and the answer back to the agency', async () => {
    const { id } = (
      await cast.communeOfficer.post(`turns/${assignment}/0/difficulties`, {
        kind: 'difficulty',
        text: 'Xã chưa có cán bộ chuyên trách.',
      })
    ).body
    expect(await kindsOf(cast.office)).toEqual(['progress.difficulty'])
    expect(await kindsOf(cast.leader)).not.toContain('progress.difficulty_late')
    cast.stage.clock.set('2026-02-13T00:00')
    expect((await dutiesOf(cast.office))[0]).toMatchObject({
      urgency: 'late',
      detail: expect.stringContaining('1 ngày làm việc'),
    })
    expect(await kindsOf(cast.leader)).toContain('progress.difficulty_late')
    const { version } = (await cast.office.get(`difficulties/${id}`)).body
    const answered = (
      await cast.office.post(`difficulties/${id}/answer`, { version, text: 'Sở sẽ tập huấn cho cán bộ kiêm nhiệm.' })
    ).body
    expect(await kindsOf(cast.leader)).not.toContain('progress.difficulty_late')
    expect(await kindsOf(cast.communeLeader)).toEqual(['progress.answer'])
    await cast.communeLeader.post(`difficulties/${id}/closing`, { version: answered.version })
    expect(await kindsOf(cast.communeLeader)).toEqual([])
  })

  it('asks an urged agency for an answer, until it notes something or finishes', async () => {
    await cast.office.post('urges', { items: [{ assignmentId: assignment, year: 0 }], answerBy: '2026-02-27' })
    const [duty] = await dutiesOf(cast.communeOfficer)
    expect(duty).toMatchObject({ kind: 'progress.urge', due: '2026-02-27', href: `/viec/${assignment}` })
    expect(await kindsOf(cast.neighbour)).not.toContain('progress.urge')
    cast.stage.clock.set('2026-02-13T09:00')
    await cast.communeOfficer.post(`turns/${assignment}/0/notes`, { text: 'Đã tạo tài khoản, đang chờ xác minh.' })
    expect(await kindsOf(cast.communeOfficer)).toEqual([])
  })

  it('is the same whether asked for one person or for everyone at once', async () => {
    const all = await exceptionDuties.find(read(), 'everyone')
    expect(all.length).toBeGreaterThan(100)
    for (const client of [cast.office, cast.leader, cast.communeOfficer, cast.neighbour, cast.administrator]) {
      const keys = (list: Duty[]) => list.map(duty => `${duty.kind} ${duty.key}`).toSorted()
      expect(keys(all.filter(duty => concerns(me(client), duty)))).toEqual(keys(await dutiesOf(client)))
    }
    const names = new Set(exceptionDuties.kinds.map(one => one.kind))
    expect(all.every(duty => names.has(duty.kind))).toBe(true)
    expect(new Set(all.map(duty => `${duty.kind} ${duty.key}`)).size).toBe(all.length)
  })
})
