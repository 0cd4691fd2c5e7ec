import type ExcelJS from 'exceljs'
import { shortDay } from '#kernel/i18n/formats.ts'
import { statusNames } from '#modules/progress/index.ts'
import type { AgencyStanding, Month, Province, Standing } from './contract.ts'
import { countRule, shareOf, shareRule, statusOrder } from './rules.ts'

type Everything = {
  province: Omit<Province, 'targets'>
  agencies: readonly AgencyStanding[]
  sections: readonly Standing[]
  months: readonly Month[]
}

/** The whole picture as an Excel book: numbers with their rules, by section, by agency, evidence by month. Figures are numbers, so they can be summed. */
export async function writeWorkbook({ province, agencies, sections, months }: Everything): Promise<Uint8Array> {
  // The library takes half a second to load: it is, with the first book.
  const book: ExcelJS.Workbook = new (await import('exceljs')).default.Workbook()
  const asOf = `Tính đến hết ngày ${shortDay(province.asOf)}`
  const first = sheetOf(book, 'Tổng quan', [
    ['Chỉ số', 36],
    ['Giá trị', 12],
    ['Đơn vị', 16],
    ['Trong số', 12],
    ['Cách tính', 100],
  ])
  for (const figure of province.figures) first.addRow([figure.label, figure.value, figure.unit, figure.of, figure.how])
  for (const one of province.statuses) first.addRow([one.label, one.count, 'việc', null, one.rule])
  first.addRow([])
  first.addRow([`${asOf}. Năm ${province.year}. ${countRule}.`])

  const head: [string, number][] = [
    ['Tổng số việc', 14],
    ...statusOrder.map((status): [string, number] => [statusNames[status], 16]),
  ]
  const cells = (one: Standing) => [one.total, ...statusOrder.map(status => one.counts[status])]
  const bySection = sheetOf(book, 'Theo mục kế hoạch', [['Mục', 80], ...head])
  for (const one of sections) bySection.addRow([one.label, ...cells(one)])

  const byAgency = sheetOf(book, 'Theo cơ quan', [
    ['Mã', 14],
    ['Cơ quan', 44],
    ...head,
    ['Tỷ lệ hoàn thành', 18],
    ['Số ngày quá hạn lâu nhất', 24],
  ])
  for (const one of agencies) byAgency.addRow([one.code, one.label, ...cells(one), shareOf(one.counts), one.daysLate])
  byAgency.getColumn(head.length + 3).numFmt = '0.0%'
  byAgency.addRow([])
  byAgency.addRow([null, `Tỷ lệ hoàn thành: ${shareRule}. ${asOf}.`])

  const byMonth = sheetOf(book, 'Minh chứng theo tháng', [
    ['Tháng', 12],
    ['Đã xác nhận', 14],
    ['Chờ xác nhận', 14],
  ])
  for (const one of months) byMonth.addRow([`${one.month.slice(5)}/${one.month.slice(0, 4)}`, one.verified, one.claimed])
  return new Uint8Array(await book.xlsx.writeBuffer())
}

function sheetOf(book: ExcelJS.Workbook, name: string, columns: readonly [string, number][]): ExcelJS.Worksheet {
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(([header, width]) => ({ header, width }))
  sheet.getRow(1).font = { bold: true }
  sheet.getRow(1).alignment = { wrapText: true, vertical: 'top' }
  return sheet
}
