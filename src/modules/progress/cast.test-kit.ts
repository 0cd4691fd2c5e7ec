import { adoptProvincePlan } from '#modules/programme/index.ts'
import { agencyByCode, type AgencyRow } from '#modules/agencies/index.ts'
import { testPlatform, type Client, type SignedIn, type TestPlatform } from '#test/kit.ts'

/** Gia Lai with its plan given out in July 2025, seen on 5/2/2026: people of a commune, its neighbour, the programme office. */
export type WorkCast = {
  stage: TestPlatform
  commune: AgencyRow
  ward: AgencyRow
  department: AgencyRow
  office: SignedIn
  colleague: SignedIn
  administrator: SignedIn
  officer: SignedIn
  leader: SignedIn
  viewer: SignedIn
  neighbour: SignedIn
  stranger: Client
  /** The turn's address of a commune's assignment of a task: `turns/ID/YEAR`. */
  turn(agency: AgencyRow, number: number, year?: number): Promise<{ path: string; assignmentId: string; year: number }>
  /** A piece of evidence claimed for it by the officer. */
  claim(turn: { assignmentId: string }, extra?: Record<string, unknown>): Promise<{ id: string; version: number }>
  verify(piece: { id: string; version: number }): Promise<void>
}

export async function workCast(options: { at?: string } = {}): Promise<WorkCast> {
  const stage = await testPlatform({ seeded: true, ...options })
  await adoptProvincePlan(stage.callAs(), { effectiveOn: '2025-07-15' })
  await stage.drain()
  const { db } = stage.platform
  const agency = async (name: string) => {
    const { body } = await office.get('agencies', { q: name, pageSize: 5 })
    const found = await agencyByCode(db, body.items.find((one: { name: string }) => one.name === name).code)
    return found!
  }
  const department = (await agencyByCode(db, 'so-khoa-hoc-va-cong-nghe'))!
  const office = await stage.as({ name: 'Trần Văn Phòng', role: 'office', unitId: department.id })
  const [commune, ward] = [await agency('UBND xã Ia Grai'), await agency('UBND phường Pleiku')]
  const officer = await stage.as({ name: 'Rơ Châm H’Lan', role: 'officer', unitId: commune.id })
  let claimed = 0
  return {
    stage,
    commune,
    ward,
    department,
    office,
    colleague: await stage.as({ name: 'Lê Thị Bình', role: 'office', unitId: department.id }),
    administrator: await stage.as({ role: 'administrator', unitId: department.id }),
    officer,
    leader: await stage.as({ name: 'Siu Blêng', role: 'leader', unitId: commune.id }),
    viewer: await stage.as({ role: 'viewer', unitId: commune.id }),
    neighbour: await stage.as({ role: 'officer', unitId: ward.id }),
    stranger: stage.anonymous,
    async turn(of, number, year) {
      const { body } = await office.get('turns', { agency: of.id, pageSize: 100, ...(year ? { year } : {}) })
      const found = body.items.find((row: { task: { number: number } }) => row.task.number === number)
      return { path: `turns/${found.assignmentId}/${found.year}`, assignmentId: found.assignmentId, year: found.year }
    },
    async claim(turn, extra = {}) {
      const { body } = await officer.post('evidence', {
        agencyId: commune.id,
        kind: 'article',
        title: `Bài viết về chuyển đổi số ở xã, số ${++claimed}`,
        happenedOn: '2026-02-03',
        note: 'Bản giấy lưu ở văn phòng xã',
        assignmentIds: [turn.assignmentId],
        targetIds: [],
        ...extra,
      })
      return body
    },
    async verify({ id, version }) {
      await office.post(`evidence/${id}/verification`, { version })
    },
  }
}

export const nobody = '00000000-0000-7000-8000-000000000000'
