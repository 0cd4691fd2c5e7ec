import type pg from 'pg'

export type Table = { schema: 'public' | 'pgboss'; name: string; columns: string[]; key: { name: string; text: boolean }[] }

/** Of the job queue, what must not be lost; the rest (who runs, counts, warnings) it makes anew. In the order in which they lean. */
export const queueTables = ['queue', 'schedule', 'subscription', 'job', 'job_dependency'] as const

/** Every table of ours with its stored columns; what an extension brought along and what is derived is left out. */
export async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select n.nspname as schema, c.relname as name,
       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       coalesce((select jsonb_agg(jsonb_build_object('name', a.attname, 'text', t.typcategory = 'S') order by k.n)
        from pg_index i cross join unnest(i.indkey) with ordinality k(num, n)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.num join pg_type t on t.oid = a.atttypid
        where i.indrelid = c.oid and i.indisprimary), '[]') as key
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition
       and (n.nspname = 'public' or (n.nspname = 'pgboss' and c.relname = any($1)))
       and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
     order by n.nspname desc, c.relname`,
    [queueTables],
  )
  return rows
}

export const nameOf = ({ schema, name }: Pick<Table, 'schema' | 'name'>): string => `${quoted(schema)}.${quoted(name)}`
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
export const listOf = (columns: readonly string[]): string => columns.map(quoted).join(', ')

/** The rows in the order of their key, independent of the database's own collation, so that the same rows give the same bytes. */
export const copyOutOf = (table: Table): string => {
  const key = table.key.length > 0 ? table.key : table.columns.map(name => ({ name, text: false }))
  const order = key.map(({ name, text }) =>
    text ? `${quoted(name)} collate "C"` : table.key.length > 0 ? quoted(name) : `${quoted(name)}::text collate "C"`,
  )
  return `copy (select ${listOf(table.columns)} from ${nameOf(table)} order by ${order.join(', ')}) to stdout`
}
export const copyInOf = (name: string, columns: readonly string[]): string => `copy ${name} (${listOf(columns)}) from stdin`

/** The next value of every sequence of ours, as text since it may be large. Read after the snapshot it can only be higher. */
export async function sequencesOf(client: pg.Client): Promise<{ name: string; value: string }[]> {
  const { rows } = await client.query<{ name: string; value: string }>(
    `select sequencename as name, last_value::text as value from pg_sequences
     where schemaname = 'public' and last_value is not null order by 1`,
  )
  return rows
}

/** Dates, numbers and bytes in one way of writing whatever the server is set to; nothing cuts a long statement short. */
export const plainSession = `
  set client_encoding to 'UTF8'; set datestyle to 'ISO'; set intervalstyle to 'postgres'; set timezone to 'UTC';
  set bytea_output to 'hex'; set extra_float_digits to 1; set statement_timeout to 0; set lock_timeout to 0;
  set idle_in_transaction_session_timeout to 0; set client_min_messages to warning`

/** Held shared while a backup is taken: what the snapshot's attachments refer to is not swept away meanwhile. */
export const backupLock = "hashtext('lan-toa backup')"
