import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compose, type Composition } from '../src/compose.ts'
import { systemActor, type Actor } from '#kernel/actor.ts'
import { fixedClock } from '#kernel/clock.ts'
import { readConfig } from '#kernel/config.ts'
import { migrateDatabase } from '#kernel/db/migrate.ts'
import { newId } from '#kernel/id.ts'
import type { Drained } from '#kernel/jobs/jobs.ts'
import { createMail } from '#kernel/mail/create.ts'
import type { Mail } from '#kernel/mail/mail.ts'
import type { Module } from '#kernel/module.ts'
import { createOutside, type Outside } from '#kernel/outgoing/outside.ts'
import type { Call } from '#kernel/operation.ts'
import { seedModules } from '#kernel/seed.ts'
import { castPerson, castSession, type TestPerson } from './cast.ts'
import { clientOf, type Client } from './client.ts'
import { copyDatabase, copyOf, onServer, templateName, urlOf } from './database.ts'

export type { TestPerson } from './cast.ts'

/** What a signed-in person does through HTTP, and who it is. */
export type SignedIn = Client & { me: Actor }

export type TestPlatform = Pick<Composition, 'platform' | 'app'> & {
  clock: ReturnType<typeof fixedClock>
  mail: Mail
  databaseUrl: string
  /** A new person with an account. */
  person(person: TestPerson): Promise<Actor>
  /** Somebody signed in: a person made before, or a new one. */
  as(person: Actor | TestPerson): Promise<SignedIn>
  anonymous: Client
  /** A call of an operation without HTTP, for laying out what a test begins with; as the system where no actor is named. */
  callAs(actor?: Actor | null): Call
  /** Runs everything that waits: events, reactions, jobs. */
  drain(options?: { early?: boolean }): Promise<Drained>
  close(): Promise<void>
}

/** The day on which tests live unless they choose another: a working Thursday after the plan was issued. */
const usualDay = '2026-02-05T08:00'

/**
 * A whole platform on a database of its own: call it in `beforeAll`, `close()` it in `afterAll`.
 * @param options.seeded with everything of Gia Lai that a first start with demo data brings.
 * @param options.at where the clock stands, in Việt Nam's time.
 * @param options.outside the world that the platform asks; without it there is none, and no name is known.
 * @param options.modules mounted after the product's own.
 */
export async function testPlatform(
  options: {
    seeded?: boolean
    at?: string
    modules?: readonly Module[]
    outside?: Outside
    settings?: Record<string, string>
  } = {},
): Promise<TestPlatform> {
  const { url, drop } = await copyOf(options.seeded ? await seededTemplate() : templateName())
  const folder = mkdtempSync(join(tmpdir(), 'lan-toa-'))
  const clock = fixedClock(options.at ?? usualDay)
  const mail = createMail({ from: 'Lan Tỏa <khong-tra-loi@lantoa.local>', clock })
  const { platform, app, close } = compose({
    config: configOf(folder, options.settings),
    databaseUrl: url,
    clock,
    mail,
    outside: options.outside ?? createOutside({ resolve: async () => [] }),
    modules: options.modules,
  })
  const person: TestPlatform['person'] = wanted => castPerson(platform, wanted)
  return {
    platform,
    app,
    clock,
    mail,
    databaseUrl: url,
    person,
    async as(wanted) {
      const me = 'id' in wanted ? wanted : await person(wanted)
      return { ...clientOf(app, await castSession(platform, me.id)), me }
    },
    anonymous: clientOf(app),
    callAs: (actor = systemActor) => ({ platform, actor, requestId: newId() }),
    drain: how => platform.jobs.drain(how),
    async close() {
      await close()
      await drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function configOf(dataDir: string, settings: Record<string, string> = {}) {
  return readConfig({
    NODE_ENV: 'test',
    DATA_DIR: dataDir,
    SECRET: 'only for tests, never for people',
    DATABASE_POOL: '6',
    PUBLIC_URL: 'http://localhost',
    ...settings,
  })
}

const seededName = 'template_seeded'

/** Gia Lai's template: made by the first file that wants it, the others wait; a broken attempt leaves none behind. */
async function seededTemplate(): Promise<string> {
  await onServer(async client => {
    await client.query("select pg_advisory_lock(hashtext('seeded template'))")
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [seededName])
    if (rowCount) return
    const making = `${seededName}_unfinished`
    await client.query(`drop database if exists ${making} with (force)`)
    await copyDatabase(client, templateName(), making)
    await migrateDatabase(urlOf(making))
    const folder = mkdtempSync(join(tmpdir(), 'lan-toa-'))
    const { platform, close } = compose({
      config: configOf(folder, { DEMO: 'true' }),
      databaseUrl: urlOf(making),
      clock: fixedClock(usualDay),
      mail: createMail({ from: 'Lan Tỏa <khong-tra-loi@lantoa.local>' }),
    })
    try {
      await seedModules(platform, { demo: true })
      await platform.jobs.drain()
    } finally {
      await close()
      rmSync(folder, { recursive: true, force: true })
    }
    await client.query(`alter database ${making} rename to ${seededName}`)
  })
  return seededName
}
