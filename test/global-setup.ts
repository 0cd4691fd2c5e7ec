import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '#kernel/db/embedded.ts'
import { migrateDatabase } from '#kernel/db/migrate.ts'
import { installJobs } from '#kernel/jobs/pg-boss.ts'
import { kernelModule } from '#kernel/kernel-module.ts'
import { modules } from '#modules/index.ts'
import { unpackBrowser } from './browser-files.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string
  }
}

/** One real PostgreSQL for the whole run, with a migrated template that each test file copies in milliseconds. */
export default async function setup(project: TestProject) {
  // By itself: while it unpacks, the folder for temporary files is another.
  await unpackBrowser()
  const directory = mkdtempSync(join(tmpdir(), 'lan-toa-test-'))
  const server = await startEmbeddedPostgres({ directory, database: 'template_empty', fast: true })
  await migrateDatabase(server.url)
  await installJobs(server.url, [kernelModule, ...modules])
  project.provide('databaseUrl', server.url)
  return async () => {
    await server.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}
