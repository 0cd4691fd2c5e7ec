import { chmod, readFile, writeFile } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { drizzle } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import { verifyAudit } from '../audit/verify.ts'
import { migrationSteps, shapingLock } from '../db/migrate.ts'
import { AppError } from '../errors.ts'
import { formatNumber } from '../i18n/formats.ts'
import { installJobs } from '../jobs/pg-boss.ts'
import type { Storage } from '../storage/storage.ts'
import { contentOf, fingerprintOf } from './back-up.ts'
import { copyInOf, nameOf, quoted, tablesOf } from './catalogue.ts'
import { causeOf } from './cause.ts'
import { connectTo } from './connect.ts'
import { copyIn } from './copy.ts'
import { backupOfOther, restoreFailed, targetInUse, targetNotEmpty } from './errors.ts'
import { fileFolder, readManifest, secretName, verifyParts, type Manifest, type TablePart } from './manifest.ts'
import { restoreQueue } from './queue.ts'

export type Target = {
  url: string
  /** As people would name it: the data folder, or the database. */
  place: string
  storage: Storage
  /** The secret that settings give; otherwise `secretFile` is where the platform keeps its own. */
  secret?: string
  secretFile: string
}
export type Restored = {
  manifest: Manifest
  /** Steps that this Lan Tỏa is ahead of the backup, applied after loading. */
  newer: number
  /** What the person at the terminal should know: signed out, lost files. */
  notices: string[]
}

/** May hold rows on a platform that nobody has used yet. */
const countsForNothing = new Set(['schema_migration', 'setup_code'])

/**
 * Puts a backup into an empty platform. Every part is checked first; then the whole database is laid down in one transaction, so
 * that whatever goes wrong leaves it as it was.
 * @param options.replace how many audit entries lie there that are to go: who wants to replace data must know what data.
 * @throws `backup_not_one`, `backup_damaged`, `backup_of_other_version`, `backup_target_in_use`, `backup_target_not_empty`,
 *   `backup_not_restored`.
 */
export async function restore(
  target: Target,
  options: { directory: string; replace?: number; progress?: (line: string) => void },
): Promise<Restored> {
  const folder = resolve(options.directory)
  const progress = options.progress ?? (() => undefined)
  const manifest = await readManifest(folder)
  const steps = stepsAfter(manifest)
  await verifyParts(folder, manifest)
  progress(`Bản sao lưu lúc ${shownMoment(manifest.takenAt)} nguyên vẹn; đang khôi phục…`)
  const client = await connectTo(target, 'lan-toa restore')
  try {
    await refuseRunning(client, target.place)
    await refuseFilled(client, target.place, options.replace)
    // Waits for nobody: whoever shapes this database now is a Lan Tỏa that is starting.
    const { rows } = await client.query<{ mine: boolean }>(`select pg_try_advisory_lock(${shapingLock}) as mine`)
    if (!rows[0]!.mine) throw targetInUse({ place: target.place })
    await putFiles(folder, manifest, target.storage, progress)
    await installJobs(target.url)
    await client.query('begin')
    await layDown(client, folder, manifest, steps, progress)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error instanceof AppError ? error : restoreFailed({ place: target.place, cause: causeOf(error) })
  } finally {
    await client.end().catch(() => undefined)
  }
  const notices = await restoreSecret(folder, manifest, target)
  if (manifest.missing.length > 0)
    notices.push(`Khi sao lưu, kho lưu trữ đã thiếu ${manifest.missing.length} tệp: ${manifest.missing.slice(0, 5).join('; ')}.`)
  if (manifest.audit.faults > 0)
    notices.push(`Sổ nhật ký đã có ${manifest.audit.faults} chỗ sai từ trước khi sao lưu; bản khôi phục giữ đúng như vậy.`)
  return { manifest, newer: steps.after.length, notices }
}

type Steps = { before: ReturnType<typeof migrationSteps>; after: ReturnType<typeof migrationSteps> }

/** The steps that shaped the backup, and those that came since. @throws `backup_of_other_version` where it knows others. */
function stepsAfter(manifest: Manifest): Steps {
  const known = migrationSteps()
  const before = known.slice(0, manifest.migrations.length)
  if (before.length < manifest.migrations.length || before.some((step, place) => step.hash !== manifest.migrations[place]))
    throw backupOfOther({ version: manifest.version })
  return { before, after: known.slice(before.length) }
}

async function refuseRunning(client: pg.Client, place: string) {
  const { rowCount } = await client.query(
    "select 1 from pg_stat_activity where datname = current_database() and application_name like 'lan-toa%' and pid <> pg_backend_pid()",
  )
  if (rowCount) throw targetInUse({ place })
}

async function refuseFilled(client: pg.Client, place: string, replace: number | undefined) {
  const tables = (await tablesOf(client)).filter(({ schema, name }) => schema === 'public' && !countsForNothing.has(name))
  let filled = false
  for (const table of tables) filled ||= ((await client.query(`select 1 from ${nameOf(table)} limit 1`)).rowCount ?? 0) > 0
  if (!filled) return
  const countIn = async (name: string) =>
    tables.some(table => table.name === name)
      ? Number((await client.query<{ count: string }>(`select count(*) from public.${quoted(name)}`)).rows[0]!.count)
      : 0
  const [persons, entries] = [await countIn('person'), await countIn('audit_entry')]
  if (replace !== entries) throw targetNotEmpty({ place, persons, entries })
}

