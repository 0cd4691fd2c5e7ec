import { Skeleton } from '@mantine/core'
import styles from './data-table.module.css'

/** Rows in waiting, in the size of real ones so that nothing jumps. */
export function SkeletonRows({ count, columns }: { count: number; columns: number }) {
  return Array.from({ length: count }, (_, row) => (
    <tr key={row} role="row" className={styles['row']} aria-hidden="true">
      {Array.from({ length: columns }, (_cell, column) => (
        <td key={column} role="cell" data-card="plain">
          <Skeleton height={14} radius="sm" width={`${[72, 45, 60, 38, 52][(row + column) % 5]}%`} />
        </td>
      ))}
    </tr>
  ))
}
