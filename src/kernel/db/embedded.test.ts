import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { CannotStart } from '../cannot-start.ts'
import { isRoot } from './embedded/owner.ts'
import { isAlive } from './embedded/postmaster.ts'
import { startEmbeddedPostgres } from './embedded.ts'

const root = isRoot()
const home = mkdtempSync(join(tmpdir(), 'lan-toa-postgres-'))
// Temporary folders are closed to others; the account that runs PostgreSQL for root is another.
chmodSync(home, 0o755)
const model = join(home, 'model')

/** A data folder with a cluster in it, copied from one that was stopped in order. */
function folder(name: string): string {
  const directory = join(home, name)
  execFileSync('cp', ['-a', model, directory])
  return directory
}

const start = (directory: string, options = {}) =>
  startEmbeddedPostgres({
    directory,
    database: 'lan_toa',
    fast: true,
    elsewhere: join(home, 'elsewhere'),
    patience: 300,
    ...options,
  })

async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

/** Another process of Lan Tỏa on the folder: what it says, and its end. */
function otherProcess(directory: string) {
  const program = `
    import { startEmbeddedPostgres } from ${JSON.stringify(new URL('embedded.ts', import.meta.url).href)}
    try {
      const server = await startEmbeddedPostgres({ directory: ${JSON.stringify(directory)}, database: 'lan_toa', fast: true, patience: 300 })
      console.log('up ' + server.url)
      process.on('SIGTERM', () => server.stop().then(() => process.exit(0)))
    } catch (error) { console.log('refused ' + error.message); process.exit(1) }`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  const said = new Promise<string>(done => child.stdout.once('data', data => done(String(data).trim())))
  const gone = new Promise<void>(done => child.once('exit', () => done()))
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await gone
  })
  return { said, gone, kill: (signal: NodeJS.Signals) => child.kill(signal) }
}

