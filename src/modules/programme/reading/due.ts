import { fold } from '#kernel/vietnamese.ts'

import type { Recurrence } from './types.ts'
import { romanValue } from './numbering.ts'

/** What a time text means. `due` is the last day (`YYYY-MM-DD`). `doubt` says in Vietnamese why it is not certain. */
export type TimeReading = { due: string | null; recurrence: Recurrence | null; doubt: string | null }

const pad = (value: number): string => String(value).padStart(2, '0')
export const iso = (year: number, month: number, day: number): string => `${year}-${pad(month)}-${pad(day)}`

/** Number of days of a month, February of leap years included. */
export const daysOf = (year: number, month: number): number =>
  month === 2 ? ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

/** The date when it exists in the calendar, otherwise null (31/6, 30/2). */
export const validDate = (year: number, month: number, day: number): string | null =>
  year >= 1945 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month)
    ? iso(year, month, day)
    : null

const monthEnd = (year: number, month: number): string => iso(year, month, daysOf(year, month))

type Point = {
  from: number
  to: number
  end: string
  grain: 'day' | 'month' | 'quarter' | 'half' | 'year' | 'years'
  guessed: boolean
}

const YEAR = '((?:19|20)\\d{2})'
const QUARTER = '(iv|iii|ii|i|[1-4])'
const OF_YEAR = `(?:\\s*[-/,.]?\\s*(?:nam\\s*)?${YEAR})`
const THROUGH = '\\s*(?:-|–|—|den|toi|,|;|va|&|\\+|/)\\s*(?:het\\s+)?(?:nam\\s+)?'

