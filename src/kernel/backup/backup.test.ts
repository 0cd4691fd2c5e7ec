import { randomBytes } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { attachmentById, readAttachment, storeAttachment, sweepContent } from '#kernel/attachments/attachments.ts'
import { attachments, type Attachment } from '#kernel/attachments/tables.ts'
import { writing, type Write } from '#kernel/audit/write.ts'
import { verifyAudit } from '#kernel/audit/verify.ts'
import { connect } from '#kernel/db/client.ts'
import { migrationSteps } from '#kernel/db/migrate.ts'
import { newId } from '#kernel/id.ts'
import { job, type Module } from '#kernel/module.ts'
import { save } from '#kernel/saved-views/operations.ts'
import { diskStorage } from '#kernel/storage/disk.ts'
import { copyOf, onServer, templateName, urlOf } from '#test/database.ts'
import { testPlatform, type TestPlatform } from '#test/kit.ts'
import { compose } from '../../compose.ts'
import { backUp, type Source } from './back-up.ts'
import { manifestName, readManifest, writeManifest } from './manifest.ts'
import { restore, type Target } from './restore.ts'

const done: string[] = []
const trialJob = job({
  name: 'trial.letter',
  data: z.object({ to: z.string() }),
  run: async (_, { to }) => void done.push(to),
})
const trial: Module = { name: 'trial', title: 'Thử', operations: [], jobs: [trialJob] }
const secret = { value: 'một bí mật đủ dài cho các bài kiểm thử', kept: true }

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lan-toa-backup-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
const sourceOf = ({ platform, databaseUrl }: TestPlatform, more: Partial<Source> = {}): Source => ({
  url: databaseUrl,
  place: 'nguồn',
  storage: platform.storage,
  clock: platform.clock,
  secret,
  ...more,
})

/** Somewhere else that nobody has used yet. */
async function elsewhere(): Promise<Target & { folder: string }> {
  const { url, drop } = await copyOf(templateName())
  onTestFinished(drop)
  return targetOn(url, aFolder())
}
const targetOn = (url: string, folder: string) => ({
  url,
  place: 'đích',
  storage: diskStorage(join(folder, 'files')),
  secretFile: join(folder, 'secret'),
  folder,
})
async function ask<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}
const changing = <T>({ platform, clock }: TestPlatform, work: (write: Write) => Promise<T>) =>
  writing(
    {
      db: platform.db,
      clock,
      actor: { id: 'system', name: 'Hệ thống', email: '', grants: [] },
      operation: 'trial.do',
      requestId: newId(),
    },
    work,
  )
const attach = (stage: TestPlatform, name: string, text: string): Promise<Attachment> =>
  changing(stage, write =>
    storeAttachment(write, stage.platform, {
      name,
      bytes: new TextEncoder().encode(text),
      allow: ['txt'],
      by: { id: 'system', name: 'Hệ thống', email: '', grants: [] },
    }),
  )
/** What each table holds, as one hash, apart from the queue. */
const contents = (manifest: { tables: { schema: string; name: string; content: string }[] }) =>
  Object.fromEntries(manifest.tables.filter(one => one.schema === 'public').map(one => [one.name, one.content]))

let stage: TestPlatform
let kept: Attachment
let good: string
beforeAll(async () => {
  stage = await testPlatform({ modules: [trial] })
  kept = await attach(stage, 'Kế hoạch.txt', 'Kế hoạch truyền thông năm 2026\nĐiều 1 \\ “đặc biệt” \t \u{1F44D}')
  const officer = await stage.as({ role: 'officer', unitId: 'xa-1' })
  for (let n = 0; n < 3; n++)
    expect((await officer.call(save, { table: 'agencies', name: `Cách xem ${n}`, search: '?q=\\N' })).status).toBe(200)
  good = join(mkdtempSync(join(tmpdir(), 'lan-toa-backup-')), 'tốt')
  await backUp(sourceOf(stage), { directory: good })
})
afterAll(async () => {
  await stage.close()
  rmSync(join(good, '..'), { recursive: true, force: true })
})

