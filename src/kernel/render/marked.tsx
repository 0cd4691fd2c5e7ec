import { Fragment, type ReactElement } from 'react'
import { fold, nfc } from '../vietnamese.ts'

type Span = { start: number; end: number }

/**
 * Where a query stands in a text, as offsets into the text: the whole phrase if it does, otherwise its words; as typed if it
 * does, otherwise without marks ("nang" finds "năng", "năng" leaves "nâng" alone). Never inside of a word.
 */
export function spansOf(text: string, query: string): Span[] {
  const ways = [lettersOf(text, letter => letter.toLowerCase()), lettersOf(text, fold)]
  const asTyped = nfc(query).toLowerCase().replace(/\s+/g, ' ').trim()
  const phrases = [asTyped, fold(query)]
  for (const parts of [(phrase: string) => [phrase], wordsOf])
    for (const [way, letters] of ways.entries()) {
      const spans = [...new Set(parts(phrases[way]!))].flatMap(wanted => occurrences(letters, wanted, text.length))
      if (spans.length > 0) return merged(spans)
    }
  return []
}

const wordsOf = (phrase: string): string[] => phrase.split(/[^\p{L}\p{M}\p{N}%]+/u).filter(word => word.length > 1)

type Letters = { text: string; at: number[] }

function occurrences({ text, at }: Letters, wanted: string, end: number): Span[] {
  const spans: Span[] = []
  if (wanted === '') return spans
  for (let from = text.indexOf(wanted); from >= 0; from = text.indexOf(wanted, from + wanted.length)) {
    if (isLetter(text[from - 1]) || isLetter(text[from + wanted.length])) continue
    spans.push({ start: at[from]!, end: at[from + wanted.length] ?? end })
  }
  return spans
}

const isLetter = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{M}\p{N}]/u.test(letter)

/** A text with the words of a query marked. */
export function Marked({ text, query }: { text: string; query: string }): ReactElement {
  const parts: (string | ReactElement)[] = []
  let from = 0
  for (const { start, end } of spansOf(text, query)) {
    parts.push(text.slice(from, start), <mark>{text.slice(start, end)}</mark>)
    from = end
  }
  parts.push(text.slice(from))
  return (
    <>
      {parts.map((part, place) => (
        <Fragment key={place}>{part}</Fragment>
      ))}
    </>
  )
}

/** Letter by letter, so that each place in the changed text knows where it stood. */
function lettersOf(text: string, change: (letter: string) => string): Letters {
  let changed = ''
  const at: number[] = []
  let offset = 0
  for (const letter of text) {
    const plain = /\s/.test(letter) ? ' ' : change(letter)
    for (let place = 0; place < plain.length; place++) at.push(offset)
    changed += plain
    offset += letter.length
  }
  return { text: changed, at }
}

function merged(spans: Span[]): Span[] {
  const result: Span[] = []
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else result.push({ ...span })
  }
  return result
}
