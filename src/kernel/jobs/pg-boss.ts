import { PgBoss, type Job as BossJob, type Queue } from 'pg-boss'
import { zone } from '../clock.ts'
import { dispatchEvents, reactionQueue, reactionsByEvent, watchOutbox, type Enqueue } from '../events/dispatch.ts'
import type { Log } from '../log.ts'
import { newId } from '../id.ts'
import { mailJob } from '../mail/post.ts'
import type { Job, Module, Reaction } from '../module.ts'
import type { Call } from '../operation.ts'
import type { Drained, Jobs, JobState } from './jobs.ts'

/** Where jobs lie that failed for good: kept for people to look at, worked by nobody. */
export const deadLetterQueue = 'kernel.dead'

const schema = 'pgboss'
const day = 86_400

type Work = { queue: Queue; cron?: string; accept(data: unknown): unknown; run(call: Call, data: unknown): Promise<void> }

/** Queues of many short jobs, most of whose time is waiting for others. */
const workersOn: Record<string, number> = { [reactionQueue]: 3, [mailJob.name]: 4 }

const queueOf = (
  job: Pick<Job, 'name' | 'retryLimit' | 'retryDelaySeconds' | 'expireInSeconds' | 'heartbeatSeconds'>,
): Queue => ({
  name: job.name,
  policy: 'short',
  retryLimit: job.retryLimit ?? 5,
  retryDelay: job.retryDelaySeconds ?? 5,
  retryBackoff: true,
  retryDelayMax: 3600,
  expireInSeconds: job.expireInSeconds ?? 300,
  deleteAfterSeconds: 7 * day,
  ...(job.heartbeatSeconds ? { heartbeatSeconds: job.heartbeatSeconds } : {}),
  deadLetter: deadLetterQueue,
  notify: true,
})

/** What each queue is and does: one per job of a module, one for all reactions. @throws Error where two jobs share a name. */
function worksOf(modules: readonly Module[], reactions: Map<string, Reaction[]>): Map<string, Work> {
  const works = new Map<string, Work>()
  for (const job of modules.flatMap(module => module.jobs ?? [])) {
    if (works.has(job.name)) throw new Error(`two jobs are named ${job.name}`)
    works.set(job.name, {
      queue: queueOf(job),
      cron: job.cron,
      accept: data => job.data.parse(data),
      run: (call, data) => job.run(call, data),
    })
  }
  const byName = new Map([...reactions.values()].flat().map(reaction => [reaction.name, reaction]))
  for (const reaction of byName.values())
    if (reaction.queue && !works.has(reaction.queue))
      throw new Error(`${reaction.name} hands events to ${reaction.queue}, which is no job`)
  works.set(reactionQueue, {
    queue: queueOf({ name: reactionQueue, retryLimit: 8 }),
    accept: data => data,
    run: async (call, data) => {
      const { reaction: name, payload } = data as { reaction: string; payload: Record<string, unknown> }
      const reaction = byName.get(name)
      if (!reaction?.run) throw new Error(`no reaction is named ${name}`)
      await reaction.run(call, payload)
    },
  })
  return works
}

/**
 * Jobs on pg-boss, in the schema `pgboss` of our own database. Opens nothing until the first use; a process that is only
 * to answer requests sends and never starts.
 * @param settings.call makes the call under which a job runs: the system's own, with this request id.
 */
