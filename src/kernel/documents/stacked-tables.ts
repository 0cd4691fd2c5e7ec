import { CELL_BREAK } from './markdown.ts'

const INDEX_HEADING = /^(?:stt|tt|số tt|số thứ tự)$/iu
const ROW_MARK = /^(\d{1,3}(?:\.\d{1,2})*|[IVX]{1,6}|[A-H])[.)]?$/
/** Where a table has surely ended: the next annex, the recipients, a numbered heading of the text. */
const BEYOND = /^(?:phụ lục|phụ biểu|nơi nhận|tm\.|kt\.|[IVX]{1,5}[.)]\s+\p{Lu}|điều \d)/iu
const CONTINUES = /^(?:[-–+•]\s|\p{Ll})/u
const WIDEST = 10

type Row = { cells: string[]; exact: boolean; group: boolean }

/**
 * Tables pasted with each cell on a line of its own ("STT", "Nhiệm vụ", … then "1", "Tổ chức …", "Sở …") put as `| a | b |`.
 * Believed where most rows have as many lines as the heading has columns.
 */
export function stackedTables(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const out: string[] = []
  for (let at = 0; at < lines.length;) {
    const table = INDEX_HEADING.test(lines[at]?.trim() ?? '') ? tableAt(lines, at) : null
    if (table) out.push(...table.rows.map(row => `| ${row.map(cell => cell.replaceAll('|', '/')).join(' | ')} |`))
    else out.push(lines[at] ?? '')
    at = table ? table.end : at + 1
  }
  return out.join('\n')
}

function tableAt(lines: string[], start: number): { rows: string[][]; end: number } | null {
  const heading: string[] = []
  let at = start
  for (; at < lines.length && heading.length <= WIDEST; at++) {
    const line = lines[at]?.trim() ?? ''
    if (/^(?:\(?1\)?|I|A)[.)]?$/.test(line)) break
    if (line.length > 60 || /[.;:]$/.test(line)) return null
    if (line) heading.push(line)
  }
  const width = heading.length
  if (width < 3 || width > WIDEST) return null
  at = pastColumnNumbers(lines, at, width)
  const rows: Row[] = []
  while (at < lines.length) {
    const mark = ROW_MARK.exec(lines[at]?.trim() ?? '')?.[1]
    if (mark === undefined || (rows.length > 0 && !follows(mark, rows))) break
    const items: string[] = []
    let next = at + 1
    for (; next < lines.length; next++) {
      const line = lines[next]?.trim() ?? ''
      if (BEYOND.test(line) || INDEX_HEADING.test(line)) break
      const other = ROW_MARK.exec(line)?.[1]
      if (other !== undefined && items.some(Boolean) && follows(other, [...rows, { cells: [mark], exact: true, group: false }]))
        break
      items.push(line)
    }
    const last = !ROW_MARK.test(lines[next]?.trim() ?? '')
    const row = rowOf(mark, items, width, last)
    rows.push(row.row)
    if (last) {
      at = at + 1 + row.taken
      // The heading printed again on the next page.
      const repeated = nonBlank(lines, next, width)
      if (repeated.texts.join('|') !== heading.join('|')) break
      at = repeated.end
    } else at = next
  }
  const work = rows.filter(row => !row.group)
  const exact = work.filter(row => row.exact).length
  return exact >= 2 && exact >= work.length * 0.6 ? { rows: [heading, ...rows.map(row => row.cells)], end: at } : null
}

function nonBlank(lines: string[], from: number, count: number): { texts: string[]; end: number } {
  const texts: string[] = []
  let at = from
  for (; at < lines.length && texts.length < count; at++) if (lines[at]?.trim()) texts.push(lines[at]?.trim() ?? '')
  while (at < lines.length && !lines[at]?.trim()) at++
  return { texts, end: at }
}

/** "(1)", "(2)", … under the heading. */
function pastColumnNumbers(lines: string[], from: number, width: number): number {
  const { texts, end } = nonBlank(lines, from, width)
  return texts.length === width && texts.every((text, index) => text.replace(/[()]/g, '') === String(index + 1)) ? end : from
}

/** Whether a line that is nothing but a number or letter is the mark of the next row, not a figure in a cell. */
function follows(mark: string, rows: Row[]): boolean {
  if (mark.includes('.') || mark === '1' || mark === 'I' || mark === 'A') return true
  const before = rows.map(row => row.cells[0] ?? '')
  if (/^\d/.test(mark)) return before.findLast(label => /^\d+(?:\.|$)/.test(label))?.split('.')[0] === String(Number(mark) - 1)
  const order = (label: string): number => (/^[A-H]$/.test(label) ? (label.codePointAt(0) ?? 0) : ROMANS.indexOf(label))
  return before.some(label => /^[A-Z]+$/.test(label) && order(label) >= 0 && order(label) === order(mark) - 1)
}
const ROMANS = 'I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX'.split(' ')

/** The cells of one row from the lines under its mark; `taken` tells how many of them belong to the last row of a table. */
function rowOf(mark: string, items: string[], width: number, last: boolean): { row: Row; taken: number } {
  const cells = [mark]
  let taken = 0
  for (const [index, item] of items.entries()) {
    const previous = cells.at(-1) ?? ''
    if (!item) continue
    if (cells.length > 2 && CONTINUES.test(item) && !/^các\s/u.test(item))
      cells[cells.length - 1] = `${previous}${CELL_BREAK}${item}`
    else if (last && cells.length === width) break
    else cells.push(item)
    taken = index + 1
  }
  const whole = items.slice(0, items.findLastIndex(Boolean) + 1)
  // Blank lines are empty cells where they make the row whole.
  if (cells.length > 2 && cells.length < width && whole.length + 1 === width && !last)
    return { row: { cells: [mark, ...whole], exact: true, group: false }, taken: items.length }
  if (cells.length <= 2) return { row: { cells, exact: false, group: true }, taken }
  const exact = cells.length === width
  // Work written in several paragraphs: what is too much belongs to it.
  if (cells.length > width) cells.splice(1, cells.length - width + 1, cells.slice(1, cells.length - width + 2).join(CELL_BREAK))
  while (cells.length < width) cells.push('')
  return { row: { cells, exact, group: false }, taken }
}
