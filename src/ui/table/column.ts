import type { ReactNode } from 'react'

export type TableColumn<Row> = {
  /** Unique; also the name that `sort` uses in the address and at the API. */
  key: string
  label: string
  cell(row: Row): ReactNode
  sortable?: boolean
  /** 'end' for numbers. */
  align?: 'start' | 'end'
  /** CSS width, e.g. '9rem'; without it the column shares what is left. */
  width?: string
  /** Not shown until the person asks for it. */
  hidden?: boolean
  /** Cannot be hidden. The first column never can. */
  fixed?: boolean
  /** On phones: 'title' is the heading of the card (the first column if none is named), 'plain' shows without its label, 'none' is left out. */
  card?: 'title' | 'plain' | 'none'
}

export type BulkAction<Row> = {
  label: string
  dangerous?: boolean
  /** Called with what is selected, on all pages visited. Call `clear` once done. */
  run(selected: { ids: string[]; rows: Row[]; clear(): void }): void
}
