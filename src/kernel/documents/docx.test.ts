import { readFileSync } from 'node:fs'

import {
  AlignmentType,
  DeletedTextRun,
  Document,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
} from 'docx'
import { strToU8, zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'

import type { DocumentContent } from './document.ts'

import { readDocument } from './index.ts'
import { sharedFile, sharedFiles } from './shared-documents.test-kit.ts'

type Children = ConstructorParameters<typeof Document>[0]['sections'][number]['children']

const level = (number: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  level: number,
  format,
  text,
  alignment: AlignmentType.LEFT,
})
const numbering = {
  config: [
    {
      reference: 'plan',
      levels: [
        level(0, LevelFormat.UPPER_ROMAN, '%1.'),
        level(1, LevelFormat.DECIMAL, '%2.'),
        level(2, LevelFormat.LOWER_LETTER, '%3)'),
        level(3, LevelFormat.BULLET, '-'),
      ],
    },
    { reference: 'legal', levels: [level(0, LevelFormat.DECIMAL, 'Điều %1.'), level(1, LevelFormat.DECIMAL, '%1.%2.')] },
    { reference: 'rows', levels: [level(0, LevelFormat.DECIMAL, '%1')] },
  ],
}

async function written(children: Children): Promise<DocumentContent> {
  return readDocument(await Packer.toBuffer(new Document({ numbering, sections: [{ children }] })))
}
const numbered = (text: string, reference: string, at: number, instance = 0): Paragraph =>
  new Paragraph({ text, numbering: { reference, level: at, instance } })
const cell = (text: string, more: Partial<ConstructorParameters<typeof TableCell>[0]> = {}): TableCell =>
  new TableCell({ ...more, children: text.split('\n').map(line => new Paragraph(line)) })
const paragraphs = (content: DocumentContent): string[] =>
  content.blocks.flatMap(block => (block.kind === 'paragraph' ? [block.text] : []))
const tables = (content: DocumentContent): string[][][] =>
  content.blocks.flatMap(block => (block.kind === 'table' ? [block.rows.map(row => row.map(each => each.text))] : []))

/** A Word file made of raw XML, for what no library writes. */
const raw = (body: string, parts: Record<string, string> = {}): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
    ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])),
  })

