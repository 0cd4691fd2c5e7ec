import { isPageNumber } from './list-marks.ts'
import { buildLines, type PageContent, type PageItem, type PageLine } from './page-lines.ts'
import { isMotto, isRecipientsHead, isTitle } from './two-columns.ts'

/** A line in reading order. `alone`: always a paragraph of its own; `begins`: a paragraph begins here whatever stands above. */
export type FlowLine = PageLine & { page: number; pageStart: boolean; begins: boolean; alone: boolean }

const MARGIN = 0.12

/**
 * Removes what is printed on every page and belongs to none: page numbers and running heads, recognised by standing first or
 * last on their page and being a number, or the same words on at least three pages.
 */
export function withoutRunningHeads(pages: PageContent[]): PageContent[] {
  const edges = pages.map(page => {
    const lines = buildLines(page.items, 4)
    const top = lines.slice(0, 2).filter(line => line.y < page.height * MARGIN)
    const bottom = lines.slice(-2).filter(line => line.y > page.height * (1 - MARGIN))
    return [...new Set([...top, ...bottom])]
  })
  const key = (line: PageLine): string => `${line.text.replace(/\d+/g, '#')}@${Math.round(line.y / 8)}`
  const seen = new Map<string, number>()
  for (const running of edges.flatMap(lines => [...new Set(lines.map(key))])) seen.set(running, (seen.get(running) ?? 0) + 1)
  return pages.map((page, index) => {
    const running = (edges[index] ?? []).filter(
      line => !inGrid(line, page) && (isPageNumber(line.text) || ((seen.get(key(line)) ?? 0) >= 3 && line.text.length < 120)),
    )
    const dropped = new Set(running.flatMap(line => line.segments.flatMap(segment => segment.items)))
    return dropped.size === 0 ? page : { ...page, items: page.items.filter(item => !dropped.has(item)) }
  })
}

/** Between drawn upright lines: the first line of a table header that is printed again on each page is no running head. */
const inGrid = (line: PageLine, page: PageContent): boolean => {
  const upright = page.rules.filter(rule => rule.x2 - rule.x1 < 3 && rule.y1 < line.y - 1 && rule.y2 > line.y + 1)
  return upright.some(rule => rule.x1 <= line.x) && upright.some(rule => rule.x1 >= line.right - 2)
}

type Zone = { from: number; to: number; split: number; kind: 'head' | 'signature' }

/** The two places of an administrative document where two columns stand side by side without a table. */
function zonesOf(lines: PageLine[], width: number): Zone[] {
  const zones: Zone[] = []
  const crosses = (line: PageLine, split: number): boolean =>
    line.segments.some(segment => segment.x < split - 12 && segment.right > split + 12)
  lines.forEach((line, index) => {
    if (zones.some(zone => index <= zone.to)) return
    const motto = line.segments.find(segment => isMotto(segment.text))
    if (motto && motto.x > width * 0.3) {
      const below = lines.slice(index).filter(each => each.y < line.y + line.size * 9)
      const split = rightColumn(below, width, motto.x) - 4
      let from = index
      while (from > 0 && lines[from - 1] && !crosses(lines[from - 1] ?? line, split)) from--
      const to = lastIndex(lines, index, each => !isTitle(each.text) && !crosses(each, split) && each.y < line.y + line.size * 9)
      zones.push({ from, to, split, kind: 'head' })
    } else if (line.segments.some(segment => isRecipientsHead(segment.text))) {
      const split = rightColumn(lines.slice(index, index + 20), width, width * 0.5) - 4
      const to = lastIndex(
        lines,
        index,
        each => !isTitle(each.text) && !/^phụ lục|^danh mục/iu.test(each.text) && !crosses(each, split),
      )
      zones.push({ from: index, to, split, kind: 'signature' })
    }
  })
  return zones
}

/** Where the right column of a zone begins: the leftmost of what stands right on its lines. */
function rightColumn(lines: PageLine[], width: number, otherwise: number): number {
  const starts = lines.flatMap(line => {
    const last = line.segments.at(-1)
    return line.segments.length >= 2 && last && last.x > width * 0.35 ? [last.x] : []
  })
  return Math.min(otherwise, ...starts)
}

function lastIndex(lines: PageLine[], from: number, belongs: (line: PageLine) => boolean): number {
  let to = from
  for (let next = lines[to + 1]; next && belongs(next); next = lines[to + 1]) to++
  return to
}

/** Lines of one page in reading order; in the zones of two columns first the left one, then the right one. */
export function flowLines(items: PageItem[], page: PageContent): FlowLine[] {
  const lines = buildLines(items, 0.6)
  const flow = (line: PageLine, more: Partial<FlowLine> = {}): FlowLine => ({
    ...line,
    page: page.number,
    pageStart: false,
    begins: false,
    alone: false,
    ...more,
  })
  const out: FlowLine[] = []
  const zones = zonesOf(lines, page.width)
  for (let index = 0; index < lines.length; index++) {
    const zone = zones.find(each => each.from === index)
    const line = lines[index]
    if (!zone) {
      if (line) out.push(flow(line, { begins: zones.some(each => each.to === index - 1) }))
      continue
    }
    const inZone = lines.slice(zone.from, zone.to + 1).flatMap(each => each.segments)
    const column = (right: boolean): PageLine[] =>
      buildLines(
        inZone.filter(segment => (segment.x + segment.right) / 2 > zone.split === right).flatMap(segment => segment.items),
        9,
      )
    const left = column(false)
    const right = column(true)
    out.push(...left.map((each, at) => flow(each, { begins: at === 0, alone: zone.kind === 'head' })))
    out.push(...right.map(each => flow(each, { alone: true })))
    index = zone.to
  }
  const first = out[0]
  if (first) first.pageStart = true
  return out
}
