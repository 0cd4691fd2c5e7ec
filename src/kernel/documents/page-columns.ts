import type { Cell } from './document.ts'
import type { PageTable } from './page-grids.ts'

import { cellFrom } from './page-cells.ts'
import { buildLines, median, type PageItem, type PageLine, type Segment } from './page-lines.ts'

// Tables without drawn lines, known only by the white corridors between their columns.

/** The white space between two columns: no letter of the table stands between `left` and `right`. */
type Corridor = { left: number; right: number }
type Region = { corridors: Corridor[]; lines: PageLine[]; spanning: Set<PageLine> }

const NARROWEST = 3

/** Narrows the corridors by one line; null when a piece of the line lies across one. */
function fit(corridors: Corridor[], line: PageLine): Corridor[] | null {
  const narrowed = corridors.map(each => ({ ...each }))
  for (const segment of line.segments) {
    for (const corridor of narrowed) {
      if (segment.right <= corridor.left || segment.x >= corridor.right) continue
      const middle = (corridor.left + corridor.right) / 2
      const leftPart = Math.max(0, middle - segment.x)
      const rightPart = Math.max(0, segment.right - middle)
      if (leftPart >= rightPart) corridor.left = segment.right
      else corridor.right = segment.x
      if (corridor.right - corridor.left < NARROWEST) return null
    }
  }
  return narrowed
}

const corridorsOf = (line: PageLine): Corridor[] =>
  line.segments.slice(1).map((segment, index) => ({ left: line.segments[index]?.right ?? 0, right: segment.x }))

/** A line that may head a table: three or more pieces far apart. */
const mayHead = (line: PageLine): boolean =>
  line.segments.length >= 3 && corridorsOf(line).every(each => each.right - each.left >= line.size * 1.1)

/** Takes lines into a region for as long as they respect its corridors; a heading across all columns may stand between rows. */
function grow(region: Region, lines: PageLine[], from: number): number {
  let index = from
  while (index < lines.length) {
    const line = lines[index]
    if (!line) break
    const narrowed = fit(region.corridors, line)
    if (narrowed) {
      region.corridors = narrowed
      region.lines.push(line)
      index++
      continue
    }
    const resumes = lines
      .slice(index + 1, index + 4)
      .find(next => next.segments.length >= region.corridors.length && fit(region.corridors, next))
    if (!resumes || region.lines.length === 0) break
    region.lines.push(line)
    region.spanning.add(line)
    index++
  }
  return index
}

/**
 * Finds tables without lines among the lines of a page. `carried` are the columns of such a table that reached the end of the
 * page before: what stands first on this page and respects them goes on with it.
 */
export function alignedTables(items: PageItem[], carried: number[] | null): { tables: PageTable[]; rest: PageItem[] } {
  const lines = buildLines(items, 0.55)
  const tables: PageTable[] = []
  const used = new Set<PageItem>()
  let index = 0
  const take = (region: Region, continues: boolean): void => {
    const table = tableOf(region, continues)
    for (const line of region.lines) for (const segment of line.segments) for (const item of segment.items) used.add(item)
    tables.push(table)
  }
  if (carried && lines[0]) {
    const inner = carried.slice(1, -1)
    const region: Region = { corridors: inner.map(x => ({ left: x - 8, right: x + 0.5 })), lines: [], spanning: new Set() }
    index = grow(region, lines, 0)
    if (region.lines.length > 0) take(region, true)
  }
  for (; index < lines.length; index++) {
    const line = lines[index]
    if (!line || !mayHead(line)) continue
    const region: Region = { corridors: corridorsOf(line), lines: [line], spanning: new Set() }
    const end = grow(region, lines, index + 1)
    const wide = region.lines.filter(each => each.segments.length >= 2).length
    if (region.lines.length < 3 || wide < 2 || wide < region.lines.length * 0.25) continue
    take(region, false)
    index = end - 1
  }
  return { tables, rest: items.filter(item => !used.has(item)) }
}

function tableOf(region: Region, continues: boolean): PageTable {
  const { lines, corridors } = region
  const columnOf = (segment: Segment): number => {
    const found = corridors.findIndex(corridor => segment.x + segment.right < corridor.left + corridor.right)
    return found === -1 ? corridors.length : found
  }
  const hasFirst = (line: PageLine): boolean => line.segments.some(segment => columnOf(segment) === 0)
  const steps = lines.slice(1).map((line, index) => line.y - (lines[index]?.y ?? 0))
  const pitch = median(steps, 0) * 1.12
  const groups: PageLine[][] = []
  lines.forEach((line, index) => {
    const above = lines[index - 1]
    const spaced = above !== undefined && line.y - above.y > pitch
    const spanning = region.spanning.has(line) !== (above !== undefined && region.spanning.has(above))
    if (
      index === 0 ||
      spanning ||
      (spaced && (hasFirst(line) || line.segments.length > 1)) ||
      (hasFirst(line) && isRowNumber(line))
    )
      groups.push([line])
    else groups.at(-1)?.push(line)
  })
  const right = Math.max(...lines.map(line => line.right))
  const edges = [Math.min(...lines.map(line => line.x)), ...corridors.map(corridor => corridor.right), right + 2]
  const width = corridors.length + 1
  const rows = groups.map(group => {
    const first = group[0]
    if (first && region.spanning.has(first)) {
      return [
        {
          ...cellFrom(
            group.flatMap(line => line.segments.flatMap(segment => segment.items)),
            right,
          ),
          columnSpan: width,
        },
      ]
    }
    const cells: Cell[] = []
    for (let column = 0; column < width; column++) {
      const segments = group.flatMap(line => line.segments.filter(segment => columnOf(segment) === column))
      cells.push(
        cellFrom(
          segments.flatMap(segment => segment.items),
          corridors[column]?.right ?? right,
        ),
      )
    }
    return cells
  })
  const [firstLine, lastLine] = [lines[0], lines.at(-1)]
  return {
    top: firstLine?.y ?? 0,
    bottom: lastLine?.y ?? 0,
    columns: edges,
    rows,
    ruled: false,
    openBelow: [],
    continuesRow: continues && firstLine !== undefined && !hasFirst(firstLine),
    confidence: lines.reduce((sum, line) => sum + line.confidence, 0) / Math.max(1, lines.length),
  }
}

const isRowNumber = (line: PageLine): boolean =>
  /^(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-Za-zĐđ])[.)]?$/.test(line.segments[0]?.text ?? '')
