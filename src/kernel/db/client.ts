import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'

export type Database = NodePgDatabase
/** What reading code holds: it cannot write, by type. */
export type Reader = Pick<Database, 'select' | 'selectDistinct' | 'selectDistinctOn' | '$count' | 'execute' | 'with'>

export type Connection = { pool: pg.Pool; db: Database; close(): Promise<void> }

/** Opens a pool. Names in SQL are snake_case, in code camelCase; the driver is left to translate. */
export function connect(url: string, options: { poolSize: number; onError?: (error: Error) => void }): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.poolSize,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    application_name: 'lan-toa',
  })
  // A connection lost while idle must not end the process; the next query opens another.
  pool.on('error', error => options.onError?.(error))
  return { pool, db: drizzle(pool, { casing: 'snake_case' }), close: () => pool.end() }
}
