import { fileURLToPath } from 'node:url'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { CannotStart } from '../cannot-start.ts'

const place = {
  migrationsFolder: fileURLToPath(new URL('../../../migrations', import.meta.url)),
  migrationsSchema: 'public',
  migrationsTable: 'schema_migration',
}

/** Every step that this Lan Tỏa knows, in order: its hash, its moment, its statements. */
export const migrationSteps = (): { hash: string; folderMillis: number; sql: string[] }[] => readMigrationFiles(place)

/** Held by whoever shapes the database, so that two never do at once. */
export const shapingLock = "hashtext('lan-toa migrations')"

/**
 * Brings the database to the present shape. Two processes starting together take turns.
 * @throws CannotStart for a database that a newer or another Lan Tỏa has shaped.
 */
export async function migrateDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'lan-toa migrations' })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(${shapingLock})`)
    await client.query('set client_min_messages to warning')
    await refuseOther(client)
    await migrate(drizzle(client), place)
  } finally {
    await client.end()
  }
}

/** Steps only go forward, so a step that we do not know was made by a Lan Tỏa that is not ours. */
async function refuseOther(client: pg.Client) {
  const { rows: found } = await client.query("select to_regclass('public.schema_migration') as there")
  if (!found[0].there) return
  const { rows } = await client.query<{ hash: string }>('select hash from public.schema_migration')
  const known = new Set(migrationSteps().map(step => step.hash))
  if (rows.every(row => known.has(row.hash))) return
  throw new CannotStart({
    vi: 'Cơ sở dữ liệu này do một bản Lan Tỏa khác (mới hơn hoặc bản thử trước khi phát hành) tạo ra. Dữ liệu vẫn còn nguyên. Hãy dùng đúng bản đó, hoặc đặt DATA_DIR (DATABASE_URL) tới nơi khác.',
    en: 'This database was shaped by another Lan Tỏa (a newer one, or a trial before the release). The data is intact. Use that version, or point DATA_DIR (DATABASE_URL) elsewhere.',
  })
}
