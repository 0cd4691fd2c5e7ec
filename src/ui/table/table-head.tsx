import type { ReactNode } from 'react'
import { Icon } from '../icon.tsx'
import { useKitTexts } from '../texts.ts'
import type { TableColumn } from './column.ts'
import { nextSort } from './list-query.ts'
import styles from './data-table.module.css'

/** Headings that sort when pressed: ascending, descending, the list's own order. */
export function TableHead<Row>(props: {
  columns: readonly TableColumn<Row>[]
  sort: string | undefined
  setSort(sort: string | undefined): void
  selectPage: ReactNode
}) {
  const texts = useKitTexts()
  return (
    <thead role="rowgroup">
      <tr role="row">
        {props.selectPage ? (
          <th role="columnheader" scope="col" className={styles['selectCell']}>
            {props.selectPage}
          </th>
        ) : null}
        {props.columns.map(column => {
          const order = props.sort === column.key ? 'ascending' : props.sort === `-${column.key}` ? 'descending' : 'none'
          return (
            <th
              key={column.key}
              role="columnheader"
              scope="col"
              data-align={column.align}
              style={column.width ? { width: column.width } : undefined}
              aria-sort={column.sortable ? order : undefined}
            >
              {column.sortable ? (
                <button
                  type="button"
                  className={styles['sortButton']}
                  onClick={() => props.setSort(nextSort(props.sort, column.key))}
                  title={texts.sortedBy(column.label)}
                >
                  {column.label}
                  <Icon name={order === 'ascending' ? 'up' : order === 'descending' ? 'down' : 'sort'} size={16} />
                </button>
              ) : (
                column.label
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
