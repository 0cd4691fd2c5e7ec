import { Checkbox } from '@mantine/core'
import type { KeyboardEvent, MouseEvent } from 'react'
import { Link, useNavigation } from '../navigation.tsx'
import { useKitTexts } from '../texts.ts'
import type { TableColumn } from './column.ts'
import styles from './data-table.module.css'

type TableRowProps<Row> = {
  row: Row
  columns: readonly TableColumn<Row>[]
  label: string
  href: string | undefined
  /** The first row takes the Tab key; from there the arrows move on. */
  first: boolean
  /** undefined where nothing can be selected. */
  selected: boolean | undefined
  select(on: boolean): void
}

/** One row, or one card where there is little room. Its title is a real link; a click anywhere else in it opens the same. */
export function TableRow<Row>(props: TableRowProps<Row>) {
  const texts = useKitTexts()
  const { go } = useNavigation()
  const { row, columns, href } = props
  const named = columns.findIndex(column => column.card === 'title')
  const title = named === -1 ? 0 : named

  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>) => {
    if (event.target !== event.currentTarget) return
    const move = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }[event.key] as
      | 'nextElementSibling'
      | 'previousElementSibling'
      | undefined
    const parent = event.currentTarget.parentElement
    const target = move
      ? event.currentTarget[move]
      : event.key === 'Home'
        ? parent?.firstElementChild
        : event.key === 'End'
          ? parent?.lastElementChild
          : undefined
    if (target instanceof HTMLElement) {
      event.preventDefault()
      focusRow(event.currentTarget, target)
    } else if (event.key === ' ' && props.selected !== undefined) {
      event.preventDefault()
      props.select(!props.selected)
    } else if (event.key === 'Enter' && href) {
      event.preventDefault()
      go(href)
    }
  }
  const onClick = (event: MouseEvent<HTMLTableRowElement>) => {
    if (!href || event.defaultPrevented || (event.target as HTMLElement).closest('a, button, input, label, select')) return
    // Marking text in a cell is not opening the row.
    if (window.getSelection()?.toString()) return
    if (event.ctrlKey || event.metaKey) window.open(href, '_blank', 'noopener')
    else go(href)
  }

  return (
    <tr
      role="row"
      className={styles['row']}
      tabIndex={props.first ? 0 : -1}
      data-opens={href ? true : undefined}
      data-selected={props.selected || undefined}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      {props.selected === undefined ? null : (
        <td role="cell" className={styles['selectCell']}>
          <Checkbox
            size="sm"
            aria-label={texts.selectRow(props.label)}
            checked={props.selected}
            onChange={event => props.select(event.currentTarget.checked)}
          />
        </td>
      )}
      {columns.map((column, index) => {
        const content = column.cell(row)
        return (
          <td
            key={column.key}
            role="cell"
            data-align={column.align}
            data-card={index === title ? 'title' : (column.card ?? 'labelled')}
          >
            {index === title ? null : <span className={styles['cellLabel']}>{column.label}</span>}
            {index === title && href ? (
              <Link href={href} className={styles['rowLink']}>
                {content}
              </Link>
            ) : (
              <div className={styles['cellValue']}>{content}</div>
            )}
          </td>
        )
      })}
    </tr>
  )
}

/** Only one row answers Tab: the one that was focused last. */
function focusRow(from: HTMLElement, to: HTMLElement) {
  from.tabIndex = -1
  to.tabIndex = 0
  to.focus()
}
