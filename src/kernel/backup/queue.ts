import type pg from 'pg'
import { listOf, queueTables, tablesOf } from './catalogue.ts'
import type { Manifest, TablePart } from './manifest.ts'

/**
 * Puts what waited in the queue back into the queue's own tables, whose shape may have changed since: only columns that both know
 * are taken. What was being worked on is to be worked on again; with the outbox of the same moment, nothing is lost or queued twice.
 * @param load fills a table with a part's rows.
 */
export async function restoreQueue(
  client: pg.Client,
  manifest: Manifest,
  load: (part: TablePart, into: string) => Promise<void>,
): Promise<void> {
  const there = new Map(
    (await tablesOf(client)).filter(({ schema }) => schema === 'pgboss').map(table => [table.name, table.columns]),
  )
  for (const name of queueTables.toReversed()) if (there.has(name)) await client.query(`delete from pgboss.${name}`)
  for (const name of queueTables) {
    const part = manifest.tables.find(one => one.schema === 'pgboss' && one.name === name)
    const columns = there.get(name)
    if (!part || !columns) continue
    await client.query(`create temporary table restored_${name} (like pgboss.${name} including defaults) on commit drop`)
    for (const column of part.columns.filter(one => !columns.includes(one)))
      await client.query(`alter table restored_${name} add column ${listOf([column])} text`)
    await load(part, `restored_${name}`)
    // Queues with a table of their own are laid into the common one: those tables are not made again.
    if (name === 'queue') await client.query(`update restored_queue set partition = false, table_name = 'job_common'`)
    if (name === 'job')
      await client.query("update restored_job set state = 'retry', started_on = null, start_after = now() where state = 'active'")
    const known = listOf(part.columns.filter(column => columns.includes(column)))
    await client.query(`insert into pgboss.${name} (${known}) select ${known} from restored_${name}`)
  }
}
