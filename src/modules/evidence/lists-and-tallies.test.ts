import { eq } from 'drizzle-orm'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, roles } from '#kernel/actor.ts'
import { agencies } from '#modules/agencies/index.ts'
import { nobody } from '../programme/cast.test-kit.ts'
import { evidenceCast, type EvidenceCast } from './evidence.test-kit.ts'
import { canRead } from './policy.ts'
import { tallyOf } from './rules.ts'
import { visibleEvidence } from './scope.ts'
import { evidence, evidenceLinks, evidenceTallies } from './tables.ts'

let cast: EvidenceCast
beforeAll(async () => {
  cast = await evidenceCast()
  // One in each state.
  const reason = 'Chưa đúng nhiệm vụ được giao'
  await cast.claimed()
  await cast.verify(await cast.claimed())
  const [rejected, withdrawn] = [await cast.claimed(), await cast.claimed()]
  await cast.office.post(`evidence/${rejected.id}/rejection`, { version: 1, reason })
  await cast.communeOfficer.post(`evidence/${withdrawn.id}/withdrawal`, { version: 1, reason })
})
afterAll(() => cast.stage.close())

describe('lists', () => {
  it('show an agency its own evidence and the office all of it', async () => {
    await cast.claimed({ agencyId: cast.ward.id, assignmentIds: [cast.others] }, cast.neighbour)
    const own = (await cast.communeOfficer.get('evidence', { pageSize: 200 })).body
    expect(new Set(own.items.map((item: { agency: { id: string } }) => item.agency.id))).toEqual(new Set([cast.commune.id]))
    const all = (await cast.office.get('evidence', { pageSize: 200 })).body
    expect(all.total).toBeGreaterThan(own.total)
    expect((await cast.administrator.get('evidence')).body.total).toBe(all.total)
    expect((await cast.stranger.get('evidence')).status).toBe(401)
    expect((await cast.office.get('evidence', { sort: 'agencyId' })).status).toBe(422)
    expect((await cast.neighbour.get(`evidence/${own.items[0].id}`)).status).toBe(403)
    expect((await cast.stranger.get(`evidence/${own.items[0].id}`)).status).toBe(401)
    expect((await cast.stranger.get('evidence-counts')).status).toBe(401)
    const counts = (await cast.office.get('evidence-counts')).body
    expect(counts.claimed + counts.verified + counts.rejected + counts.withdrawn).toBe(all.total)
  })

  it('are narrowed by state, kind, day, task, target, words with or without marks', async () => {
    const piece = await cast.claimed({ kind: 'training', title: 'Tập huấn kỹ năng số cho cán bộ thôn', happenedOn: '2025-11-11' })
    const ids = async (query: Record<string, unknown>) =>
      (await cast.office.get('evidence', { pageSize: 200, ...query })).body.items.map((item: { id: string }) => item.id)
    const detail = await cast.seen(piece.id)
    const task = detail.assignments[0].task.id
    for (const query of [
      { kind: 'training' },
      { q: 'tap huan ky nang' },
      { year: 2025, state: ['claimed', 'verified'] },
      { from: '2025-11-11', to: '2025-11-11' },
      { assignment: cast.held.get(1) },
      { task, agency: cast.commune.id },
      { source: 'person' },
      ...detail.assignments[0].targets.map((target: { id: string }) => ({ target: target.id })),
    ])
      expect(await ids(query), JSON.stringify(query)).toContain(piece.id)
    for (const query of [
      { kind: 'plan' },
      { q: 'không có chữ này' },
      { year: 2026 },
      { to: '2025-11-10' },
      { state: 'verified' },
      { source: 'library' },
    ])
      expect(await ids(query), JSON.stringify(query)).not.toContain(piece.id)
    const sorted = (await cast.office.get('evidence', { sort: 'happenedOn', pageSize: 200 })).body.items
    expect(sorted.map((item: { happenedOn: string }) => item.happenedOn)).toEqual(
      sorted.map((item: { happenedOn: string }) => item.happenedOn).toSorted(),
    )
  })

  it('show exactly what a person may read, whoever it is', async () => {
    const { db } = cast.stage.platform
    const units = (await db.select({ id: agencies.id }).from(agencies).limit(8)).map(row => row.id)
    const everything = await db.select().from(evidence)
    const grant = fc.record({
      role: fc.constantFrom(...roles),
      unitId: fc.constantFrom(cast.commune.id, cast.ward.id, ...units),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(grant, { maxLength: 3 }), async grants => {
        const actor: Actor = { id: nobody, name: '', email: '', grants }
        const rows = await db.select({ id: evidence.id }).from(evidence).where(visibleEvidence(actor))
        expect(rows.map(row => row.id).toSorted()).toEqual(
          everything
            .filter(piece => canRead(actor, piece))
            .map(piece => piece.id)
            .toSorted(),
        )
      }),
      { numRuns: 30 },
    )
  })
})

describe('tallies', () => {
  it('always equal a count, whatever is claimed, judged, moved or withdrawn', async () => {
    const [one, two] = [...cast.held.values()].slice(2, 4) as [string, string]
    const step = fc.record({
      what: fc.constantFrom('claim', 'verify', 'reject', 'withdraw', 'mend', 'move'),
      at: fc.nat(20),
      day: fc.constantFrom('2024-02-29', '2025-12-31', '2026-01-01', '2026-02-05'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async steps => {
        const pieces: { id: string; version: number }[] = []
        for (const { what, at, day } of steps) {
          const piece = pieces[at % Math.max(1, pieces.length)]
          if (what === 'claim' || !piece) {
            pieces.push(await cast.claimed({ happenedOn: day, assignmentIds: at % 2 ? [one] : [one, two] }))
            continue
          }
          const reason = 'Theo trình tự của phép thử'
          const path = `evidence/${piece.id}`
          const answer =
            what === 'verify'
              ? await cast.verify(piece)
              : what === 'reject'
                ? await cast.office.post(`${path}/rejection`, { version: piece.version, reason })
                : what === 'withdraw'
                  ? await cast.communeOfficer.post(`${path}/withdrawal`, { version: piece.version, reason })
                  : what === 'mend'
                    ? await cast.communeOfficer.patch(path, { version: piece.version, happenedOn: day })
                    : await cast.office.post(`${path}/links`, { assignmentId: two })
          if (answer.status === 200) piece.version = answer.body.version
          else expect(answer.status).toBe(409)
        }
        for (const assignmentId of [one, two]) {
          const { db } = cast.stage.platform
          const linked = await db
            .select({ state: evidence.state, happenedOn: evidence.happenedOn })
            .from(evidence)
            .innerJoin(evidenceLinks, eq(evidenceLinks.evidenceId, evidence.id))
            .where(eq(evidenceLinks.assignmentId, assignmentId))
          const rows = await db.select().from(evidenceTallies).where(eq(evidenceTallies.assignmentId, assignmentId))
          expect(rows.map(({ assignmentId: _, ...row }) => row).toSorted((a, b) => (a.year || 9999) - (b.year || 9999))).toEqual(
            tallyOf(linked),
          )
        }
      }),
      { numRuns: 6 },
    )
  })

  it('are right when many claim for one assignment at the same moment', async () => {
    const assignment = [...cast.held.values()][5]!
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => cast.communeOfficer.post('evidence', cast.facts({ assignmentIds: [assignment] }))),
    )
    expect(answers.map(answer => answer.status)).toEqual(Array(8).fill(200))
    expect(await cast.tally(assignment, 2026)).toMatchObject({ claimed: 8 })
  })
})
