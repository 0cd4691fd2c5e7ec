import type { Shape } from '../contract.ts'

/** Paths of a map for a drawing of a given width: longitudes are narrowed by the latitude, which at this size is projection enough. */
export function mapPaths(shapes: readonly Shape[], width: number) {
  const points = shapes.flatMap(shape => shape.polygons.flat(2))
  const [west, east] = [least(points, 0), -least(points, 0, -1)]
  const [south, north] = [least(points, 1), -least(points, 1, -1)]
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = width / Math.max(1e-6, (east - west) * narrow)
  const place = ([x, y]: readonly [number, number]) =>
    `${((x - west) * narrow * scale).toFixed(1)} ${((north - y) * scale).toFixed(1)}`
  return {
    width,
    height: Math.max(1, Math.round((north - south) * scale)),
    paths: shapes.map(shape => ({
      code: shape.code,
      name: shape.name,
      d: shape.polygons.flatMap(polygon => polygon.map(ring => `M${ring.map(place).join('L')}Z`)).join(''),
    })),
  }
}

const least = (points: readonly (readonly [number, number])[], axis: 0 | 1, sign = 1): number =>
  points.reduce((found, point) => Math.min(found, point[axis] * sign), Infinity)
