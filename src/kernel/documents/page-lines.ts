/** Letters standing together on a page. Units are points, the origin is the upper left corner, `y` the base line. */
export type PageItem = { text: string; x: number; y: number; width: number; size: number; confidence: number }

/** A drawn straight line, horizontal or vertical: `x1 <= x2`, `y1 <= y2`. */
export type Rule = { x1: number; y1: number; x2: number; y2: number }

/** What one page shows, whether its letters were stored in the file or recognised from a picture. */
export type PageContent = { number: number; width: number; height: number; items: PageItem[]; rules: Rule[]; recognised: boolean }

/** A stretch of a line without a wide gap inside. */
export type Segment = { text: string; x: number; right: number; y: number; size: number; confidence: number; items: PageItem[] }

/** What stands on one base line, from left to right. */
export type PageLine = {
  segments: Segment[]
  text: string
  x: number
  right: number
  y: number
  size: number
  confidence: number
}

const middle = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** The middle value of a list, or `otherwise` when it is empty. */
export function median(values: number[], otherwise: number): number {
  return values.length === 0 ? otherwise : middle(values)
}

/** Groups items by base line and splits each line where a gap is wider than `gap` letter heights. */
export function buildLines(items: PageItem[], gap = 0.6): PageLine[] {
  const groups: PageItem[][] = []
  for (const item of items.filter(each => each.text.trim()).toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    const group = groups.at(-1)
    const base = group?.[0]
    // Raised figures and small marks sit off the base line of their neighbours.
    if (group && base && Math.abs(item.y - base.y) <= 0.42 * Math.max(item.size, base.size)) group.push(item)
    else groups.push([item])
  }
  return groups.map(group => lineOf(group, gap))
}

function lineOf(group: PageItem[], gap: number): PageLine {
  const segments: Segment[] = []
  for (const item of group.toSorted((a, b) => a.x - b.x)) {
    const last = segments.at(-1)
    const previous = last?.items.at(-1)
    // Bold made by printing twice.
    if (previous && previous.text === item.text && Math.abs(previous.x - item.x) < 0.12 * item.size) continue
    const space = last ? item.x - last.right : 0
    if (last && space <= gap * Math.max(item.size, last.size)) {
      const apart = space > 0.16 * item.size && !/\s$/.test(last.text) && !/^\s/.test(item.text)
      last.text += (apart ? ' ' : '') + item.text
      last.right = Math.max(last.right, item.x + item.width)
      last.size = Math.max(last.size, item.size)
      last.items.push(item)
    } else
      segments.push({
        text: item.text,
        x: item.x,
        right: item.x + item.width,
        y: item.y,
        size: item.size,
        confidence: 0,
        items: [item],
      })
  }
  for (const segment of segments) {
    segment.text = tidy(segment.text)
    segment.confidence = meanConfidence(segment.items)
  }
  const first = segments[0]
  return {
    segments,
    text: tidy(segments.map(segment => segment.text).join(' ')),
    x: first?.x ?? 0,
    right: Math.max(...segments.map(segment => segment.right)),
    y: middle(group.map(item => item.y)),
    size: middle(group.map(item => item.size)),
    confidence: meanConfidence(group),
  }
}

/** Mean weighted by length: a long word misread counts more than a stray dot. */
export function meanConfidence(items: { text: string; confidence: number }[]): number {
  const weight = items.reduce((sum, item) => sum + item.text.length, 0)
  return weight === 0 ? 1 : items.reduce((sum, item) => sum + item.confidence * item.text.length, 0) / weight
}

/** NFC, single spaces, no invisible characters. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{Cf}|\p{Cc}/gu, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
}
