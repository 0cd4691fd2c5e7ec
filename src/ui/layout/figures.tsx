import styles from './layout.module.css'

/** A few numbers that say at a glance how large a thing is; the label goes on where the number ends (“32 nhiệm vụ”). */
export function Figures({ items }: { items: readonly { value: number | string; label: string }[] }) {
  return (
    <ul className={styles['figures']}>
      {items.map(({ value, label }) => (
        <li key={label}>
          <strong>{typeof value === 'number' ? value.toLocaleString('vi-VN') : value}</strong> {label}
        </li>
      ))}
    </ul>
  )
}
