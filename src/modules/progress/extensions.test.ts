import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { castOf, nobody, type Cast } from '../programme/cast.test-kit.ts'
import { askedWhen, extensionFault, workingDaysLate } from './rules/exceptions.ts'
import { notes } from './tables.ts'

let cast: Cast
/** Task 2 is done once, by 31/12/2025: late on 5/2/2026. Task 1 goes on all the time. */
const held: Record<'late' | 'ongoing' | 'neighbour' | 'supporting', string> = {
  late: '',
  ongoing: '',
  neighbour: '',
  supporting: '',
}
beforeAll(async () => {
  cast = await castOf({ adopted: true })
  type Row = { id: string; role: string; task: { number: number } }
  const own = (await cast.communeOfficer.get('assignments', { pageSize: 100 })).body.items as Row[]
  const others = (await cast.neighbour.get('assignments', { pageSize: 100 })).body.items as Row[]
  held.late = own.find(row => row.task.number === 2)!.id
  held.ongoing = own.find(row => row.task.number === 1)!.id
  held.supporting = own.find(row => row.role === 'coordinating')!.id
  held.neighbour = others.find(row => row.task.number === 2)!.id
})
afterAll(() => cast.stage.close())

const reason = 'Trang thông tin của xã đang chuyển về cổng của tỉnh nên chưa tạo được tài khoản.'
const asking = (assignmentId: string, wantedDue = '2026-03-31') =>
  [`turns/${assignmentId}/0/extensions`, { wantedDue, reason }] as const

describe('asking for more time', () => {
  it('is the lead agency’s own: strangers, other agencies, the office and helpers cannot ask for it', async () => {
    expect((await cast.stranger.post(...asking(held.late))).status).toBe(401)
    expect((await cast.neighbour.post(...asking(held.late))).status).toBe(403)
    expect((await cast.office.post(...asking(held.late))).status).toBe(403)
    expect((await cast.communeOfficer.post(...asking(held.supporting))).status).toBe(403)
    expect((await cast.communeOfficer.post(...asking(nobody))).status).toBe(404)
  })

  it('needs a later day, in the future, a reason, and work that has a due day at all', async () => {
    const refused = async (path: string, body: Record<string, unknown>) => (await cast.communeOfficer.post(path, body)).body
    expect((await refused(`turns/${held.late}/0/extensions`, { wantedDue: '2025-12-01', reason })).fields[0].message).toContain(
      '31/12/2025',
    )
    expect((await refused(`turns/${held.late}/0/extensions`, { wantedDue: '2026-02-05', reason })).fields[0].message).toContain(
      'sau hôm nay',
    )
    expect((await refused(`turns/${held.late}/0/extensions`, { wantedDue: '2030-01-01', reason })).fields[0].path).toBe(
      'wantedDue',
    )
    expect((await refused(`turns/${held.late}/0/extensions`, { wantedDue: '2026-03-31', reason: 'xin' })).fields[0].path).toBe(
      'reason',
    )
    expect((await refused(`turns/${held.late}/0/extensions`, { reason })).fields[0].path).toBe('wantedDue')
    expect(
      (await refused(`turns/${held.ongoing}/2026/extensions`, { wantedDue: '2027-03-31', reason })).fields[0].message,
    ).toMatch(/thường xuyên/)
  })

  it('is told to be late when it is, waits for the office, and is asked once', async () => {
    const { status, body } = await cast.communeOfficer.post(...asking(held.late))
    expect(status).toBe(200)
    expect(body).toMatchObject({
      state: 'asked',
      due: '2025-12-31',
      wantedDue: '2026-03-31',
      daysAfterDue: workingDaysLate('2025-12-31', '2026-02-05'),
      may: { decide: false, withdraw: true },
    })
    expect(body.daysAfterDue).toBeGreaterThan(20)
    const again = await cast.communeLeader.post(...asking(held.late))
    expect(again).toMatchObject({ status: 409, body: { code: 'progress.extension_open' } })
    const turn = (await cast.communeOfficer.get(`turns/${held.late}/2026`)).body
    expect(turn.history.items[0]).toMatchObject({ kind: 'extension_asked' })
    expect(turn.history.items[0].text).toContain('quá hạn')
  })

  it('is seen by the agency and the office, not by the neighbour', async () => {
    expect((await cast.communeOfficer.get('extensions')).body.total).toBe(1)
    expect((await cast.neighbour.get('extensions')).body.total).toBe(0)
    expect((await cast.office.get('extensions', { state: 'asked', q: 'ia grai' })).body.items[0].may).toEqual({
      decide: true,
      withdraw: false,
    })
    expect((await cast.administrator.get('extensions')).body.items[0].may.decide).toBe(false)
    expect((await cast.stranger.get('extensions')).status).toBe(401)
    expect((await cast.office.get('extensions', { sort: 'secret' })).status).toBe(422)
  })

  it('can be taken back by who asked, as long as nobody decided', async () => {
    const [{ id, version }] = (await cast.communeOfficer.get('extensions')).body.items
    expect((await cast.stranger.post(`extensions/${id}/withdrawal`, { version })).status).toBe(401)
    expect((await cast.neighbour.post(`extensions/${id}/withdrawal`, { version })).status).toBe(403)
    expect((await cast.communeOfficer.post(`extensions/${id}/withdrawal`, {})).status).toBe(422)
    expect((await cast.communeOfficer.post(`extensions/${id}/withdrawal`, { version })).body).toMatchObject({
      state: 'withdrawn',
      decided: null,
    })
    expect((await cast.communeOfficer.post(`extensions/${id}/withdrawal`, { version: version + 1 })).status).toBe(409)
  })
})