/** Contents lie under their own hash, so that putting one twice changes nothing; all are there before anything refers to them. */
async function putFiles(folder: string, manifest: Manifest, storage: Storage, progress: (line: string) => void) {
  const waiting = [...manifest.files]
  const put = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift())
      await storage.put(file.key, await readFile(join(folder, fileFolder, file.key)))
  }
  await Promise.all([put(), put(), put(), put()])
  if (manifest.files.length > 0) progress(`Đã khôi phục ${formatNumber(manifest.files.length)} tệp đính kèm`)
}

async function layDown(
  client: pg.Client,
  folder: string,
  manifest: Manifest,
  steps: Steps,
  progress: (line: string) => void,
): Promise<void> {
  await clear(client)
  await client.query('create table public.schema_migration (id serial primary key, hash text not null, created_at bigint)')
  for (const step of steps.before) for (const statement of step.sql) await client.query(statement)
  const keys = await dropForeignKeys(client)
  const there = new Map((await tablesOf(client)).map(table => [nameOf(table), table]))
  for (const part of manifest.tables.filter(({ schema }) => schema === 'public')) {
    const table = there.get(nameOf(part))
    if (!table || table.columns.toSorted().join() !== part.columns.toSorted().join())
      throw new Error(`bảng ${part.name} của bản sao lưu không khớp với phiên bản này`)
    // Rows that a step itself laid in come with the backup too.
    if (table.name !== 'audit_entry') await client.query(`delete from ${nameOf(table)}`)
    await loadTable(client, folder, part, nameOf(part))
    // Read back as the backup was read: what lies there now is what lay there then, to the last byte.
    if ((await contentOf(client, { ...table, columns: part.columns })) !== part.content)
      throw new Error(`bảng ${part.name} sau khi nạp khác với bản sao lưu`)
    if (part.rows >= 10_000) progress(`Đã nạp bảng ${part.name}: ${formatNumber(part.rows)} dòng`)
  }
  for (const key of keys) await client.query(`alter table ${key.table} add constraint ${quoted(key.name)} ${key.definition}`)
  for (const { name, value } of manifest.sequences) await client.query('select setval($1, $2)', [`public.${quoted(name)}`, value])
  for (const step of steps.after) {
    for (const statement of step.sql) await client.query(statement)
    await client.query('insert into public.schema_migration (hash, created_at) values ($1, $2)', [step.hash, step.folderMillis])
  }
  await restoreQueue(client, manifest, (part, into) => loadTable(client, folder, part, into))
  const verdict = await verifyAudit(drizzle(client, { casing: 'snake_case' }))
  const { audit } = manifest
  if (verdict.entries !== audit.entries || verdict.faults.length !== audit.faults || verdict.end?.hash !== audit.end?.hash)
    throw new Error('sổ nhật ký sau khi nạp không khớp với bản sao lưu')
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  progress(`Đã nạp và đối chiếu cơ sở dữ liệu: ${manifest.tables.length} bảng, ${formatNumber(rows)} dòng`)
}

/** Everything of ours that holds data goes; functions and extensions stay, since the steps make them where they are absent. */
async function clear(client: pg.Client) {
  const { rows } = await client.query<{ statement: string }>(
    `select format('drop %s if exists %s cascade', kind, string_agg(format('public.%I', name), ', ')) as statement from (
       select relname as name,
         case relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end as kind
       from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')
         and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
       union all
       select typname, 'type' from pg_type t where typnamespace = 'public'::regnamespace and typtype = 'e'
         and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')
     ) ours group by kind order by kind = 'type', kind = 'sequence'`,
  )
  for (const { statement } of rows) await client.query(statement)
}

/** Put back once all rows are there: then every one is checked, in whatever order the tables came. */
async function dropForeignKeys(client: pg.Client) {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  )
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint ${quoted(name)}`)
  return rows
}

async function loadTable(client: pg.Client, folder: string, part: TablePart, into: string): Promise<void> {
  const { stream, rows } = copyIn(client, copyInOf(into, part.columns))
  await pipeline(createReadStream(join(folder, part.path)), createGunzip(), stream)
  if (rows() !== part.rows) throw new Error(`bảng ${part.name} có ${rows()} dòng thay vì ${part.rows}`)
}

/** Without the former secret, everybody signs in anew and authenticator apps must be set up again. */
async function restoreSecret(folder: string, manifest: Manifest, target: Target): Promise<string[]> {
  const { secret } = manifest
  if (!secret) return []
  if (target.secret === undefined && secret.sha256) {
    await writeFile(target.secretFile, await readFile(join(folder, secretName)), { mode: 0o600, flush: true })
    await chmod(target.secretFile, 0o600)
    return []
  }
  if (target.secret !== undefined && fingerprintOf(target.secret) === secret.fingerprint) return []
  return [
    'SECRET ở đây khác với SECRET khi sao lưu: mọi người phải đăng nhập lại, và ai dùng mã xác thực hai bước phải cài lại. Nếu còn SECRET cũ, hãy đặt lại rồi khởi động.',
  ]
}

/** In the form 24/11/2026 18:05, Vietnamese time. */
export const shownMoment = (at: string): string => {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Ho_Chi_Minh')
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(local.day)}/${two(local.month)}/${local.year} ${two(local.hour)}:${two(local.minute)}`
}
