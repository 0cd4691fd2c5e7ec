import { desc, inArray, isNull } from 'drizzle-orm'
import type { Reader } from '#kernel/db/client.ts'
import { agencies } from '#modules/agencies/index.ts'
import tileMap from '../../../../data/gia-lai/tile-map.json' with { type: 'json' }
import type { MapMeasure, Tile, Tiles } from '../contract.ts'
import { doneOf, shareRule } from '../rules.ts'
import { provinceMaps } from '../tables.ts'
import type { Programme } from './province.ts'

export type MapRow = typeof provinceMaps.$inferSelect

const places = tileMap.groups.flatMap(group => group.tiles.map(tile => ({ ...tile, group: group.name })))
export const communeCodes: ReadonlySet<string> = new Set(places.map(place => place.code))

/** How each commune stands, at its place on the schematic map. Communes that are not in the register are left out. */
export async function tilesOf(db: Reader, programme: Programme, measure: MapMeasure): Promise<Omit<Tiles, 'map' | 'may'>> {
  const rows = await db
    .select({ id: agencies.id, code: agencies.code, name: agencies.name })
    .from(agencies)
    .where(inArray(agencies.code, [...communeCodes]))
  const byCode = new Map(rows.map(row => [row.code, row]))
  const standing = new Map(programme.agencies.map(one => [one.id, one]))
  const tiles: Tile[] = places.flatMap(place => {
    const agency = byCode.get(place.code)
    if (!agency) return []
    const own = standing.get(agency.id)
    return [
      {
        ...place,
        agencyId: agency.id,
        name: agency.name.replace(/^UBND /, ''),
        total: own?.total ?? 0,
        done: own ? doneOf(own.counts) : 0,
        late: own?.counts.late ?? 0,
        share: own?.share ?? null,
      },
    ]
  })
  const how = measure === 'done' ? shareRule : 'Số việc mà xã, phường chủ trì đã qua hạn, chưa được xác nhận hoàn thành'
  return { year: programme.year, asOf: programme.today, measure, how, tiles }
}

/** The map in use, without its shapes. */
export const mapInUse = async (db: Reader) =>
  (
    await db
      .select({
        id: provinceMaps.id,
        name: provinceMaps.name,
        uploadedAt: provinceMaps.createdAt,
        by: provinceMaps.uploadedByName,
        communes: provinceMaps.communes,
      })
      .from(provinceMaps)
      .where(isNull(provinceMaps.replacedAt))
      .orderBy(desc(provinceMaps.createdAt))
      .limit(1)
  )[0] ?? null

export const shapesInUse = async (db: Reader): Promise<MapRow | undefined> =>
  (await db.select().from(provinceMaps).where(isNull(provinceMaps.replacedAt)).orderBy(desc(provinceMaps.createdAt)).limit(1))[0]

export const mapsInUse = (db: Reader): Promise<MapRow[]> => db.select().from(provinceMaps).where(isNull(provinceMaps.replacedAt))
