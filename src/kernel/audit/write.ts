import { and, eq, getTableColumns, getTableName, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { type Actor } from '../actor.ts'
import type { Clock } from '../clock.ts'
import type { Database, Reader } from '../db/client.ts'
import { conflict } from '../errors.ts'
import { outbox } from '../events/tables.ts'
import { newId } from '../id.ts'
import { genesis, hashEntry } from './chain.ts'
import { insertMany } from './insert-many.ts'
import { auditEntries, auditHead, revisions, type Change } from './tables.ts'

type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]
/** A table whose rows are records (see kernel/db/columns.ts). */
export type RecordTable = PgTable & { id: PgColumn; version: PgColumn; createdAt: PgColumn; updatedAt: PgColumn }
type Row<T extends RecordTable> = T['$inferSelect'] & { id: string; version: number }
type New<T extends RecordTable> = Omit<T['$inferInsert'], 'version' | 'createdAt' | 'updatedAt'>
type Changes<T extends RecordTable> = Partial<Omit<T['$inferInsert'], 'id' | 'version' | 'createdAt' | 'updatedAt'>>

/**
 * The only way to change data. An operation holds it inside its transaction and nowhere else;
 * every change leaves an audit entry, a revision and, where named, an event, together with the change or not at all.
 */
export type Write = {
  insert<T extends RecordTable>(table: T, values: New<T>): Promise<Row<T>>
  /** For thousands of rows at once: one statement, one entry in the audit; the answer is in the order given. */
  insertMany<T extends RecordTable>(table: T, values: New<T>[]): Promise<Row<T>[]>
  /** Changes the row only if nobody else did since it was read; otherwise a `conflict` that carries the present row and what changed. */
  update<T extends RecordTable>(table: T, row: Row<T>, changes: Changes<T>): Promise<Row<T>>
  remove<T extends RecordTable>(table: T, row: Row<T>): Promise<void>
  /** A set-based statement that the above cannot say; it must name what it does and how many rows it touched. */
  statement(entity: string, description: string, run: (tx: Transaction) => Promise<number>): Promise<void>
  /** Tells other modules, after commit, what happened. Name: `module.past_tense`. */
  emit(name: string, payload: Record<string, unknown>): Promise<void>
  /** Reads within this transaction. */
  read: Reader
  /** Why it was done, in the person's words; kept in the audit. */
  because(reason: string): void
}

const plain = (value: unknown): unknown => (value === undefined ? null : JSON.parse(JSON.stringify(value)))
/** What the database derives by itself (the words of a text) is no part of the record's history. */
const plainRow = (table: PgTable, row: Record<string, unknown>) => {
  const columns: Record<string, { generated?: unknown } | undefined> = getTableColumns(table)
  return Object.fromEntries(
    Object.entries(row)
      .filter(([key]) => !columns[key]?.generated)
      .map(([key, value]) => [key, plain(value)]),
  )
}

