import { readFile } from 'node:fs/promises'
import { asc, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '#kernel/db/client.ts'
import { agencies, allGroups } from '#modules/agencies/index.ts'
import type { AgencyDirectory } from '../reading/types.ts'

const Shipped = z.object({ province: z.object({ code: z.string(), name: z.string() }) })
let province: Promise<AgencyDirectory['province']> | undefined

/** Whose platform this is: shipped with the product's data. */
export const ownProvince = (): Promise<AgencyDirectory['province']> =>
  (province ??= readFile(new URL('../../../../data/gia-lai/agencies.json', import.meta.url), 'utf8').then(
    text => Shipped.parse(JSON.parse(text)).province,
  ))

/** The register as the reader of plans needs it: agencies that exist on the day, and all groups. */
export async function directoryOf(db: Reader, day: string): Promise<AgencyDirectory> {
  const bodies = await db
    .select({ code: agencies.code, name: agencies.name, kind: agencies.kind, aliases: agencies.aliases })
    .from(agencies)
    .where(
      sql`(${agencies.validFrom} is null or ${agencies.validFrom} <= ${day}) and (${agencies.validUntil} is null or ${agencies.validUntil} >= ${day})`,
    )
    .orderBy(asc(agencies.code))
  const groups = await allGroups(db)
  return {
    province: await ownProvince(),
    agencies: bodies,
    groups: groups.map(({ code, name, aliases }) => ({ code, name, aliases })),
  }
}
