import 'leaflet/dist/leaflet.css'
import { geoJSON, map as mapOn, type PathOptions } from 'leaflet'
import { useEffect, useRef } from 'react'
import { colour, tones } from '#kernel/charts/palette.tsx'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { SkeletonText } from '#ui/feedback/skeleton-text.tsx'
import { useNavigation } from '#ui/navigation.tsx'
import { useOperation } from '#workspace/queries.ts'
import type { MapMeasure, Shape, Tile } from '../contract.ts'
import { tileClasses, tileOf, tileSentence } from '../rules.ts'
import styles from './dashboards.module.css'

/** The province's own map: shapes alone, no tiles from elsewhere. Each shape takes the keyboard and opens its commune. */
export default function LeafletMap(props: { tiles: readonly Tile[]; measure: MapMeasure; hrefOf(tile: Tile): string }) {
  const { data, problem, retry } = useOperation('dashboards.map', {}, { staleTime: 600_000 })
  if (problem && !data) return <ErrorState problem={problem} retry={retry} compact />
  if (!data) return <SkeletonText lines={10} />
  return <Drawn shapes={data.shapes as Shape[]} {...props} />
}

function Drawn({
  shapes,
  tiles,
  measure,
  hrefOf,
}: {
  shapes: readonly Shape[]
  tiles: readonly Tile[]
  measure: MapMeasure
  hrefOf(tile: Tile): string
}) {
  const place = useRef<HTMLDivElement>(null)
  const { go } = useNavigation()
  const latest = useRef({ go, hrefOf })
  useEffect(() => {
    latest.current = { go, hrefOf }
  })
  useEffect(() => {
    if (!place.current) return
    const byCode = new Map(tiles.map(tile => [tile.code, tile]))
    const drawn = mapOn(place.current, { attributionControl: false, zoomSnap: 0.25, scrollWheelZoom: false })
    const layer = geoJSON(
      {
        type: 'FeatureCollection',
        features: shapes.map(shape => ({
          type: 'Feature' as const,
          properties: { code: shape.code },
          geometry: { type: 'MultiPolygon' as const, coordinates: shape.polygons },
        })),
      } as GeoJSON.FeatureCollection,
      {
        style: feature => styleOf(byCode.get(String(feature?.properties?.['code'])), measure),
        onEachFeature: (feature, shape) => {
          const tile = byCode.get(String(feature.properties?.['code']))
          if (!tile) return
          shape.bindTooltip(tileSentence(tile), { sticky: true })
          const open = () => latest.current.go(latest.current.hrefOf(tile))
          shape.on('click', open)
          shape.on('add', event =>
            reachable((event.target as { getElement(): Element | null }).getElement(), tileSentence(tile), open),
          )
        },
      },
    ).addTo(drawn)
    drawn.fitBounds(layer.getBounds(), { padding: [8, 8] })
    return () => void drawn.remove()
  }, [shapes, tiles, measure])
  return (
    <>
      <section ref={place} className={styles['leaflet']} aria-label="Bản đồ xã, phường" />
      <ul className={styles['legend']}>
        {tileClasses(measure).map(({ label, tone }) => (
          <li key={label}>
            <svg width="14" height="14" aria-hidden="true">
              <rect width="14" height="14" rx="2" fill={colour(tone, 'light')} />
            </svg>
            {label}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Leaflet's shapes are mere paths: they get a name, a place in the order of Tab, and the keys of a link. */
function reachable(element: Element | null, label: string, open: () => void) {
  if (!element) return
  element.setAttribute('tabindex', '0')
  element.setAttribute('role', 'link')
  element.setAttribute('aria-label', label)
  element.addEventListener('keydown', event => {
    if ((event as KeyboardEvent).key === 'Enter') open()
  })
}

function styleOf(tile: Tile | undefined, measure: MapMeasure): PathOptions {
  const tone = tile ? tileOf(tile, measure).tone : tones[0]
  return { color: '#ffffff', weight: 1.5, fillColor: colour(tone, 'light'), fillOpacity: 0.9 }
}
