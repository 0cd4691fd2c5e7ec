/**
 * What every reader of files hands on: the document as a flat list of blocks in reading order.
 * A plan, a report or a letter is understood from these blocks alone, whatever file they came from.
 */
export type DocumentFormat = 'txt' | 'docx' | 'pdf' | 'image'

/** Where a piece of text stands in the file. `page` counts from 1; null where the format knows no pages. */
export type Place = { page: number | null; block: number }

export type Paragraph = {
  kind: 'paragraph'
  /** NFC, single spaces, no line breaks inside. */
  text: string
  page: number | null
  /** 0..1, how sure the recognition of letters is: 1 for born-digital text, the OCR engine's mean otherwise. */
  confidence: number
  /** Typography where the format tells it; reading must not depend on it. */
  bold?: boolean
  italic?: boolean
  align?: 'left' | 'center' | 'right' | 'justify'
}

export type Cell = { text: string; /** lines of the cell, as typed */ lines: string[]; columnSpan: number; rowSpan: number }

export type Table = {
  kind: 'table'
  /** A cell that spans columns is present once, in its first column. A vertically merged cell is repeated in each row it covers. */
  rows: Cell[][]
  page: number | null
  confidence: number
}

export type Block = Paragraph | Table

export type DocumentContent = {
  format: DocumentFormat
  /** True when the letters were recognised from a picture: spellings are then not to be trusted. */
  recognised: boolean
  pageCount: number | null
  blocks: Block[]
  /** Legacy encoding the text was converted from, if any. */
  convertedFrom: 'TCVN3' | 'VNI' | null
}

/** Progress of a long reading, for a bar: pages done of all. */
export type ReadingProgress = { page: number; pages: number; stage: 'text' | 'recognition' }
