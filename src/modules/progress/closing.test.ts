import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { concerns, scopeOf, type Duty } from '#kernel/duties.ts'
import type { Actor } from '#kernel/actor.ts'
import { today } from '#kernel/clock.ts'
import { nobody, workCast, type WorkCast } from './cast.test-kit.ts'
import { workDuties } from './duties/work.ts'
import { reorder } from './operations/sub-tasks.ts'

let cast: WorkCast
beforeAll(async () => {
  cast = await workCast()
}, 60_000)
afterAll(() => cast.stage.close())

type Somebody = WorkCast['stranger']
const dutiesOf = async (me: Actor): Promise<Duty[]> => {
  const { db, clock } = cast.stage.platform
  const all = await workDuties.find({ db, day: today(clock).toString() }, scopeOf(me))
  return all.filter(duty => concerns(me, duty))
}

const ask = (client: Somebody, path: string, extra: Record<string, unknown> = {}) =>
  client.post(`${path}/closing`, { doneOn: '2026-02-04', text: 'Đã hoàn thành toàn bộ nội dung', ...extra })
const confirm = (client: Somebody, path: string, extra: Record<string, unknown> = {}) =>
  client.post(`${path}/closing/confirmation`, extra)

describe('closing', () => {
  it('is asked for by the lead with proof and a day that has been, and confirmed by another person after a proof is verified', async () => {
    const turn = await cast.turn(cast.commune, 2)
    const { path } = turn
    expect((await ask(cast.stranger, path)).status).toBe(401)
    for (const client of [cast.neighbour, cast.viewer, cast.office, cast.administrator])
      expect((await ask(client, path)).status).toBe(403)
    expect((await ask(cast.officer, path)).body.code).toBe('progress.needs_evidence')
    const piece = await cast.claim(turn)
    expect((await ask(cast.officer, path, { doneOn: '2026-02-06' })).body.fields[0].path).toBe('doneOn')
    expect((await ask(cast.officer, path, { text: '' })).body.fields[0].path).toBe('text')
    expect((await confirm(cast.office, path)).body.code).toBe('progress.not_now')
    expect((await ask(cast.officer, path)).body).toMatchObject({ state: 'closing', status: 'late', doneOn: '2026-02-04' })
    expect((await ask(cast.officer, path)).body.code).toBe('progress.not_now')

    expect((await confirm(cast.stranger, path)).status).toBe(401)
    for (const client of [cast.officer, cast.leader, cast.administrator]) expect((await confirm(client, path)).status).toBe(403)
    expect((await confirm(cast.office, path)).body.code).toBe('progress.needs_verified')
    await cast.verify(piece)
    expect((await confirm(cast.office, path, { doneOn: '2026-02-09' })).body.fields[0].path).toBe('doneOn')
    expect((await confirm(cast.office, path)).body).toMatchObject({ state: 'closed', status: 'done_late', percent: 100 })
    expect((await cast.officer.get(path)).body).toMatchObject({
      status: 'done_late',
      closed: { by: 'Trần Văn Phòng' },
      nextStep: 'nothing',
      may: { note: true, claimEvidence: false, subTasks: false },
    })
  })

  it('is never confirmed by the one who asked, not even with a right held for somebody else', async () => {
    const turn = await cast.turn(cast.commune, 3, 2026)
    const department = cast.department.id
    const both = await cast.stage.as({
      name: 'Kpă Thuyên',
      grants: [
        { role: 'officer', unitId: cast.commune.id },
        { role: 'office', unitId: department },
      ],
    })
    const once = (await both.get('turns', { recurrence: 'once', role: 'lead', agency: cast.commune.id, state: 'open' })).body
      .items[0]
    expect(once === undefined || once.assignmentId !== turn.assignmentId).toBe(true)
    const [annual] = (
      await both.get('turns', { recurrence: ['once', 'annual'], role: 'lead', agency: cast.department.id, state: 'open' })
    ).body.items
    const deputy = await cast.stage.as({
      name: 'Nguyễn Văn Hai',
      grants: [
        { role: 'officer', unitId: department },
        { role: 'office', unitId: department },
      ],
    })
    const path = `turns/${annual.assignmentId}/${annual.year}`
    const piece = (
      await deputy.post('evidence', {
        agencyId: department,
        kind: 'document',
        title: 'Báo cáo kết quả của Sở',
        happenedOn: '2026-02-02',
        note: 'Lưu ở văn phòng Sở',
        assignmentIds: [annual.assignmentId],
        targetIds: [],
      })
    ).body
    await cast.verify(piece)
    expect((await ask(deputy, path)).status).toBe(200)
    const refused = await confirm(deputy, path)
    expect([refused.status, refused.body.code]).toEqual([403, 'progress.same_person'])
    expect((await deputy.get(path)).body.may.confirmClosing).toBe(false)
    expect((await dutiesOf(deputy.me)).some(duty => duty.kind === 'progress.closing')).toBe(false)
    expect((await dutiesOf(both.me)).filter(duty => duty.kind === 'progress.closing')).toHaveLength(1)
    expect((await cast.colleague.get(path)).body).toMatchObject({ nextStep: 'confirm_closing', may: { confirmClosing: true } })

    const giveBack = (client: Somebody, reason = 'Minh chứng chưa đủ, đề nghị bổ sung') =>
      client.post(`${path}/closing/return`, { reason })
    expect((await giveBack(cast.stranger)).status).toBe(401)
    expect((await giveBack(cast.officer)).status).toBe(403)
    expect((await giveBack(cast.colleague, '')).status).toBe(422)
    expect((await giveBack(cast.colleague)).body).toMatchObject({ state: 'open', doneOn: null })
    expect((await giveBack(cast.colleague)).body.code).toBe('progress.not_now')
    expect((await ask(deputy, path)).status).toBe(200)

    const many = (client: Somebody, turns: unknown[]) => client.post('closings/confirmation', { turns })
    const wanted = [
      { assignmentId: annual.assignmentId, year: annual.year },
      { assignmentId: turn.assignmentId, year: turn.year },
      { assignmentId: nobody, year: 0 },
    ]
    expect((await many(cast.stranger, wanted)).status).toBe(401)
    expect((await many(cast.leader, wanted)).status).toBe(403)
    expect((await many(cast.office, [])).status).toBe(422)
    expect((await many(deputy, wanted.slice(0, 1))).body).toMatchObject({
      confirmed: 0,
      refused: [{ reason: expect.stringContaining('Nguyễn Văn Hai') }],
    })
    const answer = (await many(cast.colleague, wanted)).body
    expect(answer.confirmed).toBe(1)
    expect(answer.refused.map((one: { assignmentId: string }) => one.assignmentId).toSorted()).toEqual(
      [nobody, turn.assignmentId].toSorted(),
    )

    const reopen = (client: Somebody, reason = 'Kết quả chưa đúng yêu cầu') => client.post(`${path}/reopening`, { reason })
    expect((await reopen(cast.stranger)).status).toBe(401)
    expect((await reopen(cast.officer)).status).toBe(403)
    expect((await reopen(cast.office, '')).status).toBe(422)
    expect((await reopen(cast.office)).body).toMatchObject({ state: 'open', doneOn: null })
    expect((await reopen(cast.office)).body.code).toBe('progress.not_now')
    const kinds = (await cast.office.get(path)).body.history.items.map((note: { kind: string }) => note.kind)
    expect(kinds).toEqual(['reopened', 'closed', 'closing_asked', 'closing_returned', 'closing_asked'])
  })
})

