import type { Actor } from '#kernel/actor.ts'
import type { Write } from '#kernel/audit/write.ts'
import { today } from '#kernel/clock.ts'
import { AppError } from '#kernel/errors.ts'
import { reportOf, rowOutcomes } from '#kernel/contract.ts'
import { operation } from '#kernel/operation.ts'
import { rowLimit, sheetAnswer, type SheetProblem } from '#kernel/sheets/index.ts'
import type { Platform } from '#kernel/platform.ts'
import * as contract from '../contract.ts'
import { wrongState } from '../errors.ts'
import { readSheet, titleOf, writeSheet, type SheetRow } from '../excel.ts'
import * as policy from '../policy.ts'
import { allEvidence } from '../queries/evidence.ts'
import { agenciesByCode, evidenceByIds, heldByAgencies, sameFacts, type Numbered } from '../queries/exchange.ts'
import { linksOf, type EvidenceRow } from '../queries/links.ts'
import { addressKeyOf, factsFault, isOpenFor, linkFault, proofFault } from '../rules.ts'
import { claimEvidence, restateEvidence } from './claiming.ts'
import { setLinks } from './recording.ts'

export const sheet = operation({
  name: 'evidence.sheet',
  summary: 'Xuất minh chứng ra Excel, cùng mẫu với tệp nạp vào',
  reads: 'GET /evidence.xlsx',
  input: contract.ExportEvidence,
  output: contract.EvidenceSheet,
  allow: 'signedIn',
  run: async ({ db, clock, me }, input) =>
    sheetAnswer(await writeSheet(await allEvidence(db, me, input, rowLimit)), `Minh chứng ${today(clock)}`),
})

export const importSheet = operation({
  name: 'evidence.import',
  summary: 'Nạp minh chứng từ Excel: dòng có mã thì cập nhật, dòng không có mã thì thêm',
  writes: 'POST /evidence/import',
  input: contract.ImportEvidence,
  output: contract.ImportReport,
  bodyLimit: 10_000_000,
  allow: policy.canClaimSomewhere,
  run: async ({ write, platform, clock, me }, { file, rehearse }) => {
    const read = await readSheet(file.bytes)
    const byCode = await agenciesByCode(write.read, [...new Set(read.map(row => row.agency))])
    const held = await heldByAgencies(
      write.read,
      [...byCode.values()].map(agency => agency.id),
    )
    const intake: Intake = {
      write,
      platform,
      me,
      at: clock.now(),
      today: today(clock).toString(),
      rehearse,
      byCode,
      held: Map.groupBy(held, one => one.agencyId),
      known: await evidenceByIds(
        write.read,
        read.flatMap(row => (row.facts && row.id) || []),
      ),
    }
    const rows: contract.ImportRow[] = []
    for (const row of read) rows.push(await take(intake, row))
    return reportOf(rowOutcomes, rehearse, rows)
  },
})

type Intake = {
  write: Write
  platform: Platform
  me: Actor
  at: Temporal.Instant
  today: string
  rehearse: boolean
  byCode: ReadonlyMap<string, { id: string; name: string }>
  held: ReadonlyMap<string, Numbered[]>
  known: ReadonlyMap<string, EvidenceRow>
}

