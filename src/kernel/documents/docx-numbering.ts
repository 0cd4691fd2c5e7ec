import { child, children, toggle, value, type XmlElement } from './xml.ts'

// Automatic numbering of Word (ECMA-376 part 1, 17.9): a paragraph names a list instance and a level, the visible mark is
// computed. Officials number with it, so "III.1.b" exists in no text run of the file.

type Level = {
  start: number
  format: string
  text: string
  restartAfter: number | null
  legal: boolean
  space: boolean
  style?: string
}
type List = { counters: string; levels: Map<number, Level>; startOverrides: Map<number, number> }

/** Resolves marks in document order; it counts, so it must be asked once for each numbered paragraph. */
export type Numbering = {
  /** The mark as printed with its following space, '' for none. */
  mark: (numberId: string, level: number) => string
  /** The level that a list ties to a paragraph style. */
  levelOfStyle: (numberId: string, style: string) => number | undefined
}

const ROMAN: [number, string][] = [
  [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
] // prettier-ignore
const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']
// Glyphs of Symbol and Wingdings live in the private use area; these are what they look like.
const GLYPHS: Record<string, string> = {
  '\uf0b7': '•', '\uf0a7': '▪', '\uf06e': '▪', '\uf071': '▪', '\uf0d8': '➢', '\uf0fc': '✓', '\uf02d': '-', '\uf0be': '-', '\uf02b': '+', '\uf076': '•', '\uf0e8': '➢', '\uf06c': '●', '\uf0a8': '◦',
} // prettier-ignore

/** What a symbol-font character looks like in Unicode; unknown private glyphs become a bullet. */
export function glyph(character: string): string {
  return GLYPHS[character] ?? (/[\ue000-\uf8ff]/.test(character) ? '•' : character)
}

function roman(number: number): string {
  let rest = number
  let out = ''
  for (const [worth, letters] of ROMAN) for (; rest >= worth; rest -= worth) out += letters
  return out
}

function vietnameseNumber(number: number): string {
  if (number < 10) return DIGITS[number] ?? ''
  const tens = Math.floor(number / 10)
  const unit = number % 10
  if (number >= 100) return String(number)
  const head = tens === 1 ? 'mười' : `${DIGITS[tens]} mươi`
  const tail = unit === 5 ? 'lăm' : unit === 1 && tens > 1 ? 'mốt' : unit === 0 ? '' : (DIGITS[unit] ?? '')
  return `${head} ${tail}`.trim()
}

/** A counter as its format prints it. Word repeats letters past z: aa, bb, cc. */
export function formatCounter(number: number, format: string): string {
  switch (format) {
    case 'none':
    case 'bullet':
      return ''
    case 'decimalZero':
      return String(number).padStart(2, '0')
    case 'upperRoman':
      return number > 0 && number < 4000 ? roman(number) : String(number)
    case 'lowerRoman':
      return number > 0 && number < 4000 ? roman(number).toLowerCase() : String(number)
    case 'upperLetter':
    case 'lowerLetter': {
      const letter = String.fromCharCode((format === 'upperLetter' ? 65 : 97) + ((number - 1) % 26))
      return number > 0 ? letter.repeat(Math.min(Math.ceil(number / 26), 20)) : ''
    }
    case 'vietnameseCounting':
      return vietnameseNumber(number)
    default:
      return String(number)
  }
}

function levelOf(element: XmlElement): Level {
  const restart = value(element, 'lvlRestart')
  return {
    start: Number(value(element, 'start') ?? 1) || 0,
    format: value(element, 'numFmt') ?? 'decimal',
    text: value(element, 'lvlText') ?? '',
    restartAfter: restart === undefined ? null : Number(restart),
    legal: toggle(element, 'isLgl') ?? false,
    space: value(element, 'suff') !== 'nothing',
    ...(value(element, 'pStyle') ? { style: value(element, 'pStyle') } : {}),
  }
}

const levelsOf = (element: XmlElement | undefined): Map<number, Level> =>
  new Map(children(element, 'lvl').map(each => [Number(each.attributes['ilvl'] ?? 0), levelOf(each)]))

function readLists(part: XmlElement | undefined): Map<string, List> {
  const abstracts = new Map(children(part, 'abstractNum').map(each => [each.attributes['abstractNumId'] ?? '', each]))
  const byStyle = new Map([...abstracts].map(([id, each]) => [value(each, 'styleLink') ?? '', id]))
  const lists = new Map<string, List>()
  for (const instance of children(part, 'num')) {
    let abstractId = value(instance, 'abstractNumId') ?? ''
    const link = value(abstracts.get(abstractId), 'numStyleLink')
    if (link) abstractId = byStyle.get(link) ?? abstractId
    const levels = levelsOf(abstracts.get(abstractId))
    const startOverrides = new Map<number, number>()
    for (const override of children(instance, 'lvlOverride')) {
      const level = Number(override.attributes['ilvl'] ?? 0)
      const replaced = child(override, 'lvl')
      if (replaced) levels.set(level, levelOf(replaced))
      const start = value(override, 'startOverride')
      if (start !== undefined) startOverrides.set(level, Number(start) || 0)
    }
    lists.set(instance.attributes['numId'] ?? '', { counters: abstractId, levels, startOverrides })
  }
  return lists
}

/** Reads word/numbering.xml (absent: no list resolves). */
export function numberingOf(part: XmlElement | undefined): Numbering {
  const lists = readLists(part)
  // Instances of one abstract list go on counting together, unless an instance says where it starts.
  const countersOf = new Map<string, (number | undefined)[]>()
  const overridden = new Set<string>()
  return {
    levelOfStyle: (numberId, style) => [...(lists.get(numberId)?.levels ?? [])].find(([, level]) => level.style === style)?.[0],
    mark(numberId, levelNumber) {
      const list = lists.get(numberId)
      const level = list?.levels.get(levelNumber)
      if (!list || !level) return ''
      const counters = countersOf.get(list.counters) ?? []
      countersOf.set(list.counters, counters)
      const override = list.startOverrides.get(levelNumber)
      const key = `${numberId}/${levelNumber}`
      if (override !== undefined && !overridden.has(key)) {
        overridden.add(key)
        counters[levelNumber] = override
      } else counters[levelNumber] = counters[levelNumber] === undefined ? level.start : counters[levelNumber] + 1
      for (let deeper = levelNumber + 1; deeper < 9; deeper++) {
        const after = list.levels.get(deeper)?.restartAfter ?? null
        if (after === null || (after !== 0 && levelNumber < after)) counters[deeper] = undefined
      }
      if (level.format === 'bullet') return markWithSpace(Array.from(level.text, glyph).join(''), level.space)
      const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
        const index = Number(digit) - 1
        const counter = counters[index] ?? list.levels.get(index)?.start ?? 1
        counters[index] ??= counter
        return formatCounter(
          counter,
          level.legal && index !== levelNumber ? 'decimal' : (list.levels.get(index)?.format ?? 'decimal'),
        )
      })
      return markWithSpace(text, level.space)
    },
  }
}

const markWithSpace = (mark: string, space: boolean): string => (mark.trim() ? mark.trim() + (space ? ' ' : '') : '')