/** Every time named in a folded text, in its order. `year`: the year meant where the text leaves it out. */
function timePoints(folded: string, year: number | null): Point[] {
  const points: Point[] = []
  const taken = (from: number, to: number): boolean => points.some(point => from < point.to && to > point.from)
  const scan = (
    pattern: string,
    read: (found: RegExpMatchArray) => { end: string | null; grain: Point['grain']; guessed?: boolean },
  ): void => {
    for (const found of folded.matchAll(new RegExp(pattern, 'g'))) {
      const from = found.index
      const to = from + found[0].length
      if (taken(from, to)) continue
      const { end, grain, guessed } = read(found)
      if (end) points.push({ from, to, end, grain, guessed: guessed ?? false })
    }
  }
  // A later year in the same text holds for what is named before it: "Quý III, IV/2025".
  const yearAfter = (index = 0): { year: number | null; guessed: boolean } => {
    const later = new RegExp(YEAR).exec(folded.slice(index))
    if (later) return { year: Number(later[1]), guessed: false }
    const earlier = [...folded.slice(0, index).matchAll(new RegExp(YEAR, 'g'))].at(-1)
    return earlier ? { year: Number(earlier[1]), guessed: false } : { year, guessed: true }
  }
  scan(`(?<!\\d)(?<!thang )(\\d{1,2})(?:\\s*/\\s*|[.-])(\\d{1,2})(?:\\s*/\\s*|[.-])${YEAR}(?!\\d)`, m => ({
    end: validDate(Number(m[3]), Number(m[2]), Number(m[1])),
    grain: 'day',
  }))
  scan(`(?<!\\d)(\\d{1,2})\\s*thang\\s*(\\d{1,2})\\s*(?:,\\s*)?nam\\s*${YEAR}`, m => ({
    end: validDate(Number(m[3]), Number(m[2]), Number(m[1])),
    grain: 'day',
  }))
  scan(`(?<!\\d)${YEAR}-(\\d{2})-(\\d{2})(?!\\d)`, m => ({
    end: validDate(Number(m[1]), Number(m[2]), Number(m[3])),
    grain: 'day',
  }))
  scan(`(?:6|sau)\\s*thang\\s*(dau|cuoi)\\s*nam(?:\\s*${YEAR})?`, m => {
    const known = m[2] ? { year: Number(m[2]), guessed: false } : yearAfter(m.index)
    return {
      end: known.year ? (m[1] === 'dau' ? iso(known.year, 6, 30) : iso(known.year, 12, 31)) : null,
      grain: 'half',
      guessed: known.guessed,
    }
  })
  scan(`(?:9|chin)\\s*thang\\s*dau\\s*nam(?:\\s*${YEAR})?`, m => {
    const known = m[1] ? { year: Number(m[1]), guessed: false } : yearAfter(m.index)
    return { end: known.year ? iso(known.year, 9, 30) : null, grain: 'half', guessed: known.guessed }
  })
  scan(
    `(?<![a-z])(?:quy|qui|q)\\s*\\.?\\s*${QUARTER}(?:\\s*(?:,|va|-|–|den|&|\\+|/)\\s*(?:quy|qui|q)?\\s*${QUARTER}(?![a-z\\d]))*${OF_YEAR}?(?![\\d])`,
    m => {
      const all = [...m[0].replace(/^(?:quy|qui|q)/, '').matchAll(new RegExp(`(?<![a-z\\d])${QUARTER}(?![a-z\\d])`, 'g'))].map(
        part => romanValue((part[1] ?? '').toUpperCase()) ?? Number(part[1]),
      )
      const quarter = all.filter(value => value >= 1 && value <= 4).at(-1) ?? 4
      const known = m[3] ? { year: Number(m[3]), guessed: false } : yearAfter(m.index)
      return { end: known.year ? monthEnd(known.year, quarter * 3) : null, grain: 'quarter', guessed: known.guessed }
    },
  )
  scan(`(?<![a-z\\d])(?:thang|t)\\s*(\\d{1,2})${OF_YEAR}(?!\\d)`, m => ({
    end: Number(m[1]) >= 1 && Number(m[1]) <= 12 ? monthEnd(Number(m[2]), Number(m[1])) : null,
    grain: 'month',
  }))
  scan(`(?<![\\d/])(\\d{1,2})\\s*/\\s*${YEAR}(?!\\d)`, m => ({
    end: Number(m[1]) >= 1 && Number(m[1]) <= 12 ? monthEnd(Number(m[2]), Number(m[1])) : null,
    grain: 'month',
  }))
  scan(`(?<![\\d])(?<!tuan (?:thu )?)(?:ngay\\s*)?(\\d{1,2})\\s*(?:/|thang)\\s*(\\d{1,2})(?![\\d/])`, m => {
    const known = yearAfter(m.index)
    return { end: known.year ? validDate(known.year, Number(m[2]), Number(m[1])) : null, grain: 'day', guessed: known.guessed }
  })
  scan(`(?<![a-z\\d])thang\\s*(?:\\d{1,2}\\s*(?:-|–|,|va|den)\\s*)*(\\d{1,2})(?![\\d/])`, m => {
    const known = yearAfter(m.index)
    return {
      end: known.year && Number(m[1]) >= 1 && Number(m[1]) <= 12 ? monthEnd(known.year, Number(m[1])) : null,
      grain: 'month',
      guessed: known.guessed,
    }
  })
  scan(`(?<![\\d])(?:nam\\s*)?${YEAR}${THROUGH}${YEAR}(?!\\d)`, m => ({ end: iso(Number(m[2]), 12, 31), grain: 'years' }))
  scan(`(?<!\\d)(?:nam\\s*)?${YEAR}(?!\\d)`, m => ({ end: iso(Number(m[1]), 12, 31), grain: 'year' }))
  scan('(?:trong|het|cuoi)\\s+nam(?:\\s+nay)?(?!\\s*\\d)', () => ({
    end: year ? iso(year, 12, 31) : null,
    grain: 'year',
    guessed: true,
  }))
  return points.toSorted((a, b) => a.from - b.from)
}

const ONGOING =
  /thuong xuyen|lien tuc|(?:ca|suot) nam(?! \d)|thuong nien|hang ngay|hang tuan|hang thang|hang quy|moi tuan|moi thang|moi quy|thang cuoi quy|cuoi moi quy|dinh ky|dot xuat khi|theo dinh ky|\d [a-z ]{2,20}\/ ?(?:ngay|tuan|thang|quy)(?![a-z])|\d (?:ngay|tuan|thang|quy)\/ ?(?:\d )?lan/
const ANNUAL =
  /h[ai]ng nam|\d [a-z ]{2,20}\/ ?nam(?![a-z])|(?<!\d)0?1 nam\/ ?lan|moi nam|thuong nien|tung nam|cac nam(?! tiep)|nam hoc hang/
const OPEN_END = /(?:cac|nhung) nam (?:tiep theo|tiep|sau|ke tiep)|tro di|ve sau|bat dau tu|ke tu (?:nam|thang|quy|ngay)/
const CONDITION =
  /sau khi|theo tien do|theo (?:ke hoach|yeu cau|huong dan|lo trinh|quy dinh|chi dao|tinh hinh|thuc te)|khi co|ke tu ngay|trong vong|sau \d+ ngay|\d+ ngay (?:ke|sau|lam viec)|theo de nghi/

