import { readFileSync } from 'node:fs'

import { assert, asyncProperty, boolean, integer, nat } from 'fast-check'
import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'

import type { DocumentContent } from './document.ts'

import { readDocument } from './index.ts'
import { drawTable, pdfOf, typeset, wrap, type Mark } from './pdf-pages.test-kit.ts'
import { sharedFile, sharedFiles } from './shared-documents.test-kit.ts'

const paragraphs = (content: DocumentContent): string[] =>
  content.blocks.flatMap(block => (block.kind === 'paragraph' ? [block.text] : []))
const tables = (content: DocumentContent): string[][][] =>
  content.blocks.flatMap(block => (block.kind === 'table' ? [block.rows.map(row => row.map(cell => cell.text))] : []))

const SUBJECT = 'Sở Khoa học và Công nghệ chủ trì, phối hợp với các cơ quan có liên quan'
const LONG = `${SUBJECT} tổ chức triển khai thực hiện các nhiệm vụ được giao tại Kế hoạch này, định kỳ báo cáo Ủy ban nhân dân tỉnh kết quả thực hiện theo quy định`
const PLAN = Array.from({ length: 9 }, (_, index) => [
  `${index + 1}. Nhóm nhiệm vụ thứ ${index + 1}`,
  `a) ${LONG} và các văn bản hướng dẫn của Bộ Khoa học và Công nghệ. Nhiệm vụ thường xuyên.`,
  `- Xây dựng chuyên mục trên Cổng thông tin điện tử; ${LONG.toLowerCase()}. Hoàn thành trong năm 2026.`,
  `${LONG}.`,
]).flat()

