import { and, eq, isNull, sql, type SQL } from 'drizzle-orm'
import type { z } from 'zod'
import type { Reader } from '#kernel/db/client.ts'
import { textMatch } from '#kernel/search/text.ts'
import { agencies } from '#modules/agencies/index.ts'
import type { ListPopulations } from '../contract.ts'
import { populations } from '../tables.ts'

const isCommune = (day: string): SQL =>
  sql`${agencies.kind} in ('commune', 'ward') and (${agencies.validUntil} is null or ${agencies.validUntil} >= ${day}::date)`

/** Communes and wards that exist on the day, each with its newest figure up to that year. */
function withFigures(db: Reader, day: string) {
  const newest = db
    .selectDistinctOn([populations.agencyId])
    .from(populations)
    .where(sql`${populations.year} <= ${Number(day.slice(0, 4))}`)
    .orderBy(populations.agencyId, sql`${populations.year} desc`)
    .as('newest')
  return {
    newest,
    rows: db
      .select({
        agency: { id: agencies.id, code: agencies.code, name: agencies.name },
        known: {
          year: newest.year,
          residents: newest.residents,
          source: newest.source,
          version: newest.version,
          updatedAt: newest.updatedAt,
        },
      })
      .from(agencies)
      .leftJoin(newest, eq(newest.agencyId, agencies.id)),
    counts: () =>
      db
        .select({
          total: sql<number>`count(*)::int`,
          without: sql<number>`(count(*) filter (where ${newest.agencyId} is null))::int`,
          residents: sql<number>`coalesce(sum(${newest.residents}), 0)::int`,
        })
        .from(agencies)
        .leftJoin(newest, eq(newest.agencyId, agencies.id)),
  }
}

export async function listPopulations(db: Reader, input: z.output<typeof ListPopulations>, day: string) {
  const { newest, rows, counts } = withFigures(db, day)
  const where = and(
    isCommune(day),
    input.missing ? isNull(newest.agencyId) : undefined,
    input.q ? textMatch([agencies.name, agencies.code], input.q).where : undefined,
  )
  const name = sql`${agencies.name} collate "vi-x-icu"`
  const down = input.sort?.startsWith('-') === true
  const order =
    input.sort?.replace('-', '') === 'residents'
      ? [down ? sql`${newest.residents} desc nulls last` : sql`${newest.residents} asc nulls last`, name]
      : [down ? sql`${name} desc` : name]
  const { page, pageSize } = input
  const [items, [found], [all]] = await Promise.all([
    rows
      .where(where)
      .orderBy(...order)
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    counts().where(where),
    counts().where(isCommune(day)),
  ])
  return {
    items,
    total: found?.total ?? 0,
    page,
    pageSize,
    on: day,
    residents: all?.residents ?? 0,
    communes: all?.total ?? 0,
    without: all?.without ?? 0,
  }
}

export const allPopulations = (db: Reader, day: string) =>
  withFigures(db, day)
    .rows.where(isCommune(day))
    .orderBy(sql`${agencies.name} collate "vi-x-icu"`)

export const populationOf = async (db: Reader, agencyId: string, year: number) =>
  (
    await db
      .select()
      .from(populations)
      .where(and(eq(populations.agencyId, agencyId), eq(populations.year, year)))
  )[0]
