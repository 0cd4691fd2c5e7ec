import { Button, Menu, NativeSelect } from '@mantine/core'
import { Icon } from '../icon.tsx'
import { useKitTexts } from '../texts.ts'
import type { TableColumn } from './column.ts'
import { SavedViewsMenu, type SavedViews } from './saved-views.tsx'
import type { TableState } from './table-state.ts'
import styles from './data-table.module.css'

/** The list's own tools: saved views, columns, Excel. */
export function TableTools<Row>(props: {
  columns: readonly TableColumn<Row>[]
  isVisible(key: string): boolean
  setVisible(key: string, on: boolean): void
  state: TableState
  savedViews: SavedViews | undefined
  exportHref: ((search: string) => string) | undefined
}) {
  const texts = useKitTexts()
  const { state, columns } = props
  return (
    <div className={styles['tools']}>
      {props.savedViews ? <SavedViewsMenu saved={props.savedViews} search={state.search} open={state.open} /> : null}
      <Menu closeOnItemClick={false}>
        <Menu.Target>
          <Button
            variant="subtle"
            leftSection={<Icon name="columns" size={18} />}
            className={`${styles['tool']} ${styles['columnsTool']}`}
          >
            {texts.columns}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={styles['menu']}>
          {columns.map((column, index) => (
            <Menu.CheckboxItem
              key={column.key}
              checked={props.isVisible(column.key)}
              disabled={index === 0 || column.fixed === true}
              onChange={on => props.setVisible(column.key, on)}
            >
              {column.label}
            </Menu.CheckboxItem>
          ))}
        </Menu.Dropdown>
      </Menu>
      {props.exportHref ? (
        <Button
          component="a"
          variant="subtle"
          href={props.exportHref(state.search)}
          download
          leftSection={<Icon name="download" size={18} />}
          className={styles['tool']}
        >
          {texts.exportExcel}
        </Button>
      ) : null}
    </div>
  )
}

/** The order as a list of choices, for phones, where the headings are gone. */
export function SortSelect<Row>({ columns, state }: { columns: readonly TableColumn<Row>[]; state: TableState }) {
  const texts = useKitTexts()
  const sortable = columns.filter(column => column.sortable)
  if (sortable.length === 0) return null
  return (
    <NativeSelect
      className={styles['sortSelect']}
      size="sm"
      aria-label={texts.sort}
      value={state.query.sort ?? ''}
      onChange={event => state.change({ sort: event.currentTarget.value || undefined })}
      data={[
        { value: '', label: texts.defaultOrder },
        ...sortable.flatMap(({ key, label }) => [
          { value: key, label: `${label}, ${texts.ascending}` },
          { value: `-${key}`, label: `${label}, ${texts.descending}` },
        ]),
      ]}
    />
  )
}
