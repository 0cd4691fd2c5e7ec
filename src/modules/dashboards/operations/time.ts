import { today } from '#kernel/clock.ts'
import { operation } from '#kernel/operation.ts'
import * as contract from '../contract.ts'
import { boardOf, calendarOf, ganttOf } from '../queries/timeline.ts'

export const calendar = operation({
  name: 'dashboards.calendar',
  summary: 'Lịch tháng: hạn nhiệm vụ, kỳ báo cáo nhanh, ngày báo cáo',
  reads: 'GET /dashboards/calendar',
  input: contract.ShowCalendar,
  output: contract.Calendar,
  allow: 'signedIn',
  run: ({ db, clock, me }, input) => calendarOf(db, me, input, today(clock).toString()),
})

export const gantt = operation({
  name: 'dashboards.gantt',
  summary: 'Sơ đồ Gantt các nhiệm vụ',
  reads: 'GET /dashboards/gantt',
  input: contract.ShowGantt,
  output: contract.Gantt,
  allow: 'signedIn',
  run: ({ db, clock, me }, input) => ganttOf(db, me, input, today(clock).toString()),
})

export const board = operation({
  name: 'dashboards.board',
  summary: 'Bảng thẻ theo tình trạng',
  reads: 'GET /dashboards/board',
  input: contract.ShowBoard,
  output: contract.Board,
  allow: 'signedIn',
  run: ({ db, clock, me }, input) => boardOf(db, me, input, today(clock).toString()),
})
