import { pgTable, text } from 'drizzle-orm/pg-core'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { AppError } from '#kernel/errors.ts'
import { newId } from '#kernel/id.ts'
import { kernelModule } from '#kernel/kernel-module.ts'
import { record } from '#kernel/db/columns.ts'
import type { Module } from '#kernel/module.ts'
import { operation } from '#kernel/operation.ts'
import { wordsColumn } from '#kernel/search/text.ts'
import { testPlatform, type TestPlatform } from '#test/kit.ts'
import { hashEntry } from './chain.ts'
import { verifyAuditCommand } from './command.ts'
import { entityHistory, listAudit } from './operations.ts'
import { verifyAudit } from './verify.ts'

const notes = pgTable('trial_note', {
  ...record,
  title: text().notNull(),
  body: text(),
  apiToken: text(),
  words: wordsColumn().generatedAlwaysAs(sql``),
})

const write = operation({
  name: 'trial.write',
  summary: 'Viết ghi chú',
  writes: 'POST /trial/notes',
  input: z.object({ title: z.string(), apiToken: z.string().optional(), reason: z.string().optional() }),
  output: z.object({ id: z.uuid() }),
  allow: 'signedIn',
  run: async ({ write: change }, { title, apiToken, reason }) => {
    if (reason) change.because(reason)
    return change.insert(notes, { title, apiToken })
  },
})
const amend = operation({
  name: 'trial.amend',
  summary: 'Sửa ghi chú',
  writes: 'PUT /trial/notes/:id',
  input: z.object({
    id: z.uuid(),
    version: z.number().int(),
    title: z.string().optional(),
    body: z.string().nullable().optional(),
  }),
  output: z.object({ id: z.uuid(), version: z.number() }),
  load: async ({ db }, { id }) => (await db.select().from(notes).where(eq(notes.id, id)))[0],
  allow: 'signedIn',
  run: async ({ write: change, record: note }, { version, title, body }) =>
    change.update(notes, { ...note, version }, { title, body }),
})
const drop = operation({
  name: 'trial.drop',
  summary: 'Xóa ghi chú',
  writes: 'DELETE /trial/notes/:id',
  input: z.object({ id: z.uuid() }),
  output: z.null(),
  load: async ({ db }, { id }) => (await db.select().from(notes).where(eq(notes.id, id)))[0],
  allow: 'signedIn',
  run: async ({ write: change, record: note }) => {
    await change.remove(notes, note)
    return null
  },
})
const trial: Module = { name: 'trial', title: 'Thử', operations: [write, amend, drop] }

async function aPlatform() {
  const stage = await testPlatform({ modules: [trial] })
  await stage.platform.pool.query(
    `create table trial_note (id uuid primary key, version int not null default 1, created_at timestamptz not null,
     updated_at timestamptz not null, title text not null, body text, api_token text,
     words tsvector generated always as (public.lan_toa_words(title)) stored)`,
  )
  return stage
}
async function ownPlatform() {
  const stage = await aPlatform()
  onTestFinished(() => stage.close())
  return stage
}

/** As a person with the database's own password would: the trigger is put aside, then the deed is done. */
async function tamper(stage: TestPlatform, ...statements: string[]) {
  const client = await stage.platform.pool.connect()
  try {
    await client.query('alter table audit_entry disable trigger user')
    for (const statement of statements) await client.query(statement)
    await client.query('alter table audit_entry enable trigger user')
  } finally {
    client.release()
  }
}
async function writeNotes(stage: TestPlatform, count: number) {
  for (let n = 1; n <= count; n++) await write.run(stage.callAs(), { title: `Ghi chú ${n}` })
}
const faultsOf = async (stage: TestPlatform) => (await verifyAudit(stage.platform.db, { batch: 4 })).faults

