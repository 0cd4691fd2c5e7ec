import { z } from 'zod'
import {
  fileAnswer,
  id,
  listInput,
  listOutput,
  may,
  moment,
  oneOrMore,
  plainDate,
  rowOutcomes,
  sheetReport,
  sheetRow,
  sheetToTake,
  version,
} from '#kernel/contract.ts'

export const kinds = [
  'committee',
  'department',
  'board',
  'office',
  'commune',
  'ward',
  'press',
  'university',
  'college',
  'party',
  'front',
  'union',
  'police',
  'military',
  'enterprise',
  'central',
  'other',
] as const
export const Kind = z.enum(kinds)
export type Kind = z.infer<typeof Kind>

/** As officials say it; also the words of the Excel sheet. */
export const kindNames: Record<Kind, string> = {
  committee: 'Cơ quan lãnh đạo, dân cử',
  department: 'Sở, cơ quan ngang sở',
  board: 'Ban quản lý',
  office: 'Văn phòng, đơn vị trực thuộc',
  commune: 'UBND xã',
  ward: 'UBND phường',
  press: 'Cơ quan báo chí',
  university: 'Trường đại học',
  college: 'Trường cao đẳng',
  party: 'Cơ quan Đảng',
  front: 'Mặt trận Tổ quốc',
  union: 'Tổ chức chính trị - xã hội, hội',
  police: 'Công an',
  military: 'Quân sự, biên phòng',
  enterprise: 'Doanh nghiệp',
  central: 'Cơ quan Trung ương trên địa bàn',
  other: 'Khác',
}

export const successionNames = { merged: 'Sáp nhập, hợp nhất', split: 'Chia, tách', renamed: 'Đổi tên' }

const name = z.string().trim().min(3, 'Tên quá ngắn').max(200, 'Tên dài quá 200 ký tự')
const code = z
  .string()
  .trim()
  .regex(/^[a-z0-9][a-z0-9-]{1,79}$/, 'Mã chỉ gồm chữ thường không dấu, số và gạch nối')
const aliases = z.array(z.string().trim().min(1).max(200)).max(30)
const phone = z
  .string()
  .trim()
  .regex(/^[+\d][\d\s.-]{6,19}$/, 'Số điện thoại chưa đúng')
const address = z.string().trim().max(300)
const website = z.url({ protocol: /^https?$/, error: 'Địa chỉ trang phải bắt đầu bằng http:// hoặc https://' }).max(300)

/** An administrative unit of the years before, which became part of this one. */
export const Predecessor = z.object({ code: z.string(), name: z.string(), part: z.enum(['full', 'partial']) })

export const AgencyFields = z.object({
  code: code.meta({ title: 'Mã', description: 'Xã, phường dùng mã của Cục Thống kê; cơ quan khác dùng mã ngắn không dấu' }),
  name: name.meta({ title: 'Tên chính thức' }),
  kind: Kind.meta({ title: 'Loại', labels: kindNames }),
  aliases: aliases.meta({ title: 'Tên gọi khác, viết tắt', description: 'Dùng để nhận ra cơ quan trong văn bản' }),
  email: z.email('Địa chỉ thư chưa đúng').max(200).nullish().meta({ title: 'Thư điện tử' }),
  phone: phone.nullish().meta({ title: 'Điện thoại' }),
  address: address.nullish().meta({ title: 'Địa chỉ' }),
  website: website.nullish().meta({ title: 'Trang thông tin điện tử' }),
  validFrom: plainDate.nullish().meta({ title: 'Hoạt động từ ngày' }),
  validUntil: plainDate.nullish().meta({ title: 'Đến hết ngày', description: 'Để trống khi đang hoạt động' }),
})

export const AgencySummary = z.object({
  id,
  version,
  code: z.string(),
  name: z.string(),
  kind: Kind,
  aliases: z.array(z.string()),
  validFrom: plainDate.nullable(),
  validUntil: plainDate.nullable(),
  updatedAt: moment,
})
export type AgencySummary = z.infer<typeof AgencySummary>

export const Succession = z.object({
  agency: z.object({ id, code: z.string(), name: z.string() }),
  on: plainDate,
  how: z.enum(['merged', 'split', 'renamed']),
  basis: z.string().nullable(),
})

/** Personal data of officials at work: shown to their own agency, the programme office and administrators. */
export const ContactPerson = z.object({
  id,
  version,
  name: z.string(),
  position: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  main: z.boolean(),
  may: may('edit'),
})

export const AgencyDetail = AgencySummary.extend({
  email: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  website: z.string().nullable(),
  source: z.string().nullable(),
  predecessors: z.array(Predecessor),
  succeeds: z.array(Succession),
  succeededBy: z.array(Succession),
  groups: z.array(z.object({ id, code: z.string(), name: z.string() })),
  /** null where the reader may not see them. */
  contacts: z.array(ContactPerson).nullable(),
  may: may('edit', 'succeed', 'addContact'),
})
export type AgencyDetail = z.infer<typeof AgencyDetail>

