import { normaliseTonePlacement } from '#kernel/vietnamese.ts'

import { GENERAL_BODIES } from './bodies.ts'
import type { AgencyDirectory } from './types.ts'
import { distance, plain, tolerance, type Word } from './words.ts'

export type Entry = {
  name: string
  code: string | null
  kind: 'agency' | 'group' | 'general'
  /** Folded words of the spelling. */
  words: string[]
  letters: string
}

/** Spellings of all bodies that the reader can recognise as a whole, by their first folded word. */
export type Lexicon = { byFirstWord: Map<string, Entry[]>; all: Entry[]; exact: Map<string, Entry> }

const entry = (name: string, spelling: string, code: string | null, kind: Entry['kind']): Entry => {
  const words = plain(spelling).split(' ')
  return { name, code, kind, words, letters: words.join('') }
}

/** The general bodies, and those of the directory when the plan is of its own province. */
export function buildLexicon(directory: AgencyDirectory | null): Lexicon {
  const all: Entry[] = []
  for (const agency of directory?.agencies ?? [])
    for (const spelling of [agency.name, ...agency.aliases]) all.push(entry(agency.name, spelling, agency.code, 'agency'))
  for (const group of directory?.groups ?? [])
    for (const spelling of [group.name, ...group.aliases]) all.push(entry(group.name, spelling, group.code, 'group'))
  for (const name of GENERAL_BODIES) all.push(entry(name, name, null, 'general'))
  const byFirstWord = new Map<string, Entry[]>()
  const exact = new Map<string, Entry>()
  for (const item of all) {
    const first = item.words[0] ?? ''
    const list = byFirstWord.get(first)
    if (list) list.push(item)
    else byFirstWord.set(first, [item])
    const key = item.words.join(' ')
    if (!exact.has(key)) exact.set(key, item)
  }
  for (const list of byFirstWord.values()) list.sort((a, b) => b.words.length - a.words.length)
  return { byFirstWord, all, exact }
}

/** The longest known name that stands at word `at`, with the word after it. */
export function nameAt(
  words: Word[],
  at: number,
  lexicon: Lexicon,
  noisy: boolean,
): { entry: Entry; to: number; distance: number } | null {
  const first = words[at]?.fold ?? ''
  for (const item of lexicon.byFirstWord.get(first) ?? [])
    if (item.words.every((word, index) => words[at + index]?.fold === word))
      return { entry: item, to: at + item.words.length, distance: 0 }
  if (!noisy) return null
  const joins: string[] = ['']
  for (let count = 1; count <= 16; count++) joins.push((joins[count - 1] ?? '') + (words[at + count - 1]?.fold ?? ''))
  let best: { entry: Entry; to: number; distance: number; score: number } | null = null
  for (const item of lexicon.all) {
    if (item.letters.length < 6 || item.words.length < 2) continue
    const limit = tolerance(item.letters.length)
    for (const count of [item.words.length, item.words.length - 1, item.words.length + 1]) {
      const joined = joins[count]
      if (!joined || at + count > words.length) continue
      const found = distance(joined, item.letters, limit)
      if (found > limit) continue
      const score = item.letters.length - found * 4
      if (!best || score > best.score) best = { entry: item, to: at + count, distance: found, score }
    }
  }
  return best
}

/** The entry that a whole name means: same folded words, with or without "các", or nearly so where letters are untrustworthy. */
export function resolveName(name: string, lexicon: Lexicon, noisy: boolean): { entry: Entry; distance: number } | null {
  const folded = plain(name)
  for (const form of [folded, folded.replace(/^(?:cac|nhung) /, ''), `cac ${folded}`]) {
    const found = lexicon.exact.get(form)
    if (found && found.kind !== 'general') return { entry: found, distance: 0 }
  }
  if (!noisy) return null
  const letters = folded.replaceAll(' ', '')
  let best: { entry: Entry; distance: number } | null = null
  for (const item of lexicon.all) {
    const limit = tolerance(item.letters.length)
    const away = limit === 0 ? 1 : distance(letters, item.letters, limit)
    if (away <= limit && limit > 0 && (!best || away < best.distance)) best = { entry: item, distance: away }
  }
  return best
}

/** A raw word for accent-sensitive comparison. */
export const spoken = (raw: string): string => normaliseTonePlacement(raw.toLowerCase())
