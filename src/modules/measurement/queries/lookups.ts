import { eq } from 'drizzle-orm'
import type { Reader } from '#kernel/db/client.ts'
import { allGroups } from '#modules/agencies/index.ts'
import { evidence } from '#modules/evidence/index.ts'

export const groupCodes = async (db: Reader): Promise<Set<string>> => new Set((await allGroups(db)).map(group => group.code))

export const evidenceState = async (db: Reader, id: string) =>
  (await db.select({ state: evidence.state, agencyId: evidence.agencyId }).from(evidence).where(eq(evidence.id, id)))[0]
