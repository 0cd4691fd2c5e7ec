import { eq } from 'drizzle-orm'
import { systemActor } from '#kernel/actor.ts'
import { writing } from '#kernel/audit/write.ts'
import { today } from '#kernel/clock.ts'
import { newId } from '#kernel/id.ts'
import { agencies } from '#modules/agencies/index.ts'
import { recordEvidence, withdrawRecorded, type EvidenceKind } from '#modules/evidence/index.ts'
import { adoptProvincePlan } from '#modules/programme/index.ts'
import { testPlatform } from '#test/kit.ts'
import type { MeasuredTarget, Member, TargetList } from './contract.ts'

export type FiguresCast = Awaited<ReturnType<typeof figuresCast>>

/** Gia Lai on 1/9/2025, its plan adopted and measured; `target` leads from the code of a measure to the id of its target. */
export async function figuresCast() {
  const stage = await testPlatform({ seeded: true, at: '2025-09-01T08:00' })
  await adoptProvincePlan(stage.callAs(), { effectiveOn: '2025-07-15' })
  await stage.drain()
  const named = async (name: string) => (await stage.platform.db.select().from(agencies).where(eq(agencies.name, name)))[0]!
  const department = await named('Sở Khoa học và Công nghệ')
  const commune = await named('UBND xã Ia Grai')
  const office = await stage.as({ name: 'Trần Văn Phòng', role: 'office', unitId: department.id })
  const { body } = await office.get<TargetList>('measures')
  const target: Record<string, string> = Object.fromEntries(body.items.map(item => [item.measure?.code ?? '', item.id]))

  const change = <T>(work: Parameters<typeof writing<T>>[1]) =>
    writing(
      { db: stage.platform.db, actor: systemActor, clock: stage.clock, operation: 'trial.record', requestId: newId() },
      work,
    )
  const by = { id: 'system', name: 'Hệ thống' }
  return {
    stage,
    named,
    department,
    commune,
    office,
    officer: await stage.as({ role: 'officer', unitId: commune.id }),
    administrator: await stage.as({ role: 'administrator', unitId: department.id }),
    target,
    /** A piece of evidence, kept as the platform itself keeps one: the way a capability records what it did. */
    record: (
      agencyId: string,
      kind: EvidenceKind,
      more: { key?: string; quantity?: number; targetIds?: string[]; state?: 'claimed' } = {},
    ) =>
      change(write =>
        recordEvidence(write, {
          source: 'trial',
          sourceKey: more.key ?? `${kind}:${agencyId}`,
          agencyId,
          kind,
          title: `Minh chứng ${kind}`,
          happenedOn: today(stage.clock).toString(),
          quantity: more.quantity ?? 1,
          state: more.state ?? 'verified',
          by,
          at: stage.clock.now(),
          today: today(stage.clock).toString(),
          targetIds: more.targetIds ?? [target['2025-1']!],
        }),
      ),
    takeBack: (key: string) =>
      change(write =>
        withdrawRecorded(write, { source: 'trial', sourceKey: key, reason: 'Ghi nhầm', by, at: stage.clock.now() }),
      ),
    measured: async (code: string): Promise<MeasuredTarget> =>
      (await office.get<TargetList>('measures')).body.items.find(item => item.measure?.code === code)!,
    members: async (code: string, query: Record<string, unknown> = {}): Promise<Member[]> =>
      (await office.get(`measures/${target[code]}/members`, { pageSize: 200, ...query })).body.items,
  }
}
