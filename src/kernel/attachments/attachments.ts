import { createHash } from 'node:crypto'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Actor } from '../actor.ts'
import type { Write } from '../audit/write.ts'
import type { FileAnswer } from '../contract.ts'
import type { Reader } from '../db/client.ts'
import { defineError, tooLarge } from '../errors.ts'
import type { Platform } from '../platform.ts'
import type { attachmentShape } from './contract.ts'
import { cleanFileName } from './file-name.ts'
import { extensionsOf, kindOf, mayShowInline, mediaTypeOf, type Kind } from './kinds.ts'
import { attachments, attachmentUses, type Attachment } from './tables.ts'

/** Bytes: the largest file that is taken where an operation states no other limit. */
export const attachmentLimit = 50 * 1024 * 1024

export const wrongKind = defineError<{ name: string; kinds: string }>('wrong_file_kind', 415, {
  vi: 'Nội dung của tệp “{name}” không thuộc loại được nhận ở đây ({kinds}). Chưa lưu gì; hãy xuất lại tệp đúng loại rồi gửi.',
  en: 'The content of “{name}” is not of a kind taken here ({kinds}). Nothing was saved; export it as one of them and send again.',
})
export const emptyFile = defineError<{ name: string }>('empty_file', 422, {
  vi: 'Tệp “{name}” không có nội dung. Chưa lưu gì; hãy kiểm tra lại tệp trên máy rồi gửi.',
  en: 'The file “{name}” is empty. Nothing was saved; check it on your device and send again.',
})
export const fileMissing = defineError<{ name: string }>('file_missing', 500, {
  vi: 'Không đọc được tệp “{name}” trong kho lưu trữ. Thông tin về tệp vẫn còn; hãy báo quản trị viên để khôi phục từ bản sao lưu.',
  en: 'The file “{name}” cannot be read from the storage. Its record is kept; ask an administrator to restore it from the backup.',
})
export const attachmentInUse = defineError<{ name: string; count: number }>('attachment_in_use', 409, {
  vi: 'Tệp “{name}” đang được dùng ở {count} nơi nên chưa xóa. Hãy gỡ tệp ở những nơi đó trước.',
  en: 'The file “{name}” is used in {count} places and was not removed. Take it out there first.',
})

/**
 * Keeps a file that a person attached, within the change that it belongs to. Its kind is judged by content.
 * @param file.limit bytes; 50 MB where not stated. Give the operation a `bodyLimit` a little above it.
 * @throws `empty_file`, `too_large`, `wrong_file_kind`.
 */
export async function storeAttachment(
  write: Write,
  platform: Pick<Platform, 'storage'>,
  file: { name: string; bytes: Uint8Array; allow: readonly Kind[]; by: Actor; limit?: number },
): Promise<Attachment> {
  const { bytes, allow, by, limit = attachmentLimit } = file
  const shown = cleanFileName(file.name, 'txt').replace(/\.txt$/, '')
  if (bytes.byteLength === 0) throw emptyFile({ name: shown })
  if (bytes.byteLength > limit) throw tooLarge({ limit: `${Math.floor(limit / (1024 * 1024))} MB` })
  const kind = await kindOf(bytes, file.name)
  if (!kind || !allow.includes(kind)) throw wrongKind({ name: shown, kinds: allow.flatMap(extensionsOf).join(', ') })
  const sha256 = hashOf(bytes)
  const storageKey = `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`
  // Held until commit: the same content cannot be swept away between lying in the storage and being known here.
  await lockContent(write.read, sha256)
  if (!(await platform.storage.has(storageKey))) await platform.storage.put(storageKey, bytes)
  return write.insert(attachments, {
    name: cleanFileName(file.name, kind),
    kind,
    mediaType: mediaTypeOf(kind, bytes),
    size: bytes.byteLength,
    sha256,
    storageKey,
    uploadedBy: by.id,
    uploadedByName: by.name,
  })
}

export async function attachmentById(db: Reader, id: string): Promise<Attachment | undefined> {
  const [found] = await db.select().from(attachments).where(eq(attachments.id, id))
  return found
}

/** The bytes, checked against the hash taken when they came in. @throws `file_missing` where they are gone or altered. */
export async function readAttachment(platform: Pick<Platform, 'storage'>, attachment: Attachment): Promise<Uint8Array> {
  const bytes = await platform.storage.get(attachment.storageKey)
  if (!bytes || hashOf(bytes) !== attachment.sha256) throw fileMissing({ name: attachment.name })
  return bytes
}

