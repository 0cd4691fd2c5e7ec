import * as docx from 'docx'
import { formatNumber } from '../i18n/formats.ts'
import type { Align, Block, Inline, Paragraph, Picture, Table, TableCell, TableRow, Words } from './blocks.ts'
import { halfPoints, measures, pointsOf, twips } from './measures.ts'

type Look = { size: number; bold?: boolean; italic?: boolean }

const alignments = {
  left: docx.AlignmentType.LEFT,
  center: docx.AlignmentType.CENTER,
  right: docx.AlignmentType.RIGHT,
  justify: docx.AlignmentType.BOTH,
} as const

/** Runs of one line of text; control characters, which no XML may hold, are left out. */
export function runs(words: Words, look: Look): (docx.TextRun | docx.ExternalHyperlink)[] {
  const parts: readonly (string | Inline)[] = typeof words === 'string' ? [words] : words
  return parts.map(part => {
    const inline: Inline = typeof part === 'string' ? { text: part } : part
    const run = new docx.TextRun({
      // oxlint-disable-next-line no-control-regex -- these are exactly what must not get into the file
      text: inline.text.normalize('NFC').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''),
      size: halfPoints(look.size),
      bold: inline.bold ?? look.bold ?? false,
      italics: inline.italic ?? look.italic ?? false,
      ...(inline.break ? { break: 1 } : {}),
      ...(inline.link ? { color: measures.link, underline: { type: docx.UnderlineType.SINGLE } } : {}),
    })
    return inline.link ? new docx.ExternalHyperlink({ children: [run], link: inline.link }) : run
  })
}

type LineLook = Look & { align?: Align; before?: number; after?: number; withNext?: boolean }

/** A line of the head or the foot of a document: no first-line indent, single spacing. */
export const line = (words: Words, look: LineLook): docx.Paragraph =>
  new docx.Paragraph({
    children: runs(words, look),
    alignment: alignments[look.align ?? 'center'],
    keepNext: look.withNext ?? false,
    spacing: { before: (look.before ?? 0) * 20, after: (look.after ?? 0) * 20, line: 240, lineRule: docx.LineRuleType.AUTO },
  })

