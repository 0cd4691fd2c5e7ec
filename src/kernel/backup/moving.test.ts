import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { systemActor } from '#kernel/actor.ts'
import { storeAttachment } from '#kernel/attachments/attachments.ts'
import { writing } from '#kernel/audit/write.ts'
import { diskStorage } from '#kernel/storage/disk.ts'
import { s3Storage } from '#kernel/storage/s3.ts'
import { s3Server, secrets } from '#kernel/storage/s3-server.test-kit.ts'
import type { Storage } from '#kernel/storage/storage.ts'
import { copyOf, templateName } from '#test/database.ts'
import { testPlatform } from '#test/kit.ts'
import { backUp } from './back-up.ts'
import type { Manifest } from './manifest.ts'
import { restore } from './restore.ts'

const aFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'lan-toa-moving-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
/** What each table holds, as one hash, apart from the queue. */
const contents = ({ tables }: Manifest) =>
  Object.fromEntries(tables.filter(one => one.schema === 'public').map(one => [one.name, one.content]))

test('whoever moves from files on disk into a bucket and back finds every file and every row as they were', async () => {
  const stage = await testPlatform()
  onTestFinished(() => stage.close())
  const { platform, clock } = stage
  const texts = ['Kế hoạch truyền thông năm 2026', '', randomBytes(300_000).toString('base64'), 'Lan Tỏa “đặc biệt” \u{1F44D}']
  for (const [n, text] of texts.filter(Boolean).entries())
    await writing({ db: platform.db, clock, actor: systemActor, operation: 'trial.do', requestId: `tệp-${n}` }, write =>
      storeAttachment(write, platform, {
        name: `Tệp ${n}.txt`,
        bytes: new TextEncoder().encode(text),
        allow: ['txt'],
        by: systemActor,
      }),
    )

  const folder = aFolder()
  const secret = { value: 'một bí mật đủ dài cho các bài kiểm thử', kept: true }
  const takeOut = (name: string, from: { url: string; storage: Storage }) =>
    backUp({ ...from, place: name, clock, secret }, { directory: join(folder, name) })
  const putBack = async (name: string, storage: Storage) => {
    const { url, drop } = await copyOf(templateName())
    onTestFinished(drop)
    const target = { url, place: `nơi mới của ${name}`, storage, secretFile: join(folder, `${name}.secret`) }
    expect(await restore(target, { directory: join(folder, name) })).toMatchObject({ notices: [] })
    return target
  }

  const { manifest } = await takeOut('đĩa', { url: stage.databaseUrl, storage: platform.storage })
  expect(manifest.files).toHaveLength(3)
  const bucket = await s3Server()
  const inBucket = await putBack('đĩa', s3Storage({ ...secrets, endpoint: bucket.endpoint }))
  // Each file lies in the bucket under its own hash, and holds what the hash says.
  expect(Object.fromEntries([...bucket.files].map(([key, bytes]) => [key, hashOf(bytes)]))).toEqual(
    Object.fromEntries(manifest.files.map(file => [file.key, file.sha256])),
  )

  const fromBucket = await takeOut('kho', inBucket)
  expect(contents(fromBucket.manifest)).toEqual(contents(manifest))
  expect(fromBucket.manifest.files).toEqual(manifest.files)
  const onDisk = await putBack('kho', diskStorage(join(folder, 'files')))
  for (const file of manifest.files) expect(hashOf((await onDisk.storage.get(file.key))!)).toBe(file.sha256)
  expect(contents((await takeOut('lại', onDisk)).manifest)).toEqual(contents(manifest))
})

test('a bucket that refuses the files leaves the new place as empty as it was', async () => {
  const stage = await testPlatform()
  onTestFinished(() => stage.close())
  const { platform, clock } = stage
  await writing({ db: platform.db, clock, actor: systemActor, operation: 'trial.do', requestId: 'tệp' }, write =>
    storeAttachment(write, platform, { name: 'Tệp.txt', bytes: new Uint8Array([72, 105]), allow: ['txt'], by: systemActor }),
  )
  const folder = aFolder()
  const directory = join(folder, 'sao-luu')
  await backUp({ url: stage.databaseUrl, place: 'nguồn', storage: platform.storage, clock }, { directory })
  const { url, drop } = await copyOf(templateName())
  onTestFinished(drop)
  const bucket = await s3Server()
  const refusing = s3Storage({ ...secrets, secretAccessKey: 'sai', endpoint: bucket.endpoint })
  const target = { url, place: 'đích', storage: refusing, secretFile: join(folder, 'secret') }
  await expect(restore(target, { directory })).rejects.toMatchObject({ code: 'backup_not_restored' })
  expect(bucket.files.size).toBe(0)
  const good = { ...target, storage: s3Storage({ ...secrets, endpoint: bucket.endpoint }) }
  // Nothing was laid down, so that the next try needs no word about replacing.
  expect((await restore(good, { directory })).manifest.files).toHaveLength(1)
  expect(bucket.files.size).toBe(1)
})
