import { addWorkingDays, workingDaysBetween } from '#kernel/calendar/working-days.ts'
import { shortDay } from '#kernel/i18n/formats.ts'
import { fold } from '#kernel/vietnamese.ts'
import type { EvidenceState } from '#modules/evidence/contract.ts'
import type { Recurrence } from '#modules/programme/contract.ts'
import data from '../../../../data/programme/answer-days.json' with { type: 'json' }
import type { ChildPlanState } from '../contract/child-plans.ts'
import type { DifficultyState } from '../contract/words.ts'

/** Days are 'YYYY-MM-DD', which compare as text. */
type Objection = { path: string; message: string }

/** Working days since a due day; 0 while it has not passed. */
export const workingDaysLate = (due: string, today: string): number =>
  due < today ? workingDaysBetween(Temporal.PlainDate.from(due), Temporal.PlainDate.from(today)) : 0

/** What stands against more time; null where nothing does. */
export function extensionFault(
  turn: { recurrence: Recurrence; due: string | null },
  wantedDue: string,
  today: string,
): Objection | null {
  const wrong = (message: string) => ({ path: 'wantedDue', message })
  if (turn.recurrence === 'ongoing') return wrong('Nhiệm vụ thường xuyên không có hạn riêng nên không cần gia hạn')
  if (turn.due === null) return wrong('Việc này không có hạn nên không cần gia hạn')
  if (wantedDue <= turn.due) return wrong(`Ngày xin gia hạn phải sau hạn hiện nay (${shortDay(turn.due)})`)
  if (wantedDue <= today) return wrong('Ngày xin gia hạn phải sau hôm nay')
  if (wantedDue > Temporal.PlainDate.from(today).add({ years: 2 }).toString())
    return wrong('Chỉ xin gia hạn được trong vòng hai năm')
  return null
}

/** What stands against the day that is granted. */
export function grantFault(extension: { due: string }, grantedDue: string, today: string): Objection | null {
  if (grantedDue <= extension.due)
    return { path: 'grantedDue', message: `Ngày gia hạn phải sau hạn cũ (${shortDay(extension.due)})` }
  return grantedDue < today ? { path: 'grantedDue', message: 'Ngày gia hạn không được ở trước hôm nay' } : null
}

/** Asked in time, or how late: part of what is told about a wish for more time. */
export const askedWhen = (due: string, today: string): string => {
  const late = workingDaysLate(due, today)
  return due >= today ? 'đề nghị trước khi hết hạn' : `đề nghị khi đã quá hạn ${late} ngày làm việc`
}

type AnswerRule = (typeof data.rules)[number]
export const answerRuleOn = (day: string): AnswerRule => data.rules.filter(rule => rule.validFrom <= day).at(-1) ?? data.rules[0]!

/** The last day for an answer to what was raised on `day`. */
export function answerBy(day: string, several: boolean): string {
  const rule = answerRuleOn(day)
  return addWorkingDays(Temporal.PlainDate.from(day), several ? rule.several : rule.own).toString()
}
export const answerRuleWords = (day: string): string => {
  const { own, several } = answerRuleOn(day)
  return `Trả lời trong ${own} ngày làm việc; ${several} ngày làm việc khi cần nhiều cơ quan cùng giải quyết.`
}

/** What may be done about a difficulty in which state. */
export const difficultySteps = {
  answer: ['open', 'escalated', 'answered'],
  escalate: ['open', 'escalated'],
  close: ['open', 'escalated', 'answered'],
  reopen: ['answered', 'closed'],
} as const satisfies Record<string, readonly DifficultyState[]>
export const difficultyAllows = (step: keyof typeof difficultySteps, state: DifficultyState): boolean =>
  (difficultySteps[step] as readonly DifficultyState[]).includes(state)

export const waitsForAnswer = (state: DifficultyState): boolean => state === 'open' || state === 'escalated'

/** Whether a target or task of the province's plan asks agencies to issue plans of their own. */
export const asksForPlan = (text: string): boolean => /(xay dung|ban hanh)[^.;]{0,60}ke hoach trien khai/.test(fold(text))

export const childPlanState = (evidence: EvidenceState | null): ChildPlanState =>
  evidence === 'verified' ? 'verified' : evidence === 'rejected' ? 'returned' : 'issued'
