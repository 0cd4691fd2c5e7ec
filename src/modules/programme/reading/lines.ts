import type { Block, DocumentContent, Table } from '#kernel/documents/document.ts'

import type { Source } from './types.ts'
import { capitalShare, findPhrase, looksNoisy, plain, wordsOf } from './words.ts'

/** A paragraph, or a table kept whole, with its place in the document. */
export type Line = {
  text: string
  block: number
  page: number | null
  confidence: number
  table: Table | null
  row?: number
  cell?: number
  /** Where the line begins in the text of its block, when it is not the first of it. */
  from?: number
  align?: 'left' | 'center' | 'right' | 'justify'
}

export type Zones = {
  lines: Line[]
  noisy: boolean
  /** Index of the line that holds "KẾ HOẠCH"; -1 when none does. */
  title: number
  /** Lines [bodyEnd, annexStart) are signature and recipients. */
  bodyEnd: number
  annexStart: number
}

const LETTERS = 'abcdđeghik'

/** "1. Sở A: a) …; b) …" in one paragraph: the heading and its items, when a short heading announces a) and b) follows. */
function runOnItems(text: string): { text: string; from: number }[] {
  const first = /^[^:]{3,110}:\s+(?=a\)\s)/u.exec(text)
  if (!first || first[0].trim().split(/\s+/).length > 20) return [{ text, from: 0 }]
  const starts = [0, first[0].length]
  for (const letter of LETTERS.slice(1)) {
    const next = new RegExp(`[;.,]\\s+(?=${letter}\\)\\s)`, 'u').exec(text.slice(starts.at(-1)))
    if (!next) break
    starts.push((starts.at(-1) ?? 0) + next.index + next[0].length)
  }
  if (starts.length < 3) return [{ text, from: 0 }]
  return starts.map((from, index) => ({ text: text.slice(from, starts[index + 1]).trimEnd(), from }))
}

const fromBlock = (block: Block, index: number): Line[] => {
  if (block.kind === 'paragraph') {
    const text = block.text.trim()
    return text
      ? runOnItems(text).map(piece => ({
          text: piece.text,
          block: index,
          page: block.page,
          confidence: block.confidence,
          table: null,
          ...(piece.from > 0 ? { from: piece.from } : {}),
          ...(block.align ? { align: block.align } : {}),
        }))
      : []
  }
  if (!isLayout(block)) return [{ text: '', block: index, page: block.page, confidence: block.confidence, table: block }]
  const lines: Line[] = []
  // Header and signature stand in tables without borders: read column by column.
  const columns = Math.max(...block.rows.map(row => row.length))
  for (let cell = 0; cell < columns; cell++)
    block.rows.forEach((row, rowIndex) => {
      for (const text of row[cell]?.lines ?? [])
        if (text.trim())
          lines.push({
            text: text.trim(),
            block: index,
            page: block.page,
            confidence: block.confidence,
            table: null,
            row: rowIndex,
            cell,
          })
    })
  return lines
}

/** A table used to place header or signature side by side, not to hold data. */
function isLayout(table: Table): boolean {
  if (table.rows.length > 6) return false
  const text = plain(table.rows.flatMap(row => row.map(cell => cell.text)).join(' '))
  return /cong hoa xa hoi chu nghia|doc lap tu do hanh phuc|^noi nhan| noi nhan | tm (?:uy ban|ubnd)|^tm | kt chu tich|kt giam doc|tl chu tich/.test(
    ` ${text} `,
  )
}

const TITLE =
  /^(?:ke hoach|chuong trinh|chuong trinh hanh dong|ke hoach hanh dong|de an|ke hoach trien khai|phuong an|ke hoach thuc hien|du thao ke hoach)$/
const TITLE_START = /^(?:KẾ HOẠCH|CHƯƠNG TRÌNH HÀNH ĐỘNG|CHƯƠNG TRÌNH|ĐỀ ÁN|PHƯƠNG ÁN)(?=\s|$)/u