describe('parts of the work', () => {
  it('are the agency’s own matter: added, given to a colleague, done, put in order, removed', async () => {
    const { path, ...held } = await cast.turn(cast.commune, 4)
    const add = (client: Somebody, body: Record<string, unknown>) => client.post(`${path}/sub-tasks`, body)
    const drafted = { title: 'Soạn dự thảo kế hoạch', due: '2026-02-03', assigneeId: cast.officer.me.id }
    expect((await add(cast.stranger, drafted)).status).toBe(401)
    for (const client of [cast.neighbour, cast.viewer, cast.office, cast.administrator])
      expect((await add(client, drafted)).status).toBe(403)
    expect((await add(cast.leader, { title: '' })).body.fields[0].path).toBe('title')
    expect((await add(cast.leader, { ...drafted, assigneeId: cast.office.me.id })).body.fields[0].path).toBe('assigneeId')
    const first = (await add(cast.leader, drafted)).body
    expect(first).toMatchObject({ assigneeName: 'Rơ Châm H’Lan', position: 1, doneOn: null })
    const second = (await add(cast.officer, { title: 'Trình lãnh đạo ký', assigneeName: 'Anh Ksor Nham' })).body

    const mine = await dutiesOf(cast.officer.me as Actor)
    expect(mine.find(duty => duty.kind === 'progress.sub_task')).toMatchObject({
      title: 'Soạn dự thảo kế hoạch',
      urgency: 'late',
    })

    const change = (client: Somebody, body: Record<string, unknown>) =>
      client.patch(`sub-tasks/${second.id}`, { version: second.version, ...body })
    expect((await change(cast.stranger, { title: 'Khác' })).status).toBe(401)
    expect((await change(cast.neighbour, { title: 'Khác' })).status).toBe(403)
    expect((await change(cast.officer, { title: 'x' })).status).toBe(422)
    const changed = (await change(cast.officer, { due: '2026-02-20', assigneeId: null, assigneeName: 'Chị Rmah H’Bi' })).body
    expect(changed).toMatchObject({ due: '2026-02-20', assigneeName: 'Chị Rmah H’Bi', assigneeId: null })
    expect((await change(cast.officer, { title: 'Trình ký' })).body.code).toBe('conflict')
    expect((await cast.officer.patch(`sub-tasks/${nobody}`, { version: 1, title: 'Không có' })).status).toBe(404)

    const mark = (client: Somebody, done: boolean, version: number) =>
      client.post(`sub-tasks/${first.id}/mark`, { version, done })
    expect((await mark(cast.stranger, true, 1)).status).toBe(401)
    expect((await mark(cast.neighbour, true, 1)).status).toBe(403)
    expect((await mark(cast.officer, true, 1)).body).toMatchObject({ doneOn: '2026-02-05', doneByName: 'Rơ Châm H’Lan' })
    expect((await mark(cast.officer, true, 2)).body.code).toBe('progress.sub_task_state')
    const detail = (await cast.officer.get(path)).body
    expect(detail).toMatchObject({ suggestedPercent: 50, percent: null, status: detail.startedOn ? 'in_progress' : 'not_due' })
    expect((await dutiesOf(cast.officer.me as Actor)).some(duty => duty.kind === 'progress.sub_task')).toBe(false)

    const order = (client: Somebody, ids: string[]) =>
      client.call(reorder, { assignmentId: held.assignmentId, year: held.year, ids })
    expect((await order(cast.stranger, [second.id])).status).toBe(401)
    expect((await order(cast.neighbour, [second.id])).status).toBe(403)
    expect((await order(cast.officer, [nobody])).body.fields?.[0]?.path).toBe('ids')
    expect((await order(cast.officer, [second.id])).body.items.map((part: { id: string }) => part.id)).toEqual([
      second.id,
      first.id,
    ])

    const gone = (client: Somebody, version: number) => client.delete(`sub-tasks/${first.id}`, { version })
    const [, { version }] = (await cast.officer.get(path)).body.subTasks
    expect((await gone(cast.stranger, version)).status).toBe(401)
    expect((await gone(cast.neighbour, version)).status).toBe(403)
    expect((await gone(cast.officer, version)).status).toBe(204)
    expect((await gone(cast.officer, version)).status).toBe(404)
  })
})

