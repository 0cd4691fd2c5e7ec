import { ActionIcon, Button, Drawer, Popover, TextInput } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { useRef, type ReactNode, type Ref } from 'react'
import { useSettledText } from '../composition.ts'
import { formatDate } from '../dates.tsx'
import { Icon } from '../icon.tsx'
import { useKitTexts } from '../texts.ts'
import { filterText, type Filter } from './filter.ts'
import { FilterChoices } from './filter-choices.tsx'
import styles from './filter-bar.module.css'

export type FilterValues = Record<string, string[]>
type FilterBarProps = {
  q: string
  filters: readonly Filter[]
  values: FilterValues
  /** What is searched: “Tìm tên, chữ viết tắt”. */
  searchLabel?: string
  /** False for lists without a search. */
  searchable?: boolean
  change(part: { q?: string; filters?: FilterValues }): void
  searchRef?: Ref<HTMLInputElement>
  /** Further controls of the list, at the end of the bar. */
  children?: ReactNode
}

/**
 * Search and filters of a list. Wide: each filter is a button with its choices; narrow: one button opens a sheet with all of
 * them. What is active stands below as chips that can be taken away one by one or all at once.
 */
export function FilterBar(props: FilterBarProps) {
  const texts = useKitTexts()
  const narrow = useMediaQuery('(max-width: 40em)', undefined, { getInitialValueInEffect: false })
  const active = props.filters.filter(filter => (props.values[filter.name]?.length ?? 0) > 0)
  const set = (name: string, values: string[]) => {
    const { [name]: _, ...rest } = props.values
    props.change({ filters: values.length > 0 ? { ...rest, [name]: values } : rest })
  }
  return (
    <div className={styles['wrap']}>
      <div className={styles['bar']} role="search">
        {props.searchable === false ? null : <SearchField {...props} />}
        {props.filters.length === 0 ? null : narrow ? (
          <FilterSheet {...props} active={active.length} set={set} />
        ) : (
          props.filters.map(filter => (
            <FilterButton key={filter.name} filter={filter} values={props.values[filter.name] ?? []} set={set} />
          ))
        )}
        {props.children}
      </div>
      {active.length > 0 ? (
        <ul className={styles['chips']} aria-label={texts.filters}>
          {active.map(filter => (
            <li key={filter.name}>
              <button type="button" className={styles['chip']} onClick={() => set(filter.name, [])}>
                <span className="kit-hidden">{texts.clearFilter(filter.label)}: </span>
                <span>
                  <span className={styles['chipLabel']} aria-hidden="true">
                    {filter.label}:{' '}
                  </span>
                  {filterText(filter, props.values[filter.name] ?? [], formatDate)}
                </span>
                <Icon name="close" size={15} />
              </button>
            </li>
          ))}
          <li>
            <button type="button" className={styles['clear']} onClick={() => props.change({ filters: {}, q: '' })}>
              {texts.clearAll}
            </button>
          </li>
        </ul>
      ) : null}
    </div>
  )
}

function SearchField({ q, change, searchLabel, searchRef }: FilterBarProps) {
  const texts = useKitTexts()
  const own = useRef<HTMLInputElement>(null)
  const search = useSettledText({ value: q, settle: text => change({ q: text }), delay: 350 })
  return (
    <TextInput
      ref={searchRef ?? own}
      className={styles['search']}
      type="text"
      inputMode="search"
      enterKeyHint="search"
      autoComplete="off"
      spellCheck={false}
      aria-label={searchLabel ?? texts.search}
      placeholder={searchLabel ?? texts.searchHint}
      leftSection={<Icon name="search" size={18} />}
      rightSection={
        search.text === '' ? null : (
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={texts.clearSearch} onClick={search.clear}>
            <Icon name="close" size={16} />
          </ActionIcon>
        )
      }
      {...search.field}
      onBlur={search.settleNow}
    />
  )
}

type SetFilter = (name: string, values: string[]) => void

function FilterButton({ filter, values, set }: { filter: Filter; values: string[]; set: SetFilter }) {
  const [opened, { toggle, close }] = useDisclosure(false)
  return (
    <Popover
      opened={opened}
      onChange={open => (open ? undefined : close())}
      position="bottom-start"
      trapFocus
      returnFocus
      withRoles
    >
      <Popover.Target>
        <Button
          variant="default"
          className={styles['filter']}
          data-active={values.length > 0 || undefined}
          rightSection={<Icon name="down" size={16} />}
          onClick={toggle}
        >
          {filter.label}
          {values.length > 1 ? <span className={styles['count']}>{values.length}</span> : null}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles['dropdown']} aria-label={filter.label}>
        <FilterChoices
          filter={filter}
          values={values}
          set={next => {
            set(filter.name, next)
            if (filter.kind === 'choice') close()
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}

function FilterSheet(props: FilterBarProps & { active: number; set: SetFilter }) {
  const texts = useKitTexts()
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button
        variant="default"
        className={styles['filter']}
        data-active={props.active > 0 || undefined}
        leftSection={<Icon name="filter" size={18} />}
        onClick={open}
      >
        {props.active > 0 ? texts.filtersActive(props.active) : texts.filters}
      </Button>
      <Drawer
        opened={opened}
        onClose={close}
        position="bottom"
        size="auto"
        title={texts.filters}
        closeButtonProps={{ 'aria-label': texts.close }}
        classNames={{ content: styles['sheet'], title: styles['sheetTitle'] }}
      >
        {props.filters.map(filter => (
          <fieldset key={filter.name} className={styles['group']}>
            <legend>{filter.label}</legend>
            <FilterChoices filter={filter} values={props.values[filter.name] ?? []} set={next => props.set(filter.name, next)} />
          </fieldset>
        ))}
        <div className={styles['sheetActions']}>
          <Button variant="default" onClick={() => props.change({ filters: {} })} disabled={props.active === 0}>
            {texts.clearAll}
          </Button>
          <Button onClick={close}>{texts.apply}</Button>
        </div>
      </Drawer>
    </>
  )
}
