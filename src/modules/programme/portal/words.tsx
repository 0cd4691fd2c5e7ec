import { Fragment, type ReactElement } from 'react'
import { Day, dayText, figureText } from '#kernel/render/words.tsx'
import { comparisonNames, recurrenceNames } from '../contract.ts'
import type { PublicParty, PublicPlan, PublicTarget, PublicTask } from './queries.ts'

/** Addresses and phrases that all pages of the programme share. */

export const planPath = (plan: { code: string }): string => `/ke-hoach/${plan.code}`
export const taskPath = (plan: { code: string }, task: { number: number }): string => `${planPath(plan)}/nhiem-vu/${task.number}`
export const targetPath = (plan: { code: string }, target: { number: number }): string =>
  `${planPath(plan)}/chi-tieu/${target.number}`
/** @param edition where it is not the newest. */
export const clausePath = (plan: { code: string }, anchor: string, edition?: number | null): string =>
  `${planPath(plan)}${edition ? `?ban=${edition}` : ''}#${anchor}`

/** `số 12/KH-UBND ngày 05/8/2025`; what the document does not state is left out. */
export function planReference(plan: Pick<PublicPlan, 'number' | 'issuedOn'>): string | null {
  const parts = [plan.number && `số ${plan.number}`, plan.issuedOn && `ngày ${dayText(plan.issuedOn)}`].filter(Boolean)
  return parts.length > 0 ? parts.join(' ') : null
}

/** The title with the kind of document before it, which documents print on a line of its own: `Kế hoạch đẩy mạnh …`. */
export function planTitle(plan: Pick<PublicPlan, 'title'>): string {
  if (/^kế hoạch/iu.test(plan.title)) return plan.title
  // A name in capitals at the start stays as it is.
  const verb = /^\p{Lu}\p{Ll}/u.test(plan.title)
  return `Kế hoạch ${verb ? plan.title.charAt(0).toLowerCase() + plan.title.slice(1) : plan.title}`
}

/** How a reader would name a plan in the middle of a line: by its number, otherwise by the first words of its title. */
export function planName(plan: Pick<PublicPlan, 'number' | 'title'>): string {
  if (plan.number) return `Kế hoạch số ${plan.number}`
  const title = planTitle(plan)
  return title.length <= 36 ? title : `${title.slice(0, title.lastIndexOf(' ', 33))}\u00a0…`
}

/** Documents print an office in capitals; in a line it is written small. */
export const quietly = (text: string): string =>
  text === text.toUpperCase() ? text.charAt(0) + text.slice(1).toLowerCase() : text

/** When a task must be done, for the middle of a line. */
export function dueWords(task: Pick<PublicTask, 'recurrence' | 'due' | 'dueText'>): ReactElement {
  if (task.due)
    return (
      <>
        {task.recurrence === 'annual' ? 'Hằng năm, chậm nhất ' : 'Chậm nhất '}
        <Day value={task.due} />
      </>
    )
  if (task.recurrence && task.recurrence !== 'once') return <>{recurrenceNames[task.recurrence]}</>
  return <>{task.dueText ?? 'Không nêu thời hạn'}</>
}

/** Bodies with their links, as a list in a sentence. */
export const Parties = ({ parties }: { parties: readonly PublicParty[] }): ReactElement => (
  <>
    {parties.map((party, place) => (
      <Fragment key={place}>
        {place > 0 && ', '}
        {party.href ? <a href={party.href}>{party.name}</a> : party.name}
      </Fragment>
    ))}
  </>
)

export const leadsOf = (task: PublicTask): PublicParty[] => task.parties.filter(party => party.role === 'lead')
export const coordinatingOf = (task: PublicTask): PublicParty[] => task.parties.filter(party => party.role === 'coordinating')

/** The leads in a few words: a task of one line cannot name four groups. */
export function leadWords(task: PublicTask): string {
  const leads = leadsOf(task)
  if (leads.length === 0) return 'chưa rõ cơ quan chủ trì'
  const named = leads.slice(0, leads.length > 2 ? 1 : 2).map(lead => lead.name)
  const rest = leads.length - named.length
  return `${named.join(', ')}${rest > 0 ? ` và ${rest} nhóm, cơ quan khác` : ''} chủ trì`
}

const units: Record<string, string> = { percent: '%', '%': '%' }
/** `80%`, `1.200 người`; null for a target without a figure. */
export function targetFigure(target: Pick<PublicTarget, 'value' | 'unit'>): string | null {
  if (target.value === null) return null
  const unit = target.unit === null ? '' : (units[target.unit] ?? target.unit)
  if (unit === '%') return `${figureText(target.value)}%`
  return unit ? `${figureText(target.value)}\u00a0${unit}` : figureText(target.value)
}
export const comparisonWords = (target: Pick<PublicTarget, 'comparison'>): string | null =>
  target.comparison && target.comparison !== '=' ? comparisonNames[target.comparison] : null
