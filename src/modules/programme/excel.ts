import type ExcelJS from 'exceljs'
import type { FileAnswer } from '#kernel/contract.ts'
import { partyRoleNames, recurrenceNames, type PartyRole } from './contract.ts'
import type { Recurrence } from './reading/types.ts'

/** The library takes half a second to load: it is, with the first sheet. */
const newWorkbook = async (): Promise<ExcelJS.Workbook> => new (await import('exceljs')).default.Workbook()

type Column = { title: string; width: number }
type Timed = { recurrence: Recurrence | null; due: string | null; dueText?: string | null }

/** The shape in which annexes assign work, so that it may be pasted into one. */
const annexColumns: Column[] = [
  { title: 'TT', width: 6 },
  { title: 'Nhiệm vụ', width: 70 },
  { title: 'Cơ quan chủ trì', width: 34 },
  { title: 'Cơ quan phối hợp', width: 34 },
  { title: 'Thời hạn', width: 22 },
  { title: 'Căn cứ', width: 14 },
]

export const taskSheet = (
  tasks: (Timed & { text: string; leads: string[]; coordinating: string[]; section: string })[],
): Promise<Uint8Array> =>
  sheetOf(
    'Phân công nhiệm vụ',
    annexColumns,
    tasks.map((task, index) => [
      index + 1,
      task.text,
      task.leads.join('; '),
      task.coordinating.join('; '),
      whenOf(task),
      `Mục ${task.section}`,
    ]),
  )

const assignmentColumns: Column[] = [
  { title: 'TT', width: 6 },
  { title: 'Cơ quan', width: 40 },
  { title: 'Vai trò', width: 12 },
  { title: 'Nhiệm vụ', width: 70 },
  { title: 'Thời hạn', width: 22 },
  { title: 'Căn cứ', width: 14 },
  { title: 'Giao từ ngày', width: 14 },
]

export const assignmentSheet = (
  rows: {
    agency: { name: string }
    role: PartyRole
    task: { text: string; section: string; recurrence: Recurrence | null }
    due: string | null
    assignedOn: string
  }[],
): Promise<Uint8Array> =>
  sheetOf(
    'Việc đã giao',
    assignmentColumns,
    rows.map((row, index) => [
      index + 1,
      row.agency.name,
      partyRoleNames[row.role],
      row.task.text,
      whenOf({ recurrence: row.task.recurrence, due: row.due }),
      `Mục ${row.task.section}`,
      asWritten(row.assignedOn),
    ]),
  )

async function sheetOf(name: string, columns: Column[], rows: (string | number)[][]): Promise<Uint8Array> {
  const workbook = await newWorkbook()
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  sheet.columns = columns.map(({ title, width }) => ({
    header: title,
    width,
    style: { alignment: { wrapText: true, vertical: 'top' }, font: { name: 'Times New Roman', size: 12 } },
  }))
  sheet.getRow(1).font = { name: 'Times New Roman', size: 12, bold: true }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } }
  sheet.addRows(rows)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

const asWritten = (day: string): string => day.split('-').toReversed().join('/')

/** The words of the plan where it has them, otherwise what they mean. */
const whenOf = ({ recurrence, due, dueText }: Timed): string =>
  dueText ?? (due ? asWritten(due) : recurrence && recurrence !== 'once' ? recurrenceNames[recurrence] : '')

export const sheetAnswer = (file: Uint8Array, name: string): FileAnswer => ({
  file,
  name: `${name}.xlsx`,
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
