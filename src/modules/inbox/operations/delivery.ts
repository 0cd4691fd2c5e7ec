import type { PoolClient } from 'pg'
import { and, eq, gt, isNotNull, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { writing } from '#kernel/audit/write.ts'
import type { Database } from '#kernel/db/client.ts'
import { mailConnections } from '#kernel/mail/create.ts'
import { isOfOneLetter, isRefused } from '#kernel/mail/mail.ts'
import type { Call } from '#kernel/operation.ts'
import type { Platform } from '#kernel/platform.ts'
import { persons } from '#modules/identity/index.ts'
import { digestLetter } from '../letter.ts'
import { kindsOf, usual } from '../queries.ts'
import { waiting } from '../scope.ts'
import { digests, inboxPreferences } from '../tables.ts'

/** Letters read at once; each is marked by itself. */
const page = 500

/**
 * Runs the work while no other process plans or sends letters; the database gives the lock back by itself when this process dies.
 * @returns undefined without having run where another process is at it.
 */
export async function alone<T>({ pool }: Pick<Platform, 'pool'>, work: (db: Database) => Promise<T>): Promise<T | undefined> {
  const client: PoolClient = await pool.connect()
  try {
    const { rows } = await client.query<{ held: boolean }>("select pg_try_advisory_lock(hashtext('lan-toa digests')) as held")
    if (!rows[0]?.held) return undefined
    // A machine that vanished without a word is missed within a minute. The marks of single letters need not wait for the disk:
    // lost with the power, they cost a second copy of one Message-ID, as any mark does that was not made in time.
    await client.query(
      'set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3; set synchronous_commit = off',
    )
    return await work(drizzle(client, { casing: 'snake_case' }) as unknown as Database)
  } finally {
    // With the connection goes the lock, and what was set.
    client.release(true)
  }
}

export type Delivered = { sent: number; refused: number; waiting: number }

/**
 * Sends what waits. Each letter is marked the moment the server has taken it; killed between the two, that letter goes again under
 * the same Message-ID, at most one for each connection. A letter that the server refuses for good is marked with its words.
 * @param held the connection that holds the lock: if it is lost, no mark can be made and sending stops.
 * @throws Error where the server cannot be reached, or took only a part; what was not sent waits.
 */
export async function deliverDigests(call: Call, held: Database): Promise<Delivered> {
  const { platform } = call
  const delivered: Delivered = { sent: 0, refused: 0, waiting: 0 }
  const titles = new Map(kindsOf(platform).map(({ kind, title }) => [kind, title]))
  const titleOf = (kind: string) => titles.get(kind) ?? kind
  const mark = marker(held, () => platform.clock.now())
  let failure: unknown
  try {
    await withdrawUnwanted(call, held)
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const rows = await nextWaiting(held, after)
      if (rows.length === 0) break
      after = rows.at(-1)!.id
      const queue = rows.values()
      const sender = async () => {
        for (const { id, ...digest } of queue) {
          if (failure && !isOfOneLetter(failure)) return
          try {
            await platform.mail.send(digestLetter(platform, digest, titleOf))
            await mark(id)
            delivered.sent++
          } catch (error) {
            if (isRefused(error)) {
              const words = String((error as Error).message).slice(0, 300)
              await held.update(digests).set({ withdrawnAt: platform.clock.now(), refusal: words }).where(eq(digests.id, id))
              delivered.refused++
            } else {
              delivered.waiting++
              failure = failure && !isOfOneLetter(failure) ? failure : error
            }
          }
        }
      }
      await Promise.all(Array.from({ length: mailConnections }, sender))
      if (failure && !isOfOneLetter(failure)) break
    }
  } finally {
    if (delivered.sent + delivered.refused > 0) await note(call, delivered)
  }
  if (failure) throw failure
  return delivered
}

/** While one statement is under way the next marks gather, so that the database is never the measure. */
function marker(db: Database, now: () => Temporal.Instant): (id: string) => Promise<void> {
  let gathering: { ids: string[]; made: Promise<void> } | undefined
  let underWay: Promise<unknown> = Promise.resolve()
  const make = async (before: Promise<unknown>, ids: readonly string[]) => {
    await before
    gathering = undefined
    await db
      .update(digests)
      .set({ sentAt: now() })
      .where(sql`${digests.id} = any(${`{${ids.join(',')}}`}::uuid[])`)
  }
  return id => {
    if (gathering) {
      gathering.ids.push(id)
      return gathering.made
    }
    const ids = [id]
    const made = make(underWay, ids)
    gathering = { ids, made }
    underWay = made.catch(() => undefined)
    return made
  }
}

async function nextWaiting(db: Database, after: string) {
  const rows = await db
    .select({
      id: digests.id,
      day: digests.day,
      counts: digests.counts,
      lines: digests.lines,
      rhythm: inboxPreferences.rhythm,
      person: { id: persons.id, name: persons.name, email: persons.email },
    })
    .from(digests)
    .innerJoin(persons, eq(persons.id, digests.personId))
    .leftJoin(inboxPreferences, eq(inboxPreferences.personId, digests.personId))
    .where(and(waiting, gt(digests.id, after)))
    .orderBy(digests.id)
    .limit(page)
  return rows.map(row => ({ ...row, rhythm: row.rhythm ?? usual.rhythm }))
}

/** Who left between planning and sending gets nothing any more. */
const withdrawUnwanted = ({ platform }: Call, db: Database) =>
  db
    .update(digests)
    .set({ withdrawnAt: platform.clock.now() })
    .where(
      and(
        waiting,
        sql`exists (select from ${persons} where ${persons.id} = ${digests.personId} and ${isNotNull(persons.deactivatedAt)})`,
      ),
    )

const note = ({ platform, actor, requestId }: Call, { sent, refused }: Delivered) =>
  writing(
    { db: platform.db, clock: platform.clock, actor: actor!, operation: 'inbox.deliver_digests', requestId },
    async write => {
      if (sent > 0) await write.statement('digest', 'Gửi thư nhắc việc', async () => sent)
      if (refused > 0) await write.statement('digest', 'Máy chủ thư từ chối hẳn', async () => refused)
    },
  )
