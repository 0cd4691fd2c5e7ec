import { z } from 'zod'
import { id, may, moment, plainDate, uploadedFile } from '#kernel/contract.ts'

const count = z.number().int()

export const MapMeasure = z.enum(['done', 'late'])
export type MapMeasure = z.infer<typeof MapMeasure>
export const mapMeasureNames: Record<MapMeasure, string> = {
  done: 'Tỷ lệ hoàn thành',
  late: 'Số việc quá hạn',
}

export const GetTiles = z.object({
  year: z.coerce.number().int().min(2000).max(2200).optional(),
  measure: MapMeasure.default('done'),
})
export const Tile = z.object({
  code: z.string(),
  agencyId: id,
  name: z.string(),
  group: z.string(),
  x: count,
  y: count,
  total: count,
  done: count,
  late: count,
  /** 0..1; null without turns. */
  share: z.number().nullable(),
})
export type Tile = z.infer<typeof Tile>
export const Tiles = z.object({
  year: count,
  asOf: plainDate,
  measure: MapMeasure,
  how: z.string(),
  tiles: z.array(Tile),
  /** Of the map that the province handed in; null while there is none. */
  map: z.object({ id, name: z.string(), uploadedAt: moment, by: z.string(), communes: count }).nullable(),
  may: may('uploadMap'),
})
export type Tiles = z.infer<typeof Tiles>

/** Longitude, latitude. */
const point = z.tuple([z.number(), z.number()])
const ring = z.array(point).min(4)
export const Shape = z.object({ code: z.string(), name: z.string(), polygons: z.array(z.array(ring).min(1)).min(1) })
export type Shape = z.infer<typeof Shape>

export const UploadMap = z.object({ file: uploadedFile.meta({ title: 'Tệp GeoJSON' }) })
export const UploadedMap = z.object({ id, name: z.string(), communes: count, missing: z.array(z.string()) })
export const GetMap = z.object({})
export const ProvinceMap = z.object({ id, name: z.string(), shapes: z.array(Shape) })
export const RemoveMap = z.object({ id })
export const NothingMore = z.null()
