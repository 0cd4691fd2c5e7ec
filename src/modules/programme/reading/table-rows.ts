import type { Meaning } from './meaning.ts'
import { readMarks, type Mark } from './numbering.ts'
import type { ReadTable, Slot } from './tables.ts'
import { capitalShare, plain } from './words.ts'

export type RowParts = {
  mark: Mark | null
  content: string
  lead: string | null
  coordinate: string | null
  agencies: string | null
  time: string | null
  product: string | null
  /** The row has nothing but a title: it names the group of the rows that follow. */
  group: boolean
  /** One cell fills the row: nothing but a group can be meant. */
  alone: boolean
  /** A wider heading in a merged cell beside the work itself. */
  heading: string | null
  contentSlot: Slot | null
  slots: Partial<Record<Meaning, Slot>>
}

const TOTALS = /^(?:tong cong|tong so|tong|cong)(?: (?:\d+|kinh phi|so|[ivx]+))*$/

/** Splits a row by the meaning of its columns. Null for an empty row or one of sums. */
export function rowParts(read: ReadTable, row: ReadTable['rows'][number]): RowParts | null {
  const filled = row.printed.filter(cell => cell.text.trim() !== '')
  if (filled.length === 0) return null
  const distinct = [...new Set(filled.map(cell => cell.text.trim()))]
  const pick = (meaning: Meaning): { text: string; slot: Slot } | null => {
    const texts: string[] = []
    let slot: Slot | null = null
    read.columns.forEach((column, index) => {
      const here = row.slots[index]
      if (column.meaning !== meaning || !here) return
      const text = here.cell.text.trim()
      if (text && !texts.includes(text)) texts.push(text)
      slot ??= here
    })
    return slot && texts.length > 0 ? { text: texts.join('; '), slot } : null
  }
  const single =
    distinct.length === 1 &&
    (row.printed.length === 1 || filled.length === row.printed.length || row.printed.length < read.columns.length)
  if (single && (row.printed.length === 1 || (filled[0]?.columnSpan ?? 1) > 1 || row.printed.length < read.columns.length - 1)) {
    const text = distinct[0] ?? ''
    const mark = markOf(text)
    return emptyParts(mark, mark ? mark.rest : text, row.slots[0] ?? null)
  }
  // "| II | Hạ tầng |" in a wide table whose empty cells the export left out.
  const [first, second] = row.printed
  if (first && second && row.printed.length === 2 && read.columns.length >= 4 && second.text.trim() !== '') {
    const mark = markOf(`${first.text.trim().replace(/[.)]+$/, '')}. X`)
    if (mark && mark.rest === 'X' && !LOOSE.has(mark.family))
      return emptyParts(mark, second.text.trim(), row.slots.find(slot => slot?.cell === second) ?? null)
  }
  const index = pick('index')
  const { heading, content } = contentOf(read, row, pick)
  const indexText = (index?.text ?? '').replace(/[.)]+$/, '')
  const contentMark = content ? markOf(content.text) : null
  const mark = index ? (markOf(`${indexText}. X`) ?? contentMark) : contentMark
  const ownMark = index && indexText ? mark : contentMark
  const text = content
    ? contentMark && (!indexText || contentMark.label === ownMark?.label || LOOSE.has(contentMark.family))
      ? contentMark.rest
      : content.text
    : ''
  if (TOTALS.test(plain(text))) return null
  const parts: RowParts = {
    mark: ownMark,
    content: text,
    lead: pick('lead')?.text ?? null,
    coordinate: pick('coordinate')?.text ?? null,
    agencies: pick('agencies')?.text ?? null,
    time: pick('time')?.text ?? slotsOf(read, row),
    product: content?.slot === pick('product')?.slot ? null : (pick('product')?.text ?? null),
    group: false,
    alone: false,
    heading,
    contentSlot: content?.slot ?? null,
    slots: {},
  }
  for (const meaning of ['index', 'content', 'lead', 'coordinate', 'agencies', 'time', 'product'] as const) {
    const found = pick(meaning)
    if (found) parts.slots[meaning] = found.slot
  }
  // A title row: number and name, all else empty (or the name stands in the number's column, merged over the row).
  if (!parts.content && index && !/^[\dIVXa-zđ.]{1,6}$/.test(indexText)) {
    const merged = markOf(index.text)
    return emptyParts(merged, merged ? merged.rest : index.text, index.slot)
  }
  const others = filled.filter(cell => cell.text.trim() !== index?.text && cell.text.trim() !== content?.text)
  // A group's name may be merged over the columns of agencies and time: they then repeat it.
  const repeated = [parts.lead, parts.coordinate, parts.time].filter(value => value !== null)
  parts.group =
    parts.content !== '' && (others.length === 0 || (repeated.length > 0 && repeated.every(value => value === content?.text)))
  if (parts.group) parts.lead = parts.coordinate = parts.time = parts.agencies = parts.product = null
  return parts.content ? parts : null
}