describe('paragraphs', () => {
  it.each([
    ['spaced apart', { gap: 6 }],
    ['marked only by their first line', { gap: 0 }],
    ['without indentation', { gap: 6, indent: 0 }],
  ])('%s are read whole over line ends and page ends, without page numbers', async (_, look) => {
    const content = await readDocument(pdfOf(typeset(PLAN, look)))
    expect(content.pageCount).toBeGreaterThan(2)
    expect(paragraphs(content)).toEqual(PLAN)
    expect(content).toMatchObject({ format: 'pdf', recognised: false, convertedFrom: null })
    expect(content.blocks.at(-1)?.page).toBe(content.pageCount)
  })
  it('leave out what is printed on top of every page', async () => {
    const pages = typeset(PLAN).map(marks => [...marks, { text: 'Kế hoạch truyền thông tỉnh Mẫu', x: 85, y: 55 }])
    expect(paragraphs(await readDocument(pdfOf(pages)))).toEqual(PLAN)
  })
  it('keep the two columns of head and signature apart', async () => {
    const head: Mark[] = [
      { text: 'ỦY BAN NHÂN DÂN', x: 95, y: 60 },
      { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', x: 300, y: 60 },
      { text: 'TỈNH MẪU', x: 120, y: 76 },
      { text: 'Độc lập - Tự do - Hạnh phúc', x: 330, y: 76 },
      { text: 'Số: 12/KH-UBND', x: 100, y: 100 },
      { text: 'Mẫu, ngày 05 tháng 11 năm 2026', x: 320, y: 100 },
      { text: 'KẾ HOẠCH', x: 270, y: 140 },
    ]
    const body: Mark[] = wrap(PLAN[1] ?? '', 475, 440).map((text, index) => ({
      text,
      x: index === 0 ? 121 : 85,
      y: 170 + index * 17,
    }))
    const signature: Mark[] = [
      { text: 'Nơi nhận:', x: 85, y: 400 },
      { text: 'TM. ỦY BAN NHÂN DÂN', x: 340, y: 400 },
      { text: '- Thường trực Tỉnh ủy;', x: 85, y: 417 },
      { text: 'CHỦ TỊCH', x: 380, y: 417 },
      { text: '- Lưu: VT.', x: 85, y: 434 },
      { text: 'Nguyễn Văn Mẫu', x: 360, y: 500 },
    ]
    expect(paragraphs(await readDocument(pdfOf([[...head, ...body, ...signature]])))).toEqual([
      'ỦY BAN NHÂN DÂN TỈNH MẪU',
      'Số: 12/KH-UBND',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Mẫu, ngày 05 tháng 11 năm 2026',
      'KẾ HOẠCH',
      PLAN[1],
      'Nơi nhận:',
      '- Thường trực Tỉnh ủy;',
      '- Lưu: VT.',
      'TM. ỦY BAN NHÂN DÂN',
      'CHỦ TỊCH',
      'Nguyễn Văn Mẫu',
    ])
  })
})

const COLUMNS = [60, 95, 290, 420, 540]
const HEADER = [['TT'], ['Nội dung nhiệm vụ'], ['Cơ quan', 'chủ trì'], ['Thời gian']]

describe('tables', () => {
  it('drawn with lines are one table over pages: header once, a cut row made whole, merged cells repeated', async () => {
    const first = drawTable(
      [
        HEADER,
        [['I. NHÓM NHIỆM VỤ TRUYỀN THÔNG']],
        [['1'], ['Xây dựng chuyên mục'], ['Sở Khoa học và', 'Công nghệ'], ['Quý IV/2026']],
        [['2'], ['Tổ chức tập huấn cho đội ngũ'], null, ['Thường xuyên']],
        [['3'], ['Xây dựng kho tài nguyên số', 'phục vụ hoạt động'], ['Sở Tài chính'], ['2026']],
      ],
      COLUMNS,
      690,
      { open: true },
    )
    const second = drawTable(
      [HEADER, [[], ['truyền thông của tỉnh'], [], []], [['4'], ['Việc cuối'], ['UBND cấp xã'], ['Hằng năm']]],
      COLUMNS,
      60,
    )
    const content = await readDocument(
      pdfOf([
        [{ text: 'PHỤ LỤC', x: 270, y: 60 }, ...first.marks],
        [...second.marks, { text: 'Hết phụ lục.', x: 85, y: 400 }],
      ]),
    )
    expect(tables(content)).toEqual([
      [
        ['TT', 'Nội dung nhiệm vụ', 'Cơ quan chủ trì', 'Thời gian'],
        ['I. NHÓM NHIỆM VỤ TRUYỀN THÔNG'],
        ['1', 'Xây dựng chuyên mục', 'Sở Khoa học và Công nghệ', 'Quý IV/2026'],
        ['2', 'Tổ chức tập huấn cho đội ngũ', 'Sở Khoa học và Công nghệ', 'Thường xuyên'],
        ['3', 'Xây dựng kho tài nguyên số phục vụ hoạt động truyền thông của tỉnh', 'Sở Tài chính', '2026'],
        ['4', 'Việc cuối', 'UBND cấp xã', 'Hằng năm'],
      ],
    ])
    const table = content.blocks[1]
    if (table?.kind !== 'table') throw new Error('no table')
    expect(table.rows[1]?.[0]?.columnSpan).toBe(4)
    expect(table.rows[2]?.[2]?.rowSpan).toBe(2)
    expect(paragraphs(content)).toEqual(['PHỤ LỤC', 'Hết phụ lục.'])
  })
  it('keep a header of two lines whole that stands first on every page', async () => {
    const page = (number: number): Mark[] => [
      ...drawTable(
        [
          [
            ['Số', 'TT'],
            ['Nội dung', 'nhiệm vụ'],
            ['Cơ quan', 'chủ trì'],
            ['Thời', 'gian'],
          ],
          [[String(number)], [`Việc thứ ${number}`], ['Sở Tài chính'], ['Hằng năm']],
        ],
        COLUMNS,
        60,
      ).marks,
    ]
    expect(tables(await readDocument(pdfOf([page(1), page(2), page(3), page(4)])))).toEqual([
      [
        ['Số TT', 'Nội dung nhiệm vụ', 'Cơ quan chủ trì', 'Thời gian'],
        ...[1, 2, 3, 4].map(number => [String(number), `Việc thứ ${number}`, 'Sở Tài chính', 'Hằng năm']),
      ],
    ])
  })
  it('without lines are recognised by their columns, and end where paragraphs begin', async () => {
    const at = (y: number, ...cells: string[]): Mark[] =>
      cells.flatMap((text, index) => (text ? [{ text, x: [60, 100, 300, 440][index] ?? 0, y }] : []))
    const marks = [
      ...at(100, 'TT', 'Nội dung nhiệm vụ', 'Cơ quan chủ trì', 'Thời gian'),
      ...at(123, '1', 'Xây dựng chuyên mục trên', 'Sở Khoa học và', 'Quý IV/2026'),
      ...at(139, '', 'Cổng thông tin điện tử', 'Công nghệ'),
      ...at(162, '2', 'Tổ chức tập huấn', 'Sở Nội vụ', 'Thường xuyên'),
      ...wrap(`${LONG}.`, 475).map((text, index) => ({ text, x: 60, y: 190 + index * 16 })),
    ]
    const content = await readDocument(pdfOf([marks]))
    expect(tables(content)).toEqual([
      [
        ['TT', 'Nội dung nhiệm vụ', 'Cơ quan chủ trì', 'Thời gian'],
        ['1', 'Xây dựng chuyên mục trên Cổng thông tin điện tử', 'Sở Khoa học và Công nghệ', 'Quý IV/2026'],
        ['2', 'Tổ chức tập huấn', 'Sở Nội vụ', 'Thường xuyên'],
      ],
    ])
    expect(paragraphs(content)).toEqual([`${LONG}.`])
  })
  it('cut a text at the border that the file runs across', async () => {
    const drawn = drawTable(
      [HEADER.map(cell => [cell.join(' ')]), [['1    Xây dựng chuyên mục'], [], ['Sở Nội vụ'], ['2026']]],
      COLUMNS,
      100,
    )
    expect(tables(await readDocument(pdfOf([drawn.marks])))[0]?.[1]).toEqual(['1', 'Xây dựng chuyên mục', 'Sở Nội vụ', '2026'])
  })
})

describe('a PDF that cannot be read', () => {
  it('is named encrypted when it wants a password', async () => {
    await expect(readDocument(pdfOf(typeset(PLAN), { encrypted: true }))).rejects.toMatchObject({ code: 'document_encrypted' })
  })
  it('is named damaged when its bytes make no sense', async () => {
    await expect(readDocument(Buffer.from('%PDF-1.7\nđây không phải là PDF'))).rejects.toMatchObject({ code: 'document_damaged' })
  })
  it('is refused when it has more pages than anybody reads', async () => {
    const book = await PDFDocument.create()
    for (let page = 0; page < 301; page++) book.addPage()
    await expect(readDocument(await book.save())).rejects.toMatchObject({ code: 'document_too_many_pages' })
  })
  it('is told to hold no text when its pages are blank', async () => {
    const blank = await PDFDocument.create()
    blank.addPage()
    await expect(readDocument(await blank.save())).rejects.toMatchObject({ code: 'document_no_text' })
  })
  it('never crashes or hangs when cut or scrambled anywhere', async () => {
    const whole = pdfOf(typeset(PLAN.slice(0, 6)))
    await assert(
      asyncProperty(nat(whole.length - 1), boolean(), integer({ min: 1, max: 255 }), async (at, cut, noise) => {
        const bytes = cut ? whole.slice(0, at) : whole.slice()
        if (!cut) bytes[at] = (bytes[at] ?? 0) ^ noise
        const result: unknown = await readDocument(bytes).catch((error: unknown) => error)
        expect(result instanceof Error ? result.name : 'content').toMatch(/^(content|DocumentError)$/)
      }),
      { numRuns: 40 },
    )
  }, 60_000)
})

describe.skipIf(sharedFiles.length === 0)('the real documents', () => {
  const withoutSpaces = (text: string): string => text.replace(/\s/g, '')
  it.each(['plan/ke-hoach', 'plans/hanoi_310'])('%s.pdf has the paragraphs and rows of its text twin', async name => {
    const pdf = await readDocument(readFileSync(sharedFile(`${name}.pdf`)))
    const plain = await readDocument(readFileSync(sharedFile(`${name}.txt`)))
    expect(paragraphs(pdf)).toEqual(paragraphs(plain).filter(text => !text.startsWith('https://')))
    const squeeze = (content: DocumentContent): string[][][] =>
      tables(content).map(rows => rows.map(row => row.map(withoutSpaces)))
    expect(squeeze(pdf)).toEqual(squeeze(plain))
  })
})
