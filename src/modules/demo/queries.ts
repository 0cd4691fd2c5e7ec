import { desc, sql } from 'drizzle-orm'
import type { Reader } from '#kernel/db/client.ts'
import { stands } from './scope.ts'
import { demos } from './tables.ts'

export type DemoRow = typeof demos.$inferSelect

/** What stands here, being written included. */
export const standingDemo = async (db: Reader): Promise<DemoRow | undefined> =>
  (await db.select().from(demos).where(stands).orderBy(desc(demos.at)).limit(1))[0]

/** The first of the tables that holds anything: work of people that made-up data must not mix with. */
export async function firstFilled(db: Reader, tables: readonly string[]): Promise<string | undefined> {
  for (const table of tables) {
    const { rows } = await db.execute<{ filled: boolean }>(sql`select exists (select from ${sql.identifier(table)}) as filled`)
    if (rows[0]?.filled) return table
  }
  return undefined
}

export async function countRows(db: Reader, tables: readonly string[]): Promise<number> {
  let sum = 0
  for (const table of tables) {
    const { rows } = await db.execute<{ count: number }>(sql`select count(*)::int as count from ${sql.identifier(table)}`)
    sum += rows[0]?.count ?? 0
  }
  return sum
}

export const demoById = async (db: Reader, id: string): Promise<DemoRow | undefined> =>
  (
    await db
      .select()
      .from(demos)
      .where(sql`${demos.id} = ${id}`)
  )[0]
