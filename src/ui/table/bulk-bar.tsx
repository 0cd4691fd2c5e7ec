import { Button } from '@mantine/core'
import { formatNumber, useLocale } from '../locale.tsx'
import { useKitTexts } from '../texts.ts'
import type { BulkAction } from './column.ts'
import styles from './data-table.module.css'

/** What can be done with everything that is selected; stays in sight while one scrolls. */
export function BulkBar<Row>(props: { actions: readonly BulkAction<Row>[]; selected: Parameters<BulkAction<Row>['run']>[0] }) {
  const texts = useKitTexts()
  const locale = useLocale()
  return (
    <section className={styles['bulk']} aria-label={texts.select}>
      <strong role="status">{texts.selected(formatNumber(props.selected.ids.length, locale))}</strong>
      <div className={styles['bulkActions']}>
        {props.actions.map(action => (
          <Button
            key={action.label}
            variant="default"
            data-dangerous={action.dangerous || undefined}
            onClick={() => action.run(props.selected)}
          >
            {action.label}
          </Button>
        ))}
        <Button variant="subtle" onClick={props.selected.clear}>
          {texts.clearSelection}
        </Button>
      </div>
    </section>
  )
}
