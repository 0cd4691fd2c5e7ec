import { z } from 'zod'
import type { Actor } from '#kernel/actor.ts'
import type { Write } from '#kernel/audit/write.ts'
import { today } from '#kernel/clock.ts'
import { invalid } from '#kernel/errors.ts'
import { reportOf, rowOutcomes } from '#kernel/contract.ts'
import { operation } from '#kernel/operation.ts'
import { sheetAnswer } from '#kernel/sheets/index.ts'
import { agencyByCode, agencyById } from '#modules/agencies/index.ts'
import * as contract from '../contract.ts'
import { foreignEvidence, staffTwice } from '../errors.ts'
import { readStaffSheet, staffSheet, type StaffSheetRow } from '../excel.ts'
import * as policy from '../policy.ts'
import { evidenceState } from '../queries/lookups.ts'
import { allStaff, listStaff, sameStaff, staffById } from '../queries/staff.ts'
import { staffMembers } from '../tables.ts'
import { listsChanged } from './events.ts'
import { differs } from './differs.ts'

export const list = operation({
  name: 'measurement.staff',
  summary: 'Danh sách cán bộ làm công tác truyền thông mà người hỏi được xem',
  reads: 'GET /staff-members',
  input: contract.ListStaff,
  output: contract.StaffList,
  allow: policy.seesSomeStaff,
  run: ({ db, clock, me }, input) => listStaff(db, me, input, today(clock).toString()),
})

export const exportSheet = operation({
  name: 'measurement.staff_sheet',
  summary: 'Xuất danh sách cán bộ truyền thông ra Excel, cùng mẫu với tệp nạp vào',
  reads: 'GET /staff-members.xlsx',
  input: contract.ExportStaff,
  output: contract.Sheet,
  allow: policy.seesSomeStaff,
  run: async ({ db, clock, me }, input) => {
    const day = today(clock).toString()
    return sheetAnswer(await staffSheet(await allStaff(db, me, input, day)), `Cán bộ truyền thông ${day}`)
  },
})

type Fields = z.output<typeof contract.StaffFields>
type Known = { agencyId: string } & { [K in keyof Fields]-?: Exclude<Fields[K], undefined> }

const known = (agencyId: string, fields: Fields): Known => ({
  agencyId,
  name: fields.name,
  post: fields.post ?? null,
  field: fields.field,
  since: fields.since ?? null,
  until: fields.until ?? null,
  trainedOn: fields.trainedOn ?? null,
  training: fields.training ?? null,
  evidenceId: fields.evidenceId ?? null,
})

/** What is wrong with a person's row as a whole, as field and sentence; null when nothing is. */
function staffFault(fields: Known, day: string): { path: string; message: string } | null {
  if (fields.since && fields.until && fields.until < fields.since)
    return { path: 'until', message: 'Ngày thôi việc này phải sau ngày bắt đầu' }
  if (fields.trainedOn && fields.trainedOn > day) return { path: 'trainedOn', message: 'Ngày đào tạo chưa tới' }
  if (fields.evidenceId && !fields.trainedOn) return { path: 'trainedOn', message: 'Có minh chứng thì cần ghi ngày được đào tạo' }
  return null
}

async function check(write: Write, fields: Known, day: string, exceptId?: string): Promise<void> {
  const wrong = staffFault(fields, day)
  if (wrong) throw invalid(undefined, { fields: [wrong] })
  if (fields.evidenceId && !(await fittingEvidence(write, fields))) throw foreignEvidence()
  if (fields.until === null && (await sameStaff(write.read, { ...fields, ...(exceptId ? { exceptId } : {}) })))
    throw staffTwice({ name: fields.name })
}

/** Training is often held by another agency: its evidence may be anybody's that is verified, otherwise only the agency's own. */
async function fittingEvidence(write: Write, fields: Known): Promise<boolean> {
  const piece = await evidenceState(write.read, fields.evidenceId!)
  return piece !== undefined && piece.state !== 'withdrawn' && (piece.agencyId === fields.agencyId || piece.state === 'verified')
}

export const add = operation({
  name: 'measurement.add_staff',
  summary: 'Thêm một người vào danh sách cán bộ truyền thông của cơ quan',
  writes: 'POST /staff-members',
  input: contract.AddStaff,
  output: contract.StaffKey,
  load: ({ db }, { agencyId }) => agencyById(db, agencyId),
  allow: (actor, agency) => policy.canKeepStaff(actor, { agencyId: agency.id }),
  run: async ({ write, clock }, { agencyId, ...fields }) => {
    const person = known(agencyId, fields)
    await check(write, person, today(clock).toString())
    const made = await write.insert(staffMembers, person)
    await write.emit(listsChanged, { list: 'staff', agencyId })
    return made
  },
})

