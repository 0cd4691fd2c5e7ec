import { sql } from 'drizzle-orm'
import type { Reader } from '#kernel/db/client.ts'
import { textMatch } from '#kernel/search/text.ts'
import type { Kind } from '../contract.ts'
import { isValidOn } from '../rules.ts'
import { agencies } from '../tables.ts'

export type PublicAgency = { code: string; name: string; kind: Kind }

/** Agencies that exist on the day, in the order of the Vietnamese alphabet; only those that match a text where one is given. */
export async function publicAgencies(db: Reader, day: string, text?: string): Promise<PublicAgency[]> {
  const rows = await db
    .select({
      code: agencies.code,
      name: agencies.name,
      kind: agencies.kind,
      validFrom: agencies.validFrom,
      validUntil: agencies.validUntil,
    })
    .from(agencies)
    .where(text ? textMatch([agencies.name, sql`array_to_string(${agencies.aliases}, ' · ')`], text).where : undefined)
    .orderBy(sql`${agencies.name} collate "vi-x-icu"`)
  return rows.filter(row => isValidOn(row, day)).map(({ code, name, kind }) => ({ code, name, kind }))
}
