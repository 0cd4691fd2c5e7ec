import iconv from 'iconv-lite'

import { isSyllable } from '#kernel/vietnamese.ts'

/** Encodings in use before Unicode. Their bytes, read as Western letters, give "Céng hoµ x· héi" (TCVN3) or "Coäng hoøa" (VNI). */
export type LegacyEncoding = 'TCVN3' | 'VNI'

/** TCVN3 (ABC, TCVN 5712:1993): one byte per letter, the same bytes in lower-case fonts (.VnTime) and capital fonts (.VnTimeH). */
function tcvn3Table(): Map<string, string> {
  const table = new Map<string, string>()
  for (let byte = 0xa1; byte <= 0xff; byte++) {
    const bytes = Buffer.from([byte])
    const letter = iconv.decode(bytes, 'tcvn').normalize('NFC')
    if (!/\p{L}/u.test(letter)) continue
    table.set(String.fromCharCode(byte), letter)
    table.set(iconv.decode(bytes, 'win1252'), letter)
  }
  // Word replaces these look-alikes of its own accord; they are no letters in any Vietnamese text.
  table.set('\u2219', 'ã').set('\u03bc', 'à').set('\u2212', 'ư')
  return table
}

// Marks that VNI writes as a second letter after a, e, o, u, y and after ơ (ô) and ư (ö).
const VNI_MARKS: Record<string, string> = { ù: '\u0301', ø: '\u0300', û: '\u0309', õ: '\u0303', ï: '\u0323' }
const VNI_CIRCUMFLEX: Record<string, string> = { â: '', á: '\u0301', à: '\u0300', å: '\u0309', ã: '\u0303', ä: '\u0323' }
const VNI_BREVE: Record<string, string> = { ê: '', é: '\u0301', è: '\u0300', ú: '\u0309', ü: '\u0303', ë: '\u0323' }
const VNI_ALONE: Record<string, string> = { ì: 'ì', í: 'í', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ', ô: 'ơ', ö: 'ư', ñ: 'đ' }

/** VNI for Windows: a letter and its marks are one or two characters, capitals with capital marks. */
function vniTable(): Map<string, string> {
  const table = new Map<string, string>()
  const put = (source: string, target: string): void => {
    table.set(source, target.normalize('NFC'))
    table.set(source.toUpperCase(), target.normalize('NFC').toUpperCase())
  }
  for (const base of 'aeouy') for (const [mark, tone] of Object.entries(VNI_MARKS)) put(base + mark, base + tone)
  for (const base of 'aeo') for (const [mark, tone] of Object.entries(VNI_CIRCUMFLEX)) put(base + mark, `${base}\u0302${tone}`)
  for (const [mark, tone] of Object.entries(VNI_BREVE)) put(`a${mark}`, `a\u0306${tone}`)
  for (const [source, target] of Object.entries(VNI_ALONE)) put(source, target)
  for (const [base, letter] of [
    ['ô', 'ơ'],
    ['ö', 'ư'],
  ] as const) {
    for (const [mark, tone] of Object.entries(VNI_MARKS)) put(base + mark, letter + tone)
  }
  return table
}

let tables: Record<LegacyEncoding, Map<string, string>> | undefined
const VNI_PAIR = /[aeouyôö][ùøûõïâáàåãäêéèúüë]|[\u00c0-\u00ff]/giu

/** In a capital font the bytes are those of small letters: what stands beside capitals of the Latin alphabet is capital too. */
function raiseCapitals(text: string): string {
  return text.replace(/[\p{L}]+/gu, word => {
    const plain = word.match(/[A-Za-z]/g) ?? []
    const marked = /[^A-Za-z]/.test(word)
    return marked && plain.length > 0 && word.length > 2 && plain.every(letter => letter < 'a') && !/^[A-Z][^A-Za-z]+$/.test(word)
      ? word.toUpperCase()
      : word
  })
}

/** Reads Western-looking text as what it was in its legacy encoding. Characters outside the table stay. Result is NFC. */
export function fromLegacy(text: string, encoding: LegacyEncoding): string {
  tables ??= { TCVN3: tcvn3Table(), VNI: vniTable() }
  const table = tables[encoding]
  if (encoding === 'TCVN3') {
    const letters = Array.from(text, character => table.get(character) ?? character).join('')
    const raised = raiseCapitals(letters)
    const words = raised.match(/\p{L}{2,}/gu) ?? []
    const shouting = words.filter(word => word === word.toUpperCase()).length
    // "Xã" among capitals is "XÃ" printed in the capital font: one capital letter and marked letters only.
    return (
      shouting >= 2 && words.every(word => word === word.toUpperCase() || /^[A-Z][^A-Za-z]+$/.test(word))
        ? raised.toUpperCase()
        : raised
    ).normalize('NFC')
  }
  return text
    .replace(VNI_PAIR, pair => table.get(pair) ?? Array.from(pair, character => table.get(character) ?? character).join(''))
    .normalize('NFC')
}

// ¡..ÿ and the punctuation that Windows puts in place of bytes 0x80-0x9f.
const WESTERN_WORD = /[\p{L}\u00a1-\u00ff\u2219\u03bc]*[\u00a1-\u00ff\u2219\u03bc][\p{L}\u00a1-\u00ff\u2219\u03bc]*/gu
const isWord = (word: string): boolean => /^\p{L}+$/u.test(word) && isSyllable(word)

/** Share of the marked words of a text that are Vietnamese syllables, with their number; 0 words count as a share of 0. */
function plausibility(words: string[]): number {
  return words.length === 0 ? 0 : words.filter(isWord).length / words.length
}

/**
 * Which legacy encoding hides behind texts that were decoded as if they were Western, or null.
 * Only words that are no Vietnamese as they stand are evidence, so that a document half in Unicode is judged by its other half.
 */
export function detectLegacy(texts: Iterable<string>): LegacyEncoding | null {
  const strange: string[] = []
  for (const text of texts) {
    for (const word of text.match(WESTERN_WORD) ?? []) if (!isWord(word)) strange.push(word)
    if (strange.length > 2000) break
  }
  if (strange.length < 4) return null
  const score = (encoding: LegacyEncoding): number => plausibility(strange.map(word => fromLegacy(word, encoding)))
  const [tcvn3, vni] = [score('TCVN3'), score('VNI')]
  if (Math.max(tcvn3, vni) < 0.7) return null
  return tcvn3 >= vni ? 'TCVN3' : 'VNI'
}

/** Converts one paragraph of a document known to hold legacy text; a paragraph that already is Vietnamese stays as it is. */
export function convertParagraph(text: string, encoding: LegacyEncoding): string {
  const words = text.match(WESTERN_WORD) ?? []
  if (words.length === 0) return text
  // A letter outside Latin-1 with a Vietnamese mark can only be Unicode.
  const unicode = (text.match(/[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/gu) ?? []).length
  const before = plausibility(words)
  const after = plausibility(words.map(word => fromLegacy(word, encoding)))
  return after > before && unicode < words.length ? fromLegacy(text, encoding) : text
}

/** The encoding that a font's name announces: ".VnTime" holds TCVN3, "VNI-Times" holds VNI. */
export function fontEncoding(font: string | undefined): LegacyEncoding | null {
  if (!font) return null
  const name = font.replace(/^[A-Z]{6}\+/, '') // subset tag of fonts embedded in a PDF
  if (/^\.?Vn[A-Z]/.test(name)) return 'TCVN3'
  return /^VNI[-_ ]/i.test(name) ? 'VNI' : null
}

/**
 * Converts text set in a legacy font; capital fonts (".VnTimeH") print small letters as capitals. Text that is Unicode in
 * spite of the font's name stays.
 */
export function fromFont(text: string, font: string): string {
  const encoding = fontEncoding(font)
  if (!encoding || /[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/u.test(text)) return text
  const words = text.match(WESTERN_WORD) ?? []
  const converted =
    plausibility(words.map(word => fromLegacy(word, encoding))) >= plausibility(words) ? fromLegacy(text, encoding) : text
  return encoding === 'TCVN3' && font.replace(/[ ,-]?(bold|italic|regular|mt)*$/i, '').endsWith('H')
    ? converted.toUpperCase()
    : converted
}
