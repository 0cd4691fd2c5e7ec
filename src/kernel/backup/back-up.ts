import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { drizzle } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import { verifyAudit } from '../audit/verify.ts'
import type { Clock } from '../clock.ts'
import { isAlive } from '../db/embedded/postmaster.ts'
import { AppError } from '../errors.ts'
import { formatNumber, formatSize } from '../i18n/formats.ts'
import type { Storage } from '../storage/storage.ts'
import { backupLock, copyOutOf, sequencesOf, tablesOf, type Table } from './catalogue.ts'
import { causeOf } from './cause.ts'
import { connectTo } from './connect.ts'
import { copyOut } from './copy.ts'
import { backupUnderWay, cannotWriteBackup, filesMissing, folderInUse, nothingToBackUp } from './errors.ts'
import { fileFolder, secretName, writeManifest, type FilePart, type Manifest, type TablePart } from './manifest.ts'

export type Source = {
  url: string
  /** As people would name it: the data folder, or the database. */
  place: string
  storage: Storage
  clock: Clock
  /** The secret in effect; `kept` where it lies in the data folder and so must be taken along. */
  secret?: { value: string; kept: boolean }
}

const programFile = 'unfinished'

/**
 * Writes database and files into a new folder, as they were at one moment, while people go on writing. The folder appears under its
 * name only once everything lies in it, checked and brought to the disk.
 * @param options.allowMissing go on where attachments are gone from the storage; they are listed.
 * @throws `backup_folder_in_use`, `backup_under_way`, `backup_nothing_there`, `backup_files_missing`, `backup_not_written`.
 */
export async function backUp(
  source: Source,
  options: { directory: string; allowMissing?: boolean; progress?: (line: string) => void },
): Promise<{ folder: string; manifest: Manifest }> {
  const folder = resolve(options.directory)
  const progress = options.progress ?? (() => undefined)
  await refuseUsed(folder)
  const partial = `${folder}.partial`
  const client = await connectTo(source, 'lan-toa backup')
  try {
    await makeRoom(partial, folder)
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error instanceof AppError ? error : cannotWriteBackup({ folder, cause: causeOf(error) })
  }
  try {
    // Sweeping waits for us, so that what the snapshot refers to stays in the storage.
    await client.query(`select pg_advisory_lock_shared(${backupLock})`)
    await client.query('begin isolation level repeatable read read only')
    const migrations = await migrationsIn(client, source.place)
    const takenAt = source.clock.now().toString()
    const tables: TablePart[] = []
    await mkdir(join(partial, 'database'), { mode: 0o700 })
    for (const table of await tablesOf(client)) {
      const part = await writeTable(client, table, partial)
      tables.push(part)
      if (part.rows >= 10_000) progress(`Đã chép bảng ${table.name}: ${formatNumber(part.rows)} dòng`)
    }
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    progress(`Đã chép cơ sở dữ liệu: ${tables.length} bảng, ${formatNumber(rows)} dòng`)
    const sequences = await sequencesOf(client)
    const verdict = await verifyAudit(drizzle(client, { casing: 'snake_case' }))
    const { files, missing } = await writeFiles(client, source.storage, partial, progress)
    if (missing.length > 0 && !options.allowMissing)
      throw filesMissing({ count: missing.length, names: missing.slice(0, 3).join('; ') }, { current: { missing } })
    await client.query('commit')
    const manifest: Manifest = {
      product: 'Lan Tỏa',
      format: 1,
      version: await ownVersion(),
      takenAt,
      postgres: (await client.query<{ server_version: string }>('show server_version')).rows[0]!.server_version,
      migrations,
      tables,
      sequences,
      files,
      missing,
      audit: { entries: verdict.entries, end: verdict.end, faults: verdict.faults.length },
      secret: await writeSecret(source, partial),
    }
    await writeManifest(partial, manifest)
    await settle(partial, folder)
    return { folder, manifest }
  } catch (error) {
    await rm(partial, { recursive: true, force: true }).catch(() => undefined)
    throw error instanceof AppError ? error : cannotWriteBackup({ folder, cause: causeOf(error) })
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** The version of Lan Tỏa as package.json states it. */
async function ownVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string }
  return version
}

async function refuseUsed(folder: string) {
  const found = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    if (error.code === 'ENOTDIR') throw folderInUse({ folder })
    throw cannotWriteBackup({ folder, cause: causeOf(error) })
  })
  if (found.length > 0) throw folderInUse({ folder })
}

/** What an interrupted attempt left is swept; what somebody else is writing, or what is none of ours, is not. */
async function makeRoom(partial: string, folder: string) {
  const mark = join(partial, programFile)
  const writer = Number(await readFile(mark, 'utf8').catch(() => ''))
  const found = await readdir(partial).catch(() => [])
  if (writer && writer !== process.pid && isAlive(writer)) throw backupUnderWay({ folder })
  if (found.length > 0 && !writer) throw folderInUse({ folder: partial })
  await rm(partial, { recursive: true, force: true })
  await mkdir(dirname(partial), { recursive: true })
  await mkdir(partial, { mode: 0o700 })
  await writeFile(mark, String(process.pid))
}

