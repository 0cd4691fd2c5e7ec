import type { Problem } from './problem.ts'

/** A read as screens see it, wherever it comes from: loading the first time, answered, refreshing behind what is shown, or failed. */
export type Answer<T> = {
  data: T | undefined
  problem: Problem | undefined
  loading: boolean
  refreshing: boolean
  retry(): void
}
export type ListAnswer<Row> = { items: Row[]; total: number; page: number; pageSize: number }