export function createJobs(settings: { url: string; log: Log; modules: readonly Module[]; call(requestId: string): Call }): Jobs {
  const { url, log } = settings
  const reactions = reactionsByEvent(settings.modules)
  const works = worksOf(settings.modules, reactions)
  let opened: Promise<PgBoss> | undefined
  let outbox: { close(): Promise<void> } | undefined
  let state: 'sends' | 'works' | 'stopped' = 'sends'

  async function open(working: boolean): Promise<PgBoss> {
    const boss = new PgBoss({
      connectionString: url,
      schema,
      application_name: 'lan-toa jobs',
      max: working ? 4 : 2,
      supervise: working,
      schedule: working,
      useListenNotify: working,
      registerInstance: false,
      openTelemetry: { enabled: false },
    })
    boss.on('error', error => log.error({ err: error }, 'jobs: the queue reports an error'))
    boss.on('warning', warning => log.warn({ data: warning.data }, `jobs: ${warning.message}`))
    await boss.start()
    await prepareQueues(boss, works)
    return boss
  }

  function ready(): Promise<PgBoss> {
    if (state === 'stopped') throw new Error('jobs are stopped')
    opened ??= open(false).catch((error: unknown) => {
      opened = undefined
      throw error
    })
    return opened
  }

  const workOf = (queue: string): Work => {
    const work = works.get(queue)
    if (!work) throw new Error(`no job is named ${queue}`)
    return work
  }

  async function run(queue: string, job: Pick<BossJob<unknown>, 'id' | 'data'>): Promise<void> {
    const work = workOf(queue)
    const begun = performance.now()
    try {
      await work.run(settings.call(`job-${job.id}`), work.accept(job.data))
      log.info({ queue, job: job.id, ms: Math.round(performance.now() - begun) }, 'job done')
    } catch (error) {
      log.error({ queue, job: job.id, err: error }, 'job failed')
      throw error
    }
  }

  const dispatch = (boss: PgBoss) => {
    const { pool, clock } = settings.call('outbox').platform
    return dispatchEvents({ pool, clock, reactions, enqueue: enqueueWith(boss) })
  }

  return {
    async send(queue, data, options) {
      workOf(queue).accept(data)
      const boss = await ready()
      await boss.send(queue, data, {
        // The policy lets one job wait per key; a job without a key gets one of its own.
        singletonKey: options?.key ?? newId(),
        ...(options?.startAfterSeconds ? { startAfter: options.startAfterSeconds } : {}),
      })
    },

    async start(options) {
      if (state === 'works') return
      const sender = opened
      const boss = await open(true)
      opened = Promise.resolve(boss)
      state = 'works'
      await sender?.then(old => old.stop({ graceful: false })).catch(() => undefined)
      if (options?.alone) await giveBackOrphans(boss, works, log)
      await keepSchedules(boss, works)
      for (const name of works.keys())
        for (let worker = 0; worker < (workersOn[name] ?? 1); worker++) await workOn(boss, name, run)
      outbox = watchOutbox({ url, log, dispatch: () => dispatch(boss) })
    },

    async stop() {
      if (state === 'stopped') return
      state = 'stopped'
      await outbox?.close()
      const boss = await opened?.catch(() => undefined)
      await boss?.stop({ graceful: true, timeout: 4000 })
    },

    async drain(options) {
      const boss = await ready()
      const drained: Drained = { done: 0, failed: [] }
      for (;;) {
        while ((await dispatch(boss)) > 0);
        const { rows } = await boss.getDb().executeSql(
          `select distinct name from ${schema}.job where state in ('created', 'retry') and (start_after <= now() or $1)
           and name <> $2`,
          [options?.early ?? false, deadLetterQueue],
        )
        const queues = (rows as { name: string }[]).map(row => row.name).filter(name => works.has(name))
        let taken = 0
        for (const name of queues)
          for (const job of await nextJobs(boss, name, options?.early ?? false)) {
            taken++
            try {
              await run(name, job)
              await boss.complete(name, job)
              drained.done++
            } catch (error) {
              await boss.fail(name, job, errorOf(error))
              drained.failed.push({ queue: name, error: errorOf(error).message })
            }
          }
        if (taken === 0) return drained
      }
    },

    async states(limit) {
      const boss = await ready()
      // A job that failed for good is shown once: as its dead letter.
      const { rows } = await boss.getDb().executeSql(
        `select id, name, source_name, state, created_on, started_on, completed_on, retry_count, output, source_output
         from ${schema}.job where not (state = 'failed' and dead_letter is not null) order by created_on desc, id limit $1`,
        [limit],
      )
      return (rows as JobRow[]).map(stateOf)
    },

    running: () => state === 'works',
  }
}

const enqueueWith =
  (boss: PgBoss): Enqueue =>
  async (queue, jobs, transaction) => {
    await boss.insert(
      queue,
      jobs.map(job => ({ id: job.id, data: job.data, singletonKey: job.id })),
      { db: { executeSql: (text, values) => transaction.query(text, values) } },
    )
  }

/**
 * One worker on a queue. It is rung when a job is sent; between rings it looks every ten seconds for jobs whose hour has come.
 * One ring may stand for many jobs, so after each job it rings itself, until it finds nothing.
 */
