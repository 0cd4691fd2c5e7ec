import { and, eq, sql } from 'drizzle-orm'
import type { Actor } from '#kernel/actor.ts'
import { zone } from '#kernel/clock.ts'
import type { Reader } from '#kernel/db/client.ts'
import { agencies, allGroups, membersOf } from '#modules/agencies/index.ts'
import { evidence } from '#modules/evidence/index.ts'
import type { Parameters } from '../contract.ts'
import { listedOn, visibleStaff } from '../scope.ts'
import { populations, staffMembers, statements } from '../tables.ts'

export type Obliged = { id: string; code: string; name: string }

/** The agencies that a measure is counted over, by the rules of their groups on the day; in alphabetical order. */
export async function obligedOn(
  db: Reader,
  parameters: Pick<Parameters, 'groups' | 'agencies'>,
  day: string,
): Promise<Obliged[]> {
  const wanted = new Set(parameters.groups ?? [])
  const rules = (await allGroups(db)).filter(group => wanted.has(group.code)).map(group => group.rule)
  if (parameters.agencies?.length) rules.push({ kinds: [], include: parameters.agencies, exclude: [], open: false })
  const lists = await Promise.all(rules.map(rule => membersOf(db, rule, day)))
  const found = new Map(lists.flat().map(({ id, code, name }) => [id, { id, code, name }]))
  return lists.length <= 1 ? [...found.values()] : [...found.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'vi'))
}

/** The newest known figure of each commune up to the year of the day. */
export async function populationsOn(db: Reader, day: string) {
  const rows = await db
    .selectDistinctOn([populations.agencyId])
    .from(populations)
    .where(sql`${populations.year} <= ${Number(day.slice(0, 4))}`)
    .orderBy(populations.agencyId, sql`${populations.year} desc`)
  return new Map(rows.map(row => [row.agencyId, row]))
}

const provenBy = (day: string) =>
  sql`${evidence.state} = 'verified' and ${evidence.stateAt} < ((${day}::date + 1)::timestamp at time zone ${zone})`

/** The twin of `trainedBy` over the whole list: how many are in this work on the day, and how many of them count as trained. */
export async function countStaff(db: Reader, day: string): Promise<{ listed: number; trained: number }> {
  const [row] = await db
    .select({
      listed: sql<number>`count(*)::int`,
      trained: sql<number>`count(*) filter (where ${staffMembers.trainedOn} <= ${day}::date and ${provenBy(day)})::int`,
    })
    .from(staffMembers)
    .leftJoin(evidence, eq(evidence.id, staffMembers.evidenceId))
    .where(listedOn(day))
  return row ?? { listed: 0, trained: 0 }
}

/** Who is on the list on a day, as far as the reader may see names. @param actor null reads nobody. */
export const staffOn = (db: Reader, day: string, actor: Actor | null) =>
  db
    .select({
      id: staffMembers.id,
      name: staffMembers.name,
      post: staffMembers.post,
      since: staffMembers.since,
      until: staffMembers.until,
      trainedOn: staffMembers.trainedOn,
      agency: { id: agencies.id, code: agencies.code, name: agencies.name },
      evidence: { id: evidence.id, title: evidence.title, happenedOn: evidence.happenedOn, state: evidence.state },
    })
    .from(staffMembers)
    .innerJoin(agencies, eq(agencies.id, staffMembers.agencyId))
    .leftJoin(evidence, eq(evidence.id, staffMembers.evidenceId))
    .where(and(listedOn(day), actor ? visibleStaff(actor) : sql`false`))
    .orderBy(sql`${agencies.name} collate "vi-x-icu"`, sql`${staffMembers.name} collate "vi-x-icu"`)

/** By agency, without names: how many are listed, how many count. */
export const staffByAgency = (db: Reader, day: string) =>
  db
    .select({
      agency: { id: agencies.id, code: agencies.code, name: agencies.name },
      listed: sql<number>`count(*)::int`,
      trained: sql<number>`count(*) filter (where ${staffMembers.trainedOn} <= ${day}::date and ${provenBy(day)})::int`,
    })
    .from(staffMembers)
    .innerJoin(agencies, eq(agencies.id, staffMembers.agencyId))
    .leftJoin(evidence, eq(evidence.id, staffMembers.evidenceId))
    .where(listedOn(day))
    .groupBy(agencies.id)
    .orderBy(sql`${agencies.name} collate "vi-x-icu"`)

/** Figures stated by hand up to a day, newest first, each with its evidence as it stands. */
export const statementsOf = (db: Reader, targetId: string, day: string) =>
  db
    .select({
      id: statements.id,
      on: statements.on,
      numerator: statements.numerator,
      denominator: statements.denominator,
      text: statements.text,
      by: statements.byName,
      evidence: { id: evidence.id, title: evidence.title, happenedOn: evidence.happenedOn, state: evidence.state },
    })
    .from(statements)
    .innerJoin(evidence, eq(evidence.id, statements.evidenceId))
    .where(and(eq(statements.targetId, targetId), sql`${statements.on} <= ${day}::date`))
    .orderBy(sql`${statements.on} desc, ${statements.at} desc`)
    .limit(200)
