import type { Shape } from './contract.ts'
import { mapOutside, mapTwice, mapUnreadable, mapWithUnknownCodes } from './errors.ts'

/** West, south, east, north of Việt Nam with its islands, in degrees. */
const vietnam = [102, 6, 118, 24] as const
/** About ten metres: finer than any screen shows, and a tenth of the bytes. */
const precision = 4

/**
 * Reads the map of the communes that the province hands in: GeoJSON (RFC 7946), one Polygon or MultiPolygon a commune, whose official
 * code stands in a property `code`, `ma`, `maxa` or `ma_xa`. Taken whole or not at all.
 * @throws `dashboards.map_unreadable`, `…map_unknown_codes`, `…map_outside`, `…map_code_twice`
 */
export function readMap(bytes: Uint8Array, codes: ReadonlySet<string>): Shape[] {
  const features = featuresOf(bytes)
  const shapes: Shape[] = []
  const unknown: string[] = []
  for (const feature of features) {
    const properties = propertiesOf(feature)
    const code = codeOf(properties)
    const name = String(properties['name'] ?? properties['ten'] ?? code)
    if (!codes.has(code)) {
      unknown.push(code || name || '(không có mã)')
      continue
    }
    if (shapes.some(shape => shape.code === code)) throw mapTwice({ code })
    shapes.push({ code, name: name.slice(0, 120), polygons: polygonsOf(feature, name) })
  }
  if (unknown.length > 0) {
    const shown = unknown.slice(0, 10).map(one => one.slice(0, 40))
    throw mapWithUnknownCodes({
      codes: `${shown.join(', ')}${unknown.length > 10 ? ` và ${unknown.length - 10} vùng khác` : ''}`,
    })
  }
  if (shapes.length === 0) throw mapUnreadable()
  return shapes.toSorted((a, b) => a.code.localeCompare(b.code))
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function featuresOf(bytes: Uint8Array): unknown[] {
  let read: unknown
  try {
    read = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw mapUnreadable()
  }
  if (!isObject(read) || read['type'] !== 'FeatureCollection' || !Array.isArray(read['features'])) throw mapUnreadable()
  return read['features']
}

const propertiesOf = (feature: unknown): Record<string, unknown> =>
  isObject(feature) && isObject(feature['properties']) ? feature['properties'] : {}

function codeOf(properties: Record<string, unknown>): string {
  for (const [name, value] of Object.entries(properties))
    if (/^(code|ma|ma_?xa)$/i.test(name) && (typeof value === 'string' || typeof value === 'number'))
      return String(value).trim().padStart(5, '0')
  return ''
}

function polygonsOf(feature: unknown, name: string): Shape['polygons'] {
  const geometry = isObject(feature) && isObject(feature['geometry']) ? feature['geometry'] : {}
  const coordinates = geometry['coordinates']
  const polygons = geometry['type'] === 'Polygon' ? [coordinates] : geometry['type'] === 'MultiPolygon' ? coordinates : undefined
  if (!Array.isArray(polygons) || polygons.length === 0) throw mapUnreadable()
  return polygons.map(polygon => {
    if (!Array.isArray(polygon) || polygon.length === 0) throw mapUnreadable()
    return polygon.map(ring => ringOf(ring, name))
  })
}

function ringOf(ring: unknown, name: string): [number, number][] {
  if (!Array.isArray(ring)) throw mapUnreadable()
  const points: [number, number][] = []
  for (const point of ring as unknown[]) {
    if (!Array.isArray(point)) throw mapUnreadable()
    const [east, north] = point as unknown[]
    if (typeof east !== 'number' || typeof north !== 'number') throw mapUnreadable()
    if (!(east >= vietnam[0] && east <= vietnam[2] && north >= vietnam[1] && north <= vietnam[3])) throw mapOutside({ name })
    const rounded: [number, number] = [Number(east.toFixed(precision)), Number(north.toFixed(precision))]
    const last = points.at(-1)
    if (last?.[0] !== rounded[0] || last[1] !== rounded[1]) points.push(rounded)
  }
  if (points.length < 4) throw mapUnreadable()
  return points
}
