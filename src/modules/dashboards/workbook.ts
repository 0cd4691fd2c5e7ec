import { shortDay } from '#kernel/i18n/formats.ts'
import { writeSheets, type SheetColumn } from '#kernel/sheets/index.ts'
import { statusNames } from '#modules/progress/index.ts'
import type { AgencyStanding, Counts, Month, Province, Standing } from './contract.ts'
import { countRule, shareOf, shareRule, statusOrder } from './rules.ts'
import { monthText } from './rules/text.ts'

type Everything = {
  province: Omit<Province, 'targets'>
  agencies: readonly AgencyStanding[]
  sections: readonly Standing[]
  months: readonly Month[]
}

const overviewColumns = [
  { key: 'label', title: 'Chỉ số', width: 36 },
  { key: 'value', title: 'Giá trị', width: 12 },
  { key: 'unit', title: 'Đơn vị', width: 16 },
  { key: 'of', title: 'Trong số', width: 12 },
  { key: 'how', title: 'Cách tính', width: 100 },
] as const satisfies SheetColumn[]

const countColumns: readonly SheetColumn<'total' | keyof Counts>[] = [
  { key: 'total', title: 'Tổng số việc', width: 14 },
  ...statusOrder.map(status => ({ key: status, title: statusNames[status], width: 16 })),
]
const countsOf = (one: Standing) => ({ total: one.total, ...one.counts })

const monthColumns = [
  { key: 'month', title: 'Tháng', width: 12 },
  { key: 'verified', title: 'Đã xác nhận', width: 14 },
  { key: 'claimed', title: 'Chờ xác nhận', width: 14 },
] as const satisfies SheetColumn[]

/** The whole picture as an Excel book: numbers with their rules, by section, by agency, evidence by month. Figures are numbers, so they can be summed. */
export function writeWorkbook({ province, agencies, sections, months }: Everything): Promise<Uint8Array> {
  const asOf = `Tính đến hết ngày ${shortDay(province.asOf)}`
  return writeSheets(
    {
      name: 'Tổng quan',
      columns: overviewColumns,
      rows: [
        ...province.figures.map(({ label, value, unit, of, how }) => ({ label, value, unit, of, how })),
        ...province.statuses.map(({ label, count, rule }) => ({ label, value: count, unit: 'việc', of: null, how: rule })),
      ],
      notes: [[`${asOf}. Năm ${province.year}. ${countRule}.`]],
    },
    {
      name: 'Theo mục kế hoạch',
      columns: [{ key: 'label', title: 'Mục', width: 80 }, ...countColumns],
      rows: sections.map(one => ({ label: one.label, ...countsOf(one) })),
    },
    {
      name: 'Theo cơ quan',
      columns: [
        { key: 'code', title: 'Mã', width: 14, format: '@' },
        { key: 'label', title: 'Cơ quan', width: 44 },
        ...countColumns,
        { key: 'share', title: 'Tỷ lệ hoàn thành', width: 18, format: '0.0%' },
        { key: 'daysLate', title: 'Số ngày quá hạn lâu nhất', width: 24 },
      ],
      rows: agencies.map(one => ({
        code: one.code,
        label: one.label,
        ...countsOf(one),
        share: shareOf(one.counts),
        daysLate: one.daysLate,
      })),
      notes: [[null, `Tỷ lệ hoàn thành: ${shareRule}. ${asOf}.`]],
    },
    {
      name: 'Minh chứng theo tháng',
      columns: monthColumns,
      rows: months.map(({ month, verified, claimed }) => ({
        month: monthText(month),
        verified,
        claimed,
      })),
    },
  )
}