/** One row: a wrong one is reported and left out, the others go on. */
async function take(intake: Intake, row: SheetRow): Promise<contract.ImportRow> {
  const agency = intake.byCode.get(row.agency)
  const report = { row: row.number, title: row.title, agency: agency?.name ?? row.agency }
  const failed = (...problems: SheetProblem[]) => ({ ...report, outcome: 'failed' as const, problems })
  const { facts } = row
  if (!facts) return failed(...row.problems)
  if (!agency) return failed({ column: titleOf('agency'), message: `Không có cơ quan nào mang mã “${row.agency}”` })
  const assignmentIds = chosen(intake, row, agency.id).map(one => one.id)
  const stated = { ...facts, unit: facts.unit ?? null, address: facts.address ?? null, note: facts.note ?? null }
  const piece = row.id ? intake.known.get(row.id) : undefined
  if (row.id && (!piece || piece.agencyId !== agency.id))
    return failed({ column: titleOf('id'), message: 'Cơ quan không có minh chứng nào mang mã này; để trống ô khi thêm mới' })
  const links = piece ? await linksOf(intake.write.read, [piece.id]) : []
  const linked = links.flatMap(link => link.assignmentId ?? [])
  const relinked = row.tasks !== null && linked.toSorted().join() !== assignmentIds.toSorted().join()
  const same = piece && Object.entries(stated).every(([key, value]) => piece[key as keyof typeof stated] === value)
  if (same && !relinked) return { ...report, outcome: 'unchanged', problems: [] }
  const problems = faultsOf(intake, row, agency.id)
  if (problems.length > 0) return failed(...problems)
  try {
    if (!piece) {
      const before = await sameFacts(intake.write.read, { ...stated, agencyId: agency.id })
      if (before) return { ...report, outcome: 'unchanged', problems: [] }
      if (!intake.rehearse) await claimEvidence(intake, { ...stated, agencyId: agency.id, assignmentIds, targetIds: [] })
      return { ...report, outcome: 'created', problems: [] }
    }
    if (!policy.canKeep(intake.me, piece) || piece.source !== 'person')
      return failed({ column: titleOf('id'), message: 'Bạn không có quyền sửa minh chứng này' })
    if (!isOpenFor('edit', piece.state)) throw wrongState(piece.state)
    if (!intake.rehearse)
      await restateEvidence(intake, piece, stated, changed =>
        setLinks(intake.write, changed, {
          assignmentIds: row.tasks === null ? linked : assignmentIds,
          targetIds: links.flatMap(link => link.targetId ?? []),
        }),
      )
    return { ...report, outcome: 'updated', problems: [] }
  } catch (error) {
    // Ours are thrown before anything of this row was written; what the database refuses ends the whole.
    if (!(error instanceof AppError)) throw error
    const fields = error.extras.fields?.map(field => ({ column: columnOf(field.path), message: field.message }))
    return failed(
      ...(fields ?? [{ column: titleOf(error.code === 'evidence.duplicate' ? 'address' : 'state'), message: error.sentence.vi }]),
    )
  }
}

function faultsOf(intake: Intake, row: SheetRow, agencyId: string): SheetProblem[] {
  const facts = row.facts!
  if (!policy.canClaim(intake.me, { agencyId }))
    return [{ column: titleOf('agency'), message: 'Bạn không có quyền ghi nhận minh chứng cho cơ quan này' }]
  const held = intake.held.get(agencyId) ?? []
  const unknown = (row.tasks ?? []).filter(number => !held.some(one => one.number === number))
  const piece = row.id ? intake.known.get(row.id) : undefined
  const found = [
    factsFault(facts, intake.today),
    proofFault({ ...facts, file: Boolean(piece?.attachmentId) }),
    facts.address && addressKeyOf(facts.address) === null ? { path: 'address', message: 'Địa chỉ chưa đúng' } : null,
    ...chosen(intake, row, agencyId).map(one => linkFault({ ...one, task: one.number }, { ...facts, agencyId })),
  ]
  return [
    ...found.flatMap(one => (one ? [{ column: columnOf(one.path), message: one.message }] : [])),
    ...unknown.map(number => ({
      column: titleOf('tasks'),
      message: `Nhiệm vụ ${number} không được giao cho cơ quan này`,
    })),
  ]
}

/** The assignments behind the numbers: of several under one number the one that still holds. */
const chosen = (intake: Intake, row: SheetRow, agencyId: string): Numbered[] =>
  [...new Set(row.tasks)].flatMap(number => {
    const candidates = (intake.held.get(agencyId) ?? []).filter(one => one.number === number)
    return candidates.find(one => one.endedOn === null) ?? candidates[0] ?? []
  })

const columnOf = (path: string): string =>
  path === 'assignmentIds' ? titleOf('tasks') : path === 'agencyId' ? titleOf('agency') : titleOf(path as 'title')