/** Line of the title. A decision that issues a plan holds two; the plan's own is the one "(Kèm theo Quyết định …)" follows. */
function titleLine(lines: Line[]): number {
  const candidates: number[] = []
  lines.forEach((line, index) => {
    if (line.table) return
    const text = line.text.trim()
    if (TITLE.test(plain(text)) && (capitalShare(text) > 0.6 || line.align === 'center')) candidates.push(index)
    else if (index < 30 && TITLE_START.test(text) && text.length < 300 && !/[;.]$/.test(text)) candidates.push(index)
  })
  const attached = candidates.find(index =>
    lines.slice(index + 1, index + 7).some(line => /^[([]?\s*(?:ban hanh )?kem theo/.test(plain(line.text))),
  )
  const first = candidates[0] ?? -1
  const decision = lines.slice(0, 30).some(line => /^quyet dinh$/.test(plain(line.text)) && capitalShare(line.text) > 0.6)
  return decision && attached !== undefined ? attached : first
}

// The letters of an authority end there: "QUAN ĐIỂM" is no "Q. CHỦ TỊCH".
const SIGNATURE =
  /^(?:(?:TM|T\/M|T\.M|KT|K\/T|TUQ|TL|Q)(?:\s*\.\s*|\s+)(?=\p{Lu}|$)|(?:CHỦ TỊCH|PHÓ CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|BÍ THƯ)\s*\.?\s*(?=\p{Lu}|$))/u
export const ANNEX =
  /^(?:phụ\s*lục|biểu(?:\s+mẫu)?|phụ\s+biểu|mẫu\s+số|danh\s+mục\s+(?:các\s+)?(?:nhiệm\s+vụ|nội\s+dung|công\s+việc)|bảng\s+(?:phân\s+công|tổng\s+hợp)|phân\s+công\s+nhiệm\s+vụ)/iu

const isAnnexHeading = (line: Line, afterEnd: boolean): boolean => {
  if (line.table || line.text.length > 220 || !ANNEX.test(line.text)) return false
  if (/^phụ\s*lục/iu.test(line.text)) {
    const rest = line.text.replace(/^phụ\s*lục\s*(?:số\s*)?[IVX\d]*[A-Z]?\s*[.:–-]*\s*/iu, '')
    const standsAlone =
      plain(rest) === '' ||
      capitalShare(rest) > 0.6 ||
      rest.startsWith('(') ||
      line.text.startsWith('PHỤ') ||
      line.align === 'center'
    return standsAlone && (afterEnd || line.text.startsWith('PHỤ') || plain(rest) === '' || line.align === 'center')
  }
  return afterEnd && (capitalShare(line.text) > 0.6 || line.align === 'center')
}

/** Cuts the document into head and body, signature, annexes. */
export function zonesOf(content: DocumentContent): Zones {
  const lines = content.blocks.flatMap((block, index) => fromBlock(block, index))
  const noisy = looksNoisy(lines.map(line => line.text))
  const title = titleLine(lines)
  const start = Math.max(title, 0)
  let bodyEnd = lines.length
  let annexStart = lines.length
  for (let index = start + 3; index < lines.length; index++) {
    const line = lines[index]
    if (!line || line.table) continue
    const words = wordsOf(line.text.slice(0, 40))
    const recipients =
      findPhrase(words, ['nơi nhận'], noisy, 0, Math.min(words.length, 2)) !== null ||
      (noisy && /^n[o0].{0,2} nh[a-z]{1,3}n\b/.test(plain(line.text.slice(0, 16))))
    const signature = SIGNATURE.test(line.text) && capitalShare(line.text.slice(0, 30)) > 0.55 && line.text.length < 160
    if (bodyEnd === lines.length && (recipients || signature)) bodyEnd = index
    if (isAnnexHeading(line, bodyEnd < lines.length)) {
      annexStart = index
      break
    }
  }
  if (annexStart < bodyEnd) bodyEnd = annexStart
  if (annexStart === lines.length && bodyEnd < lines.length) {
    // An annex without its heading: tables, or a new heading in capitals, after the signature.
    const table = lines.findIndex((line, index) => index > bodyEnd && line.table !== null)
    if (table > 0) {
      let from = table
      while (
        from - 1 > bodyEnd &&
        capitalShare(lines[from - 1]?.text ?? '') > 0.6 &&
        !SIGNATURE.test(lines[from - 1]?.text ?? '')
      )
        from--
      annexStart = from
    }
  }
  return { lines, noisy, title, bodyEnd, annexStart }
}

/** The source of a piece of a line. */
export const sourceOf = (line: Line, start = 0, end = line.text.length): Source => ({
  block: line.block,
  page: line.page,
  start: (line.from ?? 0) + start,
  end: (line.from ?? 0) + end,
  quote: line.text.slice(start, end),
  ...(line.row === undefined ? {} : { row: line.row, cell: line.cell ?? 0 }),
})