describe('the audit', () => {
  test('refuses to be changed, shortened or emptied', async () => {
    const stage = await ownPlatform()
    await writeNotes(stage, 2)
    for (const statement of [
      "update audit_entry set actor_name = 'Người khác'",
      'delete from audit_entry where sequence = 1',
      'truncate audit_entry',
    ])
      await expect(stage.platform.pool.query(statement)).rejects.toThrow('chỉ được ghi thêm')
    expect(await faultsOf(stage)).toEqual([])
  })

  test('is whole after everything that people do: writing, amending, removing, giving a reason', async () => {
    const stage = await ownPlatform()
    const { id } = await write.run(stage.callAs(), { title: 'Đầu', reason: 'theo Kế hoạch số 310' })
    await amend.run(stage.callAs(), { id, version: 1, title: 'Sau', body: 'Nội dung “đặc biệt” \\ \u{1F44D}' })
    await drop.run(stage.callAs(), { id })
    const kept = await stage.platform.pool.query(
      'select changes::text as text from audit_entry union all select before::text from revision',
    )
    expect(kept.rows).toHaveLength(5)
    for (const { text: words } of kept.rows) expect(words).not.toContain('"words"')
    const { end, ...verdict } = await verifyAudit(stage.platform.db)
    expect(verdict).toEqual({ entries: 3, faults: [] })
    expect(end).toMatchObject({ sequence: 3, hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
  })

  test.each([
    ['who did it', "update audit_entry set actor_name = 'Người khác' where sequence = 3"],
    ['when', "update audit_entry set at = at - interval '1 day' where sequence = 3"],
    ['what', `update audit_entry set changes = jsonb_set(changes, '{0,after,title}', '"Khác"') where sequence = 3`],
    ['why', "update audit_entry set reason = 'lý do mới' where sequence = 3"],
    ['its hash', "update audit_entry set hash = repeat('a', 64) where sequence = 3"],
  ])('a row of which somebody changed %s is found', async (_, statement) => {
    const stage = await ownPlatform()
    await writeNotes(stage, 6)
    await tamper(stage, statement)
    expect(await faultsOf(stage)).toContainEqual({ sequence: 3, kind: 'changed' })
  })

  test('a row changed together with its hash is found by the row after it', async () => {
    const stage = await ownPlatform()
    await writeNotes(stage, 6)
    const { rows } = await stage.platform.pool.query('select * from audit_entry where sequence = 3')
    const row = rows[0]
    const hash = hashEntry(row.previous_hash, {
      sequence: 3,
      at: new Date(row.at).toTemporalInstant().toString(),
      actorId: row.actor_id,
      actorName: 'Người khác',
      operation: row.operation,
      requestId: row.request_id,
      reason: row.reason,
      changes: row.changes,
    })
    await tamper(stage, `update audit_entry set actor_name = 'Người khác', hash = '${hash}' where sequence = 3`)
    expect(await faultsOf(stage)).toEqual([{ sequence: 4, kind: 'changed' }])
  })

  test('removed rows are found, each by its number', async () => {
    const stage = await ownPlatform()
    await writeNotes(stage, 9)
    await tamper(stage, 'delete from audit_entry where sequence in (1, 4, 5)')
    expect(await faultsOf(stage)).toEqual([1, 4, 5].map(sequence => ({ sequence, kind: 'missing' })))
  })

  test('an end that was cut off is found, also when the whole book was emptied', async () => {
    const stage = await ownPlatform()
    await writeNotes(stage, 5)
    await tamper(stage, 'delete from audit_entry where sequence > 3')
    expect(await faultsOf(stage)).toEqual([4, 5].map(sequence => ({ sequence, kind: 'cut' })))
    await tamper(stage, 'delete from audit_entry')
    expect(await faultsOf(stage)).toHaveLength(5)
  })

  test('an end cut off together with the memory of it is found by the anchor that was written down', async () => {
    const stage = await ownPlatform()
    await writeNotes(stage, 5)
    const { end } = await verifyAudit(stage.platform.db)
    await tamper(
      stage,
      'delete from audit_entry where sequence > 3',
      'update audit_head set sequence = 3, hash = (select hash from audit_entry where sequence = 3)',
    )
    expect(await faultsOf(stage)).toEqual([])
    expect((await verifyAudit(stage.platform.db, { anchor: end! })).faults).toEqual([{ sequence: 5, kind: 'cut' }])
    const remade = { sequence: 2, hash: 'b'.repeat(64) }
    expect((await verifyAudit(stage.platform.db, { anchor: remade })).faults).toEqual([{ sequence: 2, kind: 'changed' }])
  })

  test('stays one chain without gaps when twenty people write at once', async () => {
    const stage = await ownPlatform()
    await Promise.all(Array.from({ length: 20 }, (_, n) => write.run(stage.callAs(), { title: `Người thứ ${n}` })))
    const verdict = await verifyAudit(stage.platform.db)
    expect(verdict).toMatchObject({ entries: 20, faults: [], end: { sequence: 20 } })
  })

  test('holds nothing of a change that failed', async () => {
    const stage = await ownPlatform()
    const { id } = await write.run(stage.callAs(), { title: 'a' })
    await expect(amend.run(stage.callAs(), { id, version: 9, title: 'b' })).rejects.toMatchObject({ code: 'conflict' })
    expect((await verifyAudit(stage.platform.db)).entries).toBe(1)
  })
})

describe('two people change one record', () => {
  test('and the second hears who changed what before them, with the record as it is now', async () => {
    const stage = await ownPlatform()
    const an = stage.callAs(await stage.person({ name: 'An', role: 'officer', unitId: newId() }))
    const binh = stage.callAs(await stage.person({ name: 'Bình', role: 'officer', unitId: newId() }))
    const { id } = await write.run(an, { title: 'Bản đầu' })
    await amend.run(an, { id, version: 1, title: 'Bản của An' })
    await amend.run(an, { id, version: 2, body: 'An thêm' })
    const error = await amend.run(binh, { id, version: 1, title: 'Bản của Bình' }).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'conflict', status: 409 })
    expect((error as AppError).extras).toMatchObject({
      current: { title: 'Bản của An', body: 'An thêm', version: 3 },
      changes: [
        { version: 1, by: 'An', changed: ['title'], before: { title: 'Bản đầu' } },
        { version: 2, by: 'An', changed: ['body'], before: { body: null } },
      ],
    })
  })

  test('at the same moment, and exactly one is kept', async () => {
    const stage = await ownPlatform()
    const { id } = await write.run(stage.callAs(), { title: 'đầu' })
    const results = await Promise.allSettled(
      ['một', 'hai', 'ba'].map(title => amend.run(stage.callAs(), { id, version: 1, title })),
    )
    expect(results.filter(result => result.status === 'fulfilled')).toHaveLength(1)
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'conflict' })
  })

  test('a change that changes nothing leaves no trace', async () => {
    const stage = await ownPlatform()
    const { id } = await write.run(stage.callAs(), { title: 'như cũ' })
    expect(await amend.run(stage.callAs(), { id, version: 1, title: 'như cũ' })).toMatchObject({ version: 1 })
    expect((await verifyAudit(stage.platform.db)).entries).toBe(1)
  })
})

