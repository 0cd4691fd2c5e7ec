import type { DocumentContent } from '#kernel/documents/document.ts'

import provinceList from '../../../../data/units/provinces.json' with { type: 'json' }
import type { AgencyContext } from './agencies.ts'
import { dutiesOf } from './duties.ts'
import { inferIssuer, readHead, readProvince, readSigner } from './head.ts'
import { buildLexicon } from './lexicon.ts'
import { zonesOf } from './lines.ts'
import { assignRoles, outlineOf, type Node } from './outline.ts'
import { readAnnexes, readBodyTables } from './annexes.ts'
import { clausesOf } from './clauses.ts'
import { reportingOf } from './reporting.ts'
import { bodyTargets, yearOfTitle } from './targets.ts'
import { bodyTasks } from './tasks.ts'
import type { AgencyDirectory, PlanReading } from './types.ts'
import { judge } from './verdict.ts'

export type * from './types.ts'
export { DOUBTFUL } from './types.ts'
export { toWire } from './wire.ts'

/**
 * Understands an administrative plan. Pure: the same content and directory always give the same reading, nothing is looked up
 * or stored. Never throws for what a document may hold; what is not a plan comes back with `isPlan.value` false.
 */
export function readPlan(content: DocumentContent, directory: AgencyDirectory): PlanReading {
  const zones = zonesOf(content)
  const trust = content.recognised || zones.noisy ? 0.8 : 1
  const head = readHead(zones, trust)
  const province = readProvince(zones, head.issuer, provinceList, directory)
  const own = province.value === null ? null : province.value.code === directory.province.code
  const agencies: AgencyContext = {
    lexicon: buildLexicon(own === true ? directory : null),
    noisy: zones.noisy,
    own: own === true,
  }
  const issuer = head.issuer.value === null ? inferIssuer(zones, province, agencies) : head.issuer

  const nodes = outlineOf(zones, head.bodyFrom, zones.bodyEnd, agencies)
  assignRoles(nodes, agencies)
  const parts = nodes.filter(node => node.parent === null && node.kind !== 'preamble')
  const titleYear = yearOfTitle(head.title.value ?? '')
  const year = titleYear ?? (head.date.value ? Number(head.date.value.slice(0, 4)) : null)
  const settings = { agencies, year, trust }

  const annexes = readAnnexes(zones, settings)
  const tables = readBodyTables(nodes, settings)
  const body = bodyTasks(parts, settings)
  const chosen = chooseTasks(annexes, tables, body)
  const targets = [...bodyTargets(parts, { year: titleYear, trust, noisy: zones.noisy }), ...tables.targets, ...annexes.targets]
  const duties = dutiesOf(parts, agencies, trust)
  const reporting = reportingOf(nodes, agencies, trust)
  const { clauses, indexOf } = clausesOf(zones, nodes, annexes, tables)

  const reading: PlanReading = {
    isPlan: { value: false, confidence: 0, reasons: [] },
    province,
    ownProvince: own,
    title: head.title,
    number: head.number,
    date: head.date,
    issuer,
    signer: readSigner(zones, trust),
    legalBases: head.legalBases,
    clauses,
    targets: targets.map(entry => ({ ...entry.target, clause: indexOf(entry) })),
    tasks: chosen.map(entry => ({ ...entry.task, clause: indexOf(entry) })),
    responsibilities: duties.map(entry => ({ ...entry.duty, clause: indexOf(entry) })),
    reporting: reporting.map(entry => ({ ...entry.entry, clause: indexOf(entry) })),
    warnings: [],
    format: content.format,
    recognised: content.recognised || zones.noisy,
  }
  reading.isPlan = judge(zones, nodes, reading)
  reading.warnings = warningsOf(reading, annexes.tasks.length, body.length, directory)
  return reading
}

type Entry = { task: PlanReading['tasks'][number]; node?: Node; line?: { block: number }; row?: number }

/** Where an annex assigns work its rows are the tasks; a table in the body stands beside items that name their own lead. */
function chooseTasks(
  annexes: { tasks: Entry[]; undivided: Entry[] },
  tables: { tasks: Entry[]; undivided: Entry[] },
  body: (Entry & { stated: boolean })[],
): Entry[] {
  if (annexes.tasks.length > 0) return annexes.tasks
  const undivided = [...tables.undivided, ...annexes.undivided]
  if (tables.tasks.length === 0) return undivided.length > 1 && !body.some(draft => draft.stated) ? undivided : body
  return [...body.filter(draft => draft.task.lead.value.length > 0), ...tables.tasks]
}

function warningsOf(reading: PlanReading, annexTasks: number, bodyTasksFound: number, directory: AgencyDirectory): string[] {
  const warnings: string[] = []
  if (reading.ownProvince === false && reading.province.value)
    warnings.push(
      `Đây là văn bản của ${reading.province.value.name}, không phải của ${directory.province.name}; tên cơ quan được giữ như trong văn bản.`,
    )
  if (reading.recognised) warnings.push('Chữ trong văn bản được nhận dạng từ ảnh nên có thể sai; cần đối chiếu với bản gốc.')
  if (annexTasks > 0 && bodyTasksFound > 0)
    warnings.push(
      `Nhiệm vụ lấy từ phụ lục phân công (${annexTasks} dòng); ${bodyTasksFound} nội dung trong phần nhiệm vụ, giải pháp không tính lại.`,
    )
  if (reading.isPlan.value && reading.tasks.length === 0)
    warnings.push('Không tìm thấy nhiệm vụ nào; có thể văn bản kèm phụ lục chưa có trong tệp.')
  return warnings
}
