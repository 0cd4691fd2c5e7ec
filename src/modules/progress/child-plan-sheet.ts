import type { z } from 'zod'
import { childPlanStateNames, type ChildPlanRow } from './contract.ts'
import { asWritten } from './rules.ts'

const columns = [
  { header: 'STT', width: 6 },
  { header: 'Cơ quan', width: 40 },
  { header: 'Tình trạng', width: 30 },
  { header: 'Số, ký hiệu', width: 20 },
  { header: 'Ngày ban hành', width: 15 },
  { header: 'Trích yếu', width: 60 },
  { header: 'Năm', width: 8 },
  { header: 'Số chỉ tiêu riêng', width: 12 },
  { header: 'Địa chỉ', width: 50 },
]

/** One row for each obliged agency, those without a plan among them. The library is loaded with the first sheet. */
export async function childPlanSheet(rows: readonly z.input<typeof ChildPlanRow>[]): Promise<Uint8Array> {
  const workbook = new (await import('exceljs')).default.Workbook()
  const font = { name: 'Times New Roman', size: 12 }
  const sheet = workbook.addWorksheet('Kế hoạch triển khai', {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  sheet.columns = columns.map(column => ({ ...column, style: { font, alignment: { wrapText: true, vertical: 'top' as const } } }))
  sheet.getRow(1).font = { ...font, bold: true }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } }
  for (const [index, { agency, state, plan, targets }] of rows.entries())
    sheet.addRow([
      index + 1,
      agency.name,
      childPlanStateNames[state],
      plan?.number ?? '',
      plan ? asWritten(plan.issuedOn) : '',
      plan?.title ?? '',
      plan?.year ?? '',
      plan ? targets : '',
      plan?.address ?? plan?.file?.name ?? '',
    ])
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