describe('reading the audit', () => {
  let stage: TestPlatform
  let office: Awaited<ReturnType<TestPlatform['as']>>
  let noteId: string
  beforeAll(async () => {
    stage = await aPlatform()
    office = await stage.as({ name: 'Phòng KH&CN', role: 'office', unitId: newId() })
    const an = stage.callAs(await stage.person({ name: 'Nguyễn Thị Đường', role: 'officer', unitId: newId() }))
    stage.clock.set('2026-03-01T23:30:00')
    noteId = (await write.run(an, { title: 'Một', apiToken: 'bí mật', reason: 'lần đầu' })).id
    stage.clock.set('2026-03-02T00:30:00')
    await amend.run(an, { id: noteId, version: 1, title: 'Hai' })
    stage.clock.set('2026-03-03T09:00:00')
    await write.run(stage.callAs(), { title: 'Khác' })
    await drop.run(office.me ? stage.callAs(office.me) : stage.callAs(), { id: noteId })
  })
  afterAll(() => stage.close())
  const sequences = async (query: Record<string, unknown>) =>
    (await office.call(listAudit, query)).body.items.map(item => item.sequence)

  test('the programme office reads it newest first, a page at a time, with what was done in Vietnamese', async () => {
    const { status, body } = await office.call(listAudit, { pageSize: 3 })
    expect(status).toBe(200)
    expect(body).toMatchObject({ total: 4, page: 1 })
    expect(body.items.map(item => item.sequence)).toEqual([4, 3, 2])
    expect(body.items[2]).toMatchObject({
      summary: 'Sửa ghi chú',
      actorName: 'Nguyễn Thị Đường',
      at: '2026-03-01T17:30:00Z',
      changes: [{ kind: 'update', entity: 'trial_note', id: noteId, fields: [{ field: 'title', before: 'Một', after: 'Hai' }] }],
    })
    expect(await sequences({ page: 2, pageSize: 3 })).toEqual([1])
    expect(await sequences({ sort: 'sequence' })).toEqual([1, 2, 3, 4])
  })

  test('and filters by record, person, operation, module, Vietnamese day and words', async () => {
    expect(await sequences({ entity: 'trial_note', id: noteId })).toEqual([4, 2, 1])
    expect(await sequences({ entity: 'trial_note' })).toHaveLength(4)
    expect(await sequences({ entity: 'agency' })).toEqual([])
    expect(await sequences({ actor: 'system' })).toEqual([3])
    expect(await sequences({ operation: 'trial.write' })).toEqual([3, 1])
    expect(await sequences({ operation: 'trial' })).toHaveLength(4)
    expect(await sequences({ from: '2026-03-02', to: '2026-03-02' })).toEqual([2])
    expect(await sequences({ to: '2026-03-01' })).toEqual([1])
    expect(await sequences({ q: 'duong' })).toEqual([2, 1])
    expect(await sequences({ q: 'lan dau' })).toEqual([1])
  })

  test('the history of one record says what changed in each version, and no secret', async () => {
    const { body } = await office.call(entityHistory, { entity: 'trial_note', id: noteId })
    expect(body.items.map(item => [item.kind, item.version, item.summary])).toEqual([
      ['remove', null, 'Xóa ghi chú'],
      ['update', 2, 'Sửa ghi chú'],
      ['insert', 1, 'Viết ghi chú'],
    ])
    expect(body.items[2]).toMatchObject({
      reason: 'lần đầu',
      fields: expect.arrayContaining([{ field: 'title', before: null, after: 'Một' }]),
    })
    expect(JSON.stringify(body)).not.toContain('bí mật')
    expect(JSON.stringify((await office.call(listAudit, {})).body)).not.toContain('bí mật')
  })

  test('an administrator may read it; leaders, officers and strangers may not', async () => {
    const unitId = newId()
    expect((await (await stage.as({ role: 'administrator', unitId })).call(listAudit, {})).status).toBe(200)
    for (const role of ['leader', 'officer', 'editor', 'viewer'] as const) {
      const person = await stage.as({ role, unitId })
      expect((await person.call(listAudit, {})).status).toBe(403)
      expect((await person.call(entityHistory, { entity: 'trial_note', id: noteId })).status).toBe(403)
    }
    expect((await stage.anonymous.call(listAudit, {})).status).toBe(401)
    expect((await office.call(listAudit, { from: '01/03/2026' })).status).toBe(422)
  })
})

