import { Checkbox, Radio, TextInput } from '@mantine/core'
import { useState } from 'react'
import { DateField } from '../form/date-field.tsx'
import { match } from '../match.ts'
import { useKitTexts } from '../texts.ts'
import type { Filter } from './filter.ts'
import styles from './filter-bar.module.css'

/** The choices of one filter; more than ten get a search of their own, with or without marks. */
export function FilterChoices({ filter, values, set }: { filter: Filter; values: string[]; set(values: string[]): void }) {
  const texts = useKitTexts()
  const [query, setQuery] = useState('')
  if (filter.kind === 'date')
    return (
      <DateField
        label={filter.label}
        hideLabel
        value={values[0] ?? ''}
        change={date => set(date === '' ? [] : [date])}
        onlyWhole
      />
    )
  const shown = filter.options.filter(option => match(option.label, query) !== null)
  return (
    <div className={styles['choices']}>
      {filter.options.length > 10 ? (
        <TextInput
          aria-label={`${texts.search}: ${filter.label}`}
          placeholder={texts.searchHint}
          value={query}
          onChange={event => setQuery(event.currentTarget.value)}
          data-autofocus
        />
      ) : null}
      <div className={styles['options']} role={filter.kind === 'choice' ? 'radiogroup' : 'group'} aria-label={filter.label}>
        {filter.kind === 'choice' ? (
          <>
            <Radio label={texts.all} name={filter.name} checked={values.length === 0} onChange={() => set([])} />
            {shown.map(option => (
              <Radio
                key={option.value}
                label={option.label}
                name={filter.name}
                description={option.description}
                checked={values[0] === option.value}
                onChange={() => set([option.value])}
              />
            ))}
          </>
        ) : (
          shown.map(option => (
            <Checkbox
              key={option.value}
              label={option.label}
              description={option.description}
              checked={values.includes(option.value)}
              onChange={event =>
                set(event.currentTarget.checked ? [...values, option.value] : values.filter(value => value !== option.value))
              }
            />
          ))
        )}
        {shown.length === 0 ? <p className={styles['nothing']}>{texts.nothingFound}</p> : null}
      </div>
    </div>
  )
}
