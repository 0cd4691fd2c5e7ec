import { and, asc, count, desc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { z } from 'zod'
import type { Actor } from '#kernel/actor.ts'
import type { Reader } from '#kernel/db/client.ts'
import { textMatch } from '#kernel/search/text.ts'
import type { AgencySummary, ExportAgencies, GroupRule, ListAgencies } from './contract.ts'
import { belongs } from './rules.ts'
import { visibleContacts } from './scope.ts'
import { agencies, contacts, groups, successions } from './tables.ts'

export type AgencyRow = typeof agencies.$inferSelect
export type GroupRow = typeof groups.$inferSelect
export type ContactRow = typeof contacts.$inferSelect

export const agencyById = async (db: Reader, id: string): Promise<AgencyRow | undefined> =>
  (await db.select().from(agencies).where(eq(agencies.id, id)))[0]

export const agencyByCode = async (db: Reader, code: string): Promise<AgencyRow | undefined> =>
  (await db.select().from(agencies).where(eq(agencies.code, code)))[0]

export const agenciesByIds = (db: Reader, ids: string[]): Promise<AgencyRow[]> =>
  ids.length === 0 ? Promise.resolve([]) : db.select().from(agencies).where(inArray(agencies.id, ids))

const summary = {
  id: agencies.id,
  version: agencies.version,
  code: agencies.code,
  name: agencies.name,
  kind: agencies.kind,
  aliases: agencies.aliases,
  validFrom: agencies.validFrom,
  validUntil: agencies.validUntil,
  updatedAt: agencies.updatedAt,
}

const validOn = (day: string) =>
  sql`(${agencies.validFrom} is null or ${agencies.validFrom} <= ${day}) and (${agencies.validUntil} is null or ${agencies.validUntil} >= ${day})`

/** Group rules as SQL, the twin of `belongs` (held together by a property test). */
export function inGroup(rule: GroupRule, day: string): SQL {
  if (rule.open) return sql`false`
  const named = rule.include.length > 0 ? inArray(agencies.code, rule.include) : sql`false`
  const ofKind = rule.kinds.length > 0 ? inArray(agencies.kind, rule.kinds) : sql`false`
  const excepted = rule.exclude.length > 0 ? inArray(agencies.code, rule.exclude) : sql`false`
  return sql`(${named} or ${ofKind}) and not ${excepted} and ${validOn(day)}`
}

/** Name, aliases and code, as the kernel's search reads them: marks or not, the old place of tone marks too. */
const matching = (text: string) =>
  textMatch([agencies.name, sql`array_to_string(${agencies.aliases}, ' · ')`, agencies.code], text)

type Filter = Pick<z.output<typeof ExportAgencies>, 'q' | 'kind' | 'group' | 'on' | 'validity' | 'ids'>

async function conditions(db: Reader, filter: Filter, today: string): Promise<SQL | undefined> {
  const day = filter.on ?? today
  const where: SQL[] = []
  if (filter.ids) where.push(inArray(agencies.id, filter.ids))
  if (filter.q) where.push(matching(filter.q).where)
  if (filter.kind) where.push(inArray(agencies.kind, filter.kind))
  if (filter.validity === 'valid') where.push(validOn(day))
  if (filter.validity === 'ended') where.push(sql`${agencies.validUntil} < ${day}`)
  if (filter.group) {
    const [group] = await db.select().from(groups).where(eq(groups.code, filter.group))
    where.push(group ? inGroup(group.rule, day) : sql`false`)
  }
  return and(...where)
}

/** Names in the order of the Vietnamese alphabet; the code makes the order total. */
const orders = {
  name: sql`${agencies.name} collate "vi-x-icu"`,
  code: agencies.code,
  kind: agencies.kind,
  updatedAt: agencies.updatedAt,
}
const order = (sort: z.output<typeof ListAgencies>['sort']) => {
  const field = (sort ?? 'name').replace('-', '') as keyof typeof orders
  return [sort?.startsWith('-') ? desc(orders[field]) : asc(orders[field]), asc(agencies.code)]
}

export async function listAgencies(db: Reader, input: z.output<typeof ListAgencies>, today: string) {
  const where = await conditions(db, input, today)
  const { page, pageSize } = input
  const [items, [total]] = await Promise.all([
    db
      .select(summary)
      .from(agencies)
      .where(where)
      .orderBy(...order(input.sort))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db.select({ total: count() }).from(agencies).where(where),
  ])
  return { items, total: total?.total ?? 0, page, pageSize }
}

export const allAgencies = async (db: Reader, input: z.output<typeof ExportAgencies>, today: string): Promise<AgencyRow[]> =>
  db
    .select()
    .from(agencies)
    .where(await conditions(db, input, today))
    .orderBy(...order(input.sort))

/** Members of a group on a day, in alphabetical order. */
export const membersOf = (
  db: Reader,
  rule: GroupRule,
  day: string,
): Promise<(Omit<AgencySummary, 'updatedAt'> & { updatedAt: Temporal.Instant })[]> =>
  db
    .select(summary)
    .from(agencies)
    .where(inGroup(rule, day))
    .orderBy(...order('name'))

export const allGroups = (db: Reader): Promise<GroupRow[]> =>
  db
    .select()
    .from(groups)
    .orderBy(sql`${groups.name} collate "vi-x-icu"`)

export const groupById = async (db: Reader, id: string): Promise<GroupRow | undefined> =>
  (await db.select().from(groups).where(eq(groups.id, id)))[0]

export const groupByCode = async (db: Reader, code: string): Promise<GroupRow | undefined> =>
  (await db.select().from(groups).where(eq(groups.code, code)))[0]

/** How many members each group has on a day, counted in one pass over the agencies. */
export async function countMembers(db: Reader, list: GroupRow[], day: string): Promise<Map<string, number>> {
  const everyone = await db
    .select({ code: agencies.code, kind: agencies.kind, validFrom: agencies.validFrom, validUntil: agencies.validUntil })
    .from(agencies)
  return new Map(list.map(group => [group.id, everyone.filter(agency => belongs(group.rule, agency, day)).length]))
}

export const groupsOf = async (db: Reader, agency: AgencyRow, day: string) =>
  (await allGroups(db)).filter(group => belongs(group.rule, agency, day)).map(({ id, code, name }) => ({ id, code, name }))

/**
 * Who carries on on a day for agencies that had ended by then: through as many mergers as there were. Agencies that still hold
 * are not in the map; one that nobody carries on has an empty list.
 */
export async function successorsOn(db: Reader, day: string): Promise<Map<string, string[]>> {
  const [ended, steps] = await Promise.all([
    db
      .select({ id: agencies.id })
      .from(agencies)
      .where(sql`${agencies.validUntil} < ${day}`),
    db
      .select({ from: successions.fromId, to: successions.toId })
      .from(successions)
      .where(sql`${successions.on} <= ${day}`),
  ])
  const over = new Set(ended.map(({ id }) => id))
  const next = Map.groupBy(steps, step => step.from)
  const follow = (id: string, seen: ReadonlySet<string>): string[] =>
    !over.has(id) ? [id] : (next.get(id) ?? []).flatMap(({ to }) => (seen.has(to) ? [] : follow(to, new Set([...seen, to]))))
  return new Map([...over].map(id => [id, [...new Set(follow(id, new Set([id])))]]))
}

export async function successionsOf(db: Reader, agencyId: string) {
  const side = (mine: typeof successions.fromId, other: typeof successions.toId) =>
    db
      .select({
        agency: { id: agencies.id, code: agencies.code, name: agencies.name },
        on: successions.on,
        how: successions.how,
        basis: successions.basis,
      })
      .from(successions)
      .innerJoin(agencies, eq(agencies.id, other))
      .where(eq(mine, agencyId))
      .orderBy(successions.on)
  const [succeededBy, succeeds] = await Promise.all([
    side(successions.fromId, successions.toId),
    side(successions.toId as never, successions.fromId as never),
  ])
  return { succeeds, succeededBy }
}

export const contactsOf = (db: Reader, agencyId: string, actor: Actor): Promise<ContactRow[]> =>
  db
    .select()
    .from(contacts)
    .where(and(eq(contacts.agencyId, agencyId), visibleContacts(actor)))
    .orderBy(desc(contacts.main), sql`${contacts.name} collate "vi-x-icu"`)

export async function contactById(db: Reader, id: string): Promise<(ContactRow & { agency: AgencyRow }) | undefined> {
  const [row] = await db
    .select()
    .from(contacts)
    .innerJoin(agencies, eq(agencies.id, contacts.agencyId))
    .where(eq(contacts.id, id))
  return row && { ...row.contact_person, agency: row.agency }
}

/** Agencies and groups that bear this name or alias, exact spelling first; marks and case do not matter. */
export async function resolveName(db: Reader, text: string) {
  const folded = sql`lan_toa_fold(${text})`
  const named = (table: typeof agencies | typeof groups, type: 'agency' | 'group') =>
    db
      .select({
        type: sql<'agency' | 'group'>`${type}`,
        id: table.id,
        code: table.code,
        name: table.name,
        exact: sql<boolean>`lan_toa_fold(${table.name}) = ${folded} or exists (select from unnest(${table.aliases}) alias where lan_toa_fold(alias) = ${folded})`,
        nearness: sql<number>`greatest(similarity(lan_toa_fold(${table.name}), ${folded}), (select max(similarity(lan_toa_fold(alias), ${folded})) from unnest(${table.aliases}) alias))`,
      })
      .from(table as typeof agencies)
      .where(
        sql`similarity(lan_toa_fold(${table.name}), ${folded}) > 0.4 or exists (select from unnest(${table.aliases}) alias where similarity(lan_toa_fold(alias), ${folded}) > 0.5)`,
      )
  const found = (await Promise.all([named(agencies, 'agency'), named(groups, 'group')])).flat()
  return found
    .toSorted((a, b) => Number(b.exact) - Number(a.exact) || b.nearness - a.nearness)
    .slice(0, 10)
    .map(({ nearness: _, ...match }) => match)
}

/** Agencies whose name or alias holds all the words, best first, with or without marks. */
export function findAgencies(db: Reader, text: string, limit: number) {
  const { where, rank } = matching(text)
  return db
    .select({ id: agencies.id, code: agencies.code, name: agencies.name, kind: agencies.kind, rank })
    .from(agencies)
    .where(where)
    .orderBy(desc(rank), agencies.code)
    .limit(limit)
}
