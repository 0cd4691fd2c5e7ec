import { Button, Checkbox } from '@mantine/core'
import {
  rowPaginationFeature,
  rowSelectionFeature,
  rowSortingFeature,
  columnVisibilityFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { Answer, ListAnswer } from '../answer.ts'
import { EmptyState } from '../feedback/empty-state.tsx'
import { ErrorState } from '../feedback/error-state.tsx'
import type { IconName } from '../icon.tsx'
import { formatNumber, useLocale } from '../locale.tsx'
import { useStored } from '../stored.ts'
import { useKitTexts } from '../texts.ts'
import { BulkBar } from './bulk-bar.tsx'
import type { BulkAction, TableColumn } from './column.ts'
import { FilterBar } from './filter-bar.tsx'
import type { Filter } from './filter.ts'
import { Pagination } from './pagination.tsx'
import type { SavedViews } from './saved-views.tsx'
import { SkeletonRows } from './skeleton-rows.tsx'
import { TableHead } from './table-head.tsx'
import { TableRow } from './table-row.tsx'
import { SortSelect, TableTools } from './table-tools.tsx'
import type { TableState } from './table-state.ts'
import styles from './data-table.module.css'

export type DataTableProps<Row> = {
  /** What the rows are, small and plural: “cơ quan”. Stands in counts and announcements. */
  unit: string
  /** Stable name under which the person's choice of columns is kept. */
  name: string
  columns: readonly TableColumn<Row>[]
  rowId(row: Row): string
  /** The row in words, for checkboxes and screen readers. */
  rowLabel(row: Row): string
  /** From `useTableState`. */
  state: TableState
  /** From `useOperation` or any other source of the same shape. */
  answer: Answer<ListAnswer<Row>>
  /** Address of the row's own screen. */
  open?(row: Row): string
  filters?: readonly Filter[]
  searchLabel?: string
  searchable?: boolean
  bulkActions?: readonly BulkAction<Row>[]
  /** Address of the Excel file for the present filters: `(search) => '/api/v1/agencies/export' + search`. */
  exportHref?(search: string): string
  savedViews?: SavedViews
  /** Shown when there is nothing at all, filters aside: teaches what will stand here and how to begin. */
  empty: { icon?: IconName; title: string; body?: ReactNode; action?: ReactNode }
}

const features = tableFeatures({ columnVisibilityFeature, rowSelectionFeature, rowSortingFeature, rowPaginationFeature })

/**
 * A list from the server: paging, order, search and filters in the address; choice of columns; selection over pages with
 * actions; saved views; Excel. Keyboard: arrows between rows, Space selects, Enter opens, `/` searches. Where the place is
 * narrower than 640 px each row becomes a card; nothing scrolls sideways.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const texts = useKitTexts()
  const locale = useLocale()
  const { state, answer, columns } = props
  const search = useRef<HTMLInputElement>(null)
  const body = useRef<HTMLTableSectionElement>(null)
  const [visibility, setVisibility] = useStored<Record<string, boolean>>(`table:${props.name}:columns`, {})
  const [selection, setSelection] = useState<Record<string, true>>({})
  const seen = useRef(new Map<string, Row>())
  const selectable = (props.bulkActions?.length ?? 0) > 0
  const items = answer.data?.items ?? none
  for (const row of items) seen.current.set(props.rowId(row), row as Row)

  const hiddenAtFirst = useMemo(
    () => Object.fromEntries(columns.filter(column => column.hidden).map(column => [column.key, false])),
    [columns],
  )
  const definitions = useMemo(
    () =>
      columns.map((column, index) => ({
        id: column.key,
        header: column.label,
        enableSorting: column.sortable ?? false,
        enableHiding: index > 0 && !column.fixed,
      })),
    [columns],
  )
  const table = useTable<typeof features, object>({
    features,
    columns: definitions,
    data: items as readonly object[] as object[],
    getRowId: row => props.rowId(row as Row),
    manualSorting: true,
    manualPagination: true,
    enableRowSelection: selectable,
    state: { columnVisibility: { ...hiddenAtFirst, ...visibility }, rowSelection: selection },
    onRowSelectionChange: update => setSelection(old => (typeof update === 'function' ? update(old) : update)),
  })
  const shown = useMemo(() => {
    const visible = new Set(table.getVisibleLeafColumns().map(column => column.id))
    return columns.filter(column => visible.has(column.key))
    // oxlint-disable-next-line react/exhaustive-deps -- the table is one object for life; what it answers depends on these
  }, [columns, visibility, hiddenAtFirst])

  useSlashKey(search)
  const total = answer.data?.total ?? 0
  const pages = Math.max(1, Math.ceil(total / state.query.pageSize))
  useEffect(() => {
    // A page that no longer exists (rows were deleted, an old link): show the last one there is.
    if (answer.data && total > 0 && state.query.page > pages && !answer.refreshing) state.change({ page: pages })
  }, [answer.data, answer.refreshing, total, pages, state])

  const number = (value: number) => formatNumber(value, locale)
  const announcement = !answer.data
    ? ''
    : total === 0
      ? texts.announceNone(props.unit)
      : texts.announce(number(total), props.unit, number(state.query.page), number(pages))
  const selectedIds = Object.keys(selection)
  const rows = table.getRowModel().rows
  const clear = () => setSelection({})

  return (
    <section className={styles['container']} aria-label={props.unit}>
      <FilterBar
        q={state.query.q}
        filters={props.filters ?? []}
        values={state.query.filters}
        change={part => state.change(part)}
        searchRef={search}
        {...(props.searchLabel === undefined ? {} : { searchLabel: props.searchLabel })}
        {...(props.searchable === undefined ? {} : { searchable: props.searchable })}
      >
        <SortSelect columns={columns} state={state} />
      </FilterBar>

      <div className={styles['count']}>
        <p className="kit-number">{answer.data && total > 0 ? texts.found(number(total), props.unit) : null}</p>
        <TableTools
          columns={columns}
          isVisible={key => table.getColumn(key)?.getIsVisible() ?? true}
          setVisible={(key, on) => setVisibility({ ...visibility, [key]: on })}
          state={state}
          savedViews={props.savedViews}
          exportHref={props.exportHref}
        />
        <p className="kit-hidden" role="status" aria-live="polite">
          {announcement}
        </p>
      </div>

      <div className={styles['frame']} data-refreshing={answer.refreshing || undefined}>
        {answer.problem && !answer.data ? (
          <ErrorState problem={answer.problem} retry={answer.retry} />
        ) : answer.data && total === 0 ? (
          state.narrowed ? (
            <EmptyState
              icon="search"
              title={texts.nothingMatches}
              action={
                <Button variant="default" onClick={() => state.change({ q: '', filters: {} })}>
                  {texts.clearAll}
                </Button>
              }
            >
              {texts.nothingMatchesHint}
            </EmptyState>
          ) : (
            <EmptyState icon={props.empty.icon ?? 'inbox'} title={props.empty.title} action={props.empty.action}>
              {props.empty.body}
            </EmptyState>
          )
        ) : (
          <table
            className={styles['table']}
            role="table"
            aria-busy={answer.loading || answer.refreshing}
            data-selectable={selectable || undefined}
          >
            <caption className="kit-hidden">
              {props.unit}. {texts.tableKeys}
            </caption>
            <TableHead
              columns={shown}
              sort={state.query.sort}
              setSort={sort => state.change({ sort })}
              selectPage={
                selectable ? (
                  <Checkbox
                    size="sm"
                    aria-label={texts.selectPage}
                    checked={rows.length > 0 && table.getIsAllPageRowsSelected()}
                    indeterminate={table.getIsSomePageRowsSelected() && !table.getIsAllPageRowsSelected()}
                    onChange={event => table.toggleAllPageRowsSelected(event.currentTarget.checked)}
                  />
                ) : undefined
              }
            />
            <tbody ref={body} role="rowgroup">
              {answer.data ? (
                rows.map((row, index) => {
                  const original = row.original as Row
                  return (
                    <TableRow
                      key={row.id}
                      row={original}
                      columns={shown}
                      label={props.rowLabel(original)}
                      href={props.open?.(original)}
                      first={index === 0}
                      selected={selectable ? row.getIsSelected() : undefined}
                      select={on => row.toggleSelected(on)}
                    />
                  )
                })
              ) : (
                <SkeletonRows count={Math.min(8, state.query.pageSize)} columns={shown.length + (selectable ? 1 : 0)} />
              )}
            </tbody>
          </table>
        )}
        {answer.problem && answer.data ? <ErrorState problem={answer.problem} retry={answer.retry} compact /> : null}
      </div>

      {total > 0 ? (
        <Pagination page={state.query.page} pageSize={state.query.pageSize} total={total} change={state.change} />
      ) : null}
      {selectedIds.length > 0 && props.bulkActions ? (
        <BulkBar
          actions={props.bulkActions}
          selected={{ ids: selectedIds, rows: selectedIds.flatMap(id => seen.current.get(id) ?? []), clear }}
        />
      ) : null}
    </section>
  )
}

const none: never[] = []

/** `/` goes to the search, unless somebody is typing: there it is a slash (and in Telex never a letter). */
function useSlashKey(target: { current: HTMLInputElement | null }) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement | null
      if (event.key !== '/' || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
      if (at?.closest('input, textarea, select, [contenteditable="true"], [role="dialog"]')) return
      event.preventDefault()
      target.current?.focus()
      target.current?.select()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [target])
}
