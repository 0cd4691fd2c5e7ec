import { fold, nfc } from '../vietnamese.ts'

/**
 * The part of a text around the first word that was searched, cut between words, with … where something is left out.
 * @param length characters, about.
 */
export function excerptOf(text: string, query: string, length = 200): string {
  const whole = nfc(text).replace(/\s+/g, ' ').trim()
  if (whole.length <= length) return whole
  const words = fold(query).split(' ').filter(Boolean)
  // Folding keeps one character for one, so that a place in the folded text is a place in the text.
  const folded = [...whole].map(letter => fold(letter) || ' ').join('')
  const letters = [...whole]
  const aligned = [...folded].length === letters.length ? folded : whole.toLowerCase()
  const places = words.map(word => aligned.indexOf(word)).filter(place => place >= 0)
  const found = places.length > 0 ? Math.min(...places) : 0
  let start = Math.max(0, Math.min(found - Math.floor(length / 4), letters.length - length))
  if (start > 0) start = letters.indexOf(' ', start) + 1 || start
  let end = Math.min(letters.length, start + length)
  if (end < letters.length) {
    const space = letters.lastIndexOf(' ', end)
    if (space > start) end = space
  }
  return `${start > 0 ? '… ' : ''}${letters.slice(start, end).join('').trim()}${end < letters.length ? ' …' : ''}`
}
