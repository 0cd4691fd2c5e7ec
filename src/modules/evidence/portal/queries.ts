import { and, count, desc, eq, sql, type SQL } from 'drizzle-orm'
import type { Reader } from '#kernel/db/client.ts'
import { agencies } from '#modules/agencies/index.ts'
import { plans, targets, tasks } from '#modules/programme/index.ts'
import type { EvidenceKind } from '../contract.ts'
import { hasDeadLink } from '../scope.ts'
import { evidence } from '../tables.ts'

/** What the public sees of evidence: verified only, no person's name, no file. */
export type PublicEvidence = {
  id: string
  kind: EvidenceKind
  title: string
  happenedOn: string
  quantity: number
  unit: string | null
  address: string | null
  dead: boolean
  agency: { code: string; name: string }
}

const verified = (where: SQL): SQL => and(eq(evidence.state, 'verified'), where)!

/** Newest first. @param where which of the verified ones. */
export const publicEvidence = (db: Reader, where: SQL, window: { limit: number; offset?: number }): Promise<PublicEvidence[]> =>
  db
    .select({
      id: evidence.id,
      kind: evidence.kind,
      title: evidence.title,
      happenedOn: evidence.happenedOn,
      quantity: evidence.quantity,
      unit: evidence.unit,
      address: evidence.address,
      dead: sql<boolean>`${hasDeadLink}`,
      agency: { code: agencies.code, name: agencies.name },
    })
    .from(evidence)
    .innerJoin(agencies, eq(agencies.id, evidence.agencyId))
    .where(verified(where))
    .orderBy(desc(evidence.happenedOn), desc(evidence.id))
    .limit(window.limit)
    .offset(window.offset ?? 0)

export const countPublicEvidence = async (db: Reader, where: SQL): Promise<number> =>
  (await db.select({ total: count() }).from(evidence).where(verified(where)))[0]?.total ?? 0

export const ofAgency = (agencyId: string, year?: number): SQL =>
  and(
    eq(evidence.agencyId, agencyId),
    year ? sql`${evidence.happenedOn} between ${`${year}-01-01`} and ${`${year}-12-31`}` : undefined,
  )!

type Numbered = { id: string; number: number; text: string; plan: string }
/** A task or target of an adopted plan by its public address; undefined where there is none. */
export async function numbered(
  db: Reader,
  what: 'task' | 'target',
  params: Record<string, string>,
): Promise<Numbered | undefined> {
  const number = Number(params['number'])
  if (!Number.isSafeInteger(number) || number < 1 || number > 2_000_000_000) return undefined
  const table = what === 'task' ? tasks : targets
  const [found] = await db
    .select({ id: table.id, number: table.number, text: table.text, plan: plans.code })
    .from(table as typeof tasks)
    .innerJoin(plans, eq(plans.id, table.planId))
    .where(and(eq(plans.code, params['code']!), eq(table.number, number)))
  return found
}