describe('the sheet', () => {
  type Change = { row: number; percent?: number | string; outlook?: string; text?: string }
  async function filled(client: Somebody, changes: Change[]): Promise<Uint8Array> {
    const { body } = await client.get('turns.xlsx', { role: 'lead' })
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load((body as Uint8Array).slice().buffer as ArrayBuffer)
    const sheet = workbook.worksheets[0]!
    const column = (title: string) => (sheet.getRow(1).values as string[]).indexOf(title)
    for (const { row, percent, outlook, text } of changes) {
      if (percent !== undefined) sheet.getCell(row, column('Mức hoàn thành (%)')).value = percent
      if (outlook !== undefined) sheet.getCell(row, column('Nhận định')).value = outlook
      if (text !== undefined) sheet.getCell(row, column('Nội dung cập nhật')).value = text
    }
    return new Uint8Array(await workbook.xlsx.writeBuffer())
  }
  const send = (client: Somebody, bytes: Uint8Array | string, rehearse: boolean) =>
    client.upload('turns/import', { name: 'theo-doi.xlsx', bytes }, { rehearse: String(rehearse) })

  it('comes out, is filled in and comes back: first looked at, then taken over; wrong rows are told and the others go on', async () => {
    const bytes = await filled(cast.neighbour, [
      { row: 2, percent: 30, outlook: 'Đúng tiến độ', text: 'Đã xây dựng xong đề cương' },
      { row: 3, percent: 130 },
      { row: 4, outlook: 'Rất tốt' },
    ])
    expect((await send(cast.stranger, bytes, true)).status).toBe(401)
    const looked = (await send(cast.neighbour, bytes, true)).body
    expect(looked).toMatchObject({ rehearsed: true, noted: 1, failed: 2 })
    expect(looked.rows.map((row: { problems: { column: string }[] }) => row.problems[0]?.column)).toEqual([
      undefined,
      'Mức hoàn thành (%)',
      'Nhận định',
      ...Array.from({ length: looked.rows.length - 3 }, () => undefined),
    ])
    expect((await cast.neighbour.get('turns', { outlook: 'on_track' })).body.total).toBe(0)
    expect((await send(cast.neighbour, bytes, false)).body).toMatchObject({ rehearsed: false, noted: 1, failed: 2 })
    const [row] = (await cast.neighbour.get('turns', { outlook: 'on_track' })).body.items
    expect(row).toMatchObject({ percent: 30, status: expect.stringMatching(/in_progress|late/) })
    const { history } = (await cast.neighbour.get(`turns/${row.assignmentId}/${row.year}`)).body
    expect(history.items[0]).toMatchObject({ kind: 'note', text: 'Đã xây dựng xong đề cương', percent: 30 })
  })

  it('takes over nothing of other agencies, and refuses what is no such sheet', async () => {
    const bytes = await filled(cast.neighbour, [{ row: 2, text: 'Viết hộ phường' }])
    const answer = (await send(cast.officer, bytes, false)).body
    expect(answer).toMatchObject({ noted: 0 })
    expect(answer.failed).toBe(answer.rows.length)
    expect((await send(cast.administrator, bytes, false)).body).toMatchObject({ noted: 0, failed: 1 })
    expect((await send(cast.officer, 'không phải bảng', true)).body.code).toBe('sheet_unreadable')
    const other = new ExcelJS.Workbook()
    other.addWorksheet('Khác').addRow(['Một', 'Hai'])
    expect((await send(cast.officer, new Uint8Array(await other.xlsx.writeBuffer()), true)).body.code).toBe(
      'sheet_without_columns',
    )
    expect((await cast.stranger.get('turns.xlsx')).status).toBe(401)
  })
})

