import { readTime } from './due.ts'
import { ANNEX, type Line, type Zones } from './lines.ts'
import { assignRoles, outlineOf, type Node } from './outline.ts'
import { groupsAreAgencies, tableTasks, type TableGroup, type TableTask } from './table-tasks.ts'
import { rowParts } from './table-rows.ts'
import { readTable, type ReadTable } from './tables.ts'
import { tableTargets } from './targets.ts'
import { bodyTasks, type TaskSettings } from './tasks.ts'
import type { TargetReading, TaskReading } from './types.ts'
import { plain } from './words.ts'

type Placed = { line: Line; row?: number; node?: Node }
export type Annexes = {
  tasks: ({ task: TaskReading } & Placed)[]
  /** Rows of tables that date work and name nobody: the work of whoever issued the plan, where nothing else is given out. */
  undivided: ({ task: TaskReading } & Placed)[]
  targets: ({ target: TargetReading } & Placed)[]
  /** Path of the annex in which a line of the annex zone stands. */
  paths: Map<Line, string>
}

const ANNEX_NUMBER = /^(?:phụ\s*lục|phụ\s*biểu|biểu)\s*(?:số\s*)?([IVX]{1,5}|\d{1,2})(?:[A-Z])?(?![\p{L}\d])/iu

/** The tables and lists after the signature. */
export function readAnnexes(zones: Zones, settings: TaskSettings): Annexes {
  const result: Annexes = { tasks: [], undivided: [], targets: [], paths: new Map() }
  const counts = new Map<string, number>()
  const costs: { table: ReadTable; line: Line; base: string }[] = []
  let base = 'PL'
  let previous: ReadTable | null = null
  let groups: TableGroup[] = []
  let title = ''
  const lines = zones.lines.slice(zones.annexStart)
  lines.forEach((line, index) => {
    if (!line.table) {
      if (ANNEX.test(line.text) && line.text.length < 220) {
        const number = ANNEX_NUMBER.exec(line.text)?.[1]
        if (number) base = `PL.${number.toUpperCase()}`
        else if (/^phụ\s*lục/iu.test(line.text)) base = 'PL'
        groups = []
        previous = null
      } else if (plain(line.text) !== '' && lines[index - 1]?.table) {
        // Text between two tables ends the first; a page number does not.
        if (!/^\d{1,3}$/.test(line.text)) groups = []
      }
      title = lines[index - 1]?.table || ANNEX.test(line.text) ? line.text : `${title} ${line.text}`
      result.paths.set(line, base)
      return
    }
    result.paths.set(line, base)
    const table = readTable(line.table, previous)
    if (isBudget(table, title) || isForm(title)) return
    // What costs are spread over years repeats the work of other annexes; alone it may be the only list there is.
    if (table.kind === 'tasks' && isCosted(table, title)) costs.push({ table, line, base })
    else if (table.kind === 'tasks' || (table.kind === 'other' && groupsAreAgencies(table, settings)))
      result.tasks.push(...tableTasks(table, line, base, settings, counts, groups))
    else if (datesWork(table)) result.undivided.push(...tableTasks(table, line, base, settings, counts, groups))
    else if (table.kind === 'targets')
      result.targets.push(
        ...tableTargets(table, line, base, { ...settings, noisy: settings.agencies.noisy }).map(target => ({
          target,
          line,
          row: target.text.source?.row ?? 0,
        })),
      )
    if (table.columns.length > 0) previous = table
  })
  if (result.tasks.length === 0)
    for (const cost of costs) result.tasks.push(...tableTasks(cost.table, cost.line, cost.base, settings, counts, []))
  if (result.tasks.length === 0) result.tasks.push(...listedTasks(zones, settings, base))
  return result
}

/** "TT | Nội dung | Thời gian | Địa điểm": work with its time; an order of events ("8h00") is none. */
function datesWork(table: ReadTable): boolean {
  const has = (meaning: string): boolean => table.columns.some(column => column.meaning === meaning)
  if (table.kind !== 'other' || !has('content') || !has('time') || has('funding')) return false
  const times = table.rows.map(row => rowParts(table, row)?.time ?? null).filter(time => time !== null)
  const dated = times.filter(time => {
    const { due, recurrence } = readTime(time, 2000)
    return (due !== null || recurrence !== null) && !/\d\s*(?:h|giờ|:)\s*\d{0,2}/iu.test(time)
  })
  return dated.length > 1 && dated.length >= times.length * 0.7
}