const serverOf = (directory: string) => Number(readFileSync(join(directory, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])

describe('the PostgreSQL that comes along', () => {
  beforeAll(async () => {
    const server = await start(model)
    await ask(server.url, "create table kept as select 'Gia Lai' as name")
    await server.stop()
  })
  afterAll(() => rmSync(home, { recursive: true, force: true }))

  it('keeps what was written from one start to the next, also in a folder with spaces and Vietnamese letters', async () => {
    const directory = folder('Dữ liệu của Sở KH&CN')
    const server = await start(directory)
    expect(await ask(server.url, 'select name from kept')).toEqual([{ name: 'Gia Lai' }])
    await server.stop()
    expect(existsSync(join(directory, 'postgres/postmaster.pid'))).toBe(false)
  })

  it('listens on the loopback address alone and keeps its password to its owner', async () => {
    const directory = folder('private')
    const server = await start(directory)
    expect(await ask(server.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
    expect(statSync(join(directory, 'postgres/lan-toa-password')).mode & 0o077).toBe(0)
    await expect(ask(server.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow('password')
    await server.stop()
  })

  it('refuses a second start on the folder, names it, and leaves the first one running', async () => {
    const directory = folder('twice')
    const first = otherProcess(directory)
    expect(await first.said).toMatch(/^up /)
    const refused = await start(directory).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(CannotStart)
    expect((refused as Error).message).toContain(directory)
    expect(await ask((await first.said).slice(3), 'select name from kept')).toHaveLength(1)
  }, 15_000)

  it('lets exactly one of two starts in the same second have the folder', async () => {
    const directory = folder('race')
    const both = [otherProcess(directory), otherProcess(directory)]
    const said = await Promise.all(both.map(one => one.said))
    expect(said.filter(line => line.startsWith('up '))).toHaveLength(1)
    const winner = said.find(line => line.startsWith('up '))!.slice(3)
    expect(await ask(winner, 'select name from kept')).toHaveLength(1)
  }, 20_000)

  it('recovers by itself after a kill -9 that left the server running', async () => {
    const directory = folder('killed')
    const killed = otherProcess(directory)
    const url = (await killed.said).slice(3)
    await ask(url, "insert into kept values ('Ia Grai')")
    const orphan = serverOf(directory)
    killed.kill('SIGKILL')
    await killed.gone
    expect(isAlive(orphan)).toBe(true)
    const server = await start(directory)
    expect(isAlive(orphan)).toBe(false)
    expect(await ask(server.url, 'select name from kept order by name')).toEqual([{ name: 'Gia Lai' }, { name: 'Ia Grai' }])
    await server.stop()
  })

  it('recovers after a kill -9 of everything, although the number in the lock file now belongs to another program', async () => {
    const directory = folder('reused')
    const before = await start(directory)
    const lock = readFileSync(join(directory, 'postgres/postmaster.pid'), 'utf8')
    await before.stop()
    writeFileSync(join(directory, 'postgres/postmaster.pid'), lock.replace(/^\d+/, String(process.pid)))
    const server = await start(directory)
    expect(await ask(server.url, 'select name from kept')).toHaveLength(1)
    await server.stop()
  })

  it('lets a command work beside a running Lan Tỏa without taking its place', async () => {
    const directory = folder('beside')
    const owner = await start(directory)
    const guest = await start(directory, { join: true })
    expect(guest.url).toBe(owner.url)
    await guest.stop()
    expect(await ask(owner.url, 'select name from kept')).toHaveLength(1)
    await owner.stop()
  })

  it('holds the folder through a crash of one of the server’s own processes', async () => {
    const directory = folder('crash')
    const server = await start(directory)
    const rows = await ask(server.url, "select pid from pg_stat_activity where backend_type = 'background writer'")
    process.kill(Number(rows[0]!['pid']), 'SIGKILL')
    await expect
      .poll(() => ask(server.url, 'select name from kept').catch(() => []), { timeout: 8000, interval: 100 })
      .toHaveLength(1)
    await expect
      .poll(() => ask(server.urlOf('postgres'), "select 1 from pg_locks where locktype = 'advisory'").catch(() => []), {
        timeout: 8000,
      })
      .toHaveLength(1)
    await server.stop()
  }, 20_000)

  it('sweeps an interrupted first start and begins anew, also under a umask that gives others nothing', async () => {
    const before = process.umask(0o077)
    onTestFinished(() => void process.umask(before))
    const directory = join(home, 'interrupted')
    mkdirSync(join(directory, 'postgres.making-999999'), { recursive: true })
    const server = await start(directory)
    expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(existsSync(join(directory, 'postgres.making-999999'))).toBe(false)
    await server.stop()
  }, 15_000)

  it('says in a sentence what to do about a damaged cluster, and deletes nothing', async () => {
    const directory = folder('damaged')
    writeFileSync(join(directory, 'postgres/global/pg_control'), 'x')
    await expect(start(directory)).rejects.toThrow(/không khởi động được.*Không có gì bị xóa/s)
    expect(existsSync(join(directory, 'postgres/base'))).toBe(true)
  })

  it('says so where the data belongs to another PostgreSQL', async () => {
    const directory = folder('older')
    writeFileSync(join(directory, 'postgres/PG_VERSION'), '15\n')
    await expect(start(directory)).rejects.toThrow('thuộc PostgreSQL 15')
  })

  it('says so where the folder cannot be written', async () => {
    writeFileSync(join(home, 'file'), '')
    await expect(start(join(home, 'file/data'))).rejects.toThrow(/Không ghi được vào thư mục dữ liệu .*DATA_DIR/)
  })

  it.runIf(root)(
    'puts the cluster elsewhere when the folder is open to root alone, and finds it again',
    async () => {
      const closed = join(home, 'closed')
      mkdirSync(closed, { mode: 0o700 })
      const lines: string[] = []
      const first = await start(join(closed, 'data'), { say: (line: string) => lines.push(line) })
      await ask(first.url, "create table kept as select 'Pleiku' as name")
      await first.stop()
      expect(lines.join('\n')).toContain(join(home, 'elsewhere'))
      chmodSync(closed, 0o755)
      const second = await start(join(closed, 'data'))
      expect(await ask(second.url, 'select name from kept')).toEqual([{ name: 'Pleiku' }])
      await second.stop()
    },
    20_000,
  )
})