/** A line drawn across the middle of a place, in millimetres. */
export function rule(length: number, place: number): docx.Paragraph {
  const side = twips(Math.max(0, (place - length) / 2))
  return new docx.Paragraph({
    children: [],
    indent: { left: side, right: side },
    border: { top: { style: docx.BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    spacing: { before: 20, after: 0, line: 120, lineRule: docx.LineRuleType.EXACT },
  })
}

function ofParagraph(block: Paragraph): docx.Paragraph {
  return new docx.Paragraph({
    children: runs(block.words, { size: block.size ?? measures.size.text, bold: block.bold, italic: block.italic }),
    alignment: alignments[block.align],
    keepNext: block.withNext,
    ...(block.level ? { outlineLevel: block.level - 1 } : {}),
    ...(block.indent ? { indent: { firstLine: twips(measures.indent) } } : {}),
    spacing: { after: measures.after * 20, line: Math.round(measures.line * 240), lineRule: docx.LineRuleType.AUTO },
  })
}

/** The sides of a PNG, in its own points. @throws RangeError for what is none. */
export function sidesOf(png: Uint8Array): { width: number; height: number } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  // Signature, then the chunk IHDR with width and height (PNG specification, 5.2 and 11.2.1).
  if (png.byteLength < 24 || view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a)
    throw new RangeError('not a PNG')
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

/** @param width of the text, in millimetres: no picture is wider, and none higher than a page holds with its caption. */
function ofPicture(block: Picture, width: number): docx.Paragraph[] {
  const sides = sidesOf(block.bytes)
  const tall = pointsOf(measures.page.height - measures.margin.top - measures.margin.bottom) - 3 * measures.size.text
  const wide = Math.min(block.width, pointsOf(width), (tall * sides.width) / sides.height)
  // The library counts in pixels, of which 96 make an inch.
  const pixels = (length: number) => Math.round((length / 72) * 96)
  return [
    new docx.Paragraph({
      children: [
        new docx.ImageRun({
          type: 'png',
          data: block.bytes,
          transformation: { width: pixels(wide), height: pixels((wide * sides.height) / sides.width) },
          altText: { name: block.alt.slice(0, 60), description: block.alt },
        }),
      ],
      alignment: docx.AlignmentType.CENTER,
      keepNext: true,
      spacing: { before: measures.after * 20, after: 60, line: 240, lineRule: docx.LineRuleType.AUTO },
    }),
    line(block.caption, { size: measures.size.caption, italic: true, after: 2 * measures.after }),
  ]
}

const asCell = (cell: TableRow[number]): TableCell =>
  typeof cell === 'object' ? cell : typeof cell === 'number' ? { words: formatNumber(cell), align: 'right' } : { words: cell }

/** Several paragraphs in a cell are a list of lists; otherwise it is one. */
const paragraphsOf = (words: TableCell['words']): readonly Words[] =>
  Array.isArray(words) && Array.isArray(words[0]) ? (words as readonly Inline[][]) : [words as Words]

function ofTable(block: Table, width: number): docx.Table {
  const sum = block.columns.reduce((total, column) => total + column.width, 0)
  const widths = block.columns.map(column => twips((column.width / sum) * width))
  const size = block.size ?? measures.size.table
  const head: readonly TableRow[] = block.head ?? [block.columns.map(column => column.title)]
  // Which columns of the rows to come are covered by a cell from above.
  const covered: number[] = block.columns.map(() => 0)
  const row = (cells: TableRow, isHead: boolean) => {
    let at = 0
    const made = cells.map(given => {
      while ((covered[at] ?? 0) > 0) at++
      const cell = asCell(given)
      const span = cell.columns ?? 1
      const start = at
      for (let column = start; column < start + span; column++) covered[column] = cell.rows ?? 1
      at += span
      return ofCell(cell, {
        width: widths.slice(start, start + span).reduce((total, each) => total + each, 0),
        align: isHead ? 'center' : (cell.align ?? block.columns[start]?.align ?? 'left'),
        size,
        isHead,
      })
    })
    for (let column = 0; column < covered.length; column++) covered[column] = Math.max(0, (covered[column] ?? 0) - 1)
    return new docx.TableRow({ children: made, tableHeader: isHead, cantSplit: true })
  }
  return new docx.Table({
    width: { size: widths.reduce((total, each) => total + each, 0), type: docx.WidthType.DXA },
    columnWidths: widths,
    layout: docx.TableLayoutType.FIXED,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    rows: [...head.map(cells => row(cells, true)), ...block.rows.map(cells => row(cells, false))],
  })
}

function ofCell(cell: TableCell, place: { width: number; align: Align; size: number; isHead: boolean }): docx.TableCell {
  return new docx.TableCell({
    width: { size: place.width, type: docx.WidthType.DXA },
    verticalAlign: place.isHead ? docx.VerticalAlignTable.CENTER : docx.VerticalAlignTable.TOP,
    ...(cell.columns && cell.columns > 1 ? { columnSpan: cell.columns } : {}),
    ...(cell.rows && cell.rows > 1 ? { rowSpan: cell.rows } : {}),
    children: paragraphsOf(cell.words).map(
      words =>
        new docx.Paragraph({
          children: runs(words, {
            size: place.size,
            bold: cell.bold ?? place.isHead,
            italic: cell.italic ?? false,
          }),
          alignment: alignments[place.align],
          spacing: { after: 0, line: 240, lineRule: docx.LineRuleType.AUTO },
        }),
    ),
  })
}

/** @param width of the text, in millimetres: tables fill it, pictures stay within it. @throws RangeError for a picture that is no PNG. */
export const blocksOf = (blocks: readonly Block[], width: number): (docx.Paragraph | docx.Table)[] =>
  blocks.flatMap(block => {
    if (block.kind === 'paragraph') return [ofParagraph(block)]
    if (block.kind === 'picture') return ofPicture(block, width)
    // A paragraph after a table, or Word would join two tables that follow each other.
    return [ofTable(block, width), line('', { size: 6 })]
  })

/** A table that only sets things side by side. */
export function sideBySide(cells: { width: number; children: docx.Paragraph[] }[]): docx.Table {
  const none = { style: docx.BorderStyle.NONE, size: 0, color: 'FFFFFF' }
  return new docx.Table({
    width: { size: cells.reduce((sum, cell) => sum + twips(cell.width), 0), type: docx.WidthType.DXA },
    columnWidths: cells.map(cell => twips(cell.width)),
    layout: docx.TableLayoutType.FIXED,
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    rows: [
      new docx.TableRow({
        cantSplit: true,
        children: cells.map(
          cell =>
            new docx.TableCell({
              width: { size: twips(cell.width), type: docx.WidthType.DXA },
              borders: { top: none, bottom: none, left: none, right: none },
              children: cell.children,
            }),
        ),
      }),
    ],
  })
}
