import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { systemClock } from '../clock.ts'
import { readConfig, type Config } from '../config.ts'
import { startEmbeddedPostgres } from '../db/embedded.ts'
import { createStorage } from '../storage/create.ts'
import type { Source } from './back-up.ts'
import type { Target } from './restore.ts'

/** The database and the files that the settings name, without migrating: a backup before an update must not be the update. */
async function openPlace(config: Config, options: { join: boolean; progress: (line: string) => void }) {
  const storage = createStorage(config)
  if (config.database.url) {
    const { host, pathname } = new URL(config.database.url)
    return { url: config.database.url, place: `${host}${pathname}`, storage, close: async () => undefined }
  }
  const server = await startEmbeddedPostgres({
    directory: config.dataDir,
    database: 'lan_toa',
    join: options.join,
    say: line => options.progress(line.split(' / ')[0]!),
  })
  return { url: server.url, place: resolve(config.dataDir), storage, close: () => server.stop() }
}

/** Beside a running Lan Tỏa, or with its database started for this command alone. */
export async function openSource(progress: (line: string) => void): Promise<Source & { close(): Promise<void> }> {
  const config = readConfig()
  const kept = await readFile(join(config.dataDir, 'secret'), 'utf8').catch(() => '')
  const value = config.secret ?? kept.trim()
  return {
    ...(await openPlace(config, { join: true, progress })),
    clock: systemClock,
    ...(value ? { secret: { value, kept: config.secret === undefined } } : {}),
  }
}

/** For us alone: a Lan Tỏa that runs on the data folder is told of, not joined. */
export async function openTarget(progress: (line: string) => void): Promise<Target & { close(): Promise<void> }> {
  const config = readConfig()
  return {
    ...(await openPlace(config, { join: false, progress })),
    ...(config.secret ? { secret: config.secret } : {}),
    secretFile: join(resolve(config.dataDir), 'secret'),
  }
}
