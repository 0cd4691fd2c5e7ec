import { and, inArray, lt, sql } from 'drizzle-orm'
import type { Actor } from '#kernel/actor.ts'
import { writing } from '#kernel/audit/write.ts'
import { concerns, type Duty } from '#kernel/duties.ts'
import { newId } from '#kernel/id.ts'
import type { Call } from '#kernel/operation.ts'
import { activePeople } from '#modules/identity/index.ts'
import { linesOf } from '../letter.ts'
import { dutiesFor, isPlanned, lastTold, lettersOn, plannedOn, preferencesOfMany, usual, type Preferences } from '../queries.ts'
import { countsOf, inOrder, isLetterDay, keyOf, news, rememberedRungs, type Rungs, type Told } from '../rules.ts'
import { waiting } from '../scope.ts'
import { digestRuns, digests } from '../tables.ts'

/** People planned for in one transaction. */
const batch = 1000

/** What is kept of one letter to compare the next with; who has more to do than this reads the inbox. */
const mostTold = 3000

/** Kept as long as a letter may be compared with or asked about. Days. */
const kept = 92

type NewDigest = typeof digests.$inferInsert

/**
 * Plans the letters of a day for everybody, in batches of one transaction each. Killed at any place and begun again it goes on:
 * who has a letter of the day gets no second one. The caller holds the one lock of letters (see delivery.ts).
 * @returns how many letters are planned; null where the day's were planned before.
 */
export async function planDigests(call: Call, day: string): Promise<number | null> {
  const { db, log } = call.platform
  if (await isPlanned(db, day)) return null
  const { duties, unread } = await dutiesFor(call.platform, { db, day }, 'everyone')
  const find = sorted(duties)
  const rung = rememberedRungs()
  let people = 0
  for (let after: string | undefined; ;) {
    const page = await activePeople(db, day, { ...(after ? { after } : {}), limit: batch })
    if (page.length === 0) break
    after = page.at(-1)!.id
    people += page.length
    await planFor(call, day, page, find, rung)
  }
  // What a module could not tell this morning is no reason to count the day as done: the next try may reach it.
  if (unread.length > 0) {
    log.warn({ day, unread }, 'letters were planned without some parts')
    return lettersOn(db, day)
  }
  return finish(call, day, people)
}

async function planFor(call: Call, day: string, people: readonly Actor[], find: (actor: Actor) => Duty[], rung: Rungs) {
  await within(call, async (write, tx) => {
    const ids = people.map(({ id }) => id)
    const [done, preferences, told] = [
      await plannedOn(tx, ids, day),
      await preferencesOfMany(tx, ids),
      await lastTold(tx, ids, day),
    ]
    const open = people.filter(({ id }) => !done.has(id))
    const plannedAt = call.platform.clock.now()
    const rows = open.flatMap(person => {
      const digest = digestFor(day, find(person), { ...usual, ...preferences.get(person.id) }, told.get(person.id), rung)
      return digest ? [{ ...digest, id: newId(), personId: person.id, day, plannedAt }] : []
    })
    await write.statement('digest', `Rút thư nhắc việc cũ chưa gửi được, trước ngày ${day}`, async () => {
      const old = and(inArray(digests.personId, ids), lt(digests.day, day), waiting)
      return (await tx.update(digests).set({ withdrawnAt: plannedAt }).where(old).returning({ id: digests.id })).length
    })
    await write.statement('digest', `Soạn thư nhắc việc ngày ${day}`, async () => {
      for (let start = 0; start < rows.length; start += 500)
        await tx
          .insert(digests)
          .values(rows.slice(start, start + 500))
          .onConflictDoNothing()
      return rows.length
    })
  })
}

/** What one person is written on a day; undefined where nothing is new. */
export function digestFor(
  day: string,
  duties: readonly Duty[],
  { rhythm, muted }: Pick<Preferences, 'rhythm' | 'muted'>,
  last: Told | undefined,
  rung: Rungs,
): Pick<NewDigest, 'counts' | 'lines' | 'told'> | undefined {
  if (!isLetterDay(rhythm, day)) return undefined
  const spoken = muted.length > 0 ? duties.filter(({ kind }) => !muted.includes(kind)) : duties
  const fresh = new Set(news(spoken, day, last, rung).map(keyOf))
  if (fresh.size === 0) return undefined
  return {
    counts: countsOf(spoken),
    lines: linesOf(spoken.toSorted(inOrder), fresh),
    told: spoken.slice(0, mostTold).map(keyOf),
  }
}

/** The duties of each actor without asking all duties for each: by agency, for the office, by person. */
export function sorted(duties: readonly Duty[]): (actor: Actor) => Duty[] {
  const places = new Map<string, Duty[]>()
  const put = (place: string, duty: Duty) => {
    const there = places.get(place)
    if (there) there.push(duty)
    else places.set(place, [duty])
  }
  for (const duty of duties) {
    const { to } = duty
    put('office' in to ? 'office' : 'personId' in to ? to.personId : to.agencyId, duty)
  }
  return actor =>
    [actor.id, 'office', ...new Set(actor.grants.map(({ unitId }) => unitId))]
      .flatMap(place => places.get(place) ?? [])
      .filter(duty => concerns(actor, duty))
}

async function finish(call: Call, day: string, people: number): Promise<number> {
  const letters = await lettersOn(call.platform.db, day)
  await within(call, async (write, tx) => {
    await write.statement('digest_run', `Soạn xong thư nhắc việc ngày ${day} cho ${people} người`, async () => {
      const run = { day, finishedAt: call.platform.clock.now(), persons: people, letters }
      return (await tx.insert(digestRuns).values(run).onConflictDoNothing().returning({ day: digestRuns.day })).length
    })
    await write.statement('digest', `Xóa thư nhắc việc cũ hơn ${kept} ngày`, async () => {
      const old = lt(digests.day, sql`${day}::date - ${kept}::int`)
      return (await tx.delete(digests).where(old).returning({ id: digests.id })).length
    })
  })
  return letters
}

const within = (call: Call, work: Parameters<typeof writing<void>>[1]): Promise<void> =>
  writing(
    {
      db: call.platform.db,
      clock: call.platform.clock,
      actor: call.actor!,
      operation: 'inbox.plan_digests',
      requestId: call.requestId,
    },
    work,
  )
