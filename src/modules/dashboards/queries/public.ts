import { desc, eq } from 'drizzle-orm'
import type { Reader } from '#kernel/db/client.ts'
import { agencies } from '#modules/agencies/index.ts'
import { evidence } from '#modules/evidence/index.ts'
import type { NewEvidence, PublicProgress } from '../contract.ts'
import { shareOf, totalOf } from '../rules.ts'
import { sumOf } from './counts.ts'
import { waitingOf, type Programme } from './province.ts'

/** What the public page and the open data say: no person's name, nothing that is not confirmed. */
export async function publicProgress(db: Reader, programme: Programme): Promise<PublicProgress> {
  const { year, today, counted, sections, kinds, months } = programme
  const waiting = await waitingOf(db, today)
  return {
    year,
    asOf: today,
    total: totalOf(counted.all),
    counts: sumOf([counted.all]),
    share: shareOf(counted.all),
    evidence: { verified: months.reduce((sum, month) => sum + month.verified, 0), waiting: waiting.claimed },
    sections,
    kinds,
    agencies: programme.agencies.map(({ href: _href, daysLate: _late, id: _id, ...agency }) => ({ ...agency, key: agency.code })),
    months: months.map(({ href: _href, ...month }) => month),
  }
}

/** Verified last, newest first. Made-up or not, only what the office confirmed. */
export const newestEvidence = async (db: Reader, limit: number): Promise<NewEvidence[]> =>
  db
    .select({
      id: evidence.id,
      agency: { code: agencies.code, name: agencies.name },
      kind: evidence.kind,
      title: evidence.title,
      happenedOn: evidence.happenedOn,
      address: evidence.address,
    })
    .from(evidence)
    .innerJoin(agencies, eq(agencies.id, evidence.agencyId))
    .where(eq(evidence.state, 'verified'))
    .orderBy(desc(evidence.stateAt), desc(evidence.id))
    .limit(limit)
