import { z } from 'zod'
import {
  fileAnswer,
  flag,
  id,
  listInput,
  listOutput,
  may,
  oneOrMore,
  plainDate,
  rowOutcomes,
  sheetReport,
  sheetRow,
  sheetToTake,
  version,
} from '#kernel/contract.ts'
import { EvidenceState } from '#modules/evidence/contract.ts'

/** The three kinds of staff that target 2030-2 of the province's plan names (mục II.2.c). */
export const StaffField = z.enum(['communication', 'grassroots', 'external'])
export type StaffField = z.infer<typeof StaffField>
export const staffFieldNames: Record<StaffField, string> = {
  communication: 'Chuyên trách truyền thông',
  grassroots: 'Thông tin cơ sở',
  external: 'Thông tin đối ngoại',
}

const name = z.string().trim().min(2, 'Tên quá ngắn').max(120)
export const StaffFields = z.object({
  name: name.meta({ title: 'Họ và tên' }),
  post: z.string().trim().max(160).nullish().meta({ title: 'Chức vụ, vị trí việc làm' }),
  field: StaffField.meta({ title: 'Lĩnh vực', labels: staffFieldNames }),
  since: plainDate.nullish().meta({ title: 'Làm công việc này từ ngày' }),
  until: plainDate.nullish().meta({ title: 'Đến hết ngày', description: 'Để trống khi đang làm' }),
  trainedOn: plainDate.nullish().meta({ title: 'Được đào tạo ngày' }),
  training: z.string().trim().max(300).nullish().meta({ title: 'Khóa đào tạo', description: 'Tên khóa, đơn vị tổ chức' }),
  evidenceId: id.nullish().meta({ title: 'Minh chứng', description: 'Chỉ tính là đã đào tạo khi minh chứng được xác nhận' }),
})

export const StaffMember = z.object({
  id,
  version,
  agency: z.object({ id, code: z.string(), name: z.string() }),
  name: z.string(),
  post: z.string().nullable(),
  field: StaffField,
  since: plainDate.nullable(),
  until: plainDate.nullable(),
  trainedOn: plainDate.nullable(),
  training: z.string().nullable(),
  evidence: z.object({ id, title: z.string(), state: EvidenceState }).nullable(),
  /** In this work today, trained, with verified evidence. */
  counted: z.boolean(),
  why: z.string(),
  may: may('edit'),
})
export type StaffMember = z.infer<typeof StaffMember>
export const ListStaff = listInput(['name', 'agency', 'trainedOn'], {
  agency: oneOrMore(id),
  field: oneOrMore(StaffField),
  trained: z.enum(['counted', 'unproven', 'none']).optional(),
  /** Those who left the work too. */
  left: flag,
})
export const StaffList = listOutput(StaffMember)
export const ExportStaff = ListStaff.omit({ page: true, pageSize: true })
export const Sheet = fileAnswer
export const AddStaff = StaffFields.extend({ agencyId: id.meta({ title: 'Cơ quan' }) })
export const UpdateStaff = StaffFields.partial().extend({ id, version })
export const RemoveStaff = z.object({ id, version: z.coerce.number().int().min(1) })
export const StaffKey = z.object({ id, version, name: z.string() })
export const ImportSheet = sheetToTake
export const ImportedRow = sheetRow(rowOutcomes, { name: z.string() })
export type ImportedRow = z.infer<typeof ImportedRow>
export const Imported = sheetReport(rowOutcomes, ImportedRow)
