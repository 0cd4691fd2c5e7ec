import type { Platform } from '#kernel/platform.ts'

/**
 * The platform on its database: beside a running Lan Tỏa, or with a database started for this command alone. Everything is loaded
 * only now, because commands on files need none of it.
 */
export async function openPlatform(): Promise<{ platform: Platform; close(): Promise<void> }> {
  const [{ compose }, { readConfig }, { startEmbeddedPostgres }, { migrateDatabase }, { keptSecret }, { createLog }] =
    await Promise.all([
      import('../compose.ts'),
      import('#kernel/config.ts'),
      import('#kernel/db/embedded.ts'),
      import('#kernel/db/migrate.ts'),
      import('#kernel/secret.ts'),
      import('#kernel/log.ts'),
    ])
  const config = readConfig()
  const server = config.database.url
    ? undefined
    : await startEmbeddedPostgres({
        directory: config.dataDir,
        database: 'lan_toa',
        join: true,
        say: line => void process.stderr.write(`${line.split(' / ')[0]}\n`),
      })
  const databaseUrl = config.database.url ?? server!.url
  try {
    await migrateDatabase(databaseUrl)
    const { platform, close } = compose({
      config: { ...config, secret: config.secret ?? keptSecret(config.dataDir).secret },
      databaseUrl,
      log: createLog({ logLevel: 'silent' }),
    })
    return {
      platform,
      async close() {
        await close()
        await server?.stop()
      },
    }
  } catch (error) {
    await server?.stop()
    throw error
  }
}
