import type { ReactElement } from 'react'
import type { TileData } from './data.ts'
import { at, drawingOf, Frame, Legend, legendOf, Linked, textWidth, type ChartOptions } from './frame.tsx'
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
  // On a phone the figure stands without its sign, the class of the colour says the rest.
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
              {tile.text && side >= 17 && (
                <g aria-hidden="true" textAnchor="middle" fontSize="11" fontWeight="600">
                  {roomy && (
                    <rect
                      x={at(x + side / 2 - plate(tile.text) / 2)}
                      y={at(y + side / 2 - 7)}
                      width={plate(tile.text)}
                      height="15"
                      rx="3"
                      fill={colour('paper', scheme)}
                    />
                  )}
                  <text
                    x={at(x + side / 2)}
                    y={at(y + side / 2 + 4.5)}
                    stroke={roomy ? 'none' : colour('paper', scheme)}
                    strokeWidth="3"
                    paintOrder="stroke"
                  >
                    {roomy ? tile.text : tile.text.replace('%', '')}
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
        {roomy && (
          <g
            fontSize="10.5"
            stroke={colour('paper', scheme)}
            strokeWidth="3"
            paintOrder="stroke"
            pointerEvents="none"
            aria-hidden="true"
          >
            {(data.groups ?? []).map(group => {
              const { x, y } = widest(group.tiles)
              return (
                <text key={group.label} x={at(x * side + 4)} y={at(y * side + 11)}>
                  {group.label}
                </text>
              )
            })}
          </g>
        )}
      </g>
    </Frame>
  )
}

const plate = (text: string) => Math.ceil(textWidth(text, 11) + 6)

/** Where a group's name stands: at the start of its longest run of squares, the upper one of two. */
function widest(places: readonly Place[]): Place {
  const own = new Set(places.map(({ x, y }) => `${x} ${y}`))
  const run = ({ x, y }: Place) => {
    let long = 1
    while (own.has(`${x + long} ${y}`)) long++
    return long
  }
  return places.toSorted((a, b) => run(b) - run(a) || a.y - b.y || a.x - b.x)[0] ?? { x: 0, y: 0 }
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
