import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Hono } from 'hono'
import { systemActor } from '#kernel/actor.ts'
import { systemClock, type Clock } from '#kernel/clock.ts'
import type { Config } from '#kernel/config.ts'
import { connect } from '#kernel/db/client.ts'
import { createApp } from '#kernel/http/app.ts'
import type { Env } from '#kernel/http/env.ts'
import { mountHealth } from '#kernel/http/health.ts'
import { mountWorkspace } from '#kernel/http/workspace-files.ts'
import { createJobs } from '#kernel/jobs/pg-boss.ts'
import { kernelModule } from '#kernel/kernel-module.ts'
import { createLog, type Log } from '#kernel/log.ts'
import { createMail } from '#kernel/mail/create.ts'
import type { Mail } from '#kernel/mail/mail.ts'
import { mountOutbox } from '#kernel/mail/mount-outbox.ts'
import type { Module } from '#kernel/module.ts'
import { createOutside, type Outside } from '#kernel/outgoing/outside.ts'
import type { Platform } from '#kernel/platform.ts'
import { createStorage } from '#kernel/storage/create.ts'
import type { Storage } from '#kernel/storage/storage.ts'
import { createIdentity } from '#modules/identity/index.ts'
import { modules as product } from '#modules/index.ts'
import { mountPortal } from '#portal/mount.tsx'

const builtWorkspace = fileURLToPath(new URL('../dist/workspace', import.meta.url))

export type Composition = {
  platform: Platform
  app: Hono<Env>
  /** Loads what the start left for later. */
  warmUp(): Promise<void>
  /** Jobs first, then the pool: what is under way may still write. */
  close(): Promise<void>
}

/**
 * The whole of Lan Tỏa as plain objects on a migrated database: no socket, nothing running yet. main.ts serves it,
 * the CLI calls it, tests build one per file.
 * @param parts.databaseUrl already migrated.
 * @param parts.modules what else is to be mounted after the product's own modules (tests try the kernel with their own).
 */
export function compose(parts: {
  config: Config
  databaseUrl: string
  clock?: Clock
  log?: Log
  mail?: Mail
  storage?: Storage
  outside?: Outside
  modules?: readonly Module[]
  /** Whether the process is ending, for /readyz. */
  ending?: () => boolean
}): Composition {
  const { config } = parts
  const log = parts.log ?? createLog(config)
  const clock = parts.clock ?? systemClock
  const connection = connect(parts.databaseUrl, {
    poolSize: config.database.poolSize,
    onError: error => log.warn({ err: error }, 'a database connection was lost'),
  })
  const modules = [kernelModule, ...product, ...(parts.modules ?? [])]
  const platform: Platform = {
    config,
    log,
    clock,
    pool: connection.pool,
    db: connection.db,
    storage: parts.storage ?? createStorage(config),
    mail: parts.mail ?? createMail({ ...config.mail, folder: join(config.dataDir, 'mail'), clock }),
    outside: parts.outside ?? createOutside({ agent: `LanToa (+${config.publicUrl})` }),
    jobs: createJobs({
      url: parts.databaseUrl,
      log,
      modules,
      call: requestId => ({ platform, actor: systemActor, requestId }),
    }),
    modules,
  }
  const identity = createIdentity(platform)
  const app = createApp({
    platform,
    operations: modules.flatMap(module => module.operations),
    authenticate: identity.authenticate,
    auth: identity.authHandler,
    site: site => {
      mountHealth(site, platform, parts.ending ?? (() => false))
      mountWorkspace(site, builtWorkspace)
      if (config.environment === 'development' && !config.mail.url) mountOutbox(site, platform.mail)
      mountPortal(site, platform, modules)
    },
  })
  return {
    platform,
    app,
    warmUp: identity.warmUp,
    async close() {
      await platform.jobs.stop()
      platform.mail.close()
      await connection.close()
    },
  }
}