describe('deciding about it', () => {
  it('is the office’s: a refusal needs its reason, a grant moves the due day, and the history tells both', async () => {
    const { id, version } = (await cast.communeOfficer.post(...asking(held.late))).body
    const decide = (client: Cast['stranger'], body: Record<string, unknown>) =>
      client.post(`extensions/${id}/decision`, { version, ...body })
    expect((await decide(cast.stranger, { granted: true })).status).toBe(401)
    expect((await decide(cast.communeLeader, { granted: true })).status).toBe(403)
    expect((await decide(cast.administrator, { granted: true })).status).toBe(403)
    expect((await decide(cast.office, { granted: false })).body).toMatchObject({ code: 'progress.reason_needed' })
    expect((await decide(cast.office, { granted: true, grantedDue: '2025-12-30' })).body.fields[0].path).toBe('grantedDue')
    expect((await decide(cast.office, { granted: 'maybe' })).status).toBe(422)
    expect((await cast.office.post(`extensions/${nobody}/decision`, { version: 1, granted: true })).status).toBe(404)
    const granted = await decide(cast.office, { granted: true, grantedDue: '2026-02-28', reason: 'Chỉ đến hết tháng 02.' })
    expect(granted.body).toMatchObject({ state: 'granted', grantedDue: '2026-02-28', decided: { by: 'Trần Văn Phòng' } })
    expect((await decide(cast.colleague, { granted: false, reason: 'Không cần thiết' })).body.code).toBe(
      'progress.extension_decided',
    )
    const turn = (await cast.communeOfficer.get(`turns/${held.late}/2026`)).body
    expect(turn).toMatchObject({ due: '2026-02-28', ownDue: '2025-12-31', extended: true, status: 'in_progress' })
    const kinds = await cast.stage.platform.db.select().from(notes).where(eq(notes.assignmentId, held.late))
    expect(kinds.map(note => note.kind)).toEqual([
      'extension_asked',
      'extension_withdrawn',
      'extension_asked',
      'extension_granted',
    ])
  })

  it('is never done by the person who asked, whatever other rights they hold', async () => {
    const department = await cast.agency('Sở Khoa học và Công nghệ')
    const commune = await cast.agency('UBND xã Ia Grai')
    const both = await cast.stage.as({
      name: 'Đinh Hai Vai',
      grants: [
        { role: 'office', unitId: department.id },
        { role: 'leader', unitId: commune.id },
      ],
    })
    const { id, version } = (await both.post(...asking(held.late, '2026-04-30'))).body
    expect((await both.post(`extensions/${id}/decision`, { version, granted: true })).body).toMatchObject({
      status: 403,
      code: 'progress.same_person',
    })
    expect(
      (await cast.colleague.post(`extensions/${id}/decision`, { version, granted: false, reason: 'Đã gia hạn một lần' })).body,
    ).toMatchObject({
      state: 'refused',
      grantedDue: null,
      decided: { reason: 'Đã gia hạn một lần' },
    })
    expect((await cast.office.get(`turns/${held.late}/2026`)).body.due).toBe('2026-02-28')
  })

  it('can be done for many at once; what could not be decided is told with its reason', async () => {
    const mine = (await cast.communeOfficer.post(...asking(held.late, '2026-05-31'))).body
    const theirs = (await cast.neighbour.post(...asking(held.neighbour))).body
    const items = [mine, theirs, { id: nobody, version: 1 }, { id: theirs.id, version: 1 }].map(({ id, version }) => ({
      id,
      version,
    }))
    expect((await cast.stranger.post('extensions/decisions', { items, granted: true })).status).toBe(401)
    expect((await cast.neighbour.post('extensions/decisions', { items, granted: true })).status).toBe(403)
    expect((await cast.office.post('extensions/decisions', { items: [], granted: true })).status).toBe(422)
    const { body } = await cast.office.post('extensions/decisions', { items, granted: true })
    expect(body.decided).toBe(2)
    expect(body.failed).toHaveLength(2)
    expect(body.failed.map((one: { reason: string }) => one.reason).join(' ')).toContain('không còn chờ xem xét')
    expect((await cast.neighbour.get(`turns/${held.neighbour}/0`)).body).toMatchObject({ due: '2026-03-31', extended: true })
  })

  it('waits its turn when two decide at the same moment: one decision stands', async () => {
    const { id, version } = (await cast.neighbour.post(...asking(held.neighbour, '2026-06-30'))).body
    const answers = await Promise.all([
      cast.office.post(`extensions/${id}/decision`, { version, granted: true }),
      cast.colleague.post(`extensions/${id}/decision`, { version, granted: false, reason: 'Không đủ lý do' }),
    ])
    expect(answers.map(answer => answer.status).toSorted()).toEqual([200, 409])
  })
})

describe('the rule', () => {
  it('counts days late in working days and knows the day itself to be in time', () => {
    expect(workingDaysLate('2026-02-05', '2026-02-05')).toBe(0)
    expect(workingDaysLate('2026-02-05', '2026-02-09')).toBe(2)
    expect(askedWhen('2026-02-05', '2026-02-05')).toBe('đề nghị trước khi hết hạn')
    expect(extensionFault({ recurrence: 'once', due: null }, '2026-03-01', '2026-02-05')?.path).toBe('wantedDue')
    expect(extensionFault({ recurrence: 'annual', due: '2026-02-28' }, '2026-03-01', '2026-02-28')).toBeNull()
  })
})
