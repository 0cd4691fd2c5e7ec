import type { ReactElement, ReactNode } from 'react'
import { figureText } from '#kernel/render/words.tsx'
import { formatShare } from '#kernel/i18n/formats.ts'
import type { PublicProgress } from '../contract.ts'
import { countRule, doneOf, shareRule } from '../rules.ts'
import { statusRules } from '#modules/progress/index.ts'

export type PublicFigure = { value: string; name: string; how: string; href: string }

/** The four numbers of the public pages, each with its rule and the part of the page where it is told in full. */
export const mainFigures = (progress: PublicProgress): PublicFigure[] => [
  {
    value: progress.share === null ? '–' : formatShare(progress.share, 'vi', 0),
    name: `hoàn thành, ${figureText(doneOf(progress.counts))} trong ${figureText(progress.total)} việc`,
    how: `${shareRule}. ${countRule}.`,
    href: '/tien-do#tinh-trang',
  },
  {
    value: figureText(progress.counts.in_progress),
    name: 'việc đang thực hiện',
    how: `${statusRules.in_progress}.`,
    href: '/tien-do#tinh-trang',
  },
  { value: figureText(progress.counts.late), name: 'việc quá hạn', how: `${statusRules.late}.`, href: '/tien-do#co-quan' },
  {
    value: figureText(progress.evidence.verified),
    name: `kết quả đã xác nhận trong năm ${progress.year}`,
    how: 'Minh chứng của việc đã làm trong năm, được cơ quan thường trực xác nhận.',
    href: '/tien-do#ket-qua-moi',
  },
]

export const Figures = ({ figures }: { figures: readonly PublicFigure[] }): ReactElement => (
  <ul className="figures plain">
    {figures.map(figure => (
      <li key={figure.name}>
        <a href={figure.href}>
          <span className="figures-value">{figure.value}</span> {figure.name}
        </a>
      </li>
    ))}
  </ul>
)

/** What can be opened below a picture: the same as a table, a rule. */
export const Fold = ({ title, children }: { title: string; children: ReactNode }): ReactElement => (
  <details className="fold">
    <summary>{title}</summary>
    {children}
  </details>
)

/** A wide table scrolls within itself, by keyboard too. */
export const Scrolls = ({ label, children }: { label: string; children: ReactNode }): ReactElement => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard (WCAG 2.1.1)
  <section className="scrolls" tabIndex={0} aria-label={label}>
    {children}
  </section>
)
