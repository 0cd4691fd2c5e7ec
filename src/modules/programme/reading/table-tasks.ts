import { agencyHeading, readAgencyCell } from './agencies.ts'
import { mergeMentions, readAssignment, readBodies } from './assignments.ts'
import { leadField, read, timeFields, type LeadOrigin } from './fields.ts'
import type { Line } from './lines.ts'
import { namesGroup, rowParts, type RowParts } from './table-rows.ts'
import type { ReadTable, Slot } from './tables.ts'
import type { TaskSettings } from './tasks.ts'
import type { AgencyMention, Source, TaskReading } from './types.ts'
import { plain } from './words.ts'

type Group = {
  style: string
  label: string
  text: string
  mentions: AgencyMention[]
  source: Source
  /** Style of the rows under it, once one was seen. */
  rows: string | null
}
const RANK: Record<string, number> = {
  part: 0,
  capital: 1,
  roman: 2,
  labelled: 3,
  number: 4,
  decimal: 5,
  letter: 6,
  paren: 7,
  dash: 9,
  plus: 9,
  bullet: 9,
}
const rankOf = (style: string): number => RANK[style.split(' ')[0] ?? ''] ?? 8

/** A path without the number that a decimal mark repeats: "1" and "1.2" give "1.2". */
const joinPath = (labels: string[]): string => {
  const path: string[] = []
  for (const label of labels) {
    if (!label) continue
    const previous = path.at(-1)
    if (previous && label.startsWith(`${previous}.`)) path.pop()
    path.push(label)
  }
  return path.join('.')
}

