import type { ReactElement } from 'react'
import type { TileData } from './data.ts'
import { at, drawingOf, Frame, Legend, legendOf, Linked, type ChartOptions } from './frame.tsx'
import { colour, fillOf } from './palette.tsx'

type Place = { x: number; y: number }

/** Squares on a grid, groups held together by an outline: a schematic map, a calendar. Squares shrink with the width, letters stay readable. */
export function TileChart({ data, ...options }: { data: TileData } & ChartOptions): ReactElement {
  const drawing = drawingOf(data.title, options)
  const { width, id, scheme } = drawing
  const columns = Math.max(1, ...data.tiles.map(tile => tile.x + 1))
  const lines = Math.max(1, ...data.tiles.map(tile => tile.y + 1))
  const side = Math.min(46, (width - 4) / columns)
  const left = Math.max(2, (width - side * columns) / 2)
  const legend = legendOf(data.legend, width)
  const roomy = side >= 26
  return (
    <Frame
      title={data.title}
      description={data.description ?? ''}
      drawing={drawing}
      height={Math.ceil(legend.height + lines * side + 8)}
      used={data.tiles.map(tile => tile.tone)}
      links={data.tiles.some(tile => tile.href)}
    >
      <Legend legend={legend} drawing={drawing} />
      <g transform={`translate(${at(left)} ${legend.height + 4})`}>
        {data.tiles.map(tile => {
          const [x, y] = [at(tile.x * side), at(tile.y * side)]
          const inner = at(side - 2)
          return (
            <Linked key={tile.key} href={tile.href} label={tile.sentence}>
              <rect x={x + 1} y={y + 1} width={inner} height={inner} rx="2" fill={fillOf(tile.tone, id, scheme)}>
                <title>{tile.sentence}</title>
              </rect>
              {roomy && tile.text && (
                <g aria-hidden="true">
                  <rect
                    x={at(x + side / 2 - 15)}
                    y={at(y + side / 2 - 8)}
                    width="30"
                    height="16"
                    rx="3"
                    fill={colour('paper', scheme)}
                  />
                  <text x={at(x + side / 2)} y={at(y + side / 2 + 4)} textAnchor="middle" fontSize="11" fontWeight="600">
                    {tile.text}
                  </text>
                </g>
              )}
            </Linked>
          )
        })}
        {(data.groups ?? []).map(group => (
          <path
            key={group.label}
            d={outline(group.tiles, side)}
            fill="none"
            stroke={colour('ink', scheme)}
            strokeWidth="1.2"
            strokeOpacity="0.75"
            pointerEvents="none"
          >
            <title>{group.label}</title>
          </path>
        ))}
      </g>
    </Frame>
  )
}

/** The edges between a group's squares and what is not of the group. */
function outline(places: readonly Place[], side: number): string {
  const own = new Set(places.map(({ x, y }) => `${x} ${y}`))
  return places
    .flatMap(({ x, y }) => [
      own.has(`${x} ${y - 1}`) ? '' : `M${at(x * side)} ${at(y * side)}h${at(side)}`,
      own.has(`${x} ${y + 1}`) ? '' : `M${at(x * side)} ${at((y + 1) * side)}h${at(side)}`,
      own.has(`${x - 1} ${y}`) ? '' : `M${at(x * side)} ${at(y * side)}v${at(side)}`,
      own.has(`${x + 1} ${y}`) ? '' : `M${at((x + 1) * side)} ${at(y * side)}v${at(side)}`,
    ])
    .join('')
}
