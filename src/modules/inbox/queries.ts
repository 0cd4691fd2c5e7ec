import { and, desc, eq, inArray, isNotNull, lt, sql } from 'drizzle-orm'
import type { Actor } from '#kernel/actor.ts'
import type { Reader } from '#kernel/db/client.ts'
import { scopeOf, type Duty, type DutyScope } from '#kernel/duties.ts'
import { kept } from '#kernel/kept.ts'
import type { Platform } from '#kernel/platform.ts'
import type { Rhythm } from './contract.ts'
import { mine } from './policy.ts'
import type { Told } from './rules.ts'
import { visible } from './scope.ts'
import { digestRuns, digests, inboxPreferences } from './tables.ts'

export type PreferencesRow = typeof inboxPreferences.$inferSelect
export type Preferences = Pick<PreferencesRow, 'personId' | 'rhythm' | 'muted'>
export const usual: { rhythm: Rhythm; muted: string[] } = { rhythm: 'daily', muted: [] }

/** The duties of a scope from every module, and the titles of the modules that failed to tell theirs. */
export async function dutiesFor(
  { modules, log }: Pick<Platform, 'modules' | 'log'>,
  read: { db: Reader; day: string },
  scope: DutyScope,
): Promise<{ duties: Duty[]; unread: string[] }> {
  const sources = modules.flatMap(module => (module.duties ?? []).map(source => ({ module, source })))
  const answers = await Promise.allSettled(sources.map(async ({ source }) => source.find(read, scope)))
  const duties: Duty[] = []
  const unread = new Set<string>()
  for (const [index, answer] of answers.entries()) {
    const { module } = sources[index]!
    if (answer.status === 'fulfilled') for (const duty of answer.value) duties.push(duty)
    else {
      log.error({ err: answer.reason as unknown, module: module.name }, 'the duties of a module could not be read')
      unread.add(module.title)
    }
  }
  return { duties, unread: [...unread] }
}

/**
 * What this person must do on this day, in no order. What the office as a whole must do is counted over the whole programme: once
 * for all its people, and anew only after something was written.
 */
export async function dutiesOf(platform: Platform, read: { db: Reader; day: string }, actor: Actor) {
  const scope = scopeOf(actor)
  if (scope === 'everyone' || !scope.office) {
    const { duties, unread } = await dutiesFor(platform, read, scope)
    return { duties: mine(actor, duties), unread }
  }
  const parts = await Promise.all([
    dutiesFor(platform, read, { ...scope, office: false }),
    ...platform.modules.map(module => {
      const steady = module.duties?.length && module.duties.every(source => source.steady)
      const find = () => dutiesFor({ modules: [module], log: platform.log }, read, officeScope)
      return steady ? keptUnlessBroken(platform, `office duties ${module.name}`, find) : find()
    }),
  ])
  const found = new Map(
    parts.flatMap(({ duties }) => duties).map(duty => [`${duty.kind} ${duty.key} ${JSON.stringify(duty.to)}`, duty]),
  )
  return { duties: mine(actor, [...found.values()]), unread: [...new Set(parts.flatMap(({ unread }) => unread))] }
}

const officeScope: DutyScope = { agencyIds: [], office: true, personId: '00000000-0000-0000-0000-000000000000' }

/** A part that failed is asked again next time. */
async function keptUnlessBroken(platform: Platform, key: string, find: () => ReturnType<typeof dutiesFor>) {
  const answer = await kept(platform, key, find)
  return answer.unread.length > 0 ? find() : answer
}

/** The kinds of duties that there are, with the part of the product they belong to. */
export const kindsOf = ({ modules }: Pick<Platform, 'modules'>) =>
  modules.flatMap(module =>
    (module.duties ?? []).flatMap(source => source.kinds.map(({ kind, title }) => ({ kind, title, part: module.title }))),
  )

export const preferencesOf = async (db: Reader, person: { id: string }): Promise<PreferencesRow | undefined> =>
  (await db.select().from(inboxPreferences).where(visible(person)))[0]

/** By person; who is not in it has the usual ones. */
export async function preferencesOfMany(db: Reader, personIds: readonly string[]): Promise<Map<string, Preferences>> {
  const rows = await db
    .select({ personId: inboxPreferences.personId, rhythm: inboxPreferences.rhythm, muted: inboxPreferences.muted })
    .from(inboxPreferences)
    .where(inArray(inboxPreferences.personId, [...personIds]))
  return new Map(rows.map(row => [row.personId, row]))
}

/** What each person was last told by a letter that really went out before the day. */
export async function lastTold(db: Reader, personIds: readonly string[], day: string): Promise<Map<string, Told>> {
  const rows = await db
    .selectDistinctOn([digests.personId], { personId: digests.personId, day: digests.day, keys: digests.told })
    .from(digests)
    .where(and(inArray(digests.personId, [...personIds]), lt(digests.day, day), isNotNull(digests.sentAt)))
    .orderBy(digests.personId, desc(digests.day))
  return new Map(rows.map(row => [row.personId, { day: row.day, keys: row.keys }]))
}

/** Those of the persons whose letter of the day stands already. */
export async function plannedOn(db: Reader, personIds: readonly string[], day: string): Promise<Set<string>> {
  const rows = await db
    .select({ personId: digests.personId })
    .from(digests)
    .where(and(inArray(digests.personId, [...personIds]), eq(digests.day, day)))
  return new Set(rows.map(row => row.personId))
}

export const isPlanned = async (db: Reader, day: string): Promise<boolean> =>
  (await db.select({ day: digestRuns.day }).from(digestRuns).where(eq(digestRuns.day, day))).length > 0

/** How many letters were planned on a day. */
export const lettersOn = async (db: Reader, day: string): Promise<number> =>
  (
    await db
      .select({ letters: sql<number>`count(*)::int` })
      .from(digests)
      .where(eq(digests.day, day))
  )[0]?.letters ?? 0