/** "nt", "-nt-", "như trên", a quotation mark: the same as in the row above. */
const DITTO = /^\s*(?:[-–(]?\s*nt\s*[-–)]?|như trên|["”“″]{1,2})\s*$/iu

export type TableTask = { task: TaskReading; row: number; line: Line }

/** The tasks of one table that assigns work; `base` is the path of the annex or of the clause it stands under. */
export function tableTasks(
  table: ReadTable,
  line: Line,
  base: string,
  settings: TaskSettings,
  counts: Map<string, number>,
  carried: Group[],
): TableTask[] {
  const { agencies } = settings
  const tasks: TableTask[] = []
  const parts = table.rows
    .map(row => ({ row, parts: rowParts(table, row) }))
    .filter((entry): entry is { row: ReadTable['rows'][number]; parts: RowParts } => entry.parts !== null)
  const trust = settings.trust * line.confidence
  const groups = carried
  const said = new Map<string, string>()
  const withLead = parts.filter(entry => entry.parts.lead !== null || entry.parts.agencies !== null).length
  const mostLead = withLead >= parts.filter(entry => !entry.parts.alone).length * 0.8
  let above: { lead: AgencyMention[]; time: string | null; parts: RowParts } | null = null
  const sourceOfSlot = (slot: Slot | undefined | null, text: string): Source | null =>
    slot
      ? {
          block: line.block,
          page: line.page,
          start: 0,
          end: slot.cell.text.length,
          quote: text,
          row: slot.rowIndex,
          cell: slot.cellIndex,
        }
      : null

  parts.forEach((entry, index) => {
    const { row, parts: current } = entry
    const next = parts[index + 1]?.parts ?? null
    const previous = tasks.at(-1)
    if (namesGroup(current, next, mostLead)) {
      const style = current.mark?.style ?? 'none'
      const rank = rankOf(style)
      const same = groups.findLastIndex(group => group.style === style)
      // "I | …" over "A | …": the first capital right under a roman group stands in it.
      const nested = same < 0 && current.mark?.ordinal === 1 && groups.length > 0 && groups.at(-1)?.rows === null
      if (same >= 0) groups.length = same
      else if (!nested) while (groups.length > 0 && rankOf(groups.at(-1)?.style ?? '') >= rank) groups.pop()
      // A row over 2.1 and 2.2 that has a lead and a time of its own is work beside being their heading.
      const below = next !== null && (next.lead !== null || next.agencies !== null)
      if (current.time && (current.lead ?? current.agencies) && below) addTask(row, current, true)
      const heading = agencyHeading(current.content, agencies)
      const mentions = current.lead ? readLead(current.lead) : heading && /^[\s:.]*$/.test(heading.rest) ? heading.mentions : []
      groups.push({
        style,
        label: current.mark?.label ?? '',
        text: current.content,
        mentions,
        source: sourceOfSlot(current.contentSlot, current.content) as Source,
        rows: null,
      })
      above = null
      return
    }
    // The rest of a row that a page break cut: no number, goes on in the middle of a sentence.
    const loose = current.mark === null || ['dash', 'plus', 'bullet'].includes(current.mark.family)
    if (
      previous &&
      current.mark === null &&
      !current.lead &&
      /^[\p{Ll}\d(,;]/u.test(current.content) &&
      !/[.;]\s*$/.test(previous.task.text.value)
    ) {
      previous.task.text.value = `${previous.task.text.value} ${current.content}`
      return
    }
    if (!table.merges && previous && loose && current.group) return // a bullet that details the row above
    // One row of work over several lines of the same merged cell: agencies are joined, the last time counts.
    if (
      previous &&
      table.merges &&
      above &&
      current.contentSlot &&
      above.parts.contentSlot &&
      current.contentSlot.cell.rowSpan > 1 &&
      current.content === above.parts.content &&
      current.mark?.label === above.parts.mark?.label
    ) {
      if (current.lead) previous.task.lead.value = mergeMentions(previous.task.lead.value, readAgencyCell(current.lead, agencies))
      if (current.coordinate)
        previous.task.coordinate.value = mergeMentions(
          previous.task.coordinate.value,
          readAgencyCell(current.coordinate, agencies),
        )
      if (current.time && current.time !== above.time)
        Object.assign(
          previous.task,
          timeFields(current.time, sourceOfSlot(current.slots.time, current.time), settings.year, trust, agencies.noisy),
        )
      return
    }
    // "2 | Hoàn thiện …" after 1, 1.1, 1.2 stands beside the group 1; under "2. Hạ tầng" a running 15 stands in it.
    const top = groups.at(-1)
    const style = current.mark?.style ?? 'none'
    if (top && top.rows !== null && top.rows !== style && top.style === style) groups.pop()
    const holder = groups.at(-1)
    if (holder && holder.rows === null) holder.rows = style
    addTask(row, current, false)
  })
  return tasks

  function addTask(row: ReadTable['rows'][number], printed: RowParts, heads: boolean): void {
    const current = { ...printed }
    for (const field of ['lead', 'coordinate', 'agencies', 'time', 'product'] as const) {
      if (current[field] !== null && DITTO.test(current[field])) current[field] = said.get(field) ?? null
      else if (current[field] !== null) said.set(field, current[field])
    }
    const combined = current.agencies ? readBodies(current.agencies, agencies, current.slots.agencies?.cell.lines) : null
    let lead = current.lead ? readLead(current.lead) : (combined?.lead ?? [])
    let origin: LeadOrigin = 'cell'
    let leadSource = sourceOfSlot(current.slots.lead ?? current.slots.agencies, current.lead ?? current.agencies ?? '')
    const inLead = current.lead && /phối hợp/iu.test(current.lead) ? readBodies(current.lead, agencies) : null
    if (inLead && inLead.lead.length > 0) lead = inLead.lead
    let time = current.time
    if (lead.length === 0) {
      const stated = readAssignment(current.content, agencies)
      const group = groups.findLast(item => item.mentions.length > 0)
      if (group) Object.assign({}, (lead = group.mentions), (origin = 'header'), (leadSource = group.source))
      else if (stated.leadBy === 'stated') lead = stated.lead
      else if (!table.merges && above && (current.group || time !== null || current.coordinate !== null)) {
        lead = above.lead
        origin = 'above'
        if (current.group) time = above.time
      }
    }
    const coordinate = mergeMentions(
      current.coordinate ? readAgencyCell(current.coordinate, agencies) : [],
      mergeMentions(combined?.coordinate ?? [], inLead?.coordinate ?? []),
    ).filter(mention => !lead.some(other => plain(other.name) === plain(mention.name)))
    // A row without number under a numbered one is one more piece of the same number.
    const label = current.mark?.label ?? (origin === 'above' ? (above?.parts.mark?.label ?? '') : '')
    const section = joinPath([...base.split('.'), ...groups.map(group => group.label).filter(Boolean), label])
    const order = (counts.get(section) ?? 0) + 1
    counts.set(section, order)
    if (!/\p{L}{2}/u.test(current.content)) return // "…" of a form
    const timeText = time ?? null
    tasks.push({
      row: row.index,
      line,
      task: {
        section,
        order,
        clause: null,
        text: read(current.content, sourceOfSlot(current.contentSlot, current.content), trust),
        heading: current.heading ?? groups.at(-1)?.text ?? null,
        lead: leadField(lead, leadSource, lead.length > 0 ? origin : 'none', trust, agencies.own),
        coordinate: read(coordinate, sourceOfSlot(current.slots.coordinate, current.coordinate ?? ''), trust * 0.95),
        ...timeFields(timeText, sourceOfSlot(current.slots.time, timeText ?? ''), settings.year, trust, agencies.noisy),
        product: read<string | null>(current.product, sourceOfSlot(current.slots.product, current.product ?? ''), trust),
      },
    })
    if (!heads) above = { lead, time, parts: current.mark ? current : { ...current, mark: above?.parts.mark ?? null } }
  }

  function readLead(text: string): AgencyMention[] {
    return readAgencyCell(
      text
        .replace(/^\s*(?:cơ quan |đơn vị )?(?:chủ trì|thực hiện)\s*:\s*/iu, '')
        .split(/[;,.\n]?\s*(?:-\s*)?(?:cơ quan |đơn vị )?phối hợp(?:\s+với)?\s*:?/iu)[0] ?? '',
      agencies,
    )
  }
}

/** Whether a table without a lead column assigns work all the same: its groups are bodies ("I. SỞ NỘI VỤ"). */
export function groupsAreAgencies(table: ReadTable, settings: TaskSettings): boolean {
  if (!table.columns.some(column => column.meaning === 'content')) return false
  const parts = table.rows.map(row => rowParts(table, row)).filter(part => part !== null)
  const groups = parts.filter((part, index) => namesGroup(part, parts[index + 1] ?? null, false))
  const named = groups.filter(part => /^[\s:.]*$/.test(agencyHeading(part.content, settings.agencies)?.rest ?? 'x'))
  return groups.length > 0 && named.length >= groups.length * 0.6 && parts.length - groups.length >= groups.length
}

export type { Group as TableGroup }
