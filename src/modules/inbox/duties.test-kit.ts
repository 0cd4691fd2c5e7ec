import { onTestFinished } from 'vitest'
import { concerns, type Duty, type DutySource } from '#kernel/duties.ts'
import type { Module } from '#kernel/module.ts'
import { testPlatform } from '#test/kit.ts'

/** Two parts of a product that have duties for people, as many as a test lays down, and one of which may fail. */
export function partsWithDuties() {
  const state = { duties: [] as Duty[], broken: false, asked: 0 }
  const source = (kind: string, title: string, fails: () => boolean): DutySource => ({
    kinds: [{ kind, title }],
    async find(_, of) {
      state.asked++
      if (fails()) throw new Error('không đọc được')
      const own = state.duties.filter(duty => duty.kind === kind)
      if (of === 'everyone') return own
      const grants = of.agencyIds.map(unitId => ({ role: 'officer' as const, unitId }))
      const office = of.office ? [{ role: 'office' as const, unitId: '' }] : []
      return own.filter(
        ({ to, ...duty }) =>
          ('agencyId' in to && of.agencyIds.includes(to.agencyId)) ||
          concerns({ id: of.personId, name: '', email: '', grants: [...grants, ...office] }, { ...duty, to }),
      )
    },
  })
  const modules: Module[] = [
    { name: 'trial', title: 'Theo dõi', operations: [], duties: [source('trial.check_in', 'Cập nhật tiến độ', () => false)] },
    {
      name: 'other',
      title: 'Minh chứng',
      operations: [],
      duties: [source('other.verify', 'Xác nhận minh chứng', () => state.broken)],
    },
  ]
  return { state, modules }
}

export async function inboxStage(settings: Parameters<typeof testPlatform>[0] = {}) {
  const { state, modules } = partsWithDuties()
  const stage = await testPlatform({ ...settings, modules: [...modules, ...(settings.modules ?? [])] })
  onTestFinished(() => stage.close())
  return { ...stage, state }
}

/** A duty of the officers of an agency. */
export const dutyOf = (to: Duty['to'], rest: Partial<Duty> = {}): Duty => ({
  kind: 'trial.check_in',
  key: rest.title ?? 'việc',
  title: 'Cập nhật tiến độ nhiệm vụ 4',
  detail: null,
  href: '/viec/4',
  due: null,
  urgency: 'open',
  to,
  ...rest,
})
