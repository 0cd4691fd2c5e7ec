import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, ne, or, sql, type SQL } from 'drizzle-orm'
import type { z } from 'zod'
import type { Actor, Grant } from '#kernel/actor.ts'
import type { Reader } from '#kernel/db/client.ts'
import { agencies } from '#modules/agencies/index.ts'
import type { ListPersons, PersonState } from './contract.ts'
import { visible } from './scope.ts'
import { accounts, delegations, invitations, persons, roleGrants, sessions } from './tables.ts'

export type PersonRow = typeof persons.$inferSelect
export type GrantRow = typeof roleGrants.$inferSelect
export type InvitationRow = typeof invitations.$inferSelect
export type DelegationRow = typeof delegations.$inferSelect

export const stateOf = (person: Pick<PersonRow, 'activatedAt' | 'deactivatedAt'>): z.infer<typeof PersonState> =>
  person.deactivatedAt ? 'deactivated' : person.activatedAt ? 'active' : 'invited'

/** A person with the agencies where they hold a role: what policies ask for. */
export type PersonWithGrants = PersonRow & { grants: GrantRow[]; units: string[] }

export async function personById(db: Reader, id: string): Promise<PersonWithGrants | undefined> {
  const [person] = await db.select().from(persons).where(eq(persons.id, id))
  if (!person) return undefined
  const grants = await db.select().from(roleGrants).where(eq(roleGrants.personId, id))
  return { ...person, grants, units: [...new Set(grants.map(grant => grant.unitId))] }
}

export const personByEmail = async (db: Reader, email: string): Promise<PersonRow | undefined> =>
  (await db.select().from(persons).where(eq(persons.email, email)))[0]

export const grantById = async (db: Reader, id: string): Promise<GrantRow | undefined> =>
  (await db.select().from(roleGrants).where(eq(roleGrants.id, id)))[0]

/** Grants of several people with the names of their agencies, highest role first. */
export const grantsOf = (db: Reader, personIds: string[]) =>
  personIds.length === 0
    ? Promise.resolve([])
    : db
        .select({
          id: roleGrants.id,
          version: roleGrants.version,
          personId: roleGrants.personId,
          role: roleGrants.role,
          unitId: roleGrants.unitId,
          unit: { id: agencies.id, name: agencies.name },
        })
        .from(roleGrants)
        .innerJoin(agencies, eq(agencies.id, roleGrants.unitId))
        .where(inArray(roleGrants.personId, personIds))
        .orderBy(
          sql`array_position(array['administrator','office','leader','officer','editor','viewer'], ${roleGrants.role})`,
          sql`${agencies.name} collate "vi-x-icu"`,
        )

const inState: Record<z.infer<typeof PersonState>, SQL> = {
  invited: and(isNull(persons.activatedAt), isNull(persons.deactivatedAt))!,
  active: and(isNotNull(persons.activatedAt), isNull(persons.deactivatedAt))!,
  deactivated: isNotNull(persons.deactivatedAt),
}

/** In the text of the name (with or without marks), the mail address or the post. */
const matching = (text: string): SQL => {
  const pattern = `%${text.replace(/[%_\\]/g, '\\$&')}%`
  return or(
    sql`lan_toa_fold(${persons.name}) like lan_toa_fold(${pattern})`,
    sql`${persons.email} like lower(${pattern})`,
    sql`lan_toa_fold(${persons.position}) like lan_toa_fold(${pattern})`,
  )!
}

const orders = { name: sql`${persons.name} collate "vi-x-icu"`, email: persons.email, updatedAt: persons.updatedAt }

