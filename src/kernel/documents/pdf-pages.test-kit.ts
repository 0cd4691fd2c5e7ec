/**
 * Writes small PDFs with Vietnamese text at given places, for tests of layout. Letters are two-byte codes equal to their code
 * points with an identity ToUnicode map, which is all that a reader of text needs; each is half an em wide.
 */
export type Mark =
  | { text: string; x: number; y: number; size?: number }
  /** Only some letters are printed; where the others stand (`_`) the pen moves on over a hole. */
  | { holed: string; x: number; y: number }
  | { line: [x1: number, y1: number, x2: number, y2: number] }
  | { picture: StoredPicture; box: [x: number, y: number, width: number, height: number] }

/** A picture as it lies in a PDF: compressed bytes and what its dictionary says of them ("/Width 8 /Height 8 /Filter …"). */
export type StoredPicture = { dictionary: string; data: Uint8Array }

export const PAGE = { width: 595, height: 842 }
export const widthOf = (text: string, size = 13): number => text.length * size * 0.5

const hex = (text: string): string =>
  Array.from(text.normalize('NFC'), letter => (letter.codePointAt(0) ?? 32).toString(16).padStart(4, '0')).join('')

const CMAP = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /I def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end`

/** A PDF of the given pages. `encrypted` adds a password nobody knows; `page` adds to the dictionary of each page ("/Rotate 90"). */
export function pdfOf(pages: Mark[][], options: { encrypted?: boolean; landscape?: boolean; page?: string } = {}): Uint8Array {
  const [width, height] = options.landscape ? [PAGE.height, PAGE.width] : [PAGE.width, PAGE.height]
  const chunks: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const offsets: number[] = []
  let length = chunks[0]?.length ?? 0
  const add = (body: string | Buffer): number => {
    const number = offsets.length + 1
    offsets.push(length)
    const bytes = Buffer.concat([Buffer.from(`${number} 0 obj\n`), Buffer.from(body), Buffer.from('\nendobj\n')])
    chunks.push(bytes)
    length += bytes.length
    return number
  }
  const stream = (dictionary: string, data: Uint8Array | string): Buffer =>
    Buffer.concat([
      Buffer.from(`<< ${dictionary} /Length ${Buffer.from(data).length} >>\nstream\n`),
      Buffer.from(data),
      Buffer.from('\nendstream'),
    ])
  const cmap = add(stream('', CMAP))
  const descriptor = add(
    '<< /Type /FontDescriptor /FontName /Test /Flags 32 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>',
  )
  const descendant = add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor ${descriptor} 0 R >>`,
  )
  const font = add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${cmap} 0 R >>`,
  )
  const tree = offsets.length + 1 + pages.length * 2 + pages.flat().filter(mark => 'picture' in mark).length
  const kids = pages.map(marks => {
    const images: number[] = []
    const content = marks.map(mark => {
      if ('line' in mark) {
        const [x1, y1, x2, y2] = mark.line
        return `0.5 w ${x1} ${height - y1} m ${x2} ${height - y2} l S`
      }
      if ('picture' in mark) {
        const [x, y, w, h] = mark.box
        images.push(add(stream(`/Type /XObject /Subtype /Image ${mark.picture.dictionary}`, mark.picture.data)))
        return `q ${w} 0 0 ${h} ${x} ${height - y - h} cm /I${images.length} Do Q`
      }
      if ('holed' in mark) {
        const strings = Array.from(mark.holed, letter => (letter === '_' ? '-500' : `<${hex(letter)}>`)).join(' ')
        return `BT /F 13 Tf ${mark.x} ${height - mark.y} Td [${strings}] TJ ET`
      }
      return `BT /F ${mark.size ?? 13} Tf ${mark.x} ${height - mark.y} Td <${hex(mark.text)}> Tj ET`
    })
    const written = add(stream('', content.join('\n')))
    const objects = images.map((image, index) => `/I${index + 1} ${image} 0 R`).join(' ')
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${width} ${height}] ${options.page ?? ''} /Contents ${written} 0 R /Resources << /Font << /F ${font} 0 R >> /XObject << ${objects} >> >> >>`,
    )
  })
  add(`<< /Type /Pages /Kids [${kids.map(kid => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`)
  const catalog = add(`<< /Type /Catalog /Pages ${tree} 0 R >>`)
  const secret = '41'.repeat(32)
  const encrypt = options.encrypted
    ? `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${secret}> /U <${secret}> /P -4 >> /ID [<00> <00>]`
    : ''
  const table = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  chunks.push(
    Buffer.from(
      `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${offsets.length + 1} /Root ${catalog} 0 R ${encrypt} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  )
  return new Uint8Array(Buffer.concat(chunks))
}

/** Breaks text to lines of a given width, as a text program does. */
export function wrap(text: string, width: number, firstWidth = width, size = 13): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const limit = lines.length === 0 ? firstWidth : width
    if (line && widthOf(`${line} ${word}`, size) > limit) {
      lines.push(line)
      line = word
    } else line = line ? `${line} ${word}` : word
  }
  return [...lines, line]
}

/** Sets paragraphs with an indented first line from page to page, with page numbers on top, as administrative documents are set. */
export function typeset(paragraphs: string[], look: { gap?: number; indent?: number } = {}): Mark[][] {
  const { gap = 6, indent = 36 } = look
  const [left, right, top, bottom, pitch] = [85, 560, 70, 780, 17]
  const pages: Mark[][] = [[]]
  let y = top
  for (const paragraph of paragraphs) {
    wrap(paragraph, right - left, right - left - indent).forEach((text, index) => {
      if (y > bottom) {
        pages.push([{ text: String(pages.length + 1), x: 290, y: 40 }])
        y = top
      }
      pages.at(-1)?.push({ text, x: index === 0 ? left + indent : left, y })
      y += pitch
    })
    y += gap
  }
  return pages
}

/** A table drawn with lines. Each row is a list of cells, each cell its lines; `null` is covered by the cell above it. */
export function drawTable(
  rows: (string[] | null)[][],
  columns: number[],
  top: number,
  options: { open?: boolean } = {},
): { marks: Mark[]; bottom: number } {
  const marks: Mark[] = []
  let y = top
  const [left, right] = [columns[0] ?? 0, columns.at(-1) ?? 0]
  rows.forEach((row, index) => {
    const tallest = Math.max(1, ...row.map(cell => cell?.length ?? 1))
    const height = tallest * 15 + 6
    row.forEach((cell, column) => {
      const x = columns[column] ?? 0
      if (cell) marks.push({ line: [x, y, row.length === 1 ? right : (columns[column + 1] ?? right), y] })
      cell?.forEach((text, at) => marks.push({ text, x: x + 4, y: y + 14 + at * 15, size: 12 }))
      marks.push({ line: [x, y, x, y + height] })
    })
    marks.push({ line: [right, y, right, y + height] })
    y += height
    if (index === rows.length - 1 && !options.open) marks.push({ line: [left, y, right, y] })
  })
  return { marks, bottom: y }
}
