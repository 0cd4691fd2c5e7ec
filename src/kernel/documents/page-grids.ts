import type { Cell } from './document.ts'

import { cellFrom } from './page-cells.ts'
import { type PageContent, type PageItem, type Rule } from './page-lines.ts'

/** A table found on one page. `columns` are the left edges and the last right edge, used to know the table again overleaf. */
export type PageTable = {
  top: number
  bottom: number
  columns: number[]
  rows: Cell[][]
  ruled: boolean
  continuesRow: boolean
  /** Which cells of the last row have no line under them although others have: merged with what stands overleaf. */
  openBelow: boolean[]
  confidence: number
}

const TOUCH = 3.5

/** Joins pieces of one drawn line and drops specks. */
function mergeRules(rules: Rule[], horizontal: boolean): Rule[] {
  const position = (rule: Rule): number => (horizontal ? rule.y1 : rule.x1)
  const start = (rule: Rule): number => (horizontal ? rule.x1 : rule.y1)
  const end = (rule: Rule): number => (horizontal ? rule.x2 : rule.y2)
  const merged: Rule[] = []
  for (const rule of rules.toSorted((a, b) => Math.round(position(a)) - Math.round(position(b)) || start(a) - start(b))) {
    const same = merged.find(
      each =>
        Math.abs(position(each) - position(rule)) <= 1.6 && start(rule) <= end(each) + TOUCH && end(rule) >= start(each) - TOUCH,
    )
    if (!same) merged.push({ ...rule })
    else if (horizontal) [same.x1, same.x2] = [Math.min(same.x1, rule.x1), Math.max(same.x2, rule.x2)]
    else [same.y1, same.y2] = [Math.min(same.y1, rule.y1), Math.max(same.y2, rule.y2)]
  }
  return merged.filter(rule => end(rule) - start(rule) >= 6)
}

/** Sets of lines that touch each other: the frames of tables. */
function components(horizontal: Rule[], vertical: Rule[]): { horizontal: Rule[]; vertical: Rule[] }[] {
  const parent = Array.from({ length: horizontal.length + vertical.length }, (_, index) => index)
  const find = (index: number): number => {
    let root = index
    while (parent[root] !== root) root = parent[root] ?? root
    parent[index] = root
    return root
  }
  horizontal.forEach((h, i) =>
    vertical.forEach((v, j) => {
      const touches = v.x1 >= h.x1 - TOUCH && v.x1 <= h.x2 + TOUCH && h.y1 >= v.y1 - TOUCH && h.y1 <= v.y2 + TOUCH
      if (touches) parent[find(i)] = find(horizontal.length + j)
    }),
  )
  const groups = new Map<number, { horizontal: Rule[]; vertical: Rule[] }>()
  const groupOf = (index: number) => {
    const root = find(index)
    const group = groups.get(root) ?? { horizontal: [], vertical: [] }
    groups.set(root, group)
    return group
  }
  horizontal.forEach((rule, index) => groupOf(index).horizontal.push(rule))
  vertical.forEach((rule, index) => groupOf(horizontal.length + index).vertical.push(rule))
  return [...groups.values()].filter(group => group.horizontal.length >= 2 && group.vertical.length >= 2)
}

function positions(values: number[]): number[] {
  const out: number[] = []
  for (const value of values.toSorted((a, b) => a - b)) if (value - (out.at(-1) ?? -Infinity) > TOUCH) out.push(value)
  return out
}

/**
 * Tables drawn with lines: the cells between the lines, merged where no line divides them. Returns the tables from top to
 * bottom and the items that stand in none of them.
 */
export function ruledTables(page: PageContent): { tables: PageTable[]; rest: PageItem[] } {
  const horizontal = mergeRules(
    page.rules.filter(rule => rule.y1 === rule.y2),
    true,
  )
  const vertical = mergeRules(
    page.rules.filter(rule => rule.x1 === rule.x2),
    false,
  )
  let rest = page.items
  const tables: PageTable[] = []
  for (const frame of components(horizontal, vertical)) {
    const xs = positions(frame.vertical.map(rule => rule.x1))
    // A table cut by the page end often has no line there: its upright lines end in the open.
    const ends = [Math.min(...frame.vertical.map(rule => rule.y1)), Math.max(...frame.vertical.map(rule => rule.y2))]
    const ys = positions([...frame.horizontal.map(rule => rule.y1), ...ends])
    if (xs.length < 2 || ys.length < 2 || (xs.length === 2 && ys.length === 2)) continue
    const [left = 0, top = 0, right = 0, bottom = 0] = [xs[0], ys[0], xs.at(-1), ys.at(-1)]
    const inside = (item: PageItem): boolean => {
      const [x, y] = centre(item)
      return x > left && x < right && y > top - 1 && y < bottom + 1
    }
    const items = rest.filter(inside).flatMap(item => splitAtBorders(item, frame.vertical))
    rest = rest.filter(item => !inside(item))
    const rows = rowsBetween(xs, ys, frame, items)
    if (rows.length > 0) {
      const confidence = items.length === 0 ? 1 : items.reduce((sum, item) => sum + item.confidence, 0) / items.length
      tables.push({
        top,
        bottom,
        columns: xs,
        rows,
        ruled: true,
        continuesRow: false,
        confidence,
        openBelow: openCells(rows, xs, frame.horizontal, bottom),
      })
    }
  }
  return { tables: tables.toSorted((a, b) => a.top - b.top), rest }
}

