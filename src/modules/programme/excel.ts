import { shortDay } from '#kernel/i18n/formats.ts'
import { writeSheets, type SheetColumn } from '#kernel/sheets/index.ts'
import { partyRoleNames, recurrenceNames, type PartyRole } from './contract.ts'
import type { Recurrence } from './reading/types.ts'

type Timed = { recurrence: Recurrence | null; due: string | null; dueText?: string | null }

/** The shape in which annexes assign work, so that it may be pasted into one. */
const annexColumns = [
  { key: 'place', title: 'TT', width: 6 },
  { key: 'task', title: 'Nhiệm vụ', width: 70 },
  { key: 'leads', title: 'Cơ quan chủ trì', width: 34 },
  { key: 'coordinating', title: 'Cơ quan phối hợp', width: 34 },
  { key: 'when', title: 'Thời hạn', width: 22 },
  { key: 'section', title: 'Căn cứ', width: 14 },
] as const satisfies SheetColumn[]

export const taskSheet = (
  tasks: (Timed & { text: string; leads: string[]; coordinating: string[]; section: string })[],
): Promise<Uint8Array> =>
  writeSheets({
    name: 'Phân công nhiệm vụ',
    columns: annexColumns,
    forPrint: true,
    rows: tasks.map((task, index) => ({
      place: index + 1,
      task: task.text,
      leads: task.leads.join('; '),
      coordinating: task.coordinating.join('; '),
      when: whenOf(task),
      section: `Mục ${task.section}`,
    })),
  })

const assignmentColumns = [
  { key: 'place', title: 'TT', width: 6 },
  { key: 'agency', title: 'Cơ quan', width: 40 },
  { key: 'role', title: 'Vai trò', width: 12 },
  { key: 'task', title: 'Nhiệm vụ', width: 70 },
  { key: 'when', title: 'Thời hạn', width: 22 },
  { key: 'section', title: 'Căn cứ', width: 14 },
  { key: 'assignedOn', title: 'Giao từ ngày', width: 14 },
] as const satisfies SheetColumn[]

export const assignmentSheet = (
  rows: {
    agency: { name: string }
    role: PartyRole
    task: { text: string; section: string; recurrence: Recurrence | null }
    due: string | null
    assignedOn: string
  }[],
): Promise<Uint8Array> =>
  writeSheets({
    name: 'Việc đã giao',
    columns: assignmentColumns,
    forPrint: true,
    rows: rows.map((row, index) => ({
      place: index + 1,
      agency: row.agency.name,
      role: partyRoleNames[row.role],
      task: row.task.text,
      when: whenOf({ recurrence: row.task.recurrence, due: row.due }),
      section: `Mục ${row.task.section}`,
      assignedOn: shortDay(row.assignedOn),
    })),
  })

/** The words of the plan where it has them, otherwise what they mean. */
const whenOf = ({ recurrence, due, dueText }: Timed): string =>
  dueText ?? (due ? shortDay(due) : recurrence && recurrence !== 'once' ? recurrenceNames[recurrence] : '')