describe('what must be done', () => {
  it('climbs from the officer to her leader to the office as working days pass, and is gone when done', async () => {
    const turn = await cast.turn(cast.ward, 2)
    const leader = await cast.stage.as({ role: 'leader', unitId: cast.ward.id })
    const officer = await cast.stage.as({ role: 'officer', unitId: cast.ward.id })
    const about = async (me: Actor) =>
      (await dutiesOf(me)).filter(duty => duty.kind === 'progress.due' && duty.key === `${turn.assignmentId}:0`)
    cast.stage.clock.set('2025-12-10T08:00')
    expect(await about(officer.me)).toEqual([])
    cast.stage.clock.set('2025-12-18T08:00')
    expect(await about(officer.me)).toMatchObject([{ kind: 'progress.due', urgency: 'soon', due: '2025-12-31' }])
    expect(await about(leader.me)).toEqual([])
    cast.stage.clock.set('2025-12-31T23:59')
    expect(await about(officer.me)).toMatchObject([{ urgency: 'today' }])
    cast.stage.clock.set('2026-01-01T00:00')
    expect(await about(officer.me)).toMatchObject([{ urgency: 'late' }])
    cast.stage.clock.set('2026-01-08T08:00')
    expect(await about(leader.me)).toMatchObject([
      { urgency: 'late', detail: expect.stringContaining('chuyển tới lãnh đạo cơ quan') },
    ])
    cast.stage.clock.set('2026-02-05T08:00')
    const late = (await dutiesOf(cast.office.me as Actor)).filter(duty => duty.kind === 'progress.late_agencies')
    expect(late.map(duty => duty.key)).toEqual(['2026', '2025'])
    const address = new URL(late[0]!.href, 'http://x')
    expect((await cast.office.get('turns', Object.fromEntries(address.searchParams))).body.total).toBe(late[0]!.count)
  })

  it('is found for everyone at once as for each alone', async () => {
    const { db, clock } = cast.stage.platform
    const day = today(clock).toString()
    const everyone = await workDuties.find({ db, day }, 'everyone')
    for (const me of [cast.officer.me, cast.office.me] as Actor[]) {
      const alone = (await dutiesOf(me)).map(duty => `${duty.kind} ${duty.key}`).toSorted()
      expect(
        everyone
          .filter(duty => concerns(me, duty))
          .map(duty => `${duty.kind} ${duty.key}`)
          .toSorted(),
      ).toEqual(alone)
    }
    const known = new Set(workDuties.kinds.map(({ kind }) => kind))
    expect(everyone.every(duty => known.has(duty.kind))).toBe(true)
  })
})

