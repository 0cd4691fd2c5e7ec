import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attachments } from '#kernel/attachments/tables.ts'
import type { Client } from '#test/kit.ts'
import { castOf, nobody, type Cast } from './cast.test-kit.ts'
import type { Edit } from './contract.ts'
import { redo, undo } from './operations/checking.ts'
import { begin, noteProgress } from './operations/reading-by-machine.ts'
import { planText, poem } from './plan-text.test-kit.ts'
import { provincePlanFile } from './provincial-plan.ts'
import { readingContents } from './tables.ts'

let cast: Cast
beforeAll(async () => {
  cast = await castOf()
})
afterAll(() => cast.stage.close())

let counter = 0
/** A file of its own each time, so that no two tests hand in the same. */
const textFile = (text = planText({ number: `${++counter}/KH-UBND` })) => ({ name: 'ke-hoach.txt', bytes: text })
async function handIn(file: { name: string; bytes: string | Uint8Array } = textFile(), fields: Record<string, string> = {}) {
  const { status, body } = await cast.office.upload('plan-readings', file, fields)
  expect(status).toBe(200)
  await cast.stage.drain()
  return (await cast.office.get(`plan-readings/${body.id}`)).body
}
const edit = (client: Client, reading: { id: string; version: number }, change: Edit) =>
  client.post(`plan-readings/${reading.id}/edits`, { version: reading.version, edit: change })

describe('handing a plan in', () => {
  it('is answered at once; then the province’s own plan shows 32 tasks, 9 targets, 22 responsibilities and both report dates', async () => {
    const answer = await cast.office.upload('plan-readings', await provincePlanFile())
    expect(answer).toMatchObject({ status: 200, body: { state: 'queued' } })
    expect((await cast.office.get(`plan-readings/${answer.body.id}`)).body).toMatchObject({
      draft: null,
      blocks: null,
      doubts: [],
    })
    await cast.stage.drain()
    const { body } = await cast.office.get(`plan-readings/${answer.body.id}`)
    expect(body.state).toBe('ready')
    expect(body.draft.tasks).toHaveLength(32)
    expect(body.draft.targets).toHaveLength(9)
    expect(body.draft.responsibilities).toHaveLength(22)
    expect(body.draft.reporting[0].monthDay.value).toEqual(['06-15', '12-15'])
    const [source] = body.draft.tasks[0].text.sources
    expect(body.blocks[source.block].text.slice(source.start, source.end)).toBe(source.quote)
    expect(body.may).toEqual({ edit: true, undo: false, redo: false, discard: true, adopt: true })
    const original = await cast.office.get(`plan-readings/${answer.body.id}/file`)
    expect(original.body).toEqual((await provincePlanFile()).bytes)
  })

  it('is for the programme office alone', async () => {
    for (const client of [cast.communeOfficer, cast.leader, cast.administrator])
      expect((await client.upload('plan-readings', textFile())).status).toBe(403)
    expect((await cast.stranger.upload('plan-readings', textFile())).status).toBe(401)
    expect((await cast.office.post('plan-readings', {})).status).toBe(422)
    expect((await cast.office.upload('plan-readings', textFile(), { amendsPlanId: nobody })).body.fields[0].path).toBe(
      'amendsPlanId',
    )
  })

  it('is refused at once for an empty file, an old Word file, a picture without a name we know, a file above 50 MB', async () => {
    const refused = async (bytes: string | Uint8Array, name = 'ke-hoach.docx') =>
      (await cast.office.upload('plan-readings', { name, bytes })).body
    const old = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.from('WordDocument', 'utf16le'),
    ])
    const locked = Buffer.concat([old.subarray(0, 8), Buffer.from('EncryptedPackage', 'utf16le')])
    expect(await refused('')).toMatchObject({ code: 'document_empty' })
    expect(await refused(old, 'ke-hoach.doc')).toMatchObject({
      code: 'document_old_word',
      detail: expect.stringContaining('.docx'),
    })
    expect(await refused(locked)).toMatchObject({ code: 'document_encrypted', detail: expect.stringContaining('mật khẩu') })
    expect(await refused(new Uint8Array([0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 0, 0, 0, 0]))).toMatchObject({
      code: 'document_unsupported',
    })
    expect(await refused(new Uint8Array(53_000_000))).toMatchObject({ code: 'too_large', status: 413 })
  })

  it.each([
    ['a poem', async () => poem, 'programme.not_a_plan', 'không giống một kế hoạch'],
    ['a plan of another province', async () => planText({ province: 'Lâm Đồng' }), 'programme.other_province', '(Lâm Đồng)'],
    ['a Word file cut short', async () => (await provincePlanFile()).bytes.slice(0, 9000), 'document_damaged', 'hỏng'],
  ])('tells what is wrong with %s and keeps nothing of it', async (_, bytes, code, words) => {
    const kept = await cast.stage.platform.db.$count(attachments)
    const reading = await handIn({ name: 'van-ban', bytes: await bytes() })
    expect(reading).toMatchObject({ state: 'failed', error: { code, sentence: expect.stringContaining(words) }, draft: null })
    expect(reading.error.sentence).toMatch(/[Cc]hưa lưu gì/)
    expect(await cast.stage.platform.db.$count(attachments)).toBe(kept)
    expect((await cast.office.get(`plan-readings/${reading.id}/file`)).status).toBe(404)
    expect((await edit(cast.office, reading, { do: 'confirm', ids: ['head'] })).body.code).toBe('programme.reading_closed')
  })

  it('takes a plan that names another province where the office insists, and finds its own agencies in it', async () => {
    const reading = await handIn(textFile(planText({ province: 'Lâm Đồng', number: '77/KH-UBND' })), { ownProvince: 'true' })
    expect(reading.state).toBe('ready')
    expect(reading.draft.tasks[0].lead.value).toMatchObject([{ kind: 'group', code: 'ubnd-cap-xa' }])
  })
})

