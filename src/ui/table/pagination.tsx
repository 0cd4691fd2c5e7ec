import { Button, NativeSelect } from '@mantine/core'
import { Icon } from '../icon.tsx'
import { formatNumber, useLocale } from '../locale.tsx'
import { useKitTexts } from '../texts.ts'
import { pageSizes } from './list-query.ts'
import styles from './data-table.module.css'

/** Where one is in a list and how to get on. Pages are chosen from a native list: no row of tiny numbers to hit with a thumb. */
export function Pagination(props: {
  page: number
  pageSize: number
  total: number
  change(part: { page?: number; pageSize?: number }): void
}) {
  const texts = useKitTexts()
  const locale = useLocale()
  const { page, pageSize, total } = props
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const number = (value: number) => formatNumber(value, locale)
  const sizes = [...new Set([...pageSizes, pageSize])].toSorted((a, b) => a - b)
  return (
    <nav className={styles['pagination']} aria-label={texts.page}>
      <span className={`${styles['range']} kit-number`}>
        {texts.range(
          number(total === 0 ? 0 : (page - 1) * pageSize + 1),
          number(Math.min(page * pageSize, total)),
          number(total),
        )}
      </span>
      {total > pageSizes[0] ? (
        <NativeSelect
          className={styles['pageSize']}
          size="sm"
          aria-label={texts.perPage}
          value={String(pageSize)}
          onChange={event => props.change({ pageSize: Number(event.currentTarget.value) })}
          data={sizes.map(size => ({ value: String(size), label: `${size} ${texts.rows}` }))}
        />
      ) : null}
      {pages > 1 ? (
        <div className={styles['pages']}>
          <Button
            variant="default"
            className={styles['step']}
            aria-label={texts.previous}
            disabled={page <= 1}
            onClick={() => props.change({ page: page - 1 })}
          >
            <Icon name="left" size={18} />
          </Button>
          {pages <= 300 ? (
            <NativeSelect
              size="sm"
              aria-label={texts.page}
              value={String(Math.min(page, pages))}
              onChange={event => props.change({ page: Number(event.currentTarget.value) })}
              data={Array.from({ length: pages }, (_, index) => ({
                value: String(index + 1),
                label: texts.pageOf(number(index + 1), number(pages)),
              }))}
            />
          ) : (
            <span className="kit-number">{texts.pageOf(number(page), number(pages))}</span>
          )}
          <Button
            variant="default"
            className={styles['step']}
            aria-label={texts.next}
            disabled={page >= pages}
            onClick={() => props.change({ page: page + 1 })}
          >
            <Icon name="right" size={18} />
          </Button>
        </div>
      ) : null}
    </nav>
  )
}
