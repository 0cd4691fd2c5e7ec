import type { Actor } from '#kernel/actor.ts'
import type { Write } from '#kernel/audit/write.ts'
import { type Clock, today } from '#kernel/clock.ts'
import { shortDay } from '#kernel/i18n/formats.ts'
import { reportOf } from '#kernel/contract.ts'
import { operation } from '#kernel/operation.ts'
import * as contract from '../contract.ts'
import { readTurns, type SheetTurn } from '../excel.ts'
import * as policy from '../policy.ts'
import { addNote, changeStanding, turnToChange } from './changing.ts'

/** The sheet that was exported, filled in: a row that says something new becomes a note; a wrong row is told and the others go on. */
export const importSheet = operation({
  name: 'progress.import_sheet',
  summary: 'Cập nhật tiến độ nhiều việc từ bảng Excel đã xuất',
  writes: 'POST /turns/import',
  input: contract.ImportTurns,
  output: contract.TurnImport,
  allow: 'signedIn',
  bodyLimit: 10_000_000,
  run: async ({ write, clock, me }, { file, rehearse }) => {
    const sheet = await readTurns(file.bytes)
    const rows: contract.ImportedTurn[] = []
    // Turns are locked in one order for everybody; the report keeps the order of the sheet.
    for (const row of sheet.toSorted((a, b) => (a.taken?.assignmentId ?? '').localeCompare(b.taken?.assignmentId ?? '')))
      rows.push(await take({ write, clock, me }, row, rehearse))
    return reportOf(
      contract.turnOutcomes,
      rehearse,
      rows.toSorted((a, b) => a.row - b.row),
    )
  },
})

async function take(
  { write, clock, me }: { write: Write; clock: Clock; me: Actor },
  row: SheetTurn,
  rehearse: boolean,
): Promise<contract.ImportedTurn> {
  const report = { row: row.number, agency: row.agency, task: row.task }
  const failed = (column: string, message: string): contract.ImportedTurn => ({
    ...report,
    outcome: 'failed',
    problems: [...row.problems, { column, message }],
  })
  if (!row.taken) return { ...report, outcome: 'failed', problems: row.problems }
  const day = today(clock).toString()
  const turn = await turnToChange({ db: write.read, clock }, row.taken)
  // Who may not see it learns no more than that there is nothing of theirs.
  if (!turn || !policy.canReadTurn(me, turn)) return failed('Mã việc', 'Không tìm thấy việc này trong các việc của cơ quan bạn')
  const { percent, outlook, text } = row.taken
  const moved = (percent ?? null) !== (turn.standing?.percent ?? null) && percent !== null
  const turned = outlook !== null && outlook !== (turn.standing?.outlook ?? null)
  if (!moved && !turned && text === '') return { ...report, outcome: 'unchanged', problems: [] }
  if (!policy.works(me, turn)) return failed('Cơ quan', 'Bạn không làm việc ở cơ quan giữ việc này')
  if (turn.endedOn !== null && turn.endedOn < day)
    return failed('Mã việc', `Cơ quan đã thôi giữ việc từ sau ngày ${shortDay(turn.endedOn)}`)
  if (turn.state === 'closed') return failed('Trạng thái', 'Việc đã được xác nhận hoàn thành, không cập nhật thêm')
  if (text !== '' && text.length < 3) return failed('Nội dung cập nhật', 'Hãy viết ít nhất một câu ngắn')
  if (!rehearse) {
    const words = text || (moved ? `Cập nhật mức hoàn thành: ${percent}%` : 'Cập nhật nhận định')
    await addNote(write, turn, { kind: 'note', text: words, by: me, clock, percent, outlook })
    await changeStanding(write, turn, {
      startedOn: turn.standing?.startedOn ?? day,
      ...(percent === null ? {} : { percent }),
      ...(outlook === null ? {} : { outlook }),
    })
    await write.emit('progress.noted', { assignmentId: turn.assignmentId, year: turn.year, kind: 'note' })
  }
  return { ...report, outcome: 'noted', problems: [] }
}
