import { isSyllable } from '#kernel/vietnamese.ts'

import type { Cell } from './document.ts'

import { joinLine, startsParagraph, type LineFacts } from './list-marks.ts'
import { buildLines, type PageItem } from './page-lines.ts'

/** "31/10/20" over "26": a year broken because the cell was too narrow. */
function breaksYear(above: string, below: string): boolean {
  const [tail, head] = [/\/(\d{1,3})$/.exec(above)?.[1], /^(\d{1,3})(?![\d/.])/.exec(below)?.[1]]
  return tail !== undefined && head !== undefined && /^(?:19|20)\d{2}$/.test(tail + head)
}

/** Joins two lines of a narrow cell; a syllable that was broken because it did not fit is made whole: "nhiệ" + "m vụ". */
function joinInCell(above: string, below: string): string {
  if (breaksYear(above, below)) return above + below
  const tail = /\p{L}+$/u.exec(above)?.[0] ?? ''
  const head = /^\p{L}+/u.exec(below)?.[0] ?? ''
  const broken =
    tail &&
    head &&
    head === head.toLowerCase() &&
    !isSyllable(tail) &&
    isSyllable(tail + head) &&
    /[^\x20-\x7e]/.test(tail + head)
  return broken ? above + below : joinLine(above, below)
}

/** The text of one cell from the items inside it. Lines broken by the width of the cell are joined to lines as typed. */
export function cellFrom(items: PageItem[], right: number): Cell {
  const visual = buildLines(items, 4)
  const lines: string[] = []
  let previous: LineFacts | null = null
  visual.forEach((line, index) => {
    const next = visual[index + 1]
    const nextWord = next ? ((next.right - next.x) / Math.max(1, next.text.length)) * (next.text.split(' ')[0]?.length ?? 0) : 0
    const full = line.right + nextWord + line.size * 0.9 >= right
    const facts: LineFacts = { text: line.text, gapBefore: false, indented: null, full, pageStart: false }
    if (previous && (breaksYear(previous.text, line.text) || !startsParagraph(previous, facts)))
      lines.push(joinInCell(lines.pop() ?? '', line.text))
    else lines.push(line.text)
    previous = facts
  })
  return { text: lines.join(' '), lines, columnSpan: 1, rowSpan: 1 }
}

/** Puts the rest of a cell that went on overleaf behind what stood on the page before. */
export function continueCell(above: Cell, below: Cell): void {
  if (!below.text) return
  if (!above.text) above.lines = [...below.lines]
  else {
    const last = above.lines.at(-1) ?? ''
    const [first = '', ...others] = below.lines
    const facts = { gapBefore: false, indented: null, pageStart: true }
    const separate = startsParagraph({ ...facts, text: last, full: !/[.;:]$/.test(last) }, { ...facts, text: first, full: true })
    above.lines = separate ? [...above.lines, ...below.lines] : [...above.lines.slice(0, -1), joinInCell(last, first), ...others]
  }
  above.text = above.lines.join(' ')
}
