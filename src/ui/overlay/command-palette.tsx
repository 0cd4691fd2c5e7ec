import { Kbd, Loader, Modal } from '@mantine/core'
import { useEffect, useEffectEvent, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { isComposing, useSettledText } from '../composition.ts'
import { Icon, type IconName } from '../icon.tsx'
import { match, ranked } from '../match.ts'
import { useNavigation } from '../navigation.tsx'
import { useKitTexts } from '../texts.ts'
import styles from './command-palette.module.css'

export type PaletteEntry = {
  id: string
  label: string
  /** The heading it stands under: “Màn hình”, “Việc”. */
  group: string
  icon?: IconName
  /** A second line: where it leads, an excerpt. */
  detail?: string
  /** Further words that find it. */
  keywords?: readonly string[]
  href?: string
  run?: () => void
}

/**
 * Ctrl+K: go to a screen, run an action, search everything, without a mouse. Own entries are matched with or without marks at
 * once; `search` asks the server, on finished words only.
 */
export function CommandPalette(props: { opened: boolean; close(): void; entries: readonly PaletteEntry[]; search?: Search }) {
  const texts = useKitTexts()
  return (
    <Modal.Root
      opened={props.opened}
      onClose={props.close}
      size="40rem"
      padding={0}
      yOffset="8dvh"
      transitionProps={{ duration: 100 }}
      classNames={{ content: styles['content'] }}
    >
      <Modal.Overlay backgroundOpacity={0.45} />
      <Modal.Content aria-label={texts.paletteTitle} radius="lg">
        <Palette {...props} />
      </Modal.Content>
    </Modal.Root>
  )
}

function Palette({ close, entries, search }: Parameters<typeof CommandPalette>[0]) {
  const texts = useKitTexts()
  const { go } = useNavigation()
  const list = useId()
  const [settled, setSettled] = useState('')
  const field = useSettledText({ value: '', settle: setSettled, delay: 250 })
  const found = useServerSearch(settled.trim(), search)
  // The choice belongs to what is typed: other words begin at the first entry again.
  const [choice, setChoice] = useState({ text: '', index: 0 })
  const box = useRef<HTMLDivElement>(null)

  const shown = useMemo(
    () => [...ranked(entries, field.text, entry => [entry.label, ...(entry.keywords ?? [])]), ...found.entries],
    [entries, field.text, found.entries],
  )
  const groups = useMemo(
    () => [...new Set(shown.map(entry => entry.group))].map(name => shown.filter(entry => entry.group === name)),
    [shown],
  )
  const ordered = groups.flat()
  const at = Math.min(choice.text === field.text ? choice.index : 0, ordered.length - 1)
  const setActive = (index: number) => setChoice({ text: field.text, index })
  useEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at, ordered.length])

  const choose = (entry: PaletteEntry | undefined) => {
    if (!entry) return
    close()
    if (entry.href) go(entry.href)
    else entry.run?.()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      if (ordered.length > 0) setActive((at + step + ordered.length) % ordered.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      choose(ordered[at])
    }
  }
  return (
    <>
      <div className={styles['head']}>
        <Icon name="search" />
        <input
          className={styles['field']}
          type="text"
          role="combobox"
          aria-label={texts.paletteTitle}
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={ordered[at] ? `${list}-${at}` : undefined}
          aria-autocomplete="list"
          placeholder={texts.palettePlaceholder}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          {...field.field}
          onKeyDown={onKeyDown}
        />
        {found.busy ? <Loader size="xs" aria-hidden="true" /> : <Kbd className={styles['esc']}>Esc</Kbd>}
      </div>
      <div ref={box} id={list} role="listbox" aria-label={texts.paletteTitle} className={styles['list']} tabIndex={-1}>
        {groups.map(group => (
          <div key={group[0]!.group} role="group" aria-label={group[0]!.group}>
            <div className={styles['group']} aria-hidden="true">
              {group[0]!.group}
            </div>
            {group.map(entry => {
              const index = ordered.indexOf(entry)
              return (
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are handled by the field that owns this list
                <div
                  key={entry.id}
                  id={`${list}-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === at}
                  className={styles['entry']}
                  onMouseMove={() => setActive(index)}
                  onClick={() => choose(entry)}
                >
                  <Icon name={entry.icon ?? 'right'} size={18} />
                  <span className={styles['words']}>
                    <Marked text={entry.label} query={field.text} />
                    {entry.detail ? <span className={styles['detail']}>{entry.detail}</span> : null}
                  </span>
                </div>
              )
            })}
          </div>
        ))}
        {ordered.length === 0 && !found.busy ? <p className={styles['nothing']}>{texts.paletteNothing}</p> : null}
      </div>
      <div className={styles['foot']}>{texts.paletteHint}</div>
      <p className="kit-hidden" role="status">
        {found.busy ? texts.paletteSearching : texts.paletteCount(ordered.length)}
      </p>
    </>
  )
}

const nothing: PaletteEntry[] = []

type Search = (text: string, signal: AbortSignal) => Promise<PaletteEntry[]>

function useServerSearch(text: string, search: Search | undefined): { entries: PaletteEntry[]; busy: boolean } {
  const [found, setFound] = useState({ text: '', entries: nothing })
  const asked = search !== undefined && text.length >= 2
  const ask = useEffectEvent((signal: AbortSignal) => search?.(text, signal) ?? Promise.resolve(nothing))
  useEffect(() => {
    if (!asked) return
    const abort = new AbortController()
    const take = (entries: PaletteEntry[]) => abort.signal.aborted || setFound({ text, entries })
    // The palette still serves screens and actions when the search cannot be reached.
    ask(abort.signal).then(take, () => take(nothing))
    return () => abort.abort()
  }, [text, asked])
  return { entries: asked ? found.entries : nothing, busy: asked && found.text !== text }
}

/** A label with what was searched set off. */
function Marked({ text, query }: { text: string; query: string }) {
  const ranges = query.trim() === '' ? [] : (match(text, query)?.ranges ?? [])
  const parts: React.ReactNode[] = []
  let from = 0
  for (const [start, end] of ranges) {
    parts.push(text.slice(from, start), <mark key={start}>{text.slice(start, end)}</mark>)
    from = end
  }
  return (
    <span>
      {parts}
      {text.slice(from)}
    </span>
  )
}