export async function listPersons(db: Reader, actor: Actor, input: z.output<typeof ListPersons>) {
  const { page, pageSize, sort, q, unit, role, state } = input
  const held = (condition: SQL) =>
    sql`exists (select from ${roleGrants} where ${roleGrants.personId} = ${persons.id} and ${condition})`
  const where = and(
    visible(actor),
    q ? matching(q) : undefined,
    unit && role
      ? held(and(eq(roleGrants.unitId, unit), inArray(roleGrants.role, role))!)
      : unit
        ? held(eq(roleGrants.unitId, unit))
        : role
          ? held(inArray(roleGrants.role, role))
          : undefined,
    state ? inState[state] : undefined,
  )
  const order = orders[(sort ?? 'name').replace('-', '') as keyof typeof orders]
  const [rows, [total]] = await Promise.all([
    db
      .select()
      .from(persons)
      .where(where)
      .orderBy(sort?.startsWith('-') ? desc(order) : asc(order), asc(persons.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db.select({ total: count() }).from(persons).where(where),
  ])
  const grants = await grantsOf(
    db,
    rows.map(row => row.id),
  )
  const items = rows.map(row => ({
    ...row,
    state: stateOf(row),
    grants: grants.filter(grant => grant.personId === row.id),
  }))
  return { items, total: total?.total ?? 0, page, pageSize }
}

const openInvitation = and(isNull(invitations.acceptedAt), isNull(invitations.withdrawnAt))

/** The invitation that waits for this person, run out or not. */
export const openInvitationOf = async (db: Reader, personId: string): Promise<InvitationRow | undefined> =>
  (
    await db
      .select()
      .from(invitations)
      .where(and(eq(invitations.personId, personId), openInvitation))
      .orderBy(desc(invitations.sentAt))
      .limit(1)
  )[0]

export const invitationById = async (db: Reader, id: string) => {
  const [invitation] = await db.select().from(invitations).where(eq(invitations.id, id))
  const person = invitation && (await personById(db, invitation.personId))
  return person && { invitation, person, grants: person.grants }
}

/** Only one that can still be used. */
export const invitationByToken = async (db: Reader, tokenHash: string, now: Temporal.Instant) => {
  const [found] = await db
    .select({ invitation: invitations, person: persons })
    .from(invitations)
    .innerJoin(persons, eq(persons.id, invitations.personId))
    .where(
      and(eq(invitations.tokenHash, tokenHash), openInvitation, gt(invitations.expiresAt, now), isNull(persons.deactivatedAt)),
    )
  return found
}

/** Active people who hold administration, other than this one. */
export const otherAdministrators = (db: Reader, exceptId: string): Promise<number> =>
  db
    .select({ total: sql<number>`count(distinct ${persons.id})::int` })
    .from(persons)
    .innerJoin(roleGrants, eq(roleGrants.personId, persons.id))
    .where(and(eq(roleGrants.role, 'administrator'), inState.active, ne(persons.id, exceptId)))
    .then(rows => rows[0]?.total ?? 0)

const nobody = '00000000-0000-0000-0000-000000000000'
export async function administratorExists(db: Reader): Promise<boolean> {
  return (await otherAdministrators(db, nobody)) > 0
}

/** Active people with a role of their own at an agency. */
export const colleaguesAt = (db: Reader, unitId: string) =>
  db
    .selectDistinct({ id: persons.id, name: persons.name, position: persons.position })
    .from(persons)
    .innerJoin(roleGrants, eq(roleGrants.personId, persons.id))
    .where(and(eq(roleGrants.unitId, unitId), inState.active))
    .orderBy(persons.name)

export const delegationById = async (db: Reader, id: string): Promise<DelegationRow | undefined> =>
  (await db.select().from(delegations).where(eq(delegations.id, id)))[0]

/** All delegations that a person gave or received, newest first. */
export async function delegationsOf(db: Reader, personId: string, day: string) {
  const rows = await db
    .select({
      row: delegations,
      unit: { id: agencies.id, name: agencies.name },
      fromName: sql<string>`(select name from person where id = ${delegations.fromPersonId})`,
      toName: sql<string>`(select name from person where id = ${delegations.toPersonId})`,
    })
    .from(delegations)
    .innerJoin(agencies, eq(agencies.id, delegations.unitId))
    .where(or(eq(delegations.fromPersonId, personId), eq(delegations.toPersonId, personId)))
    .orderBy(desc(delegations.startsOn), desc(delegations.id))
  return rows.map(({ row, unit, fromName, toName }) => ({
    ...row,
    unit,
    from: { id: row.fromPersonId, name: fromName },
    to: { id: row.toPersonId, name: toName },
    state: row.withdrawnAt
      ? ('withdrawn' as const)
      : row.endsOn < day
        ? ('over' as const)
        : row.startsOn > day
          ? ('coming' as const)
          : ('running' as const),
  }))
}

/** Another delegation of the same rights whose days overlap. */
export const overlapping = async (
  db: Reader,
  wanted: { fromPersonId: string; unitId: string; startsOn: string; endsOn: string },
) =>
  (
    await db
      .select()
      .from(delegations)
      .where(
        and(
          eq(delegations.fromPersonId, wanted.fromPersonId),
          eq(delegations.unitId, wanted.unitId),
          isNull(delegations.withdrawnAt),
          sql`${delegations.startsOn} <= ${wanted.endsOn} and ${delegations.endsOn} >= ${wanted.startsOn}`,
        ),
      )
      .limit(1)
  )[0]

/** The password account of a person; people who only sign in elsewhere have none. */
export const passwordAccountOf = async (db: Reader, personId: string) =>
  (
    await db
      .select()
      .from(accounts)
      .where(and(eq(accounts.personId, personId), eq(accounts.providerId, 'credential')))
  )[0]

export const sessionsOf = (db: Reader, personId: string) =>
  db.select().from(sessions).where(eq(sessions.personId, personId)).orderBy(desc(sessions.updatedAt))

export const sessionById = async (db: Reader, id: string) => (await db.select().from(sessions).where(eq(sessions.id, id)))[0]

/**
 * Everybody with an account in use, with the rights of that day, those held for an absent colleague among them: page by page by id.
 * One query for each page.
 * @param page.after the last id of the page before.
 */
export async function activePeople(db: Reader, day: string, page: { after?: string; limit: number }): Promise<Actor[]> {
  const { rows } = await db.execute<{
    id: string
    name: string
    email: string
    grants: (Grant & { delegatedBy: unknown })[]
  }>(sql`
    select p.id, p.name, p.email, coalesce(g.grants, '[]'::json) as grants
    from (
      select id, name, email from ${persons}
      where activated_at is not null and deactivated_at is null and id > ${page.after ?? nobody}::uuid
      order by id limit ${page.limit}
    ) p
    left join lateral (
      select json_agg(held) as grants from (
        select role, unit_id as "unitId", null::json as "delegatedBy" from ${roleGrants} where person_id = p.id
        union all
        select given.role, given.unit_id, json_build_object('id', giver.id, 'name', giver.name, 'until', d.ends_on)
        from ${delegations} d
        join ${persons} giver on giver.id = d.from_person_id and giver.deactivated_at is null
        join ${roleGrants} given on given.person_id = d.from_person_id and given.unit_id = d.unit_id and given.role <> 'administrator'
        where d.to_person_id = p.id and d.withdrawn_at is null and ${day}::date between d.starts_on and d.ends_on
      ) held
    ) g on true
    order by p.id`)
  return rows.map(({ grants, ...person }) => ({
    ...person,
    grants: grants.map(
      ({ role, unitId, delegatedBy }) => (delegatedBy ? { role, unitId, delegatedBy } : { role, unitId }) as Grant,
    ),
  }))
}
