import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { canonical } from '../audit/chain.ts'
import { backupDamaged, notABackup } from './errors.ts'

export const manifestName = 'manifest.json'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().min(0)
/** Of our own making, never leading out of the folder. */
const path = z
  .string()
  .regex(/^[\w.-]+(?:\/[\w.-]+)*$/)
  .refine(text => !text.split('/').includes('..'))

const TablePart = z.object({
  schema: z.enum(['public', 'pgboss']),
  name: z.string(),
  columns: z.array(z.string()),
  rows: count,
  path,
  bytes: count,
  sha256: hash,
  /** Of the rows themselves in the order of their key, uncompressed: the same wherever the same rows lie. */
  content: hash,
})
export type TablePart = z.infer<typeof TablePart>

const FilePart = z.object({ key: path, bytes: count, sha256: hash })
export type FilePart = z.infer<typeof FilePart>

const Manifest = z.object({
  product: z.literal('Lan Tỏa'),
  format: z.literal(1),
  version: z.string(),
  takenAt: z.string(),
  postgres: z.string(),
  /** Hashes of the migrations that shaped the database, in order. */
  migrations: z.array(z.string()),
  tables: z.array(TablePart),
  sequences: z.array(z.object({ name: z.string(), value: z.string() })),
  files: z.array(FilePart),
  /** Attachments that the storage had lost already. */
  missing: z.array(z.string()),
  audit: z.object({
    entries: count,
    end: z.object({ sequence: count, hash }).nullable(),
    /** Whether the chain was whole when the backup was taken. */
    faults: count,
  }),
  /** Whether the platform's secret lies beside, and which it was (first digits of a hash). */
  secret: z.object({ bytes: count, sha256: hash.nullable(), fingerprint: z.string() }).nullable(),
})
/** What a backup holds. Written last: a folder without it is no whole backup. */
export type Manifest = z.infer<typeof Manifest>

/** Over everything written, known to us or not. */
const sealOf = (written: object) => createHash('sha256').update(canonical(written)).digest('hex')

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeFile(join(folder, manifestName), `${JSON.stringify({ ...manifest, seal: sealOf(manifest) }, null, 1)}\n`, {
    mode: 0o600,
    flush: true,
  })
}

/** @throws `backup_not_one`, or `backup_damaged` where the list itself was altered. */
export async function readManifest(folder: string): Promise<Manifest> {
  let text: string
  try {
    text = await readFile(join(folder, manifestName), 'utf8')
  } catch {
    throw notABackup({ folder })
  }
  try {
    const { seal, ...given } = JSON.parse(text) as Record<string, unknown>
    if (seal === sealOf(given)) return Manifest.parse(given)
  } catch {
    // Told below: whatever it is, it is not what was written.
  }
  throw backupDamaged({ folder, parts: manifestName })
}

export const secretName = 'secret'
export const fileFolder = 'files'

/** Everything that must lie in the folder. */
export const partsOf = (manifest: Manifest): { path: string; bytes: number; sha256: string }[] => [
  ...manifest.tables,
  ...manifest.files.map(file => ({ ...file, path: `${fileFolder}/${file.key}` })),
  ...(manifest.secret?.sha256 ? [{ path: secretName, bytes: manifest.secret.bytes, sha256: manifest.secret.sha256 }] : []),
]

/**
 * Reads every part and compares its size and hash, before anything is restored.
 * @throws `backup_damaged` with the parts that are missing or altered.
 */
export async function verifyParts(folder: string, manifest: Manifest): Promise<void> {
  const wrong: string[] = []
  for (const { path: part, bytes, sha256 } of partsOf(manifest)) {
    const file = join(folder, part)
    const size = await stat(file).then(
      found => (found.isFile() ? found.size : -1),
      () => -1,
    )
    if (size !== bytes || (await hashOfFile(file)) !== sha256) wrong.push(part)
  }
  if (wrong.length === 0) return
  const more = wrong.length > 5 ? ` và ${wrong.length - 5} phần nữa` : ''
  throw backupDamaged({ folder, parts: `${wrong.slice(0, 5).join(', ')}${more}` }, { current: { damaged: wrong } })
}

async function hashOfFile(file: string): Promise<string> {
  const digest = createHash('sha256')
  for await (const chunk of createReadStream(file)) digest.update(chunk as Buffer)
  return digest.digest('hex')
}
