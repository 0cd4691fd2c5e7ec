import { eq } from 'drizzle-orm'
import type { Client } from '#test/kit.ts'
import { castOf } from '../programme/cast.test-kit.ts'
import { evidenceTallies } from './tables.ts'

export type EvidenceCast = Awaited<ReturnType<typeof evidenceCast>>

/** The people who meet a plan, and what they do with evidence again and again. */
export async function evidenceCast() {
  const cast = await castOf({ adopted: true })
  const commune = await cast.agency('UBND xã Ia Grai')
  const ward = await cast.agency('UBND phường Pleiku')
  const own = (await cast.communeOfficer.get('assignments', { agency: commune.id, pageSize: 100 })).body.items
  /** Assignments of UBND xã Ia Grai, by number of the task. */
  const held = new Map<number, string>(own.map((one: { id: string; task: { number: number } }) => [one.task.number, one.id]))
  /** An assignment of the ward. */
  const others: string = (await cast.neighbour.get('assignments', { agency: ward.id, pageSize: 1 })).body.items[0].id

  let made = 0
  const facts = (more: Record<string, unknown> = {}) => ({
    agencyId: commune.id,
    kind: 'article',
    title: `Bài về chuyển đổi số của xã, số ${++made}`,
    happenedOn: '2026-02-03',
    address: `https://iagrai.gialai.gov.vn/tin-tuc/${made}`,
    assignmentIds: [held.get(1)],
    ...more,
  })
  return {
    ...cast,
    commune,
    ward,
    held,
    others,
    facts,
    claimed: async (more: Record<string, unknown> = {}, by: Client = cast.communeOfficer) => {
      const answer = await by.post('evidence', facts(more))
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
      return answer.body as { id: string; version: number; state: string }
    },
    seen: async (id: string, by: Client = cast.office) => (await by.get(`evidence/${id}`)).body,
    tally: async (assignmentId: string, year: number) =>
      (await cast.stage.platform.db.select().from(evidenceTallies).where(eq(evidenceTallies.assignmentId, assignmentId))).find(
        row => row.year === year,
      ),
    verify: (piece: { id: string; version: number }, by: Client = cast.office) =>
      by.post(`evidence/${piece.id}/verification`, { version: piece.version }),
  }
}
