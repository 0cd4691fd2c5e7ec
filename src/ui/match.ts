import { fold } from '#kernel/vietnamese.ts'

/** Where a text answers a query: ranges of the text as UTF-16 offsets, and how well (higher is better). */
export type Match = { ranges: [number, number][]; score: number }

/**
 * Finds every word of the query in the text, with or without marks: `so khcn` is found in `Sở KH&CN` no more than
 * `sở kh&cn` would be; a mark that is typed must fit (`sở` does not find `số`), one that is left out may be anything.
 * Returns null when a word is missing; an empty query matches everything.
 */
export function match(text: string, query: string): Match | null {
  const words = query.normalize('NFC').toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return { ranges: [], score: 0 }
  const letters = [...text.normalize('NFC')]
  const exact = letters.map(letter => letter.toLowerCase())
  const plain = exact.map(letter => fold(letter) || letter)
  // Offsets count in what the caller holds, which may be decomposed; then ranges cannot be told and are left out.
  const sameForm = text === text.normalize('NFC')
  const starts: number[] = []
  let offset = 0
  for (const letter of letters) {
    starts.push(offset)
    offset += letter.length
  }
  starts.push(offset)

  const ranges: [number, number][] = []
  let score = 0
  for (const word of words) {
    const wanted = [...word]
    let best: { at: number; score: number } | undefined
    for (let at = 0; at + wanted.length <= exact.length; at++) {
      if (
        !wanted.every(
          (letter, index) => letter === exact[at + index] || (letter === fold(letter) && letter === plain[at + index]),
        )
      )
        continue
      const atStart = at === 0
      const atWord = atStart || /[^\p{L}\p{N}]/u.test(exact[at - 1]!)
      const found = {
        at,
        score: (atStart ? 3 : atWord ? 2 : 1) + (wanted.every((letter, i) => letter === exact[at + i]) ? 0.5 : 0),
      }
      if (!best || found.score > best.score) best = found
    }
    if (!best) return null
    score += best.score
    if (sameForm) ranges.push([starts[best.at]!, starts[best.at + wanted.length]!])
  }
  return { ranges: joined(ranges), score: score / words.length - letters.length / 10_000 }
}

/** The things that match, best first; ties keep their order. `textOf` may give several texts (label, keywords): the best counts. */
export function ranked<T>(things: readonly T[], query: string, textOf: (thing: T) => string | string[]): T[] {
  if (query.trim() === '') return [...things]
  return things
    .map((thing, index) => {
      const scores = [textOf(thing)].flat().flatMap(text => match(text, query)?.score ?? [])
      return { thing, index, score: scores.length > 0 ? Math.max(...scores) : undefined }
    })
    .filter(found => found.score !== undefined)
    .toSorted((a, b) => b.score! - a.score! || a.index - b.index)
    .map(found => found.thing)
}

function joined(ranges: [number, number][]): [number, number][] {
  const sorted = ranges.toSorted((a, b) => a[0] - b[0])
  const result: [number, number][] = []
  for (const [start, end] of sorted) {
    const last = result.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else result.push([start, end])
  }
  return result
}
