import { Button, Radio } from '@mantine/core'
import { useMemo, useState } from 'react'
import { formatDate } from '../dates.tsx'
import { Notice } from '../feedback/notice.tsx'
import { useLocale } from '../locale.tsx'
import type { Problem } from '../problem.ts'
import { useKitTexts } from '../texts.ts'
import { conflictsOf, resolved } from './conflict.ts'
import type { FieldSpec, FormValues } from './field.ts'
import { showValue } from './show-value.ts'
import styles from './form.module.css'

/**
 * Somebody else saved first. Says who and when, shows field by field what stood before, what they wrote and what you wrote, and
 * lets you choose. Fields that only they changed are taken over and listed. Nothing is sent until the form is saved again.
 */
export function ConflictPanel(props: {
  problem: Problem
  current: Record<string, unknown>
  specs: readonly FieldSpec[]
  base: FormValues
  values: FormValues
  resolve(next: { values: FormValues; base: FormValues }): void
}) {
  const texts = useKitTexts()
  const locale = useLocale()
  const { specs, base, values, current } = props
  const conflicts = useMemo(() => conflictsOf(specs, base, values, current), [specs, base, values, current])
  const [choices, setChoices] = useState<Record<string, 'mine' | 'theirs'>>({})
  const both = conflicts.filter(conflict => conflict.both)
  const theirsOnly = conflicts.filter(conflict => !conflict.both)
  const shown = (spec: FieldSpec, value: unknown) => showValue(spec, value, locale) || texts.empty
  return (
    <section className={styles['conflict']} aria-label={texts.conflictTitle} tabIndex={-1} data-first-error>
      <Notice tone="warning" title={texts.conflictTitle}>
        {props.problem.changes?.map(change => (
          <p key={change.at} className={styles['line']}>
            {texts.conflictBy(change.by, formatDate(change.at, { time: true }))}
          </p>
        ))}
        <p className={styles['line']}>{both.length > 0 ? texts.conflictHint : texts.conflictNone}</p>
      </Notice>
      {both.map(({ spec, base: before, mine, theirs }) => (
        <Radio.Group
          key={spec.name}
          className={styles['conflictField']}
          label={spec.label}
          description={`${texts.before}: ${shown(spec, before)}`}
          value={choices[spec.name] ?? 'mine'}
          onChange={choice => setChoices({ ...choices, [spec.name]: choice === 'theirs' ? 'theirs' : 'mine' })}
        >
          <div className={styles['sides']}>
            <Radio value="mine" label={texts.mine} description={shown(spec, mine)} className={styles['side']} />
            <Radio value="theirs" label={texts.theirs} description={shown(spec, theirs)} className={styles['side']} />
          </div>
        </Radio.Group>
      ))}
      {theirsOnly.length > 0 ? (
        <dl className={styles['taken']}>
          {theirsOnly.map(({ spec, base: before, theirs }) => (
            <div key={spec.name}>
              <dt>{spec.label}</dt>
              <dd>
                <del>{shown(spec, before)}</del> <ins>{shown(spec, theirs)}</ins>
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      <div>
        <Button onClick={() => props.resolve(resolved(specs, { base, mine: values }, current, conflicts, choices))}>
          {texts.useChoices}
        </Button>
      </div>
    </section>
  )
}