const styled = (text: string, more = ''): string =>
  `<w:p><w:pPr><w:pStyle w:val="Muc"/>${more}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
const rowNumber = (): TableCell => new TableCell({ children: [numbered('', 'rows', 0)] })
const run = (inner: string): string => `<w:r>${inner}</w:r>`
const old = (text: string): string =>
  iconv.decode(Buffer.concat(Array.from(text, letter => iconv.encode(letter, 'tcvn'))), 'win1252')

describe('automatic numbering', () => {
  it('is read as the reader of the paper sees it, restarting under each heading', async () => {
    const content = await written([
      numbered('MỤC ĐÍCH', 'plan', 0),
      numbered('Mục đích', 'plan', 1),
      numbered('Nâng cao nhận thức', 'plan', 3),
      numbered('Yêu cầu', 'plan', 1),
      numbered('NHIỆM VỤ', 'plan', 0),
      numbered('Truyền thông', 'plan', 1),
      numbered('Sở A chủ trì', 'plan', 2),
      numbered('Sở B chủ trì', 'plan', 2),
      numbered('Đào tạo', 'plan', 1),
      numbered('Sở C chủ trì', 'plan', 2),
    ])
    expect(paragraphs(content)).toEqual([
      'I. MỤC ĐÍCH',
      '1. Mục đích',
      '- Nâng cao nhận thức',
      '2. Yêu cầu',
      'II. NHIỆM VỤ',
      '1. Truyền thông',
      'a) Sở A chủ trì',
      'b) Sở B chủ trì',
      '2. Đào tạo',
      'a) Sở C chủ trì',
    ])
  })
  it('resolves marks of several levels and a list that starts anew', async () => {
    const content = await written([
      numbered('Phạm vi', 'legal', 0, 1),
      numbered('Một', 'legal', 1, 1),
      numbered('Đối tượng', 'legal', 0, 1),
      numbered('Hai', 'legal', 1, 1),
      numbered('Danh mục khác', 'legal', 0, 2),
    ])
    expect(paragraphs(content)).toEqual(['Điều 1. Phạm vi', '1.1. Một', 'Điều 2. Đối tượng', '2.1. Hai', 'Điều 1. Danh mục khác'])
  })
  it('comes from the style of a paragraph too, and is switched off by number 0', async () => {
    const list =
      '<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="decimalZero"/><w:lvlText w:val="%1/"/><w:pStyle w:val="Muc"/></w:lvl></w:abstractNum><w:num w:numId="9"><w:abstractNumId w:val="3"/></w:num></w:numbering>'
    const styles =
      '<w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style></w:styles>'
    const file = raw(styled('Một') + styled('Không số', '<w:numPr><w:numId w:val="0"/></w:numPr>') + styled('Hai'), {
      'word/numbering.xml': list,
      'word/styles.xml': styles,
    })
    expect(paragraphs(await readDocument(file))).toEqual(['04/ Một', 'Không số', '05/ Hai'])
  })
})

describe('tables', () => {
  it('repeat a vertically merged cell in each row, keep spans, cells of several lines and automatic row numbers', async () => {
    const content = await written([
      new Table({
        rows: [
          new TableRow({ children: [cell('TT'), cell('Nhiệm vụ'), cell('Chủ trì')] }),
          new TableRow({ children: [cell('I. Nhóm', { columnSpan: 3 })] }),
          new TableRow({
            children: [rowNumber(), cell('Việc một'), cell('Sở A\nSở B', { verticalMerge: VerticalMergeType.RESTART })],
          }),
          new TableRow({ children: [rowNumber(), cell('Việc hai'), cell('', { verticalMerge: VerticalMergeType.CONTINUE })] }),
        ],
      }),
    ])
    expect(tables(content)).toEqual([
      [['TT', 'Nhiệm vụ', 'Chủ trì'], ['I. Nhóm'], ['1', 'Việc một', 'Sở A Sở B'], ['2', 'Việc hai', 'Sở A Sở B']],
    ])
    const table = content.blocks[0]
    if (table?.kind !== 'table') throw new Error('no table')
    expect(table.rows[1]?.[0]?.columnSpan).toBe(3)
    expect(table.rows[2]?.[2]).toMatchObject({ lines: ['Sở A', 'Sở B'], rowSpan: 2 })
  })
  it('that only arrange the head and the signature come out as paragraphs', async () => {
    const content = await written([
      new Table({
        rows: [
          new TableRow({
            children: [
              cell('UBND TỈNH MẪU\nSố: 5/KH-UBND'),
              cell('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc'),
            ],
          }),
        ],
      }),
      new Paragraph('KẾ HOẠCH'),
      new Table({
        rows: [new TableRow({ children: [cell('Nơi nhận:\n- Lưu: VT.'), cell('KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNguyễn Văn A')] })],
      }),
    ])
    expect(content.blocks.every(block => block.kind === 'paragraph')).toBe(true)
    expect(paragraphs(content)).toEqual([
      'UBND TỈNH MẪU',
      'Số: 5/KH-UBND',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'KẾ HOẠCH',
      'Nơi nhận:',
      '- Lưu: VT.',
      'KT. CHỦ TỊCH',
      'PHÓ CHỦ TỊCH',
      'Nguyễn Văn A',
    ])
  })
  it('inside a cell are read as lines of that cell', async () => {
    const inner = new Table({ rows: [new TableRow({ children: [cell('trong một'), cell('trong hai')] })] })
    const outer = new TableCell({ children: [new Paragraph('ngoài'), inner, new Paragraph('')] })
    expect(tables(await written([new Table({ rows: [new TableRow({ children: [cell('a'), outer] })] })]))).toEqual([
      [['a', 'ngoài trong một trong hai']],
    ])
  })
})

describe('what is seen in Word is what is read', () => {
  it('insertions of a colleague stay, deletions go, tabs and breaks become spaces or paragraphs', async () => {
    const change = { author: 'A', date: '2026-01-01T00:00:00Z' }
    const content = await written([
      new Paragraph({
        children: [
          new TextRun('Trước ngày '),
          new DeletedTextRun({ id: 1, text: '15/6', ...change }),
          new InsertedTextRun({ id: 2, text: '20/6', ...change }),
        ],
      }),
      new Paragraph({
        children: [new TextRun({ children: ['1.', new Tab(), 'Mục đích'] }), new TextRun({ text: '2. Yêu cầu', break: 1 })],
      }),
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ text: 'kế hoạch', allCaps: true, bold: true })],
      }),
    ])
    expect(paragraphs(content)).toEqual(['Trước ngày 20/6', '1. Mục đích', '2. Yêu cầu', 'KẾ HOẠCH'])
    expect(content.blocks.at(-1)).toMatchObject({ bold: true, align: 'center' })
  })
  it('hidden text, field codes and text boxes are not read', async () => {
    const content = await readDocument(
      raw(
        `<w:p>${run('<w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t>')}${run('<w:fldChar w:fldCharType="begin"/>')}${run('<w:instrText>PAGE</w:instrText>')}${run('<w:t>Thấy &amp; đọc</w:t>')}` +
          `${run('<mc:AlternateContent><mc:Choice><wps:txbx><w:p><w:r><w:t>hộp</w:t></w:r></w:p></wps:txbx></mc:Choice></mc:AlternateContent>')}</w:p>`,
      ),
    )
    expect(paragraphs(content)).toEqual(['Thấy & đọc'])
  })
  it('legacy fonts are converted by their names, capital fonts to capitals', async () => {
    const content = await written([
      new Paragraph({ children: [new TextRun({ text: old('kế hoạch đẩy mạnh'), font: '.VnTimeH' })] }),
      new Paragraph({
        children: [
          new TextRun({ text: old('Sở Khoa học và Công ngh'), font: '.VnTime' }),
          new TextRun({ text: old('ệ'), font: '.VnTime' }),
        ],
      }),
      new Paragraph({ children: [new TextRun({ text: 'Sở Tài chính phối hợp', font: '.VnTime' })] }),
    ])
    expect(paragraphs(content)).toEqual(['KẾ HOẠCH ĐẨY MẠNH', 'Sở Khoa học và Công nghệ', 'Sở Tài chính phối hợp'])
    expect(content.convertedFrom).toBe('TCVN3')
  })
})

describe('a file that cannot be read', () => {
  it('is refused when it unpacks to more than any document holds, without unpacking it', async () => {
    const bomb = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': new Uint8Array(60 * 1024 * 1024) })
    expect(bomb.byteLength).toBeLessThan(200_000)
    await expect(readDocument(bomb)).rejects.toMatchObject({ code: 'document_too_large' })
  })
  it('is called damaged when its XML is cut', async () => {
    await expect(readDocument(raw('<w:p><w:r><w:t>dở'))).rejects.toMatchObject({ code: 'document_damaged' })
  })
  it('is called empty when it holds no letter', async () => {
    await expect(readDocument(raw('<w:p/>'))).rejects.toMatchObject({ code: 'document_empty' })
  })
})

describe.skipIf(sharedFiles.length === 0)('the real documents', () => {
  it.each(['plan/ke-hoach', 'plans/hanoi_310', 'plans/dongthap_617'])(
    '%s.docx has the paragraphs and cells of its text twin',
    async name => {
      const word = await readDocument(readFileSync(sharedFile(`${name}.docx`)))
      const plain = await readDocument(readFileSync(sharedFile(`${name}.txt`)))
      expect(paragraphs(word)).toEqual(paragraphs(plain).filter(text => !text.startsWith('https://')))
      expect(tables(word).map(rows => rows.map(row => row.filter(Boolean)))).toEqual(tables(plain))
    },
  )
})