/**
 * Understands the time of a task as officials write it in a cell or after "Thời gian:". A month is its last day, a quarter its
 * last day, a year 31/12; a period of years has the last day of its last year and no recurrence.
 * `year`: the year of the plan, used (and doubted) where the text names none.
 */
export function readTime(text: string, year: number | null): TimeReading {
  const folded = fold(text)
    .replace(/[()[\]"“”]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (!/[a-z\d]/.test(folded)) return { due: null, recurrence: null, doubt: null }
  const annual = ANNUAL.test(folded)
  const ongoing = ONGOING.test(folded)
  const points = timePoints(folded, year)
  const stated = points.filter(point => !point.guessed || !annual)
  // "Trình kỳ họp giữa năm 2026, hoàn thành trong tháng 7/2026": a year gives way to the day, month or quarter named in it.
  const finer = stated.filter(
    point =>
      point.grain !== 'year' ||
      !stated.some(
        other => !other.guessed && !['year', 'years'].includes(other.grain) && other.end.slice(0, 4) === point.end.slice(0, 4),
      ),
  )
  const last = finer.toSorted((a, b) => (a.end < b.end ? -1 : 1)).at(-1) ?? null
  const guess = last?.guessed ? `Không ghi năm; hiểu là năm ${last.end.slice(0, 4)}.` : null
  if (annual || ongoing) {
    // "Thường xuyên, cao điểm vào Quý IV hằng năm": the first word tells, what follows is its rhythm.
    const recurrence = annual && !/^thuong xuyen\s*[,;](?!\s*h[ai]ng nam)/.test(folded) ? 'annual' : 'ongoing'
    // A day of every year is not a last day; "từ năm 2025" only says when it begins.
    const begins = last && /(?:tu|bat dau|ke tu)\s*(?:nam|thang|quy|ngay)?\s*$/.test(folded.slice(0, last.from))
    if (!last || last.guessed || begins || OPEN_END.test(folded)) return { due: null, recurrence, doubt: null }
    return { due: last.end, recurrence, doubt: 'Vừa ghi thường xuyên/hằng năm vừa ghi mốc thời gian; cần xem lại.' }
  }
  if (OPEN_END.test(folded) && !/\d+ ngay/.test(folded)) {
    const doubt = 'Thời gian không có điểm kết thúc; hiểu là thực hiện thường xuyên.'
    return { due: null, recurrence: 'ongoing', doubt }
  }
  if (!last) {
    if (CONDITION.test(folded))
      return { due: null, recurrence: null, doubt: `Thời hạn phụ thuộc điều kiện (“${shorten(text)}”), không quy ra ngày được.` }
    return { due: null, recurrence: null, doubt: `Không hiểu được thời hạn “${shorten(text)}”.` }
  }
  if (CONDITION.test(folded.slice(0, last.from)) && last.grain !== 'year' && /sau khi|ke tu/.test(folded)) {
    return { due: last.end, recurrence: 'once', doubt: `Thời hạn có kèm điều kiện: “${shorten(text)}”.` }
  }
  const years = new Set(stated.filter(point => point.grain === 'year').map(point => point.end))
  const period = last.grain === 'years' || (stated.length > 1 && stated.every(point => point.grain === 'year') && years.size > 1)
  return { due: last.end, recurrence: period ? null : 'once', doubt: guess }
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text)

/** Whether a short text is nothing but a time: "Hoàn thành trong năm 2025", "Nhiệm vụ thường xuyên". */
export function isTimeText(text: string): boolean {
  const folded = fold(text)
    .replace(/[^a-z\d/.-]+/g, ' ')
    .trim()
  if (!folded || folded.split(' ').length > 14) return false
  const rest = folded
    .replace(
      /(?<![a-z])(?:nhiem vu|thoi gian|thoi han|tien do|thuc hien|hoan thanh|trien khai|xong|trong|truoc|den|het|cuoi|dau|giua|ngay|thang|nam|quy|qui|tu|sau|thuong xuyen|h[ai]ng|dinh ky|giai doan|va|cac|tiep theo|moi|lien tuc|tro di|muon|cham nhat|khi|co|phat sinh|nay|duoc|la|vao|o|i{1,3}|iv|t|q)(?![a-z])/g,
      ' ',
    )
    .replace(/[\d/.-]+/g, ' ')
    .trim()
  return rest === '' && /\d{4}|thuong xuyen|h[ai]ng (?:nam|quy|thang)|quy|thang|nam|lien tuc|dinh ky/.test(folded)
}
