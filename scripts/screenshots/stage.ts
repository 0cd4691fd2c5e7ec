import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { compose } from '../../src/compose.ts'
import { systemActor } from '#kernel/actor.ts'
import { fixedClock } from '#kernel/clock.ts'
import { readConfig } from '#kernel/config.ts'
import { startEmbeddedPostgres } from '#kernel/db/embedded.ts'
import { migrateDatabase } from '#kernel/db/migrate.ts'
import { installJobs } from '#kernel/jobs/pg-boss.ts'
import { newId } from '#kernel/id.ts'
import { kernelModule } from '#kernel/kernel-module.ts'
import type { Call } from '#kernel/operation.ts'
import { seedModules } from '#kernel/seed.ts'
import { modules } from '#modules/index.ts'
import { persons } from '#modules/identity/index.ts'
import { launchBrowser, onSocket } from '#test/browser.ts'
import { castSession } from '#test/cast.ts'
import { clientOf } from '#test/client.ts'

/**
 * A whole Lan Tỏa with the demo's people on a folder that is thrown away, and a browser before it.
 * @param day of the pictures, Vietnamese time, 'YYYY-MM-DDTHH:MM'.
 */
export async function openStage(day: string) {
  const folder = mkdtempSync(join(tmpdir(), 'lan-toa-'))
  const server = await startEmbeddedPostgres({ directory: folder, database: 'lan_toa', fast: true })
  await migrateDatabase(server.url)
  await installJobs(server.url, [kernelModule, ...modules])
  const config = readConfig({ NODE_ENV: 'test', DEMO: 'true', DATA_DIR: folder, SECRET: 'only for pictures, never for people' })
  const { platform, app, close } = compose({ config, databaseUrl: server.url, clock: fixedClock(day) })
  await seedModules(platform, { demo: true })
  await platform.jobs.drain()
  const [site, browser] = [await onSocket(app), await launchBrowser()]

  const sessionOf = async (email: string) => {
    const [person] = await platform.db.select().from(persons).where(eq(persons.email, email))
    return castSession(platform, person!.id)
  }
  return {
    platform,
    /** Somebody of the demo, without a browser. */
    as: async (email: string) => clientOf(app, await sessionOf(email)),
    /** The platform itself acting, as a command does. */
    callAs: (): Call => ({ platform, actor: systemActor, requestId: newId() }),
    /** A page of somebody's device, signed in where an address is given. */
    async page(device: BrowserContextOptions, email?: string): Promise<Page> {
      const context = await browser.newContext({ ...device, baseURL: site.address })
      await context.clock.setFixedTime(`${day}:00+07:00`)
      if (email) {
        const { cookie } = await sessionOf(email)
        const at = cookie.indexOf('=')
        await context.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url: site.address }])
      }
      const page = await context.newPage()
      page.setDefaultTimeout(60_000)
      return page
    },
    async close() {
      await browser.close()
      await site.close()
      await close()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
export type Stage = Awaited<ReturnType<typeof openStage>>