/** Runs `work` in one transaction with the right to write, then seals what it did into the audit chain. */
export async function writing<T>(
  input: { db: Database; actor: Actor; clock: Clock; operation: string; requestId: string },
  work: (write: Write, tx: Transaction) => Promise<T>,
): Promise<T> {
  const { actor, operation } = input
  return input.db.transaction(async tx => {
    const at = input.clock.now()
    const changes: Change[] = []
    const before: (typeof revisions.$inferInsert)[] = []
    let reason: string | null = null
    const keep = (table: PgTable, row: { id: string; version: number }, changed: string[]) =>
      before.push({
        id: newId(),
        entity: getTableName(table),
        entityId: row.id,
        version: row.version,
        at,
        actorId: actor.id,
        actorName: actor.name,
        operation,
        before: plainRow(table, row),
        changed,
      })

    const write: Write = {
      read: tx,
      because: text => {
        reason = text
      },
      async insert(table, values) {
        const [made] = (await tx
          .insert(table)
          .values({ ...values, version: 1, createdAt: at, updatedAt: at } as never)
          .returning()) as unknown as [Row<typeof table>]
        changes.push({ kind: 'insert', entity: getTableName(table), id: made.id, after: plainRow(table, made) })
        return made
      },
      async insertMany(table, values) {
        const filled = values.map(value => ({ ...value, version: 1, createdAt: at, updatedAt: at }))
        const rows = (await insertMany(tx, table, filled)) as Row<typeof table>[]
        if (rows.length > 0) changes.push({ kind: 'insert_many', entity: getTableName(table), ids: rows.map(row => row.id) })
        return rows
      },
      async update(table, row, wanted) {
        const entity = getTableName(table)
        const fields: Record<string, [unknown, unknown]> = {}
        for (const [key, value] of Object.entries(wanted)) {
          if (value === undefined) continue
          const [old, next] = [plain((row as Record<string, unknown>)[key]), plain(value)]
          if (JSON.stringify(old) !== JSON.stringify(next)) fields[key] = [old, next]
        }
        if (Object.keys(fields).length === 0) return row
        const [changed] = (await tx
          .update(table as PgTable)
          .set({ ...wanted, version: row.version + 1, updatedAt: at } as never)
          .where(and(eq(table.id, row.id), eq(table.version, row.version)))
          .returning()) as unknown as [Row<typeof table> | undefined]
        if (!changed) throw await conflictOn(tx, table, row)
        keep(table, row, Object.keys(fields))
        changes.push({ kind: 'update', entity, id: row.id, fields })
        return changed
      },
      async remove(table, row) {
        const entity = getTableName(table)
        const gone = await tx
          .delete(table)
          .where(and(eq(table.id, row.id), eq(table.version, row.version)))
          .returning({ id: table.id })
        if (gone.length === 0) throw await conflictOn(tx, table, row)
        keep(table, row, ['*'])
        changes.push({ kind: 'remove', entity, id: row.id, before: plainRow(table, row) })
      },
      async statement(entity, description, run) {
        changes.push({ kind: 'statement', entity, description, count: await run(tx) })
      },
      async emit(name, payload) {
        await tx.insert(outbox).values({ id: newId(), at, name, payload })
      },
    }

    const result = await work(write, tx)
    if (before.length > 0) await insertMany(tx, revisions, before)
    if (changes.length > 0 || reason !== null)
      await seal(tx, { at, actor, operation, requestId: input.requestId, reason, changes })
    return result
  })
}

/** Last statement of the transaction, so that the chain's lock is held only while committing. */
async function seal(
  tx: Transaction,
  entry: { at: Temporal.Instant; actor: Actor; operation: string; requestId: string; reason: string | null; changes: Change[] },
) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('lan-toa audit chain'))`)
  const [head] = await tx.select().from(auditHead)
  const previousHash = head?.hash ?? genesis
  const content = {
    sequence: (head?.sequence ?? 0) + 1,
    actorId: entry.actor.id,
    actorName: entry.actor.name,
    operation: entry.operation,
    requestId: entry.requestId,
    reason: entry.reason,
    changes: entry.changes,
  }
  const hash = hashEntry(previousHash, { ...content, at: entry.at.toString() })
  await tx.insert(auditEntries).values({ ...content, at: entry.at, previousHash, hash })
  await tx
    .insert(auditHead)
    .values({ id: 1, sequence: content.sequence, hash })
    .onConflictDoUpdate({ target: auditHead.id, set: { sequence: content.sequence, hash } })
}

async function conflictOn<T extends RecordTable>(tx: Transaction, table: T, row: Row<T>) {
  const [current] = await tx
    .select()
    .from(table as PgTable)
    .where(eq(table.id, row.id))
  const entity = getTableName(table)
  const since = await tx
    .select({
      version: revisions.version,
      at: revisions.at,
      by: revisions.actorName,
      changed: revisions.changed,
      before: revisions.before,
    })
    .from(revisions)
    .where(and(eq(revisions.entity, entity), eq(revisions.entityId, row.id), sql`${revisions.version} >= ${row.version}`))
    .orderBy(revisions.version)
  return conflict(undefined, {
    current: current ?? null,
    changes: since.map(({ before, ...change }) => ({ ...change, before: pick(before, change.changed) })),
  })
}

const pick = (row: Record<string, unknown>, keys: string[]) =>
  keys.includes('*') ? row : Object.fromEntries(keys.map(key => [key, row[key] ?? null]))