/**
 * The file as an answer of a module's own operation, which decides who may have it.
 * @param options.inline shown in the browser, for kinds that cannot run code; otherwise downloaded.
 */
export async function attachmentAnswer(
  platform: Pick<Platform, 'storage'>,
  attachment: Attachment,
  options: { inline?: boolean } = {},
): Promise<FileAnswer> {
  const inline = (options.inline ?? false) && mayShowInline(attachment.kind)
  // What might run is handed out as bytes without meaning.
  const risky = attachment.kind === 'svg' || attachment.kind === 'html'
  return {
    file: await readAttachment(platform, attachment),
    name: attachment.name,
    type: risky ? 'application/octet-stream' : attachment.mediaType,
    inline,
  }
}

/** Says that a record holds the file; saying it twice changes nothing. */
export async function useAttachment(write: Write, attachmentId: string, at: { entity: string; entityId: string }): Promise<void> {
  const [found] = await write.read.select({ id: attachmentUses.id }).from(attachmentUses).where(useIs(attachmentId, at))
  if (!found) await write.insert(attachmentUses, { attachmentId, ...at })
}

/** The record no longer holds the file; the file itself stays. */
export async function releaseAttachment(
  write: Write,
  attachmentId: string,
  at: { entity: string; entityId: string },
): Promise<void> {
  const [found] = await write.read.select().from(attachmentUses).where(useIs(attachmentId, at))
  if (found) await write.remove(attachmentUses, found)
}

/** The files that a record holds, in the order in which they came. */
export async function attachmentsOf(db: Reader, at: { entity: string; entityId: string }): Promise<Attachment[]> {
  const rows = await db
    .select({ attachment: attachments })
    .from(attachmentUses)
    .innerJoin(attachments, eq(attachments.id, attachmentUses.attachmentId))
    .where(and(eq(attachmentUses.entity, at.entity), eq(attachmentUses.entityId, at.entityId)))
    .orderBy(asc(attachmentUses.createdAt), asc(attachmentUses.id))
  return rows.map(row => row.attachment)
}

/** Where the file is used. */
export const usesOf = (db: Reader, attachmentId: string): Promise<{ entity: string; entityId: string }[]> =>
  db
    .select({ entity: attachmentUses.entity, entityId: attachmentUses.entityId })
    .from(attachmentUses)
    .where(eq(attachmentUses.attachmentId, attachmentId))
    .orderBy(asc(attachmentUses.createdAt), asc(attachmentUses.id))

/** Event: its content may lie in the storage without need. */
export const attachmentRemoved = 'kernel.attachment_removed'

/** Forgets a file that nothing uses; its content goes once no other attachment has the same. @throws `attachment_in_use`. */
export async function removeAttachment(write: Write, attachment: Attachment): Promise<void> {
  const uses = await usesOf(write.read, attachment.id)
  if (uses.length > 0) throw attachmentInUse({ name: attachment.name, count: uses.length })
  await write.remove(attachments, attachment)
  await write.emit(attachmentRemoved, { sha256: attachment.sha256, storageKey: attachment.storageKey })
}

/** Removes content that no attachment has any more. Safe to run again. */
export async function sweepContent(
  platform: Pick<Platform, 'db' | 'storage'>,
  content: { sha256: string; storageKey: string },
): Promise<void> {
  await platform.db.transaction(async tx => {
    // A backup under way may still have to copy it: see kernel/backup.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('lan-toa backup'))`)
    await lockContent(tx, content.sha256)
    const [still] = await tx
      .select({ id: attachments.id })
      .from(attachments)
      .where(eq(attachments.sha256, content.sha256))
      .limit(1)
    if (!still) await platform.storage.remove(content.storageKey)
  })
}

/** For contracts: what a screen shows of the file. */
export const shapeOf = ({
  id,
  name,
  kind,
  mediaType,
  size,
  uploadedByName,
  createdAt,
}: Attachment): z.input<typeof attachmentShape> => ({ id, name, kind, mediaType, size, uploadedByName, createdAt })

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const lockContent = (db: Reader, sha256: string) =>
  db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`attachment ${sha256}`}, 0))`)

const useIs = (attachmentId: string, at: { entity: string; entityId: string }) =>
  and(
    eq(attachmentUses.attachmentId, attachmentId),
    eq(attachmentUses.entity, at.entity),
    eq(attachmentUses.entityId, at.entityId),
  )
