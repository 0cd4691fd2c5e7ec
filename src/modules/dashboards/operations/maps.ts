import { tooLarge } from '#kernel/errors.ts'
import { operation } from '#kernel/operation.ts'
import * as contract from '../contract.ts'
import { readMap } from '../map-file.ts'
import * as policy from '../policy.ts'
import { communeCodes, mapInUse, mapsInUse, shapesInUse, tilesOf } from '../queries/map.ts'
import { provinceMaps } from '../tables.ts'
import { programmeOf } from './views.ts'

const limit = 4_000_000

export const tiles = operation({
  name: 'dashboards.tiles',
  summary: 'Tình hình của 135 xã, phường để vẽ bản đồ',
  reads: 'GET /dashboards/tiles',
  input: contract.GetTiles,
  output: contract.Tiles,
  load: async () => ({}),
  allow: actor => policy.canSeeProvince(actor),
  run: async ({ db, platform, me }, { year, measure }) => {
    const [shown, map] = await Promise.all([tilesOf(db, await programmeOf(platform, year), measure), mapInUse(db)])
    return { ...shown, map, may: { uploadMap: policy.canKeepMap(me) } }
  },
})

export const map = operation({
  name: 'dashboards.map',
  summary: 'Đường ranh xã, phường mà tỉnh đã nạp',
  reads: 'GET /dashboards/map',
  input: contract.GetMap,
  output: contract.ProvinceMap,
  load: ({ db }) => shapesInUse(db),
  allow: actor => policy.canSeeProvince(actor),
  run: async ({ record }) => ({ id: record.id, name: record.name, shapes: record.shapes }),
})

export const uploadMap = operation({
  name: 'dashboards.upload_map',
  summary: 'Nạp bản đồ xã, phường (GeoJSON theo mã đơn vị hành chính)',
  writes: 'POST /dashboards/map',
  input: contract.UploadMap,
  output: contract.UploadedMap,
  bodyLimit: limit + 100_000,
  load: async () => ({}),
  allow: actor => policy.canKeepMap(actor),
  run: async ({ db, write, clock, me }, { file }) => {
    if (file.bytes.byteLength > limit) throw tooLarge({ limit: '4 MB' })
    const shapes = readMap(file.bytes, communeCodes)
    for (const old of await mapsInUse(db)) await write.update(provinceMaps, old, { replacedAt: clock.now() })
    const row = await write.insert(provinceMaps, {
      name: file.name.slice(0, 200),
      communes: shapes.length,
      shapes,
      uploadedById: me.id,
      uploadedByName: me.name,
    })
    const found = new Set(shapes.map(shape => shape.code))
    return { id: row.id, name: row.name, communes: row.communes, missing: [...communeCodes].filter(code => !found.has(code)) }
  },
})

export const removeMap = operation({
  name: 'dashboards.remove_map',
  summary: 'Bỏ bản đồ đã nạp, dùng lại sơ đồ ô',
  writes: 'DELETE /dashboards/map/:id',
  input: contract.RemoveMap,
  output: contract.NothingMore,
  load: async ({ db }, { id }) => (await mapsInUse(db)).find(row => row.id === id),
  allow: actor => policy.canKeepMap(actor),
  run: async ({ write, record, clock }) => {
    await write.update(provinceMaps, record, { replacedAt: clock.now() })
    return null
  },
})
