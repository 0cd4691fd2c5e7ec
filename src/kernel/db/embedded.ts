import { spawn } from 'node:child_process'
import { openSync, closeSync } from 'node:fs'
import { readFile, rename, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { CannotStart } from '../cannot-start.ts'
import { programOf } from './embedded/binaries.ts'
import { isCluster, lastLine, makeCluster, noSpace, passwordOf, serverEnvironment } from './embedded/cluster.ts'
import { findPlace, type Place } from './embedded/place.ts'
import { runningPostmaster, stopPostmaster, type Postmaster } from './embedded/postmaster.ts'
import { claim, type Claim } from './embedded/claim.ts'

export type EmbeddedServer = {
  url: string
  urlOf(database: string): string
  /** Ends our hold on the folder and, where we started the server, the server itself. */
  stop(): Promise<void>
}

type Options = {
  /** DATA_DIR. */
  directory: string
  database: string
  /** No waiting for the disk: for tests, whose data may be lost. */
  fast?: boolean
  /** What a person should know while they wait. */
  say?: (line: string) => void
  /** Uses the server that a running Lan Tỏa holds, where there is one: for commands beside it. */
  join?: boolean
  /** The folder was taken from us while we ran (somebody ended the server): the process should end. */
  onLost?: (reason: Error) => void
  /** How long to wait for an owner that may be ending this moment, in milliseconds. */
  patience?: number
  /** Instead of /var/lib/lan-toa, for tests. */
  elsewhere?: string
}

/**
 * Runs the real PostgreSQL that comes with the npm package, in a folder of ours, on the loopback address alone.
 * Whoever holds the claim (an advisory lock that lives exactly as long as our connection) owns the folder; there is no lock file
 * that could be left behind. A server that a killed process left running is ended and started anew.
 * @throws CannotStart with a sentence that names the folder and what to do.
 */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedServer> {
  const place = await findPlace(options.directory, options)
  const { cluster } = place
  for (let attempt = 0; attempt < 5; attempt++) {
    if (!(await isCluster(cluster))) {
      options.say?.('Đang tạo cơ sở dữ liệu (chỉ lần đầu, vài giây)… / Making the database (first time only, a few seconds)…')
      await makeCluster(cluster, place.binaries, place.account, options.fast ?? false)
    }
    await refuseOtherMajor(place)
    const urlOf = await addresses(cluster)
    const orphan = await runningPostmaster(cluster)
    if (orphan) {
      const held = await claimRunning(orphan, urlOf, place, options)
      if (held === 'joined') return guest(options, database => urlOf(orphan.port, database))
      options.say?.(
        'Lần chạy trước dừng đột ngột; đang khôi phục cơ sở dữ liệu… / The last run ended abruptly; recovering the database…',
      )
      await held?.release()
      await stopPostmaster(orphan.pid)
      continue
    }
    const started = await startServer(place, options.fast ?? false)
    if (started === 'again') continue
    const url = (database: string) => urlOf(started.port, database)
    // Another start that came upon our server in this very moment may have claimed it, or ended it to begin anew.
    const held = await claim(url('postgres'), { onLost: options.onLost }).catch(() => undefined)
    if (held === undefined) continue
    if (held === 'taken') throw inUse(place.directory)
    const stop = async () => {
      process.off('exit', leave)
      await held.release()
      await stopPostmaster(started.pid)
    }
    const leave = () => {
      try {
        process.kill(started.pid, 'SIGINT')
      } catch {
        // Already gone.
      }
    }
    // Whatever ends this process in an orderly way takes the server with it.
    process.on('exit', leave)
    try {
      await ensureDatabase(url('postgres'), options.database)
    } catch (error) {
      await stop()
      throw error
    }
    return { url: url(options.database), urlOf: url, stop }
  }
  throw inUse(place.directory)
}

async function guest(options: Options, urlOf: (database: string) => string): Promise<EmbeddedServer> {
  await ensureDatabase(urlOf('postgres'), options.database)
  return { url: urlOf(options.database), urlOf, stop: async () => undefined }
}

/** The owner of a running server may be ending right now (Ctrl-C, a supervisor that restarts): a short wait is worth it. */
async function claimRunning(
  server: Postmaster,
  urlOf: (port: number, database: string) => string,
  place: Place,
  options: Pick<Options, 'join' | 'patience'>,
): Promise<Claim | 'joined' | undefined> {
  const patience = performance.now() + (options.patience ?? 4000)
  const silence = performance.now() + 20_000
  for (;;) {
    const held = await claim(urlOf(server.port, 'postgres'), {}).catch((error: Error & { code?: string }) => error)
    if (held === 'taken') {
      if (options.join) return 'joined'
      if (performance.now() > patience) throw inUse(place.directory)
    } else if (!(held instanceof Error)) return held
    // Its password is not ours any more; no owner could have told it to us, and the process is surely our cluster's.
    else if (held.code === '28P01' || performance.now() > silence) return undefined
    if ((await runningPostmaster(place.cluster))?.pid !== server.pid) return undefined
    await pause(100)
  }
}

/** @returns 'again' when another process came first or the port was taken. */
async function startServer(place: Place, fast: boolean): Promise<Postmaster | 'again'> {
  const { cluster, account, logFile } = place
  const port = await freePort()
  await keepLogShort(logFile)
  const from = await sizeOf(logFile)
  const log = openSync(logFile, 'a', 0o640)
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '120',
    shared_buffers: '128MB',
    log_line_prefix: '%m [%p] ',
    // After a crash the folder is brought to the disk in one call instead of file by file.
    ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
    ...(fast ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  }
  const child = spawn(
    programOf(place.binaries.folder, 'postgres'),
    ['-D', cluster, '-p', String(port), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      env: serverEnvironment(),
      cwd: '/',
      // A group of its own: Ctrl-C reaches us first, and we end the server once everything is written.
      detached: true,
      stdio: ['ignore', log, log],
      ...(account ? { uid: account.uid, gid: account.gid } : {}),
    },
  )
  const end = { come: false }
  child.on('exit', () => (end.come = true))
  child.on('error', () => (end.come = true))
  child.unref()
  closeSync(log)
  // Recovery after a crash may take a while on a slow disk.
  const until = performance.now() + 120_000
  while (!end.come && performance.now() < until) {
    const server = await postmasterFile(cluster)
    if (server?.ready && server.pid === child.pid) return server
    await pause(15)
  }
  if (!end.come && child.pid) await stopPostmaster(child.pid)
  const said = (await readFile(logFile, 'utf8').catch(() => '')).slice(from)
  if (/lock file "postmaster.pid" already exists|could not bind|Address already in use|could not create any TCP/.test(said)) {
    await pause(150)
    return 'again'
  }
  if (/No space left on device/.test(said)) throw noSpace(cluster)
  throw new CannotStart({
    vi: `Cơ sở dữ liệu trong ${cluster} không khởi động được. Không có gì bị xóa. Xem nhật ký ${logFile}, rồi khôi phục từ bản sao lưu; muốn bắt đầu lại từ đầu thì đổi tên thư mục ấy. PostgreSQL báo: ${lastLine(said)}`,
    en: `The database in ${cluster} does not start. Nothing was deleted. Read ${logFile}, then restore a backup; to begin from nothing, rename that folder. PostgreSQL says: ${lastLine(said)}`,
  })
}

/** Without judging who wrote it: while our own child starts, nobody else's file can be there. */
async function postmasterFile(cluster: string): Promise<Postmaster | undefined> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n').map(line => line.trim())
  return lines[0] ? { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7] === 'ready' } : undefined
}

