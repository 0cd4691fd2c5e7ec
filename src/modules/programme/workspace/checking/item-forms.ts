import { z } from 'zod'
import { plainDate } from '#kernel/contract.ts'
import {
  Comparison,
  comparisonNames,
  Frequency,
  frequencyNames,
  Mention,
  Recurrence,
  recurrenceNames,
  type Edit,
  type ItemKind,
} from '../../contract.ts'
import type { Item } from './item-values.ts'

const text = z.string().trim().min(1, 'Không để trống').max(10_000)
const words = (title: string) => z.string().trim().max(500).nullable().meta({ title })
const date = (title: string) => plainDate.nullable().meta({ title })
const mentions = (title: string) => z.array(Mention).max(400).meta({ title })

/** What of each kind of item can be corrected in place, in the order of the form. */
export const itemForms = {
  head: z.object({
    title: text.max(1000).meta({ title: 'Tên kế hoạch' }),
    number: words('Số, ký hiệu'),
    issuedOn: date('Ngày ban hành'),
    issuer: words('Cơ quan ban hành'),
    signerName: words('Người ký'),
    signerPosition: words('Chức vụ người ký'),
    signerAuthority: words('Thẩm quyền ký'),
  }),
  basis: z.object({
    number: words('Số, ký hiệu'),
    date: date('Ngày'),
    issuer: words('Cơ quan ban hành'),
    title: text.meta({ title: 'Nội dung' }),
  }),
  target: z.object({
    text: text.meta({ title: 'Nội dung chỉ tiêu' }),
    comparison: Comparison.nullable().meta({ title: 'Mức', labels: comparisonNames }),
    value: z.number().finite().nullable().meta({ title: 'Giá trị' }),
    unit: words('Đơn vị'),
    year: z.number().int().min(1900).max(2200).nullable().meta({ title: 'Năm' }),
  }),
  task: z.object({
    text: text.meta({ title: 'Nội dung nhiệm vụ' }),
    lead: mentions('Chủ trì'),
    leadUnclear: z
      .boolean()
      .meta({ title: 'Văn bản chưa rõ cơ quan chủ trì', description: 'Vẫn thông qua được; cơ quan thường trực giao việc sau' }),
    coordinating: mentions('Phối hợp'),
    recurrence: Recurrence.nullable().meta({ title: 'Tần suất', labels: recurrenceNames }),
    due: date('Hạn hoàn thành'),
    dueText: words('Thời hạn như trong văn bản'),
    product: words('Sản phẩm'),
  }),
  responsibility: z.object({
    agency: text.max(500).meta({ title: 'Cơ quan (như trong văn bản)' }),
    parties: mentions('Cơ quan trong danh mục'),
    text: text.meta({ title: 'Nội dung trách nhiệm' }),
  }),
  reporting: z.object({
    who: words('Cơ quan báo cáo'),
    to: words('Gửi tới'),
    dueText: words('Thời hạn như trong văn bản'),
    monthDay: z
      .array(z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'Viết tháng-ngày, ví dụ 06-15'))
      .max(24)
      .meta({
        title: 'Các ngày trong năm',
        description: 'Mỗi dòng một ngày, viết tháng-ngày: 06-15 là 15 tháng 6',
      }),
    frequency: Frequency.nullable().meta({ title: 'Tần suất', labels: frequencyNames }),
  }),
} satisfies Record<ItemKind, z.ZodObject>

/** The edit that brings an item from what it was to what the form says; undefined when nothing differs. */
export function editOf(item: Item, before: Record<string, unknown>, after: Record<string, unknown>): Edit | undefined {
  const changes = Object.fromEntries(
    Object.entries(after).filter(([name, value]) => JSON.stringify(value ?? null) !== JSON.stringify(before[name] ?? null)),
  )
  if (Object.keys(changes).length === 0) return undefined
  return (item.kind === 'head' ? { do: 'change_head', changes } : { do: `change_${item.kind}`, id: item.id, changes }) as Edit
}