async function migrationsIn(client: pg.Client, place: string): Promise<string[]> {
  const { rows: found } = await client.query<{ there: string | null }>("select to_regclass('public.schema_migration') as there")
  const { rows } = found[0]!.there
    ? await client.query<{ hash: string }>('select hash from public.schema_migration order by created_at, id')
    : { rows: [] }
  if (rows.length === 0) throw nothingToBackUp({ place })
  return rows.map(row => row.hash)
}

async function writeTable(client: pg.Client, table: Table, folder: string): Promise<TablePart> {
  const path = `database/${table.schema}.${table.name.replaceAll(/[^\w-]/g, '_')}.copy.gz`
  const content = measured()
  const packed = measured()
  await pipeline(
    copyOut(client, copyOutOf(table)),
    content.stream,
    // Level 3: half of the time of the usual one for a tenth more of space.
    createGzip({ level: 3 }),
    packed.stream,
    createWriteStream(join(folder, path), { mode: 0o600, flags: 'wx', flush: true }),
  )
  return {
    schema: table.schema,
    name: table.name,
    columns: table.columns,
    rows: content.lines(),
    path,
    ...packed.sum(),
    content: content.sum().sha256,
  }
}

/** Hash and size of what passes; COPY writes one line for each row, line breaks within values are escaped. */
function measured() {
  const digest = createHash('sha256')
  let bytes = 0
  let lines = 0
  const stream = new Transform({
    transform(chunk: Buffer, _, next) {
      digest.update(chunk)
      bytes += chunk.length
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines++
      next(null, chunk)
    },
  })
  let sha256: string | undefined
  return { stream, sum: () => ({ bytes, sha256: (sha256 ??= digest.digest('hex')) }), lines: () => lines }
}

/** What the rows of a table are now, as one hash. */
export async function contentOf(client: pg.Client, table: Table): Promise<string> {
  const digest = createHash('sha256')
  const rows: Readable = copyOut(client, copyOutOf(table))
  for await (const chunk of rows) digest.update(chunk as Buffer)
  return digest.digest('hex')
}

async function writeFiles(client: pg.Client, storage: Storage, folder: string, progress: (line: string) => void) {
  const { rows } = await client.query<{ key: string; sha256: string; name: string }>(
    'select distinct on (storage_key) storage_key as key, sha256, name from public.attachment order by storage_key, created_at',
  )
  const files: FilePart[] = []
  const missing: string[] = []
  let told = performance.now()
  const waiting = [...rows]
  await mkdir(join(folder, fileFolder), { mode: 0o700 })
  const copy = async () => {
    for (let row = waiting.shift(); row; row = waiting.shift()) {
      const bytes = await storage.get(row.key)
      const sha256 = bytes && createHash('sha256').update(bytes).digest('hex')
      if (!bytes || sha256 !== row.sha256) {
        missing.push(row.name)
        continue
      }
      const path = join(folder, fileFolder, row.key)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await writeFile(path, bytes, { mode: 0o600, flush: true })
      files.push({ key: row.key, bytes: bytes.byteLength, sha256 })
      if (performance.now() - told < 5000) continue
      told = performance.now()
      progress(`Đã chép ${formatNumber(files.length)}/${formatNumber(rows.length)} tệp`)
    }
  }
  await Promise.all([copy(), copy(), copy(), copy()])
  files.sort((a, b) => (a.key < b.key ? -1 : 1))
  const size = files.reduce((sum, file) => sum + file.bytes, 0)
  if (files.length > 0) progress(`Đã chép tệp đính kèm: ${formatNumber(files.length)} tệp, ${formatSize(size)}`)
  return { files, missing }
}

/** Tells which secret it was without telling the secret. */
export const fingerprintOf = (secret: string): string =>
  createHash('sha256').update(`lan-toa secret ${secret}`).digest('hex').slice(0, 16)

async function writeSecret({ secret }: Source, folder: string): Promise<Manifest['secret']> {
  if (!secret) return null
  const fingerprint = fingerprintOf(secret.value)
  if (!secret.kept) return { bytes: 0, sha256: null, fingerprint }
  const text = `${secret.value}\n`
  await writeFile(join(folder, secretName), text, { mode: 0o600, flush: true })
  return { bytes: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex'), fingerprint }
}

/** From here on it is a backup: everything is on the disk before the name is. */
async function settle(partial: string, folder: string) {
  await rm(join(partial, programFile), { force: true })
  for (const entry of await readdir(partial, { recursive: true, withFileTypes: true }))
    if (entry.isDirectory()) await syncFolder(join(entry.parentPath, entry.name))
  await syncFolder(partial)
  await rmdir(folder).catch(() => undefined)
  await rename(partial, folder)
  await syncFolder(dirname(folder))
}

async function syncFolder(folder: string) {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
