import { and, asc, count, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Reader } from '#kernel/db/client.ts'
import { agencies, agenciesByIds, resolveName, type AgencyRow } from '#modules/agencies/index.ts'
import { persons, roleGrants } from '#modules/identity/index.ts'
import { reportingRules } from '#modules/programme/index.ts'

/**
 * The body that stands for the programme (at Gia Lai: Sở Khoa học và Công nghệ): where most people hold the role of the office;
 * before anybody does, the one to which the plan has reports sent. Undefined where neither is known.
 */
export async function officeAgency(db: Reader, planId?: string): Promise<AgencyRow | undefined> {
  const [held] = await db
    .select({ agency: agencies })
    .from(roleGrants)
    .innerJoin(agencies, eq(agencies.id, roleGrants.unitId))
    .innerJoin(persons, eq(persons.id, roleGrants.personId))
    .where(and(eq(roleGrants.role, 'office'), isNull(persons.deactivatedAt)))
    .groupBy(agencies.id)
    .orderBy(desc(count()), asc(agencies.id))
    .limit(1)
  if (held) return held.agency
  const rules = await db
    .select({ to: reportingRules.to })
    .from(reportingRules)
    .where(
      and(
        sql`${reportingRules.to} is not null`,
        isNull(reportingRules.endedOn),
        planId ? eq(reportingRules.planId, planId) : undefined,
      ),
    )
  for (const rule of rules) {
    const match = (await resolveName(db, rule.to!)).find(each => each.type === 'agency' && each.exact)
    if (match) return (await agenciesByIds(db, [match.id]))[0]
  }
  return undefined
}