export const update = operation({
  name: 'measurement.update_staff',
  summary: 'Sửa một người trong danh sách cán bộ truyền thông',
  writes: 'PATCH /staff-members/:id',
  input: contract.UpdateStaff,
  output: contract.StaffKey,
  load: ({ db }, { id }) => staffById(db, id),
  allow: policy.canKeepStaff,
  run: async ({ write, clock, record: person }, { id, version, ...fields }) => {
    await check(write, known(person.agencyId, { ...person, ...fields }), today(clock).toString(), id)
    const changed = await write.update(staffMembers, { ...person, version }, fields)
    await write.emit(listsChanged, { list: 'staff', agencyId: person.agencyId })
    return changed
  },
})

export const remove = operation({
  name: 'measurement.remove_staff',
  summary: 'Xóa một người khỏi danh sách (ghi nhầm); người thôi việc thì ghi ngày thôi, không xóa',
  writes: 'DELETE /staff-members/:id',
  input: contract.RemoveStaff,
  output: contract.Nothing,
  load: ({ db }, { id }) => staffById(db, id),
  allow: policy.canKeepStaff,
  run: async ({ write, record: person }, { version }) => {
    await write.remove(staffMembers, { ...person, version })
    await write.emit(listsChanged, { list: 'staff', agencyId: person.agencyId })
    return null
  },
})

export const importSheet = operation({
  name: 'measurement.import_staff',
  summary: 'Nạp danh sách cán bộ truyền thông từ Excel: dòng có mã thì cập nhật, dòng mới thì thêm',
  writes: 'POST /staff-members/import',
  input: contract.ImportSheet,
  output: contract.Imported,
  allow: policy.keepsSomeStaff,
  bodyLimit: 10_000_000,
  run: async ({ write, clock, me }, { file, rehearse }) => {
    const sheet = await readStaffSheet(file.bytes)
    const day = today(clock).toString()
    const rows: contract.ImportedRow[] = []
    for (const row of sheet) rows.push(await take(write, me, row, day, rehearse))
    if (!rehearse && rows.some(row => row.outcome === 'created' || row.outcome === 'updated'))
      await write.emit(listsChanged, { list: 'staff' })
    return reportOf(rowOutcomes, rehearse, rows)
  },
})

/** One row: a wrong one is reported and left out, the others go on. */
async function take(write: Write, me: Actor, row: StaffSheetRow, day: string, rehearse: boolean): Promise<contract.ImportedRow> {
  const told = { row: row.number, name: row.cells.name ?? '' }
  const failed = (column: string, message: string): contract.ImportedRow => ({
    ...told,
    outcome: 'failed',
    problems: [...row.problems, { column, message }],
  })
  if (!row.fields) return { ...told, outcome: 'failed', problems: row.problems }
  const agency = row.cells.agency ? await agencyByCode(write.read, row.cells.agency) : undefined
  if (!agency) return failed('Mã cơ quan', `Không có cơ quan mang mã “${row.cells.agency ?? ''}”`)
  if (!policy.canKeepStaff(me, { agencyId: agency.id })) return failed('Mã cơ quan', `Bạn không giữ danh sách của ${agency.name}`)
  const fields = known(agency.id, row.fields)
  const wrong = staffFault(fields, day)
  if (wrong) return failed('Ngày', wrong.message)
  if (fields.evidenceId && !(await fittingEvidence(write, fields)))
    return failed('Mã minh chứng', 'Không có minh chứng này, hoặc là minh chứng chưa xác nhận của cơ quan khác')
  const marked = z.uuid().safeParse(row.cells.id).data
  const present = marked ? await staffById(write.read, marked) : await sameStaff(write.read, fields)
  if (row.cells.id && !present) return failed('Mã dòng', 'Không có người mang mã dòng này; để trống để thêm mới')
  if (present && present.agencyId !== agency.id)
    return failed('Mã cơ quan', 'Người này thuộc danh sách của cơ quan khác; hãy ghi ngày thôi việc ở đó và thêm dòng mới ở đây')
  if (!present) {
    if (!rehearse) await write.insert(staffMembers, fields)
    return { ...told, outcome: 'created', problems: [] }
  }
  if (!differs(fields, present)) return { ...told, outcome: 'unchanged', problems: [] }
  if (!rehearse) await write.update(staffMembers, present, fields)
  return { ...told, outcome: 'updated', problems: [] }
}