describe('seeing readings', () => {
  it('is for the office, administrators, and the people of the agency that checks', async () => {
    const { id } = await handIn()
    for (const client of [cast.office, cast.leader, cast.officer, cast.viewer, cast.administrator])
      expect((await client.get(`plan-readings/${id}`)).status).toBe(200)
    for (const client of [cast.communeOfficer, cast.communeLeader]) {
      expect((await client.get(`plan-readings/${id}`)).status).toBe(403)
      expect((await client.get(`plan-readings/${id}/file`)).status).toBe(403)
      expect((await client.get('plan-readings')).body.total).toBe(0)
    }
    expect((await cast.stranger.get(`plan-readings/${id}`)).status).toBe(401)
    expect((await cast.office.get(`plan-readings/${nobody}`)).status).toBe(404)
    const list = await cast.viewer.get('plan-readings', { state: ['ready'] })
    expect(list.body.items[0]).toMatchObject({
      id,
      title: 'Truyền thông về chuyển đổi số cấp xã năm 2026',
      uploadedBy: 'Trần Văn Phòng',
    })
  })
})

describe('checking', () => {
  it('corrects, splits, merges, takes out and puts back, and every step can be undone and redone', async () => {
    let now = await handIn()
    const asRead = now.draft
    const make = async (change: Edit) => {
      const { status, body } = await edit(cast.office, { id: now.id, version: now.version }, change)
      expect(status, JSON.stringify(body)).toBe(200)
      now = { ...now, ...body }
    }
    const step = async (operation: typeof undo) => {
      now = { ...now, ...(await cast.office.call(operation, { id: now.id, version: now.version })).body }
    }
    await make({ do: 'change_task', id: 'task-3', changes: { due: '2028-02-29', dueText: 'đến 29/02/2028' } })
    await make({ do: 'split_task', id: 'task-1', at: asRead.tasks[0].text.value.indexOf('Hoàn thành') })
    await make({ do: 'merge_tasks', ids: ['task-1', 'task-e2'] })
    await make({ do: 'exclude', id: 'responsibility-1' })
    await make({ do: 'target_to_task', id: 'target-1' })
    expect(now.draft.tasks.find((task: { id: string }) => task.id === 'task-3').due).toMatchObject({
      value: '2028-02-29',
      edited: true,
    })
    expect(now.draft.tasks.find((task: { id: string }) => task.id === 'task-1').text.value).toBe(asRead.tasks[0].text.value)
    expect(now.edits.map((entry: { what: string }) => entry.what)).toEqual([
      'Sửa thời hạn, lời văn về thời hạn của nhiệm vụ II.2 (1)',
      'Tách nhiệm vụ II.1 (1)',
      'Gộp nhiệm vụ II.1 (1), nhiệm vụ II.1 (2)',
      'Bỏ trách nhiệm III.1.a (1)',
      'Chuyển chỉ tiêu I.1 (1) thành nhiệm vụ',
    ])
    const checked = now.draft
    for (let count = 0; count < 5; count++) await step(undo)
    expect(now.draft).toEqual(asRead)
    expect(now.may).toMatchObject({ undo: false, redo: true })
    expect((await cast.office.post(`plan-readings/${now.id}/undo`, { version: now.version })).body.code).toBe(
      'programme.nothing_to_undo',
    )
    for (let count = 0; count < 5; count++) await step(redo)
    expect(now.draft).toEqual(checked)
    await step(undo)
    await make({ do: 'confirm', ids: ['task-2'] })
    expect(now.may.redo).toBe(false)
  })

  it('takes the names of bodies from the register and refuses those that are not in it', async () => {
    const reading = await handIn()
    const lead = (code: string, name = 'tên gõ tay') => ({ kind: 'agency' as const, code, name, asWritten: 'Sở VHTTDL' })
    const wrong = await edit(cast.office, reading, { do: 'change_task', id: 'task-1', changes: { lead: [lead('so-khong-co')] } })
    expect(wrong).toMatchObject({ status: 422, body: { fields: [{ path: 'edit.lead' }] } })
    const right = await edit(cast.office, reading, {
      do: 'change_task',
      id: 'task-1',
      changes: { lead: [lead('so-van-hoa-the-thao-va-du-lich')] },
    })
    expect(right.body.draft.tasks[0].lead.value[0].name).toBe('Sở Văn hóa, Thể thao và Du lịch')
  })

  it('says what is wrong with an edit, at its field', async () => {
    const reading = await handIn()
    const refused = async (change: unknown) => (await edit(cast.office, reading, change as Edit)).body
    expect(await refused({ do: 'dance' })).toMatchObject({ status: 422, code: 'invalid' })
    expect(await refused({ do: 'change_task', id: 'task-1', changes: { due: '2027-02-29' } })).toMatchObject({ code: 'invalid' })
    expect(await refused({ do: 'change_task', id: 'task-1', changes: { secret: 1 } })).toMatchObject({ code: 'invalid' })
    expect(await refused({ do: 'split_task', id: 'task-1', at: 100_000 })).toMatchObject({ fields: [{ path: 'edit.at' }] })
    expect(await refused({ do: 'exclude', id: 'task-99' })).toMatchObject({ fields: [{ path: 'edit.id' }] })
  })

  it('is for those who may check: not for viewers, communes or strangers', async () => {
    const reading = await handIn()
    const change: Edit = { do: 'confirm', ids: ['head'] }
    expect((await edit(cast.stranger, reading, change)).status).toBe(401)
    for (const client of [cast.viewer, cast.communeOfficer, cast.administrator]) {
      expect((await edit(client, reading, change)).status).toBe(403)
      for (const step of ['undo', 'redo', 'discard'])
        expect((await client.post(`plan-readings/${reading.id}/${step}`, { version: reading.version })).status).toBe(403)
    }
    expect((await edit(cast.officer, reading, change)).status).toBe(200)
  })

  it('tells the second of two editors who was first and what was changed, and loses neither’s work', async () => {
    const reading = await handIn()
    const changes = (title: string): Edit => ({ do: 'change_head', changes: { title } })
    const answers = await Promise.all([
      edit(cast.office, reading, changes('Tên của Phòng')),
      edit(cast.colleague, reading, changes('Tên của Bình')),
    ])
    const refused = answers.find(answer => answer.status === 409)!
    expect(answers.map(answer => answer.status).toSorted()).toEqual([200, 409])
    expect(refused.body).toMatchObject({ code: 'programme.reading_changed', current: { version: reading.version + 1 } })
    expect(refused.body.detail).toMatch(/^(Trần Văn Phòng|Lê Thị Bình) vừa sửa bản đọc này trước bạn: Sửa tên văn bản\./)
    expect(refused.body.changes).toMatchObject([{ what: 'Sửa tên văn bản' }])
  })

  it('forgets a discarded document, its file included, and does not take edits afterwards', async () => {
    const reading = await handIn()
    const [files, contents] = [
      await cast.stage.platform.db.$count(attachments),
      await cast.stage.platform.db.$count(readingContents),
    ]
    expect(await cast.office.post(`plan-readings/${reading.id}/discard`, { version: reading.version - 1 })).toMatchObject({
      status: 409,
    })
    const gone = await cast.office.post(`plan-readings/${reading.id}/discard`, { version: reading.version })
    expect(gone.body.state).toBe('discarded')
    expect(await cast.stage.platform.db.$count(attachments)).toBe(files - 1)
    expect(await cast.stage.platform.db.$count(readingContents)).toBe(contents - 1)
    const again = await cast.office.post(`plan-readings/${reading.id}/discard`, { version: gone.body.version })
    expect(again.body.code).toBe('programme.reading_closed')
  })

  it('waits until the document is read, and sees how far that has come', async () => {
    const { body } = await cast.office.upload('plan-readings', textFile())
    expect((await edit(cast.office, body, { do: 'confirm', ids: ['head'] })).body.code).toBe('programme.still_reading')
    const seen = async () => (await cast.office.get(`plan-readings/${body.id}`)).body
    await begin.run(cast.stage.callAs(), { id: body.id })
    const note = noteProgress(cast.stage.platform, body.id)
    note({ page: 1, pages: 3, stage: 'recognition' })
    note({ page: 2, pages: 3, stage: 'recognition' })
    await expect.poll(seen).toMatchObject({ state: 'reading', progress: { page: 1, pages: 3, stage: 'recognition' } })
    await cast.stage.drain()
    expect(await seen()).toMatchObject({ state: 'ready', progress: null })
  })
})
