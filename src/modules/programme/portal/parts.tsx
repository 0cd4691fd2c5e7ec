import type { ReactElement, ReactNode } from 'react'
import type { PublicPlan, PublicTarget, PublicTask } from './queries.ts'
import { clausePath, comparisonWords, dueWords, leadWords, planName, targetFigure, targetPath, taskPath } from './words.tsx'

type PlanKey = Pick<PublicPlan, 'code' | 'number' | 'title'>

/** The words of the plan, marked as a quotation, with the way back to where they stand. */
export const Quoted = ({
  plan,
  item,
  children,
}: {
  plan: PlanKey & { edition?: number }
  item: { section: string; anchor: string | null; edition?: number | null }
  children: ReactNode
}): ReactElement => (
  <figure className="quoted">
    <blockquote>
      <p>{children}</p>
    </blockquote>
    <figcaption>
      {planName(plan)},{' '}
      {item.anchor ? (
        <a href={clausePath(plan, item.anchor, item.edition === plan.edition ? null : item.edition)}>mục {item.section}</a>
      ) : (
        `mục ${item.section}`
      )}
    </figcaption>
  </figure>
)

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** A task in a list: its words, then who and when. */
export const TaskItem = ({ plan, task, note }: { plan: PlanKey; task: PublicTask; note?: ReactNode }): ReactElement => (
  <li>
    <p className="entry-text">
      <a href={taskPath(plan, task)} className="entry-number">
        Nhiệm vụ {task.number}
      </a>{' '}
      {task.text}
    </p>
    <p className="entry-note">
      {note ?? sentence(leadWords(task))} · {dueWords(task)} ·{' '}
      {task.anchor ? <a href={clausePath(plan, task.anchor)}>mục {task.section}</a> : `mục ${task.section}`}
    </p>
  </li>
)

export const TargetItem = ({ plan, target, note }: { plan: PlanKey; target: PublicTarget; note?: ReactNode }): ReactElement => (
  <li className="target">
    <TargetFigure target={target} />
    <div>
      <p className="entry-text">
        <a href={targetPath(plan, target)} className="entry-number">
          Chỉ tiêu {target.number}
        </a>{' '}
        {target.text}
      </p>
      <p className="entry-note">
        {note}
        {note && ' · '}
        {target.anchor ? <a href={clausePath(plan, target.anchor)}>mục {target.section}</a> : `mục ${target.section}`}
      </p>
    </div>
  </li>
)

/** The figure of a target, large; nothing for one that is told in words. */
export function TargetFigure({ target }: { target: PublicTarget }): ReactElement | null {
  const figure = targetFigure(target)
  if (!figure) return null
  const comparison = comparisonWords(target)
  return (
    <p className="figure">
      {comparison && <span className="figure-note">{comparison} </span>}
      {figure}
    </p>
  )
}

/** Headings of a list by what comes before the items: keeps the order in which they come. */
export const grouped = <Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): [Key, Item[]][] => [
  ...Map.groupBy(items, keyOf),
]