describe('the command "audit verify"', () => {
  let lines: string[] = []
  beforeEach(() => {
    lines = []
  })
  const verify = (stage: TestPlatform, options: Record<string, unknown> = {}) =>
    verifyAuditCommand.run({
      platform: stage.platform,
      arguments: [],
      options,
      out: line => lines.push(line),
      progress: () => undefined,
    })

  test('is part of the kernel and says in words that the book is whole', async () => {
    expect(kernelModule.commands).toContain(verifyAuditCommand)
    const stage = await ownPlatform()
    await verify(stage)
    expect(lines).toEqual(['Sổ nhật ký chưa có dòng nào.'])
    await writeNotes(stage, 3)
    const verdict = await verify(stage)
    expect(verdict).toMatchObject({ entries: 3, faults: [] })
    expect(lines[1]).toBe('Sổ nhật ký nguyên vẹn: 3 dòng, không dòng nào bị sửa, xóa hay cắt bỏ.')
    await verify(stage, { anchor: lines[2]!.replace('Cuối sổ: ', '') })
    await expect(verify(stage, { anchor: '12' })).rejects.toMatchObject({ code: 'invalid' })
  })

  test('names every fault and ends in an error', async () => {
    const stage = await ownPlatform()
    await writeNotes(stage, 5)
    await tamper(
      stage,
      "update audit_entry set reason = 'x' where sequence = 2",
      'delete from audit_entry where sequence in (4, 5)',
    )
    await expect(verify(stage)).rejects.toMatchObject({
      code: 'audit_broken',
      message: expect.stringContaining('3 chỗ sai'),
      extras: { current: { entries: 3, faults: [{ sequence: 2 }, { sequence: 4 }, { sequence: 5 }] } },
    })
    expect(lines).toEqual([
      'Dòng số 2: nội dung đã bị sửa sau khi ghi.',
      'Dòng số 4: bị cắt khỏi cuối sổ.',
      'Dòng số 5: bị cắt khỏi cuối sổ.',
    ])
  })

  test('does not take what is written meanwhile for a fault', async () => {
    const stage = await ownPlatform()
    await writeNotes(stage, 5)
    const writing = Promise.all(Array.from({ length: 30 }, (_, n) => write.run(stage.callAs(), { title: String(n) })))
    for (let n = 0; n < 5; n++) await verify(stage)
    await writing
    await verify(stage)
  })
})