function openCells(rows: Cell[][], xs: number[], horizontal: Rule[], bottom: number): boolean[] {
  let column = 0
  const closed = (rows.at(-1) ?? []).map(cell => {
    const middle = ((xs[column] ?? 0) + (xs[column + cell.columnSpan] ?? 0)) / 2
    column += cell.columnSpan
    return horizontal.some(rule => Math.abs(rule.y1 - bottom) <= TOUCH && rule.x1 <= middle && rule.x2 >= middle)
  })
  return closed.map(each => closed.includes(true) && !each)
}

const centre = (item: PageItem): [number, number] => [item.x + item.width / 2, item.y - item.size * 0.3]

/** Text that the file stores in one piece although a border runs through it is cut at the space nearest the border. */
function splitAtBorders(item: PageItem, vertical: Rule[]): PageItem[] {
  const border = vertical.find(
    rule =>
      rule.x1 > item.x + item.size * 0.4 &&
      rule.x1 < item.x + item.width - item.size * 0.4 &&
      rule.y1 < item.y &&
      rule.y2 > item.y - item.size,
  )
  if (!border || !item.text.includes(' ')) return [item]
  const ideal = ((border.x1 - item.x) / item.width) * item.text.length
  const spaces = [...item.text.matchAll(/\s+/g)].map(found => found.index)
  const cut = spaces.toSorted((a, b) => Math.abs(a - ideal) - Math.abs(b - ideal))[0] ?? 0
  const share = cut / item.text.length
  const left = { ...item, text: item.text.slice(0, cut), width: border.x1 - item.x - 1 }
  const right = { ...item, text: item.text.slice(cut + 1), x: border.x1 + 1, width: Math.max(1, item.width * (1 - share)) }
  return [left, ...splitAtBorders(right, vertical)]
}

function rowsBetween(xs: number[], ys: number[], frame: { horizontal: Rule[]; vertical: Rule[] }, items: PageItem[]): Cell[][] {
  const columns = xs.length - 1
  const count = ys.length - 1
  const at = (values: number[], index: number): number => values[index] ?? 0
  const middleX = (column: number): number => (at(xs, column) + at(xs, column + 1)) / 2
  const middleY = (row: number): number => (at(ys, row) + at(ys, row + 1)) / 2
  const borderRight = (row: number, column: number): boolean =>
    frame.vertical.some(
      rule => Math.abs(rule.x1 - at(xs, column + 1)) <= TOUCH && rule.y1 <= middleY(row) && rule.y2 >= middleY(row),
    )
  const borderBelow = (row: number, column: number): boolean =>
    frame.horizontal.some(
      rule => Math.abs(rule.y1 - at(ys, row + 1)) <= TOUCH && rule.x1 <= middleX(column) && rule.x2 >= middleX(column),
    )

  const taken = new Set<number>()
  const grid: (Cell | null)[][] = Array.from({ length: count }, () => Array.from({ length: columns }, () => null))
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < columns; column++) {
      if (taken.has(row * columns + column)) continue
      let width = 1
      while (column + width < columns && !borderRight(row, column + width - 1) && !taken.has(row * columns + column + width))
        width++
      let height = 1
      while (row + height < count && !borderBelow(row + height - 1, column)) height++
      const box = { left: at(xs, column), right: at(xs, column + width), top: at(ys, row), bottom: at(ys, row + height) }
      const inside = items.filter(item => {
        const [x, y] = centre(item)
        return x > box.left && x <= box.right && y > box.top && y <= box.bottom
      })
      const cell = { ...cellFrom(inside, box.right), columnSpan: width, rowSpan: height }
      for (let down = 0; down < height; down++) {
        for (let across = 0; across < width; across++) taken.add((row + down) * columns + column + across)
        const cells = grid[row + down]
        if (cells) cells[column] = down === 0 ? cell : { ...cell, rowSpan: 1 }
      }
    }
  }
  return grid.map(cells => cells.filter(cell => cell !== null)).filter(cells => cells.some(cell => cell.text))
}
