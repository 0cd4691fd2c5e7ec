import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import tileMap from '../../../data/gia-lai/tile-map.json' with { type: 'json' }
import { nobody, workCast, type WorkCast } from '../progress/cast.test-kit.ts'

describe('the schematic map', () => {
  const tiles = tileMap.groups.flatMap(group => group.tiles)
  const communes = JSON.parse(readFileSync(new URL('../../../data/units/gia-lai-communes.json', import.meta.url), 'utf8')) as {
    code: string
    name: string
  }[]

  test('has each of the 135 communes and wards once, under its code and name', () => {
    expect(tiles.map(tile => `${tile.code} ${tile.name}`).toSorted()).toEqual(
      communes.map(one => `${one.code} ${one.name}`).toSorted(),
    )
  })
  test('puts no two on one place, and no gap wider than the sea', () => {
    expect(new Set(tiles.map(tile => `${tile.x} ${tile.y}`)).size).toBe(135)
    for (const tile of tiles) expect(tile.x >= 0 && tile.x <= 14 && tile.y >= 0 && tile.y <= 13).toBe(true)
  })
  test('keeps each old district together, the island of Nhơn Châu aside', () => {
    for (const group of tileMap.groups) {
      const own = group.tiles.filter(tile => tile.name !== 'Nhơn Châu')
      const reached = new Set([own[0]!])
      for (let grown = true; grown;) {
        grown = false
        for (const tile of own)
          if (!reached.has(tile) && [...reached].some(one => Math.abs(one.x - tile.x) + Math.abs(one.y - tile.y) === 1))
            grown = Boolean(reached.add(tile))
      }
      expect(own.filter(tile => !reached.has(tile)).map(tile => tile.name)).toEqual([])
    }
  })
  test('lies as the land does: Pleiku west, An Khê between, Quy Nhơn in the south-east, Hoài Nhơn north of it', () => {
    const at = (name: string) => tiles.find(tile => tile.name === name)!
    expect(at('Pleiku').x).toBeLessThan(at('An Khê').x)
    expect(at('An Khê').x).toBeLessThan(at('Quy Nhơn').x)
    expect(at('Hoài Nhơn').y).toBeLessThan(at('Phù Mỹ').y)
    expect(at('Phù Mỹ').y).toBeLessThan(at('Quy Nhơn').y)
    expect(at('Ia Dom').x).toBeLessThan(at('Pleiku').x)
    expect(at('Phú Túc').y).toBeGreaterThan(at('Kbang').y)
  })
})

const square = (east: number, north: number) => [
  [east, north],
  [east + 0.1, north],
  [east + 0.1, north + 0.1],
  [east, north + 0.1],
  [east, north],
]
const feature = (code: string | number, ring: unknown = square(108, 14)) => ({
  type: 'Feature',
  properties: { code, name: `Vùng ${code}` },
  geometry: { type: 'Polygon', coordinates: [ring] },
})
const mapOf = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features })

describe('the province’s own map', () => {
  let cast: WorkCast
  beforeAll(async () => {
    cast = await workCast()
  }, 60_000)
  afterAll(() => cast.stage.close())
  const send = (client: WorkCast['stranger'], bytes: string) =>
    client.upload('dashboards/map', { name: 'gia-lai.geojson', bytes })

  it('is handed in by the office or an administrator and shown from then on, on the public page too', async () => {
    const good = mapOf(feature('23575'), feature(21583, square(109.2, 13.7)))
    expect((await send(cast.stranger, good)).status).toBe(401)
    for (const client of [cast.officer, cast.leader]) expect((await send(client, good)).status).toBe(403)
    expect((await cast.office.post('dashboards/map')).status).toBe(422)
    expect((await cast.office.get('dashboards/map')).status).toBe(404)
    const sent = await send(cast.office, good)
    expect(sent.body).toMatchObject({ communes: 2 })
    expect(sent.body.missing).toHaveLength(133)
    expect((await cast.leader.get('dashboards/map')).body.shapes).toHaveLength(2)
    expect((await cast.stranger.get('dashboards/map')).status).toBe(401)
    expect((await cast.officer.get('dashboards/map')).status).toBe(403)
    expect((await cast.office.get('dashboards/tiles')).body.map).toMatchObject({ name: 'gia-lai.geojson', communes: 2 })
    expect(await (await cast.stranger.request('/tien-do')).text()).toContain('shape-map')
  })

  it('is taken whole or not at all', async () => {
    const before = (await cast.office.get('dashboards/tiles')).body.map.id
    const codeOf = async (bytes: string) => (await send(cast.office, bytes)).body.code
    expect(await codeOf('không phải bản đồ')).toBe('dashboards.map_unreadable')
    expect(await codeOf('{"type":"FeatureCollection"}')).toBe('dashboards.map_unreadable')
    expect(await codeOf(mapOf())).toBe('dashboards.map_unreadable')
    expect(await codeOf(mapOf(feature('23575', [[108, 14]])))).toBe('dashboards.map_unreadable')
    expect(await codeOf(mapOf(feature('23575', 'x')))).toBe('dashboards.map_unreadable')
    expect(await codeOf(mapOf(feature('23575'), feature('99999')))).toBe('dashboards.map_unknown_codes')
    expect(await codeOf(mapOf(feature('23575'), feature('23575')))).toBe('dashboards.map_code_twice')
    const metres = square(450_000, 1_540_000)
    expect(await codeOf(mapOf(feature('23575', metres)))).toBe('dashboards.map_outside')
    expect(await codeOf(`${mapOf(feature('23575')).slice(0, -1)},"x":"${'a'.repeat(4_000_000)}"}`)).toBe('too_large')
    expect((await cast.office.get('dashboards/tiles')).body.map.id).toBe(before)
  })

  it('gives way to the next one, and to the squares when it is removed', async () => {
    const first = (await cast.office.get('dashboards/tiles')).body.map.id
    const { id } = (await send(cast.administrator, mapOf(feature('23575')))).body
    expect((await cast.office.delete(`dashboards/map/${first}`)).status).toBe(404)
    expect((await cast.stranger.delete(`dashboards/map/${id}`)).status).toBe(401)
    expect((await cast.leader.delete(`dashboards/map/${id}`)).status).toBe(403)
    expect((await cast.office.delete(`dashboards/map/${nobody}`)).status).toBe(404)
    expect((await cast.office.delete('dashboards/map/x')).status).toBe(422)
    expect((await cast.office.delete(`dashboards/map/${id}`)).status).toBe(204)
    expect((await cast.office.get('dashboards/tiles')).body.map).toBeNull()
  })

  it('and the squares tell how each commune stands', async () => {
    expect((await cast.stranger.get('dashboards/tiles')).status).toBe(401)
    expect((await cast.viewer.get('dashboards/tiles')).status).toBe(403)
    expect((await cast.office.get('dashboards/tiles', { measure: 'hay' })).status).toBe(422)
    const { body } = await cast.office.get('dashboards/tiles', { measure: 'late' })
    expect(body.tiles).toHaveLength(135)
    const own = body.tiles.find((tile: { code: string }) => tile.code === cast.commune.code)
    const agency = (await cast.officer.get(`dashboards/agencies/${cast.commune.id}`)).body
    expect(own).toMatchObject({ total: agency.own.total, late: agency.own.counts.late, group: 'Ia Grai' })
  })
})