/** A form to be filled in ("MẪU BÁO CÁO …") assigns nothing. */
const isForm = (title: string): boolean => /(?:^| )(?:mau|bieu mau|de cuong)(?: so)?(?: \S+){0,2} bao cao/.test(plain(title))

/** An estimate of costs names bodies too, but gives no work out. */
const isBudget = (table: ReadTable, title: string): boolean =>
  table.columns.some(column => column.meaning === 'funding') &&
  !table.columns.some(column => column.meaning === 'time') &&
  /du toan|kinh phi|nhu cau von|phan bo/.test(plain(title))

/** An annex whose title is about money alone ("KHÁI TOÁN KINH PHÍ", not "NHIỆM VỤ VÀ KINH PHÍ"). */
const isCosted = (table: ReadTable, title: string): boolean =>
  table.columns.some(column => column.meaning === 'funding') &&
  /(?:du toan|khai toan|kinh phi|nhu cau von)/.test(plain(title)) &&
  !/(?:nhiem vu|noi dung|hoat dong|cong viec|phan cong|danh muc)/.test(plain(title).split(' kem theo ')[0] ?? '')

/** An annex that lists the tasks without a table: items followed by "Cơ quan chủ trì: …". */
function listedTasks(zones: Zones, settings: TaskSettings, base: string): ({ task: TaskReading } & Placed)[] {
  const { agencies } = settings
  const from = zones.annexStart + 1
  if (from >= zones.lines.length) return []
  const nodes = outlineOf(zones, from, zones.lines.length, agencies)
  assignRoles(nodes, agencies)
  for (const node of nodes) node.role = 'tasks'
  // Under one root, so that "I. SỞ TÀI CHÍNH" at the top leads what stands below it.
  const root: Node = {
    line: zones.lines[zones.annexStart] as Line,
    mark: null,
    text: '',
    offset: 0,
    children: nodes.filter(node => node.parent === null),
    parent: null,
    path: '',
    role: 'tasks',
    roles: [],
    kind: 'part',
    depth: 0,
  }
  for (const node of root.children) node.parent = root
  const drafts = bodyTasks([root], settings)
  const assigned = drafts.filter(draft => draft.task.lead.value.length > 0)
  if (assigned.length < 2 || assigned.length < drafts.length * 0.5) return []
  return assigned.map(draft => ({
    task: { ...draft.task, section: draft.task.section ? `${base}.${draft.task.section}` : base },
    line: draft.node.line,
    node: draft.node,
  }))
}

/** Tables that stand inside of the body. */
export function readBodyTables(nodes: Node[], settings: TaskSettings): Annexes {
  const result: Annexes = { tasks: [], undivided: [], targets: [], paths: new Map() }
  const counts = new Map<string, number>()
  let previous: ReadTable | null = null
  let groups: TableGroup[] = []
  let parent: Node | null = null
  for (const node of nodes) {
    if (!node.line.table) continue
    if (node.parent !== parent) groups = []
    parent = node.parent
    const table = readTable(node.line.table, previous)
    result.paths.set(node.line, node.path)
    if (table.kind === 'tasks' || (table.kind === 'other' && groupsAreAgencies(table, settings))) {
      const rows: TableTask[] = tableTasks(table, node.line, node.path, settings, counts, groups)
      result.tasks.push(...rows.map(row => ({ ...row, node })))
    } else if (datesWork(table)) {
      const rows = tableTasks(table, node.line, node.path, settings, counts, groups)
      result.undivided.push(...rows.map(row => ({ ...row, node })))
    } else if (table.kind === 'targets')
      result.targets.push(
        ...tableTargets(table, node.line, node.path, { ...settings, noisy: settings.agencies.noisy }).map(target => ({
          target,
          line: node.line,
          row: target.text.source?.row ?? 0,
        })),
      )
    if (table.columns.length > 0) previous = table
  }
  return result
}
