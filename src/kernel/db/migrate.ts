import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'

const folder = new URL('../../../migrations', import.meta.url).pathname

/** Brings the database to the present shape. Two processes starting together take turns. */
export async function migrateDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'lan-toa migrations' })
  await client.connect()
  try {
    await client.query("select pg_advisory_lock(hashtext('lan-toa migrations'))")
    await client.query('set client_min_messages to warning')
    await migrate(drizzle(client), { migrationsFolder: folder, migrationsSchema: 'public', migrationsTable: 'schema_migration' })
  } finally {
    await client.end()
  }
}
