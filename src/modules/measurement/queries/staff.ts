import { and, asc, desc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { z } from 'zod'
import type { Actor } from '#kernel/actor.ts'
import type { Reader } from '#kernel/db/client.ts'
import { textMatch } from '#kernel/search/text.ts'
import { agencies } from '#modules/agencies/index.ts'
import { evidence } from '#modules/evidence/index.ts'
import type { ExportStaff, ListStaff } from '../contract.ts'
import { canKeepStaff } from '../policy.ts'
import { trainedBy } from '../rules.ts'
import { listedOn, visibleStaff } from '../scope.ts'
import { staffMembers } from '../tables.ts'

export type StaffRow = typeof staffMembers.$inferSelect

export const staffById = async (db: Reader, id: string): Promise<StaffRow | undefined> =>
  (await db.select().from(staffMembers).where(eq(staffMembers.id, id)))[0]

/** The same name with the same post at the same agency, still in this work. */
export const sameStaff = async (db: Reader, like: { agencyId: string; name: string; post: string | null; exceptId?: string }) =>
  (
    await db
      .select()
      .from(staffMembers)
      .where(
        and(
          eq(staffMembers.agencyId, like.agencyId),
          sql`lower(${staffMembers.name}) = lower(${like.name}) and lower(coalesce(${staffMembers.post}, '')) = lower(${like.post ?? ''})`,
          sql`${staffMembers.until} is null`,
          like.exceptId ? sql`${staffMembers.id} <> ${like.exceptId}` : undefined,
        ),
      )
      .limit(1)
  )[0]

const proven = sql`${staffMembers.trainedOn} is not null and ${evidence.state} = 'verified'`

function conditions(actor: Actor, input: z.output<typeof ExportStaff>, day: string): SQL | undefined {
  const where: SQL[] = [visibleStaff(actor)]
  if (!input.left) where.push(listedOn(day))
  if (input.agency) where.push(inArray(staffMembers.agencyId, input.agency))
  if (input.field) where.push(inArray(staffMembers.field, input.field))
  if (input.trained === 'counted') where.push(sql`coalesce(${proven}, false)`)
  if (input.trained === 'unproven') where.push(sql`${staffMembers.trainedOn} is not null and not coalesce(${proven}, false)`)
  if (input.trained === 'none') where.push(sql`${staffMembers.trainedOn} is null`)
  if (input.q) where.push(textMatch([staffMembers.name, sql`coalesce(${staffMembers.post}, '')`, agencies.name], input.q).where)
  return and(...where)
}

const orders = {
  name: sql`${staffMembers.name} collate "vi-x-icu"`,
  agency: sql`${agencies.name} collate "vi-x-icu"`,
  trainedOn: sql`${staffMembers.trainedOn}`,
}
function order(sort: z.output<typeof ListStaff>['sort']) {
  const field = orders[(sort ?? 'agency').replace('-', '') as keyof typeof orders]
  return [sort?.startsWith('-') ? desc(field) : asc(field), asc(orders.name), asc(staffMembers.id)]
}

const selected = (db: Reader) =>
  db
    .select({
      row: staffMembers,
      agency: { id: agencies.id, code: agencies.code, name: agencies.name },
      evidence: { id: evidence.id, title: evidence.title, state: evidence.state },
    })
    .from(staffMembers)
    .innerJoin(agencies, eq(agencies.id, staffMembers.agencyId))
    .leftJoin(evidence, eq(evidence.id, staffMembers.evidenceId))

type Selected = Awaited<ReturnType<typeof selected>>[number]
const shown = ({ row, agency, evidence: proof }: Selected, actor: Actor, day: string) => ({
  ...row,
  agency,
  evidence: proof,
  ...trainedBy({ ...row, proof: proof?.state ?? null }, day),
  may: { edit: canKeepStaff(actor, row) },
})

export async function listStaff(db: Reader, actor: Actor, input: z.output<typeof ListStaff>, day: string) {
  const where = conditions(actor, input, day)
  const { page, pageSize } = input
  const [rows, [counted]] = await Promise.all([
    selected(db)
      .where(where)
      .orderBy(...order(input.sort))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db
      .select({ total: sql<number>`count(*)::int` })
      .from(staffMembers)
      .innerJoin(agencies, eq(agencies.id, staffMembers.agencyId))
      .leftJoin(evidence, eq(evidence.id, staffMembers.evidenceId))
      .where(where),
  ])
  return { items: rows.map(row => shown(row, actor, day)), total: counted?.total ?? 0, page, pageSize }
}

export const allStaff = async (db: Reader, actor: Actor, input: z.output<typeof ExportStaff>, day: string) =>
  (
    await selected(db)
      .where(conditions(actor, input, day))
      .orderBy(...order(input.sort))
  ).map(row => shown(row, actor, day))

/** Those who left the work longer than five years ago. */
export const staffToForget = (db: Reader, day: string): Promise<StaffRow[]> =>
  db
    .select()
    .from(staffMembers)
    .where(sql`${staffMembers.until} < ${day}::date - interval '5 years'`)
    .limit(1000)
