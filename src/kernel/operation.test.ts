import { eq } from 'drizzle-orm'
import { pgTable, text } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { testDatabase, type TestDatabase } from '#test/kit.ts'
import type { Actor } from './actor.ts'
import { auditEntries, revisions } from './audit/tables.ts'
import { verifyAudit } from './audit/verify.ts'
import { fixedClock } from './clock.ts'
import { record } from './db/columns.ts'
import { id, version } from './contract.ts'
import { outbox } from './events/tables.ts'
import { operation, type Call } from './operation.ts'
import type { Platform } from './platform.ts'

const notes = pgTable('note', { ...record, owner: text().notNull(), body: text().notNull() })
const person = (name: string): Actor => ({ id: name, name, email: `${name}@example.vn`, grants: [] })

const writeNote = operation({
  name: 'notes.create',
  summary: 'Tạo ghi chú',
  writes: 'POST /notes',
  input: z.object({ body: z.string().min(1).max(100) }),
  output: z.object({ id, body: z.string(), version }),
  allow: 'signedIn',
  run: async ({ write, me }, { body }) => {
    const note = await write.insert(notes, { owner: me.id, body })
    await write.emit('notes.created', { id: note.id })
    return note
  },
})
const edit = operation({
  name: 'notes.edit',
  summary: 'Sửa ghi chú',
  writes: 'PATCH /notes/:id',
  input: z.object({ id, version, body: z.string().min(1) }),
  output: z.object({ id, body: z.string(), version }),
  load: async ({ db }, input) => (await db.select().from(notes).where(eq(notes.id, input.id)))[0],
  allow: (actor, note) => actor.id === note.owner || actor.id === 'colleague',
  run: ({ write, record: note }, input) => write.update(notes, { ...note, version: input.version }, { body: input.body }),
})

describe('an operation', () => {
  let database: TestDatabase
  const clock = fixedClock('2026-02-05T08:00')
  const call = (actor: Actor | null): Call => ({
    platform: { db: database.db, clock } as unknown as Platform,
    actor,
    requestId: 'request-1',
  })
  beforeAll(async () => {
    database = await testDatabase()
    await database.pool.query(
      'create table note (id uuid primary key, version int not null, created_at timestamptz not null, updated_at timestamptz not null, owner text not null, body text not null)',
    )
  })
  afterAll(() => database.close())

  it('writes the change, its audit entry and its event together', async () => {
    const note = await writeNote.run(call(person('an')), { body: 'Họp giao ban' })
    const [entry] = await database.db.select().from(auditEntries)
    expect(entry).toMatchObject({ sequence: 1, actorId: 'an', operation: 'notes.create', requestId: 'request-1' })
    expect(entry!.changes).toMatchObject([{ kind: 'insert', entity: 'note', id: note.id }])
    expect(await database.db.select().from(outbox)).toMatchObject([{ name: 'notes.created', payload: { id: note.id } }])
  })

  it('asks a stranger to sign in before it says anything about the content', async () => {
    await expect(writeNote.run(call(null), { body: '' })).rejects.toMatchObject({ code: 'unauthenticated', status: 401 })
  })

  it('names each wrong field in Vietnamese', async () => {
    await expect(writeNote.run(call(person('an')), { body: '' })).rejects.toMatchObject({
      code: 'invalid',
      extras: { fields: [{ path: 'body' }] },
    })
  })

  it('refuses a person whom the rule does not admit, and leaves nothing behind', async () => {
    const note = await writeNote.run(call(person('an')), { body: 'Riêng của An' })
    const before = await database.db.$count(auditEntries)
    await expect(edit.run(call(person('binh')), { id: note.id, version: 1, body: 'x' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect(await database.db.$count(auditEntries)).toBe(before)
  })

  it('shows the second of two people what the first one changed', async () => {
    const note = await writeNote.run(call(person('an')), { body: 'Bản đầu' })
    await edit.run(call(person('an')), { id: note.id, version: 1, body: 'An sửa' })
    await expect(edit.run(call(person('colleague')), { id: note.id, version: 1, body: 'Đồng nghiệp sửa' })).rejects.toMatchObject(
      {
        code: 'conflict',
        extras: {
          current: { body: 'An sửa', version: 2 },
          changes: [{ by: 'an', changed: ['body'], before: { body: 'Bản đầu' } }],
        },
      },
    )
    expect(await database.db.select().from(revisions)).toHaveLength(1)
  })

  it('keeps one gapless chain while twenty people write at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => writeNote.run(call(person(`p${n}`)), { body: `Ghi chú ${n}` })))
    expect((await verifyAudit(database.db)).faults).toEqual([])
  })
})
