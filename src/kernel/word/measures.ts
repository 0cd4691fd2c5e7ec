/**
 * The layout of administrative documents: Nghị định 30/2020/NĐ-CP, Phụ lục I (thể thức, kỹ thuật trình bày văn bản hành chính).
 * Where the decree leaves a span, one value within it is taken; the span stands beside it. Millimetres and points.
 */
export const measures = {
  /** A4. */
  page: { width: 210, height: 297 },
  /** Top and bottom 20–25, left 30–35, right 15–20. */
  margin: { top: 20, bottom: 20, left: 30, right: 15 },
  /** Of the page number, from the edge: centred in the top margin. */
  header: 10,
  font: 'Times New Roman',
  size: {
    /** Quốc hiệu 12–13; tiêu ngữ 13–14; the names of bodies 12–13; number 13; place and date 13–14; "V/v" 12–13. */
    country: 12,
    motto: 13,
    body: 12,
    number: 13,
    place: 13,
    about: 12,
    /** Type name, abstract, content, "Kính gửi", signature 13–14. */
    text: 14,
    /** "Nơi nhận" 12 bold italic, its list 11. */
    copiesTitle: 12,
    copies: 11,
    pageNumber: 13,
    /** Tables of appendices: not stated by the decree; as wide tables are usually set. */
    table: 12,
    caption: 12,
  },
  /** Of words that lead somewhere; the decree wants black, and knows no links. */
  link: '0F5A61',
  /** First line 1 cm or 1.27 cm. */
  indent: 12.7,
  /** Between paragraphs at least 6 pt; lines single to 1.5. */
  after: 6,
  line: 1.1,
  /** The two halves of the head of page one. */
  head: { left: 70, right: 95 },
} as const

/** Width between the margins. */
export const textWidth = (landscape = false): number =>
  (landscape ? measures.page.height : measures.page.width) - measures.margin.left - measures.margin.right

/** Word counts in twentieths of a point (twips), half points and eighths of a point. */
export const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440)
/** Typographic points of a length in millimetres. */
export const pointsOf = (millimetres: number): number => (millimetres / 25.4) * 72
export const halfPoints = (points: number): number => Math.round(points * 2)

/** Advance widths of Times New Roman in thousandths of its size: lines under a text are as long as it, or a part of it. */
const regular: Record<string, number> = {
  ' ': 250, '-': 333, ',': 250, '.': 250, '/': 278, a: 444, b: 500, c: 444, d: 500, e: 444, f: 333, g: 500, h: 500, i: 278, j: 278,
  k: 500, l: 278, m: 778, n: 500, o: 500, p: 500, q: 500, r: 333, s: 389, t: 278, u: 500, v: 500, w: 722, x: 500, y: 500, z: 444,
  A: 722, B: 667, C: 667, D: 722, E: 611, F: 556, G: 722, H: 722, I: 333, J: 389, K: 722, L: 611, M: 889, N: 722, O: 722, P: 556,
  Q: 722, R: 667, S: 556, T: 611, U: 722, V: 722, W: 944, X: 722, Y: 722, Z: 611,
} // prettier-ignore
const bold: Record<string, number> = {
  ...regular, a: 500, b: 556, c: 444, d: 556, f: 333, h: 556, j: 333, k: 556, m: 833, n: 556, p: 556, q: 556, r: 444, t: 333, u: 556,
  B: 667, C: 722, E: 667, F: 611, G: 778, H: 778, I: 389, J: 500, K: 778, L: 667, M: 944, O: 778, P: 611, Q: 778, R: 722, T: 667,
  W: 1000, Z: 667,
} // prettier-ignore

/** Width of a line of text in millimetres; letters with marks are as wide as without. */
export function widthOf(text: string, points: number, heavy = false): number {
  const plain = text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
  const widths = heavy ? bold : regular
  const thousandths = [...plain].reduce((sum, letter) => sum + (widths[letter] ?? 500), 0)
  return ((thousandths / 1000) * points * 25.4) / 72
}
