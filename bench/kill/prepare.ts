import { sql } from 'drizzle-orm'
import { compose } from '../../src/compose.ts'
import { systemActor } from '#kernel/actor.ts'
import { readConfig } from '#kernel/config.ts'
import { startEmbeddedPostgres } from '#kernel/db/embedded.ts'
import { migrateDatabase } from '#kernel/db/migrate.ts'
import { newId } from '#kernel/id.ts'
import { adoptProvincePlan } from '#modules/programme/index.ts'
import { castPerson, castSession } from '#test/cast.ts'

/** Somebody who works: at one agency, with work given to it. */
export type Worker = { cookie: string; agencyId: string }

/** A data folder with Gia Lai's register, its plan adopted, and people signed in; the database is stopped again. */
export async function prepare(folder: string, secret: string, people: number): Promise<Worker[]> {
  const server = await startEmbeddedPostgres({ directory: folder, database: 'lan_toa' })
  await migrateDatabase(server.url)
  const { platform, close } = compose({
    config: readConfig({ DATABASE_URL: server.url, DATA_DIR: folder, SECRET: secret, LOG_LEVEL: 'silent', DEMO: 'false' }),
    databaseUrl: server.url,
  })
  try {
    const call = () => ({ platform, actor: systemActor, requestId: newId() })
    for (const module of platform.modules) await module.seed?.(call(), { demo: module.name === 'agencies' })
    await adoptProvincePlan(call(), { effectiveOn: '2025-08-01' })
    const { rows } = await platform.db.execute<{ id: string }>(
      sql`select agency_id as id from assignment where ended_on is null group by 1 order by count(*) desc, 1 limit ${people}`,
    )
    const workers: Worker[] = []
    for (const { id } of rows) {
      const person = await castPerson(platform, { role: 'officer', unitId: id, email: `${newId()}@bench.local` })
      workers.push({ ...(await castSession(platform, person.id)), agencyId: id })
    }
    return workers
  } finally {
    await close()
    await server.stop()
  }
}
