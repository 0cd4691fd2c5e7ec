import { createHash } from 'node:crypto'
import pg from 'pg'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Module, Reaction } from '../module.ts'

export type OutboxEvent = { id: string; name: string; payload: Record<string, unknown> }
export type QueuedJob = { id: string; data: Record<string, unknown> }
/** Puts jobs into a queue within the transaction that the client holds. */
export type Enqueue = (queue: string, jobs: QueuedJob[], transaction: pg.PoolClient) => Promise<void>

/** The queue in which reactions run. */
export const reactionQueue = 'kernel.reaction'

/**
 * One event and one reaction always give the same job, so that doing it twice makes it once. It begins with the event's own
 * time, as its UUID does, so that jobs come in the order of events.
 */
export function jobId(eventId: string, reaction: string): string {
  const hash = createHash('sha256').update(`${eventId} ${reaction}`).digest('hex')
  return `${eventId.slice(0, 13)}-8${hash.slice(0, 3)}-a${hash.slice(3, 6)}-${hash.slice(6, 18)}`
}

/** The reactions of all modules by event. @throws Error where two share a name. */
export function reactionsByEvent(modules: readonly Module[]): Map<string, Reaction[]> {
  const byEvent = new Map<string, Reaction[]>()
  const names = new Set<string>()
  for (const reaction of modules.flatMap(module => module.reactions ?? [])) {
    if (names.has(reaction.name)) throw new Error(`two reactions are named ${reaction.name}`)
    names.add(reaction.name)
    byEvent.set(reaction.event, [...(byEvent.get(reaction.event) ?? []), reaction])
  }
  return byEvent
}

/**
 * Takes waiting events and turns each into its reactions' jobs, in one transaction: a crash leaves either the event waiting or
 * all its jobs queued. Several processes may do this at once; each takes other rows.
 * @returns how many events were taken; 0 when none waits.
 */
export async function dispatchEvents(input: {
  pool: pg.Pool
  clock: Clock
  reactions: Map<string, Reaction[]>
  enqueue: Enqueue
  limit?: number
}): Promise<number> {
  const client = await input.pool.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query<OutboxEvent>(
      'select id, name, payload from outbox where dispatched_at is null order by id limit $1 for update skip locked',
      [input.limit ?? 100],
    )
    const queues = new Map<string, QueuedJob[]>()
    for (const event of rows)
      for (const reaction of input.reactions.get(event.name) ?? []) {
        const queue = reaction.queue ?? reactionQueue
        const data = reaction.queue ? event.payload : { reaction: reaction.name, event: event.name, payload: event.payload }
        queues.set(queue, [...(queues.get(queue) ?? []), { id: jobId(event.id, reaction.name), data }])
      }
    for (const [queue, jobs] of queues) await input.enqueue(queue, jobs, client)
    if (rows.length > 0)
      await client.query('update outbox set dispatched_at = $1 where id = any($2)', [
        input.clock.now().toString(),
        rows.map(row => row.id),
      ])
    await client.query('commit')
    client.release()
    return rows.length
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    client.release(true)
    throw error
  }
}

/** Looks for events when the database rings, and every second in case a ring was missed. */
export function watchOutbox(input: { url: string; log: Log; dispatch: () => Promise<number> }): { close(): Promise<void> } {
  let closed = false
  let bell: pg.Client | undefined
  let again = false
  let working: Promise<void> | undefined

  const work = async () => {
    do {
      again = false
      try {
        while (!closed && (await input.dispatch()) > 0);
      } catch (error) {
        if (!closed) input.log.error({ err: error }, 'events were not handed out; they wait')
        return
      }
    } while (again && !closed)
  }
  const look = () => {
    if (closed) return
    if (working) again = true
    else
      working = work().finally(() => {
        working = undefined
      })
  }
  const listen = async () => {
    if (closed) return
    const client = new pg.Client({ connectionString: input.url, application_name: 'lan-toa outbox', keepAlive: true })
    bell = client
    client.on('error', () => undefined)
    client.on('notification', look)
    client.on('end', () => {
      if (!closed) setTimeout(listen, 5000).unref()
    })
    try {
      await client.connect()
      await client.query('listen lan_toa_outbox')
    } catch (error) {
      if (!closed) input.log.warn({ err: error }, 'the outbox bell is not heard; looking every second instead')
      await client.end().catch(() => undefined)
    }
  }
  const timer = setInterval(look, 1000)
  void listen()
  look()
  return {
    async close() {
      closed = true
      clearInterval(timer)
      await working
      await bell?.end().catch(() => undefined)
    },
  }
}
