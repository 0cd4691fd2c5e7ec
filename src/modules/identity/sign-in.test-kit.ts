import type { Actor } from '#kernel/actor.ts'
import { enrol } from '#test/people.ts'
import { testPlatform, type TestPlatform } from '#test/kit.ts'

/** A platform of this very day, for better-auth lives in the present of the machine. */
export const stageOfToday = (): Promise<TestPlatform> => testPlatform({ at: new Date().toISOString() })

/** A new officer of a commune, with a password. */
export const enrolOfficer = (stage: TestPlatform, email?: string): Promise<Actor> =>
  enrol(stage, { name: 'Rơ Châm H’Lan', role: 'officer', unitId: 'UBND xã Ia Grai', ...(email ? { email } : {}) })
