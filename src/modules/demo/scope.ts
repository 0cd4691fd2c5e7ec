import { sql, type SQL } from 'drizzle-orm'
import { demos } from './tables.ts'

/** What stands here, being written included: for everybody the same, as it is a word about the whole platform. */
export const stands: SQL = sql`${demos.state} <> 'wiped'`
