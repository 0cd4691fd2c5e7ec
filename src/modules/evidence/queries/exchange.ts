import { and, eq, inArray } from 'drizzle-orm'
import type { Reader } from '#kernel/db/client.ts'
import { agencies } from '#modules/agencies/index.ts'
import { assignments, tasks } from '#modules/programme/index.ts'
import { evidence } from '../tables.ts'
import type { EvidenceRow } from './links.ts'

export const agenciesByCode = async (db: Reader, codes: readonly string[]) =>
  new Map(
    codes.length === 0
      ? []
      : (
          await db
            .select({ id: agencies.id, code: agencies.code, name: agencies.name })
            .from(agencies)
            .where(inArray(agencies.code, [...codes]))
        ).map(agency => [agency.code, agency] as const),
  )

export const evidenceByIds = async (db: Reader, ids: readonly string[]): Promise<Map<string, EvidenceRow>> =>
  new Map(
    ids.length === 0
      ? []
      : (
          await db
            .select()
            .from(evidence)
            .where(inArray(evidence.id, [...ids]))
        ).map(piece => [piece.id, piece] as const),
  )

export type Numbered = { id: string; agencyId: string; number: number; endedOn: string | null }
/** What agencies hold and held, by the number that people write for the task. */
export const heldByAgencies = (db: Reader, agencyIds: readonly string[]): Promise<Numbered[]> =>
  agencyIds.length === 0
    ? Promise.resolve([])
    : db
        .select({
          id: assignments.id,
          agencyId: assignments.agencyId,
          number: tasks.number,
          endedOn: assignments.endedOn,
        })
        .from(assignments)
        .innerJoin(tasks, eq(tasks.id, assignments.taskId))
        .where(inArray(assignments.agencyId, [...agencyIds]))

/** The same thing claimed before without an address: the same agency, kind, words and day. */
export const sameFacts = async (
  db: Reader,
  of: Pick<EvidenceRow, 'agencyId' | 'kind' | 'title' | 'happenedOn'>,
): Promise<EvidenceRow | undefined> =>
  (
    await db
      .select()
      .from(evidence)
      .where(
        and(
          eq(evidence.agencyId, of.agencyId),
          eq(evidence.kind, of.kind),
          eq(evidence.title, of.title),
          eq(evidence.happenedOn, of.happenedOn),
          inArray(evidence.state, ['claimed', 'verified']),
        ),
      )
      .limit(1)
  )[0]
