import { Fragment, type ReactElement } from 'react'
import { fold } from '../vietnamese.ts'

type Span = { start: number; end: number }

/** Where the words of a query stand in a text, marks or not, as offsets into the text; words may begin anywhere but inside a word. */
export function spansOf(text: string, query: string): Span[] {
  const { folded, at } = foldedWithOffsets(text)
  const phrase = fold(query)
  if (phrase === '') return []
  // The whole phrase where it stands; otherwise its words of two letters and more.
  const wanted = folded.includes(phrase) ? [phrase] : phrase.split(/[^\p{L}\p{N}%]+/u).filter(word => word.length > 1)
  const spans: Span[] = []
  for (const word of new Set(wanted))
    for (let from = folded.indexOf(word); from >= 0; from = folded.indexOf(word, from + word.length)) {
      if (/[\p{L}\p{N}]/u.test(folded[from - 1] ?? '') || /[\p{L}\p{N}]/u.test(folded[from + word.length] ?? '')) continue
      spans.push({ start: at[from]!, end: at[from + word.length] ?? text.length })
    }
  return merged(spans)
}

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

/** Letter by letter, so that each place in the folded text knows where it stood. */
function foldedWithOffsets(text: string): { folded: string; at: number[] } {
  let folded = ''
  const at: number[] = []
  let offset = 0
  for (const letter of text) {
    const plain = /\s/.test(letter) ? ' ' : fold(letter)
    for (let place = 0; place < plain.length; place++) at.push(offset)
    folded += plain
    offset += letter.length
  }
  return { folded, at }
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