describe('a backup', () => {
  test('taken while people write is one moment of it, and restored elsewhere it is that moment to the last byte', async () => {
    const officer = await stage.as({ role: 'officer', unitId: 'xa-1' })
    const folder = join(aFolder(), 'sao-luu')
    const work = { goesOn: true, written: 0 }
    const reached = (count: number) => vi.waitUntil(() => work.written >= count, { timeout: 30_000, interval: 5 })
    const hammer = async (hand: number) => {
      while (work.goesOn) {
        const n = work.written++
        if (hand === 0) await attach(stage, `Tệp ${n}.txt`, `Nội dung ${n} ${randomBytes(2000).toString('hex')}`)
        else await officer.call(save, { table: 'agencies', name: `Người ${hand}, cách ${n}`, search: `?q=${n}` })
      }
    }
    const hands = [0, 1, 2, 3].map(hammer)
    await reached(20)
    const { manifest } = await backUp(sourceOf(stage), { directory: folder })
    await reached(work.written + 20)
    work.goesOn = false
    await Promise.all(hands)

    const target = await elsewhere()
    const lines: string[] = []
    const restored = await restore(target, { directory: folder, progress: line => lines.push(line) })
    expect(restored).toMatchObject({ newer: 0, notices: [] })
    expect(lines.at(-1)).toContain('đối chiếu')

    const again = await backUp(
      { ...sourceOf(stage), url: target.url, storage: target.storage },
      { directory: join(target.folder, 'lại') },
    )
    expect(contents(again.manifest)).toEqual(contents(manifest))
    expect(again.manifest.files).toEqual(manifest.files)

    // One moment: every view has the audit entry of its making, and every entry its view.
    const idsBy = async (text: string) => (await ask<{ id: string }>(target.url, text)).map(({ id }) => id)
    const views = await idsBy('select id::text from saved_view order by 1')
    expect(views).toEqual(
      await idsBy(`select changes->0->>'id' as id from audit_entry where operation = 'views.save' order by 1`),
    )
    expect((await ask(stage.databaseUrl, 'select 1 from saved_view')).length).toBeGreaterThan(views.length)

    const { db, close } = connect(target.url, { poolSize: 2 })
    onTestFinished(close)
    expect(await verifyAudit(db)).toMatchObject({ entries: manifest.audit.entries, faults: [] })
    const files = await db.select().from(attachments)
    expect(files.length).toBe(manifest.files.length)
    for (const file of files) expect((await readAttachment(target, file)).byteLength).toBe(file.size)
    expect(new TextDecoder().decode(await readAttachment(target, (await attachmentById(db, kept.id))!))).toContain('\u{1F44D}')
    expect(readFileSync(target.secretFile, 'utf8').trim()).toBe(secret.value)
  })

  test('goes only into a new folder, and a failure leaves nothing that looks like one', async () => {
    await expect(backUp(sourceOf(stage), { directory: good })).rejects.toMatchObject({ code: 'backup_folder_in_use' })
    const parent = aFolder()
    const full = { ...stage.platform.storage, get: () => Promise.reject(Object.assign(new Error('write'), { code: 'ENOSPC' })) }
    const failed = backUp(sourceOf(stage, { storage: full }), { directory: join(parent, 'day') })
    await expect(failed).rejects.toMatchObject({ code: 'backup_not_written', message: expect.stringContaining('đã hết chỗ') })
    expect(readdirSync(parent)).toEqual([])
    writeFileSync(join(parent, 'tệp'), '')
    for (const directory of [join(parent, 'tệp'), join(parent, 'tệp', 'trong')])
      await expect(backUp(sourceOf(stage), { directory })).rejects.toMatchObject({ code: expect.stringMatching(/^backup_/) })
    expect(readdirSync(parent)).toEqual(['tệp'])
  })

  test('sweeps what an interrupted one left, and disturbs none that is under way', async () => {
    const parent = aFolder()
    const directory = join(parent, 'sao-luu')
    const slow = backUp(sourceOf(stage), { directory })
    await expect(
      (async () => {
        while (!existsSync(join(`${directory}.partial`, 'unfinished'))) await new Promise(passed => setTimeout(passed, 2))
        writeFileSync(join(`${directory}.partial`, 'unfinished'), String(process.ppid))
        return backUp(sourceOf(stage), { directory })
      })(),
    ).rejects.toMatchObject({ code: 'backup_under_way' })
    await slow
    rmSync(directory, { recursive: true })
    mkdirSync(`${directory}.partial/database`, { recursive: true })
    writeFileSync(join(`${directory}.partial`, 'unfinished'), '99999999')
    await backUp(sourceOf(stage), { directory })
    expect(readdirSync(parent)).toEqual(['sao-luu'])
  })

  test('says which attachments the storage has lost, and goes without them only when told to', async () => {
    const lost = {
      ...stage.platform.storage,
      get: (key: string) => (key === kept.storageKey ? Promise.resolve(undefined) : stage.platform.storage.get(key)),
    }
    const directory = join(aFolder(), 'sao-luu')
    await expect(backUp(sourceOf(stage, { storage: lost }), { directory })).rejects.toMatchObject({
      code: 'backup_files_missing',
      message: expect.stringContaining('Kế hoạch.txt'),
    })
    expect(existsSync(directory)).toBe(false)
    const { manifest } = await backUp(sourceOf(stage, { storage: lost }), { directory, allowMissing: true })
    expect(manifest.missing).toEqual(['Kế hoạch.txt'])
  })

  test('holds a file that is removed and swept while it is taken', async () => {
    const gone = await attach(stage, 'Sẽ xóa.txt', `sẽ xóa ${newId()}`)
    let sweeping: Promise<void> | undefined
    const storage = {
      ...stage.platform.storage,
      async get(key: string) {
        sweeping ??= changing(stage, write => write.remove(attachments, gone)).then(() => sweepContent(stage.platform, gone))
        await new Promise(passed => setTimeout(passed, 30))
        return stage.platform.storage.get(key)
      },
    }
    const { folder, manifest } = await backUp(sourceOf(stage, { storage }), { directory: join(aFolder(), 'sao-luu') })
    expect(manifest.files.map(file => file.key)).toContain(gone.storageKey)
    expect(existsSync(join(folder, 'files', gone.storageKey))).toBe(true)
    await sweeping
    expect(await stage.platform.storage.has(gone.storageKey)).toBe(false)
  })

  test('of a database without Lan Tỏa is refused', async () => {
    const name = `test_${randomBytes(6).toString('hex')}`
    await onServer(client => client.query(`create database ${name}`))
    onTestFinished(() => onServer(async client => void (await client.query(`drop database ${name} with (force)`))))
    const taking = (url: string) => backUp(sourceOf(stage, { url }), { directory: join(aFolder(), 'sao-luu') })
    await expect(taking(urlOf(name))).rejects.toMatchObject({ code: 'backup_nothing_there' })
    await expect(taking(urlOf('khong_co'))).rejects.toMatchObject({ code: 'backup_database_unreachable' })
  })
})