async function workOn(boss: PgBoss, name: string, run: (queue: string, job: BossJob<unknown>) => Promise<void>): Promise<void> {
  const options = { batchSize: 1, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 10 }
  const worker: Promise<string> = boss.work<unknown>(name, options, async jobs => {
    try {
      for (const job of jobs) await run(name, job)
    } finally {
      boss.notifyWorker(await worker)
    }
  })
  await worker
}

/** Lays the queue's tables into a database, as a template for tests or ahead of the first start. */
export async function installJobs(url: string, modules: readonly Module[] = []): Promise<void> {
  const boss = new PgBoss({ connectionString: url, schema, max: 1, supervise: false, schedule: false, registerInstance: false })
  boss.on('error', () => undefined)
  await boss.start()
  await prepareQueues(boss, worksOf(modules, reactionsByEvent(modules)))
  await boss.stop({ graceful: false })
}

async function prepareQueues(boss: PgBoss, works: Map<string, Work>) {
  const existing = new Map((await boss.getQueues()).map(queue => [queue.name, queue]))
  if (!existing.has(deadLetterQueue))
    await boss.createQueue(deadLetterQueue, { retryLimit: 0, retentionSeconds: 90 * day, deleteAfterSeconds: 90 * day })
  for (const { queue } of works.values()) {
    const { name, policy, ...wanted } = queue
    const found = existing.get(name)
    if (!found) await boss.createQueue(name, { policy, ...wanted })
    else if (
      found.retryLimit !== wanted.retryLimit ||
      found.retryDelay !== wanted.retryDelay ||
      found.expireInSeconds !== wanted.expireInSeconds ||
      (found.heartbeatSeconds ?? undefined) !== wanted.heartbeatSeconds
    )
      await boss.updateQueue(name, { ...wanted, heartbeatSeconds: wanted.heartbeatSeconds ?? null })
  }
}

/**
 * Jobs that were under way when this database server started: whoever did them is gone. Each of them used up one try, so that what
 * kills its process is not tried for ever; the next try begins now, without the pause that follows upon an error.
 */
async function giveBackOrphans(boss: PgBoss, works: Map<string, Work>, log: Log): Promise<void> {
  const db = boss.getDb()
  const { rows } = await db.executeSql(
    `select name, array_agg(id::text) as ids from ${schema}.job
     where state = 'active' and started_on < pg_postmaster_start_time() and name = any($1) group by name`,
    [[...works.keys()]],
  )
  for (const { name, ids } of rows as { name: string; ids: string[] }[]) {
    await boss.fail(name, ids, { message: 'the process that did it ended' })
    await db.executeSql(
      `update ${schema}.job set start_after = now() where name = $1 and id = any($2::uuid[]) and state = 'retry'`,
      [name, ids],
    )
    log.warn({ queue: name, jobs: ids.length }, 'jobs were cut off when the last run ended; they are taken up again')
  }
}

/** Recurring jobs as the modules state them today; what no module states any more stops recurring. */
async function keepSchedules(boss: PgBoss, works: Map<string, Work>) {
  for (const schedule of await boss.getSchedules())
    if (!works.get(schedule.name)?.cron) await boss.unschedule(schedule.name, schedule.key)
  for (const [name, work] of works) if (work.cron) await boss.schedule(name, work.cron, {}, { tz: zone })
}

/** In the order in which they were sent, which the queue does not keep within a batch. */
async function nextJobs(boss: PgBoss, name: string, early: boolean) {
  const jobs = await boss.fetch<object>(name, { batchSize: 50, ignoreStartAfter: early, includeMetadata: true })
  return jobs.toSorted((a, b) => a.createdOn.getTime() - b.createdOn.getTime() || (a.id < b.id ? -1 : 1))
}

type JobRow = {
  id: string
  name: string
  source_name: string | null
  state: string
  created_on: Date
  started_on: Date | null
  completed_on: Date | null
  retry_count: number
  output: { message?: string } | null
  source_output: { message?: string } | null
}

const stateOf = (row: JobRow): JobState => ({
  id: row.id,
  queue: row.source_name ?? row.name,
  state: row.name === deadLetterQueue ? 'dead' : row.state,
  createdOn: row.created_on.toISOString(),
  startedOn: row.started_on?.toISOString() ?? null,
  completedOn: row.completed_on?.toISOString() ?? null,
  retryCount: row.retry_count,
  error: (row.source_output ?? row.output)?.message ?? null,
})

const errorOf = (error: unknown) =>
  error instanceof Error ? { name: error.name, message: error.message, stack: error.stack } : { message: String(error) }