async function refuseOtherMajor({ cluster, binaries }: Place) {
  const made = (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim()
  if (made !== binaries.major)
    throw new CannotStart({
      vi: `Dữ liệu trong ${cluster} thuộc PostgreSQL ${made}, còn bản đi kèm là ${binaries.major}. Dữ liệu vẫn còn nguyên; hãy dùng phiên bản Lan Tỏa cũ để xuất dữ liệu rồi nạp lại.`,
      en: `The data in ${cluster} belongs to PostgreSQL ${made}, the one shipped is ${binaries.major}. The data is intact; export it with the earlier Lan Tỏa and load it again.`,
    })
}

async function addresses(cluster: string) {
  const password = await passwordOf(cluster).catch((cause: unknown) => {
    throw new CannotStart(
      {
        vi: `Thiếu tệp mật khẩu trong ${cluster}. Không có gì bị xóa; hãy khôi phục thư mục ấy từ bản sao lưu.`,
        en: `The password file in ${cluster} is missing. Nothing was deleted; restore that folder from a backup.`,
      },
      { cause },
    )
  })
  return (port: number, database: string) =>
    `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`
}

async function ensureDatabase(adminUrl: string, name: string) {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (!rowCount) await client.query(`create database ${pg.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

const inUse = (directory: string) =>
  new CannotStart({
    vi: `Lan Tỏa đang chạy trên thư mục dữ liệu ${directory}. Hãy dùng cửa sổ đang chạy đó (hoặc dừng nó bằng Ctrl-C rồi chạy lại), hoặc đặt DATA_DIR tới một thư mục khác.`,
    en: `Lan Tỏa is already running on the data folder ${directory}. Use that one, stop it with Ctrl-C and start again, or set DATA_DIR to another folder.`,
  })

async function keepLogShort(file: string) {
  if ((await sizeOf(file)) > 5_000_000) await rename(file, `${file}.1`)
}

const sizeOf = (file: string) =>
  stat(file).then(
    found => found.size,
    () => 0,
  )

const pause = (milliseconds: number) => new Promise(done => setTimeout(done, milliseconds))

const freePort = () =>
  new Promise<number>((done, fail) => {
    const probe = createServer()
    probe.on('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('no free port'))))
    })
  })