describe('restoring', () => {
  let untouched: Awaited<ReturnType<typeof elsewhere>>
  let drop: () => Promise<void>
  beforeAll(async () => {
    const copied = await copyOf(templateName())
    const folder = mkdtempSync(join(tmpdir(), 'lan-toa-backup-'))
    untouched = targetOn(copied.url, folder)
    drop = async () => {
      await copied.drop()
      rmSync(folder, { recursive: true, force: true })
    }
  })
  afterAll(() => drop())

  /** A copy of the good backup that something has happened to. */
  async function spoilt(deed: (folder: string) => unknown): Promise<string> {
    const folder = join(aFolder(), 'hỏng')
    cpSync(good, folder, { recursive: true })
    await deed(folder)
    return folder
  }
  const flip = (file: string) => {
    const bytes = readFileSync(file)
    bytes[Math.floor(bytes.length / 2)]! ^= 1
    writeFileSync(file, bytes)
  }

  test.each<[string, string, (folder: string) => unknown]>([
    [
      'with one bit turned over in a table',
      'public.saved_view',
      folder => flip(join(folder, 'database/public.saved_view.copy.gz')),
    ],
    ['with a table cut short', 'public.agency', folder => truncateSync(join(folder, 'database/public.agency.copy.gz'), 10)],
    ['without one of its tables', 'public.person', folder => rmSync(join(folder, 'database/public.person.copy.gz'))],
    ['without an attached file', 'files/', folder => rmSync(join(folder, 'files', kept.storageKey))],
    ['with an attached file changed', 'files/', folder => writeFileSync(join(folder, 'files', kept.storageKey), 'x')],
    ['with another secret', 'secret', folder => flip(join(folder, 'secret'))],
    [
      'whose list was changed',
      manifestName,
      folder => {
        const file = join(folder, manifestName)
        writeFileSync(file, readFileSync(file, 'utf8').replace(/"rows": 3,/, '"rows": 2,'))
      },
    ],
    ['whose list is cut short', manifestName, folder => truncateSync(join(folder, manifestName), 900)],
  ])('a backup %s is refused before anything is touched', async (_, part, deed) => {
    const target = untouched
    const folder = await spoilt(deed)
    await expect(restore(target, { directory: folder })).rejects.toMatchObject({
      code: 'backup_damaged',
      message: expect.stringContaining(part),
    })
    expect(await ask(target.url, 'select count(*)::int as n from saved_view')).toEqual([{ n: 0 }])
    expect(existsSync(target.secretFile)).toBe(false)
    expect(existsSync(join(target.folder, 'files'))).toBe(false)
  })

  test('a folder that is no backup, or half of one, is told so', async () => {
    for (const directory of [aFolder(), join(aFolder(), 'không có'), await spoilt(folder => rmSync(join(folder, manifestName)))])
      await expect(restore(untouched, { directory })).rejects.toMatchObject({ code: 'backup_not_one' })
  })

  test('what already lies there is kept, also by a failure half-way, unless its owner says how much of it may go', async () => {
    const target = await elsewhere()
    const views = (name: string) => ask(target.url, `select count(*)::int as n from saved_view where name = '${name}'`)
    const other = { ...target, secret: 'một bí mật khác hẳn, do thiết lập nêu' }
    expect((await restore(other, { directory: good })).notices.join()).toContain('đăng nhập lại')
    expect(existsSync(target.secretFile)).toBe(false)

    await ask(target.url, "update saved_view set name = 'của nơi này' where name = 'Cách xem 1'")
    const manifest = await readManifest(good)
    const { entries } = manifest.audit
    for (const replace of [undefined, entries - 1])
      await expect(restore(target, { directory: good, ...(replace === undefined ? {} : { replace }) })).rejects.toMatchObject({
        code: 'backup_target_not_empty',
        message: expect.stringContaining(`--replace ${entries}`),
      })
    const wrong = manifest.tables.map(one => (one.name === 'session' ? { ...one, content: '0'.repeat(64) } : one))
    const folder = await spoilt(copy => writeManifest(copy, { ...manifest, tables: wrong, missing: ['Bị mất.txt'] }))
    await expect(restore(target, { directory: folder, replace: entries })).rejects.toMatchObject({
      code: 'backup_not_restored',
      message: expect.stringContaining('vẫn như trước'),
    })
    expect(await views('của nơi này')).toEqual([{ n: 1 }])

    await writeManifest(folder, { ...manifest, missing: ['Bị mất.txt'] })
    const same = { ...target, secret: secret.value }
    const { notices } = await restore(same, { directory: folder, replace: entries })
    expect(notices).toEqual([expect.stringContaining('Bị mất.txt')])
    expect([await views('của nơi này'), await views('Cách xem 1')]).toEqual([[{ n: 0 }], [{ n: 1 }]])
  })

  test('never under a Lan Tỏa that is running', async () => {
    const running = await testPlatform()
    onTestFinished(() => running.close())
    await running.platform.pool.query('select 1')
    const target = { ...untouched, url: running.databaseUrl }
    await expect(restore(target, { directory: good })).rejects.toMatchObject({ code: 'backup_target_in_use' })
  })

  test('of a backup from before the latest steps takes the steps too; one from a newer Lan Tỏa is refused', async () => {
    const name = `test_${randomBytes(6).toString('hex')}`
    await onServer(client => client.query(`create database ${name}`))
    onTestFinished(() => onServer(async client => void (await client.query(`drop database ${name} with (force)`))))
    const shaping = migrationSteps()
      .slice(0, 3)
      .flatMap(step => [
        ...step.sql,
        `insert into schema_migration (hash, created_at) values ('${step.hash}', ${step.folderMillis})`,
      ])
    await ask(
      urlOf(name),
      `create table schema_migration (id serial primary key, hash text not null, created_at bigint);
       ${shaping.join(';\n')};
       insert into agency (id, created_at, updated_at, code, name, kind) values ('${newId()}', now(), now(), 'cu', 'Cơ quan cũ', 'department')`,
    )
    const directory = join(aFolder(), 'cũ')
    const { manifest } = await backUp(sourceOf(stage, { url: urlOf(name) }), { directory })
    const target = await elsewhere()
    expect((await restore(target, { directory })).newer).toBe(migrationSteps().length - 3)
    expect(await ask(target.url, 'select name from agency')).toEqual([{ name: 'Cơ quan cũ' }])
    expect(await ask(target.url, 'select count(*)::int as n from schema_migration')).toEqual([{ n: migrationSteps().length }])
    await writeManifest(directory, { ...manifest, migrations: [...manifest.migrations, 'mới hơn'] })
    await expect(restore(untouched, { directory })).rejects.toMatchObject({ code: 'backup_of_other_version' })
  })

  test('keeps what waited in the queue and takes up what was under way, each once', async () => {
    const own = await testPlatform({ modules: [trial] })
    onTestFinished(() => own.close())
    for (const to of ['đang chờ', 'đang gửi', 'đã gửi']) await own.platform.jobs.send('trial.letter', { to })
    await own.platform.pool.query(`update pgboss.job set state = 'active', started_on = now() where data->>'to' = 'đang gửi'`)
    await own.platform.pool.query(`update pgboss.job set state = 'completed', completed_on = now() where data->>'to' = 'đã gửi'`)
    await changing(own, write => write.emit('trial.happened', { n: 1 }))
    const directory = join(aFolder(), 'sao-luu')
    await backUp(sourceOf(own), { directory })
    const target = await elsewhere()
    await restore(target, { directory })
    expect(await ask(target.url, 'select count(*)::int as n from outbox where dispatched_at is null')).toEqual([{ n: 1 }])
    const { platform, close } = compose({ config: own.platform.config, databaseUrl: target.url, modules: [trial] })
    onTestFinished(close)
    await platform.jobs.drain()
    expect(done.toSorted()).toEqual(['đang chờ', 'đang gửi'])
  })
})
