import { fold } from '#kernel/vietnamese.ts'

/** How a line announces that it begins an item: the mark as printed and how strongly it speaks for a new paragraph. */
export type ListMark = { kind: 'dash' | 'letter' | 'number' | 'decimal' | 'roman' | 'article'; mark: string; rest: string }

const DASH = /^([-–—+•▪◦●·*➢✓])\s+(?=\S)/u
const GLUED_DASH = /^([-–—+•])(?=\p{L})/u
const LETTER = /^([a-zđA-HĐ¢]|\p{Ll}\d)\)\s*(?=\S)/u
const LETTER_DOT = /^([a-zđ])\.\s+(?=\p{Lu})/u
const DECIMAL = /^(\d{1,2}(?:\.\d{1,2}){1,4})\.?\s+(?=\p{L})/u
const NUMBER = /^(\d{1,3})[.)]\s*(?=\p{L}|["“(])/u
const ROMAN = /^([IVXLivx]{1,6})[.)]\s*(?=\p{Lu})/u
// Recognition reads I as |, l or 1. Only before capitals is such a mark believed.
const MISREAD_ROMAN = /^([IVXl|1]{1,5})[.,]\s*(?=\p{Lu}[\p{Lu}\s,]{3})/u
const ARTICLE = /^((?:điều|chương|phần|mục|khoản|phụ lục)\s+(?:\d{1,3}|[IVXLC]{1,6}))(?=[.:\s]|$)/iu

/** The list mark that a line begins with, or null. Says nothing about whether it is a true one: see `startsParagraph`. */
export function listMark(line: string): ListMark | null {
  const take = (kind: ListMark['kind'], found: RegExpExecArray | null): ListMark | null =>
    found ? { kind, mark: found[0].trim(), rest: line.slice(found[0].length) } : null
  return (
    take('article', ARTICLE.exec(line)) ??
    take('dash', DASH.exec(line) ?? GLUED_DASH.exec(line)) ??
    take('roman', ROMAN.exec(line)) ??
    take('letter', LETTER.exec(line) ?? LETTER_DOT.exec(line)) ??
    take('decimal', DECIMAL.exec(line)) ??
    take('number', NUMBER.exec(line)) ??
    take('roman', MISREAD_ROMAN.exec(line))
  )
}

/** A line as any reader sees it: what is needed to say whether a paragraph begins there. */
export type LineFacts = {
  text: string
  /** Empty space above that is larger than between lines of one paragraph. */
  gapBefore: boolean
  /** The line begins further right than the lines that continue a paragraph; null where the format cannot tell. */
  indented: boolean | null
  /** The line runs to the right edge, so the sentence may go on below. */
  full: boolean
  /** First line of a page: the gap above it says nothing. */
  pageStart: boolean
  centred?: boolean
  bold?: boolean
  /** Larger or smaller letters than its neighbours belong to another paragraph. */
  size?: number
}

const SENTENCE_END = /[.;:!?…]["”»)]?$|\.\/\.?$/u
const OPENERS =
  /^(căn cứ|theo đề nghị|xét đề nghị|nơi nhận|kính gửi|phụ lục|thực hiện (?:nghị quyết|quyết định|kế hoạch|chỉ thị))(?!\p{L})/iu
const TITLES = /^(KẾ HOẠCH|QUYẾT ĐỊNH:?|PHỤ LỤC.*|DANH MỤC|BÁO CÁO|THÔNG BÁO|CHƯƠNG TRÌNH|TỜ TRÌNH)$/u

// Words that cannot end a Vietnamese sentence: what follows belongs to it even when it begins with a capital letter.
const UNFINISHED =
  /(?:^|\s)(cua|va|voi|cac|nhung|so|trong|ve|cho|tai|theo|den|do|la|hoac|duoc|thuoc|tu|ngay|nghi|quyet|trung|uy|thi|ke|thong|bo|nghi quyet|quyet dinh|ke hoach|thong tu|diem|khoan|muc|dieu)$/u
const REFERENCE = /(?:^|\s)(diem|khoan|muc|dieu|phan|chuong|so|phu luc|tai|ngay|thang|nam|quy)$/u

const shouts = (text: string): boolean => text === text.toUpperCase()
const firstLetter = (text: string): string => /\p{L}|\d/u.exec(text)?.[0] ?? ''
const lower = (letter: string): boolean => letter !== letter.toUpperCase()

/** Whether the mark at the head of `next` is only a word that the line break happened to put there. */
function isFalseMark(previous: LineFacts, next: LineFacts, mark: ListMark): boolean {
  if (!previous.full || next.gapBefore || next.indented === true || SENTENCE_END.test(previous.text)) return false
  const begins = firstLetter(mark.rest)
  if (mark.kind === 'dash') return lower(begins) // "công⏎- tư" in the middle of a sentence
  if (mark.kind === 'letter' || mark.kind === 'article') return REFERENCE.test(fold(previous.text)) && !/\p{Lu}/u.test(begins)
  if (mark.kind === 'roman') return false
  return REFERENCE.test(fold(previous.text)) || (lower(begins) && !/\d/.test(begins))
}

/** Whether a paragraph begins at `next`, which stands under `previous`. */
export function startsParagraph(previous: LineFacts, next: LineFacts): boolean {
  const mark = listMark(next.text)
  if (mark) return !isFalseMark(previous, next, mark)
  const begins = firstLetter(next.text)
  const ended = SENTENCE_END.test(previous.text)
  const continues = lower(begins) || /\d/.test(begins)
  if (OPENERS.test(next.text) && (ended || !previous.full)) return true
  if (TITLES.test(previous.text) || TITLES.test(next.text)) return true
  // The lines of a title stand centred one below the other, all in capitals or none.
  if (previous.centred && next.centred && !next.gapBefore)
    return shouts(previous.text) !== shouts(next.text) || next.text.startsWith('(')
  if (next.indented === true && !next.centred) return ended || !previous.full || !continues
  const hangs =
    UNFINISHED.test(fold(previous.text)) ||
    /[,-]$/.test(previous.text) ||
    (REFERENCE.test(fold(previous.text)) && /^(?:\d|[IVX]{1,4}(?![\p{L}.)]))/u.test(next.text))
  if (next.gapBefore && !next.pageStart) return !(previous.full && !ended && (continues || hangs))
  if (next.pageStart) {
    if (previous.full && !ended) return false
    return !(previous.full && next.indented === false)
  }
  if (previous.full) return false
  if (ended) return true
  return !(continues || hangs)
}

/** "… Thông tư số" over "12/2022/TT-…": a paragraph that somebody ended before the number it names. */
export const breaksNumber = (previous: string, next: string): boolean =>
  /(?:^|\s)số$/iu.test(previous) && /^\d{1,5}\/\S/.test(next)

/** Joins the next line to a paragraph: without a space after a hyphen that breaks a number or a code ("57-⏎NQ/TW"). */
export function joinLine(paragraph: string, line: string): string {
  if (/[\p{L}\d]-$/u.test(paragraph) && /^[\p{Lu}\d]/u.test(line)) return paragraph + line
  if (/[\p{L}\d]\/$/u.test(paragraph)) return paragraph + line
  return `${paragraph} ${line}`
}

/** A page number standing alone on its line: "7", "- 7 -", "Trang 7/10". */
export function isPageNumber(line: string): boolean {
  return /^(?:[-–—]\s*)?(?:trang\s+)?\d{1,3}(?:\s*\/\s*\d{1,3})?(?:\s*[-–—])?$/iu.test(line.trim())
}
