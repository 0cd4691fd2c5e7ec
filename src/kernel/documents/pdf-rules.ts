import type { Rule } from './page-lines.ts'

/** What pdfjs calls an operator list: drawing operators by number and their arguments. */
export type OperatorList = { fnArray: number[]; argsArray: unknown[] }
export type Operators = Record<string, number>

type Matrix = [number, number, number, number, number, number]

const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
]
const apply = (m: Matrix, x: number, y: number): [number, number] => [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]]

// Path data of pdfjs: 0 move, 1 line, 2 cubic, 3 quadratic, 4 close; each followed by its coordinates.
const COORDINATES = [2, 2, 6, 4, 0]
const THICKEST_RULE = 2.6
const SHORTEST_RULE = 4

/**
 * Straight lines that a page draws. `viewport` maps the page to points from its upper left corner. Lines come as strokes from
 * some programs, as thin filled rectangles from others.
 */
export function rulesDrawnOn(list: OperatorList, ops: Operators, viewport: number[]): Rule[] {
  const rules: Rule[] = []
  const stack: Matrix[] = []
  let matrix = viewport as unknown as Matrix
  list.fnArray.forEach((operator, index) => {
    const args = list.argsArray[index] as unknown[] | null
    switch (operator) {
      case ops['save']:
        stack.push(matrix)
        break
      case ops['restore']:
      case ops['paintFormXObjectEnd']:
        matrix = stack.pop() ?? matrix
        break
      case ops['transform']:
        matrix = multiply(matrix, args as unknown as Matrix)
        break
      case ops['paintFormXObjectBegin']:
        stack.push(matrix)
        if (args?.[0]) matrix = multiply(matrix, Array.from(args[0] as ArrayLike<number>) as unknown as Matrix)
        break
      case ops['constructPath']:
        if (rules.length < 20_000) rules.push(...rulesOfPath(args, ops, matrix))
        break
    }
  })
  return rules
}

function rulesOfPath(args: unknown[] | null, ops: Operators, matrix: Matrix): Rule[] {
  const paint = args?.[0]
  const data = (args?.[1] as (ArrayLike<number> | null)[] | undefined)?.[0]
  if (!data || paint === ops['endPath']) return []
  const strokes = [
    ops['stroke'],
    ops['closeStroke'],
    ops['fillStroke'],
    ops['eoFillStroke'],
    ops['closeFillStroke'],
    ops['closeEOFillStroke'],
  ].includes(paint as number)
  const rules: Rule[] = []
  let points: [number, number][] = []
  const finish = (): void => {
    rules.push(...(strokes ? strokesOf(points) : []), ...(strokes ? [] : thinBox(points)))
    points = []
  }
  for (let at = 0; at < data.length;) {
    const kind = data[at] ?? 4
    const count = COORDINATES[kind] ?? 0
    if (kind === 0) finish()
    if (kind === 4 && points[0]) points.push(points[0])
    else if (count >= 2) points.push(apply(matrix, data[at + count - 1] ?? 0, data[at + count] ?? 0))
    at += 1 + count
  }
  finish()
  return rules
}

function strokesOf(points: [number, number][]): Rule[] {
  return points.slice(1).flatMap(([x, y], index) => {
    const [px, py] = points[index] ?? [x, y]
    return ruleBetween(px, py, x, y)
  })
}

function ruleBetween(x1: number, y1: number, x2: number, y2: number): Rule[] {
  const [dx, dy] = [Math.abs(x1 - x2), Math.abs(y1 - y2)]
  if (dy <= 1 && dx >= SHORTEST_RULE)
    return [{ x1: Math.min(x1, x2), x2: Math.max(x1, x2), y1: (y1 + y2) / 2, y2: (y1 + y2) / 2 }]
  if (dx <= 1 && dy >= SHORTEST_RULE)
    return [{ y1: Math.min(y1, y2), y2: Math.max(y1, y2), x1: (x1 + x2) / 2, x2: (x1 + x2) / 2 }]
  return []
}

/** A filled rectangle so thin that it is a line. */
function thinBox(points: [number, number][]): Rule[] {
  if (points.length < 2) return []
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  if (bottom - top <= THICKEST_RULE) return ruleBetween(left, (top + bottom) / 2, right, (top + bottom) / 2)
  if (right - left <= THICKEST_RULE) return ruleBetween((left + right) / 2, top, (left + right) / 2, bottom)
  return []
}