type Picked = { text: string; slot: Slot } | null

/** Two columns may tell what is done: a merged one names the wider task, the other the work itself. */
function contentOf(
  read: ReadTable,
  row: ReadTable['rows'][number],
  pick: (meaning: Meaning) => Picked,
): { heading: string | null; content: Picked } {
  const wider = read.wider === null ? '' : (row.slots[read.wider]?.cell.text.trim() ?? '')
  const finer = read.columns.flatMap((column, index) => {
    const slot = row.slots[index]
    return column.meaning === 'content' && index !== read.wider && slot && slot.cell !== row.slots[read.wider ?? -1]?.cell
      ? [slot]
      : []
  })
  const work = [...new Set(finer.map(slot => slot.cell.text.trim()).filter(Boolean))]
  if (read.wider !== null && finer[0] && work.length > 0)
    return { heading: wider || null, content: { text: work.join('; '), slot: finer[0] } }
  const slots = read.columns.flatMap((column, index) => {
    const slot = row.slots[index]
    return column.meaning === 'content' && slot?.first ? [slot] : []
  })
  const filled = slots.filter(slot => slot.cell.text.trim() !== '')
  const [wide, narrow] = filled
  if (filled.length > 1 && wide && narrow && wide.cell.rowSpan > 1 && narrow.cell.rowSpan <= 1)
    return { heading: wide.cell.text.trim(), content: { text: narrow.cell.text.trim(), slot: narrow } }
  return { heading: null, content: pick('content') ?? pick('target') ?? pick('product') }
}

const LOOSE = new Set(['dash', 'plus', 'bullet'])
const markOf = (text: string): Mark | null => {
  const marks = readMarks(text)
  return marks.find(mark => mark.family === 'roman') ?? marks[0] ?? null
}

const emptyParts = (mark: Mark | null, content: string, slot: Slot | null): RowParts | null =>
  plain(content) === '' || TOTALS.test(plain(content))
    ? null
    : {
        mark,
        content,
        lead: null,
        coordinate: null,
        agencies: null,
        time: null,
        product: null,
        group: true,
        alone: true,
        heading: null,
        contentSlot: slot,
        slots: {},
      }

/** A roadmap drawn as columns of months, quarters or years: from the first to the last that is ticked. */
function slotsOf(read: ReadTable, row: ReadTable['rows'][number]): string | null {
  const ticked = read.columns.flatMap((column, index) => {
    const text = row.slots[index]?.cell.text.trim() ?? ''
    return (column.slot || column.year) && /^(?:x|v|✓|✔|√|\*|•|●|■)$/iu.test(text)
      ? [column.year ? `Năm ${column.year}` : (column.slot ?? '')]
      : []
  })
  const [first, last] = [ticked[0], ticked.at(-1)]
  return !first || !last ? null : first === last ? first : `${first} - ${last}`
}

/**
 * Whether a row names a group rather than work: one cell over the whole row, a roman or capital mark, capitals, sub-numbers
 * below, or nothing but a title where nearly all other rows name a lead (`mostLead`).
 */
export function namesGroup(parts: RowParts, next: RowParts | null, mostLead: boolean): boolean {
  const family = parts.mark?.family
  const label = parts.mark?.label ?? ''
  const below = label !== '' && next?.mark?.label.startsWith(`${label}.`) === true
  if (!parts.group) {
    // A group may carry the lead of all its rows.
    return (
      below ||
      ((family === 'roman' || family === 'capital') &&
        next !== null &&
        next.mark?.family === 'number' &&
        !next.lead &&
        !next.group)
    )
  }
  if (parts.alone || below || !parts.mark) return true
  // "Nhiệm vụ 1 | …" over rows 1, 2, 3.
  if (family === 'labelled' && next && next.mark !== null && next.mark.family !== 'labelled') return true
  if (family === 'roman' || family === 'capital' || family === 'part') return true
  if (capitalShare(parts.content) > 0.7) return true
  if (!next) return false
  const nextFamily = next.mark?.family
  if (nextFamily === 'letter' || nextFamily === 'dash' || nextFamily === 'plus')
    return family === 'number' || family === 'decimal'
  if (family === 'number' && (nextFamily === 'decimal' || (!next.mark && !next.group))) return true
  if (family === 'decimal' && nextFamily === 'number' && next.mark?.ordinal === 1) return true
  if (family === 'number' && nextFamily === 'number' && !next.group)
    return next.mark?.ordinal !== (parts.mark?.ordinal ?? 0) + 1 || mostLead
  return false
}
