import type { ReactElement } from 'react'
import { colour, fillOf, Patterns, tones } from '#kernel/charts/palette.tsx'
import type { Shape, Tile } from '../contract.ts'
import { tileClasses, tileOf, tileSentence } from '../rules.ts'
import { mapPaths } from '../rules/map.ts'

/** The province's own map, drawn by the server: each commune a link, its class told by colour and pattern, its name by the list below. */
export function ShapeMap({ shapes, tiles }: { shapes: readonly Shape[]; tiles: readonly Tile[]; asOf: string }): ReactElement {
  const byCode = new Map(tiles.map(tile => [tile.code, tile]))
  const { paths, width, height } = mapPaths(shapes, 720)
  return (
    <div className="chart">
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing with links in it has no tag of its own */}
      <svg viewBox={`0 0 ${width} ${height}`} role="group" aria-label="Tỷ lệ hoàn thành theo xã, phường" className="shape-map">
        <Patterns id="shape-map" used={tones} scheme="page" />
        {paths.map(({ code, d }) => {
          const tile = byCode.get(code)
          if (!tile) return null
          const shown = tileOf(tile, 'done')
          return (
            <a key={code} href={`/co-quan/${code}`} aria-label={tileSentence(tile)}>
              <path d={d} fill={fillOf(shown.tone, 'shape-map', 'page')} stroke={colour('paper', 'page')} strokeWidth="1">
                <title>{tileSentence(tile)}</title>
              </path>
            </a>
          )
        })}
      </svg>
      <ul className="map-legend plain">
        {tileClasses('done').map(({ label, tone }) => (
          <li key={label}>
            <svg width="14" height="14" aria-hidden="true">
              <rect width="14" height="14" rx="2" fill={fillOf(tone, 'shape-map', 'page')} />
            </svg>{' '}
            {label}
          </li>
        ))}
      </ul>
    </div>
  )
}
