/** What the text of a document is made of, as plain data. `render.ts` makes Word of it. */
export type Inline = {
  text: string
  bold?: boolean
  italic?: boolean
  break?: boolean
  /** An absolute address that the words lead to. */
  link?: string
}
export type Words = string | readonly (string | Inline)[]
export type Align = 'left' | 'center' | 'right' | 'justify'

export type Paragraph = {
  kind: 'paragraph'
  words: Words
  align: Align
  /** First line set in. */
  indent: boolean
  bold: boolean
  italic: boolean
  /** Stays on the page of what follows. */
  withNext: boolean
  /** Points; that of the text where not stated. */
  size?: number
  /** A heading's place in the outline that Word and screen readers offer: 1 for parts, 2 within them. */
  level?: 1 | 2
}
/** A picture in a paragraph of its own, with its caption below it. */
export type Picture = {
  kind: 'picture'
  /** A PNG; its height follows from its sides. */
  bytes: Uint8Array
  /** Points; never wider than the text. */
  width: number
  /** What a screen reader says in its place. */
  alt: string
  caption: Words
}
export type TableColumn = {
  title: string
  /** Relative to the other columns. */
  width: number
  align?: Align
}
/** `columns` and `rows`: how many the cell covers; cells that it covers are left out of the rows below and beside it. */
export type TableCell = {
  /** Several paragraphs are a list of lists. */
  words: Words | readonly (readonly (string | Inline)[])[]
  columns?: number
  rows?: number
  bold?: boolean
  italic?: boolean
  align?: Align
}
/** A number is written as officials write it, on the right. */
export type TableRow = readonly (string | number | TableCell)[]
export type Table = {
  kind: 'table'
  columns: readonly TableColumn[]
  /** Repeated on every page. Where not given: one row of the columns' titles. */
  head?: readonly TableRow[]
  rows: readonly TableRow[]
  /** Points. */
  size?: number
}
export type Block = Paragraph | Picture | Table

export const paragraph = (words: Words, look: Partial<Omit<Paragraph, 'kind' | 'words'>> = {}): Paragraph => ({
  kind: 'paragraph',
  words,
  align: 'justify',
  indent: true,
  bold: false,
  italic: false,
  withNext: false,
  ...look,
})

/** A heading within the text ("I. KẾT QUẢ", "1. …"): bold, not alone at the foot of a page. */
export const heading = (words: Words, level: 1 | 2 = 1): Paragraph => paragraph(words, { bold: true, withNext: true, level })

export const picture = (given: Omit<Picture, 'kind'>): Picture => ({ kind: 'picture', ...given })

export const table = (given: Omit<Table, 'kind'>): Table => ({ kind: 'table', ...given })

export type Appendix = {
  /** "I", "II"; left out where there is only one. */
  number?: string
  title: string
  /** What it belongs to: "Kèm theo Công văn số … ngày …", without brackets. */
  belongsTo: string
  landscape?: boolean
  blocks: readonly Block[]
}
export const appendix = (given: Appendix): Appendix => given
