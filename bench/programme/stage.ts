import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { compose, type Composition } from '../../src/compose.ts'
import { systemActor } from '#kernel/actor.ts'
import { readConfig } from '#kernel/config.ts'
import { startEmbeddedPostgres } from '#kernel/db/embedded.ts'
import { migrateDatabase } from '#kernel/db/migrate.ts'
import { newId } from '#kernel/id.ts'
import { installJobs } from '#kernel/jobs/pg-boss.ts'
import { kernelModule } from '#kernel/kernel-module.ts'
import type { Call } from '#kernel/operation.ts'
import type { Platform } from '#kernel/platform.ts'
import { modules } from '#modules/index.ts'

export type Stage = Composition & {
  databaseUrl: string
  folder: string
  settings: Record<string, string>
  call(): Call
  end(): Promise<void>
}

/**
 * Lan Tỏa with Gia Lai's register on a PostgreSQL of its own. Disk writes are waited for, as in use.
 * @param more settings of the environment beside the usual ones.
 * @param kept a folder that stays, so that what was laid down there can be measured again; otherwise one that goes with the stage.
 */
export async function benchStage(more: Record<string, string> = {}, kept?: string): Promise<Stage> {
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'lan-toa-bench-'))
  const server = await startEmbeddedPostgres({ directory: folder, database: 'lan_toa' })
  await migrateDatabase(server.url)
  await installJobs(server.url, [kernelModule, ...modules])
  const settings = {
    DATABASE_URL: server.url,
    DATABASE_POOL: '20',
    DATA_DIR: folder,
    SECRET: 'only for the bench, never for people',
    PUBLIC_URL: 'http://localhost',
    RATE_PER_MINUTE: '1000000',
    ...more,
  }
  const composition = compose({
    config: readConfig({ ...settings, NODE_ENV: 'development', LOG_LEVEL: 'silent' }),
    databaseUrl: server.url,
  })
  const call = (): Call => ({ platform: composition.platform, actor: systemActor, requestId: newId() })
  // The register, but no made-up people and no made-up year.
  for (const module of composition.platform.modules) await module.seed?.(call(), { demo: module.name === 'agencies' })
  let closed = false
  const close = async () => {
    if (!closed) await composition.close()
    closed = true
  }
  return {
    ...composition,
    close,
    databaseUrl: server.url,
    folder,
    settings,
    call,
    async end() {
      await close()
      await server.stop()
      if (!kept) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Adds communes until the register has so many agencies that exist today; laid down in SQL, as an import would leave them. */
export async function moreAgencies({ db }: Platform, wanted: number): Promise<number> {
  await db.execute(sql`
    insert into agency (id, version, created_at, updated_at, code, name, kind, aliases, predecessors)
    select gen_random_uuid(), 1, now(), now(), 'bench-' || n, 'UBND xã thử nghiệm ' || n, 'commune', '{}', '[]'
    from generate_series(1, greatest(0, ${wanted} - (select count(*) from agency where valid_until is null)::int)) n`)
  await db.execute(sql`analyze agency`)
  const { rows } = await db.execute<{ total: number }>(sql`select count(*)::int as total from agency where valid_until is null`)
  return rows[0]!.total
}
