import { eq } from 'drizzle-orm'
import { agencies, agencyByCode, type AgencyRow } from '#modules/agencies/index.ts'
import { testPlatform, type Client, type SignedIn, type TestPlatform } from '#test/kit.ts'
import { adoptProvincePlan } from './provincial-plan.ts'

/** Gia Lai with the people who meet a plan: the programme office, its leader, a helper, two communes, an administrator. */
export type Cast = {
  stage: TestPlatform
  agency(name: string): Promise<AgencyRow>
  office: SignedIn
  /** Another person of the programme office. */
  colleague: SignedIn
  leader: SignedIn
  officer: SignedIn
  viewer: SignedIn
  administrator: SignedIn
  /** Of UBND xã Ia Grai. */
  communeOfficer: SignedIn
  communeLeader: SignedIn
  /** Of UBND phường Pleiku. */
  neighbour: SignedIn
  stranger: Client
}

export async function castOf(options: { at?: string; adopted?: boolean } = {}): Promise<Cast> {
  const stage = await testPlatform({ seeded: true, ...(options.at ? { at: options.at } : {}) })
  const { db } = stage.platform
  const agency = async (name: string) => (await db.select().from(agencies).where(eq(agencies.name, name)))[0]!
  const department = (await agencyByCode(db, 'so-khoa-hoc-va-cong-nghe'))!
  const commune = await agency('UBND xã Ia Grai')
  const ward = await agency('UBND phường Pleiku')
  if (options.adopted) await adoptProvincePlan(stage.callAs(), { effectiveOn: '2025-07-15' })
  return {
    stage,
    agency,
    office: await stage.as({ name: 'Trần Văn Phòng', role: 'office', unitId: department.id }),
    colleague: await stage.as({ name: 'Lê Thị Bình', role: 'office', unitId: department.id }),
    leader: await stage.as({ name: 'Phạm Giám Đốc', role: 'leader', unitId: department.id }),
    officer: await stage.as({ role: 'officer', unitId: department.id }),
    viewer: await stage.as({ role: 'viewer', unitId: department.id }),
    administrator: await stage.as({ role: 'administrator', unitId: department.id }),
    communeOfficer: await stage.as({ name: 'Rơ Châm H’Lan', role: 'officer', unitId: commune.id }),
    communeLeader: await stage.as({ role: 'leader', unitId: commune.id }),
    neighbour: await stage.as({ role: 'officer', unitId: ward.id }),
    stranger: stage.anonymous,
  }
}

export const nobody = '00000000-0000-7000-8000-000000000000'