const filters = {
  kind: oneOrMore(Kind),
  group: z.string().max(80).optional(),
  /** State on a day; today where not given. */
  on: plainDate.optional(),
  validity: z.enum(['valid', 'ended', 'all']).default('valid'),
}
export const ListAgencies = listInput(['name', 'code', 'kind', 'updatedAt'], filters)
export const AgencyList = listOutput(AgencySummary)
export const GetAgency = z.object({ id })

/** What may be left out of a new record. Defaults stand only here: in a change, what is not named stays as it is. */
export const CreateAgency = AgencyFields.extend({ aliases: AgencyFields.shape.aliases.default([]) })
export const UpdateAgency = AgencyFields.partial().extend({ id, version })
export const SucceedAgency = z.object({
  id,
  version,
  on: plainDate.meta({ title: 'Từ ngày', description: 'Ngày cơ quan kế thừa bắt đầu chịu trách nhiệm' }),
  how: z.enum(['merged', 'split', 'renamed']).meta({ title: 'Hình thức', labels: successionNames }),
  successors: z.array(id).min(1, 'Chọn ít nhất một cơ quan kế thừa').max(20).meta({ title: 'Cơ quan kế thừa' }),
  basis: z.string().trim().max(500).nullish().meta({ title: 'Căn cứ', description: 'Số, ngày của nghị quyết hoặc quyết định' }),
})

export const ContactFields = z.object({
  name: z.string().trim().min(2, 'Tên quá ngắn').max(120).meta({ title: 'Họ và tên' }),
  position: z.string().trim().max(160).nullish().meta({ title: 'Chức vụ' }),
  phone: phone.nullish().meta({ title: 'Điện thoại' }),
  email: z.email('Địa chỉ thư chưa đúng').max(200).nullish().meta({ title: 'Thư điện tử' }),
  main: z.boolean().meta({ title: 'Đầu mối chính' }),
})
export const AddContact = ContactFields.extend({ id, main: ContactFields.shape.main.default(false) })
export const UpdateContact = ContactFields.partial().extend({ contactId: id, version })
export const RemoveContact = z.object({ contactId: id, version: z.coerce.number().int().min(1) })

export const Nothing = z.null()

/** Who belongs on a given day: every agency of the kinds, and the named ones, less the named exceptions. */
export const GroupRule = z.object({
  kinds: z.array(Kind).max(kinds.length).default([]),
  include: z.array(z.string().max(80)).max(500).default([]),
  exclude: z.array(z.string().max(80)).max(500).default([]),
  /** The text leaves the members undetermined ("các cơ quan liên quan"): nobody is assigned by it. */
  open: z.boolean().default(false),
})
export type GroupRule = z.infer<typeof GroupRule>

export const Group = z.object({
  id,
  version,
  code: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  rule: GroupRule,
  members: z.number().int(),
  may: may('edit'),
})
export const GroupList = z.object({ items: z.array(Group), on: plainDate })
export const NoInput = z.object({})
export const GroupNames = z.object({ items: z.array(z.object({ id, code: z.string(), name: z.string() })) })
export const ListGroups = z.object({ on: plainDate.optional() })
export const GetGroup = z.object({ id, on: plainDate.optional() })
export const GroupDetail = Group.extend({ on: plainDate, agencies: z.array(AgencySummary) })
export const GroupFields = z.object({
  code: code.meta({ title: 'Mã' }),
  name: name.meta({ title: 'Tên nhóm', description: 'Viết như trong văn bản, ví dụ “Các sở, ban, ngành”' }),
  aliases: aliases.meta({ title: 'Cách viết khác' }),
  rule: GroupRule,
})
/** What comes back from a change. */
export const GroupKey = z.object({ id, version, code: z.string(), name: z.string() })
export const CreateGroup = GroupFields.extend({ aliases: GroupFields.shape.aliases.default([]) })
export const UpdateGroup = GroupFields.partial().extend({ id, version })

export const ExportAgencies = ListAgencies.omit({ page: true, pageSize: true }).extend({ ids: oneOrMore(id) })
export const AgencySheet = fileAnswer
export const ImportAgencies = sheetToTake
export const ImportRow = sheetRow(rowOutcomes, { code: z.string(), name: z.string() })
export type ImportRow = z.infer<typeof ImportRow>
export const ImportReport = sheetReport(rowOutcomes, ImportRow)

export const ResolveAgency = z.object({ text: z.string().trim().min(2).max(300) })
export const Resolution = z.object({
  matches: z.array(z.object({ type: z.enum(['agency', 'group']), id, code: z.string(), name: z.string(), exact: z.boolean() })),
})

export const GetHistory = z.object({ id })
export const History = z.object({
  items: z.array(
    z.object({
      sequence: z.number().int(),
      at: moment,
      by: z.string(),
      operation: z.string(),
      reason: z.string().nullable(),
      kind: z.string(),
      fields: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
    }),
  ),
})