describe('when an agency ends in the middle of a year', () => {
  it('what it had closed is closed at its successor, what is under way goes on, and the past stays where it was', async () => {
    const { commune, ward, office } = cast
    const closed = await cast.turn(commune, 2)
    const extra = (await office.get('tasks', { section: 'III.4' })).body.items[0]
    await office.post(`tasks/${extra.id}/assignments`, {
      agencyIds: [commune.id],
      role: 'lead',
      reason: 'Giao thêm bằng công văn',
    })
    const open = await cast.turn(commune, extra.number)
    await cast.officer.post(`${open.path}/notes`, { text: 'Đã làm được một nửa', percent: 50 })
    await cast.officer.post(`${open.path}/sub-tasks`, { title: 'Việc còn dở' })
    const theirs = new Set(
      (await office.get('turns', { agency: ward.id, pageSize: 100 })).body.items.map(
        (row: { task: { id: string } }) => row.task.id,
      ),
    )
    const ending = (await office.get('tasks', { recurrence: ['once', 'annual'], pageSize: 100 })).body.items
    const finished = ending.find((task: { id: string }) => !theirs.has(task.id) && task.id !== extra.id)
    await office.post(`tasks/${finished.id}/assignments`, {
      agencyIds: [commune.id],
      role: 'lead',
      reason: 'Giao thêm bằng công văn',
    })
    const done = await cast.turn(commune, finished.number)
    await cast.verify(await cast.claim(done))
    await ask(cast.officer, done.path)
    expect((await confirm(office, done.path)).status).toBe(200)
    const { version } = (await office.get(`agencies/${commune.id}`)).body
    await office.post(`agencies/${commune.id}/succession`, {
      version,
      on: '2026-03-01',
      how: 'merged',
      successors: [ward.id],
      basis: 'Nghị quyết thử',
    })
    expect(await cast.stage.drain()).toMatchObject({ failed: [] })
    cast.stage.clock.set('2026-03-02T08:00')
    const carried = await cast.turn(ward, extra.number)
    const { body } = await cast.neighbour.get(carried.path)
    expect(body).toMatchObject({
      percent: 50,
      state: 'open',
      predecessors: [{ agency: 'UBND xã Ia Grai', until: '2026-02-28' }],
      subTasks: [{ title: 'Việc còn dở', doneOn: null }],
    })
    expect(body.history.items.map((note: { text: string }) => note.text)).toEqual([
      'Kế thừa từ cơ quan trước: tiếp tục từ tình trạng đang có',
      'Đã làm được một nửa',
    ])
    const inherited = (await cast.neighbour.get((await cast.turn(ward, finished.number)).path)).body
    expect(inherited).toMatchObject({ state: 'closed', doneOn: '2026-02-04', may: { reopen: false } })
    expect(inherited.history.items[0].text).toBe('Kế thừa từ cơ quan trước: đã được xác nhận hoàn thành ngày 04/02/2026')
    const before = (await office.get(closed.path)).body
    expect(before).toMatchObject({ state: 'closed', endedOn: '2026-02-28' })
    expect((await cast.officer.post(`${open.path}/notes`, { text: 'Viết thêm sau khi sáp nhập' })).body.code).toBe(
      'progress.turn_over',
    )
    // The ward had this task of its own and keeps it; running the reaction again changes nothing.
    expect((await cast.neighbour.get((await cast.turn(ward, 2)).path)).body.state).toBe('open')
    const { carryOn } = await import('./operations/succession.ts')
    await carryOn.run(cast.stage.callAs(), { successors: [ward.id], on: '2026-03-01' })
    expect((await cast.neighbour.get(carried.path)).body.history.total).toBe(2)
  })
})
