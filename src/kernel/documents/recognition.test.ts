import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import sharp from 'sharp'
import { describe, expect, it } from 'vitest'

import type { DocumentContent, ReadingProgress } from './document.ts'

import { readDocument } from './index.ts'
import { pdfOf } from './pdf-pages.test-kit.ts'

// A page set for this test, printed askew on grey paper: a title, two paragraphs and a table with lines.
const scan = readFileSync(join(import.meta.dirname, 'fixtures/scanned-page.jpg'))
const PARAGRAPHS = [
  'KẾ HOẠCH',
  '1. Sở Khoa học và Công nghệ chủ trì, phối hợp với các cơ quan có liên quan xây dựng chuyên mục truyền thông về chuyển đổi số trên Cổng thông tin điện tử của tỉnh. Nhiệm vụ thường xuyên.',
  'a) Hoàn thành trước ngày 15/6/2026.',
]
const TABLE = [
  ['TT', 'Nội dung nhiệm vụ', 'Cơ quan chủ trì', 'Thời gian'],
  ['1', 'Tổ chức tập huấn', 'Sở Nội vụ', 'Quý IV/2026'],
  ['2', 'Xây dựng kho dữ liệu', 'Công an tỉnh', 'Hằng năm'],
]
const paragraphs = (content: DocumentContent): string[] =>
  content.blocks.flatMap(block => (block.kind === 'paragraph' ? [block.text] : []))
const tables = (content: DocumentContent): string[][][] =>
  content.blocks.flatMap(block =>
    block.kind === 'table' ? [block.rows.map(row => row.map(cell => cell.text.replace(/^(\d)\.$/, '$1')))] : [],
  )

describe('a scanned page', () => {
  it('that lies askew is read with its paragraphs, its table and how sure each is', async () => {
    const content = await readDocument(scan)
    expect(content).toMatchObject({ format: 'image', recognised: true, pageCount: 1 })
    expect(paragraphs(content)).toEqual(PARAGRAPHS)
    expect(tables(content)).toEqual([TABLE])
    for (const block of content.blocks) {
      expect(block.confidence).toBeGreaterThan(0.7)
      expect(block.confidence).toBeLessThan(1)
    }
  }, 60_000)

  it('that was fed sideways is turned and read', async () => {
    const sideways = await sharp(scan).rotate(90).jpeg().toBuffer()
    expect(paragraphs(await readDocument(sideways))).toEqual(PARAGRAPHS)
  }, 60_000)

  it('between pages of stored text is read in its place, with progress', async () => {
    const { width, height } = await sharp(scan).metadata()
    const dictionary = `/Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode`
    const progress: ReadingProgress[] = []
    const pages = [
      [{ text: 'Trang một là chữ: ủy ban nhân dân tỉnh ban hành kế hoạch.', x: 85, y: 100 }],
      [{ picture: { dictionary, data: scan }, box: [0, 0, 595, 480] as [number, number, number, number] }],
      [{ text: 'Trang ba là chữ.', x: 85, y: 100 }],
    ]
    const content = await readDocument(pdfOf(pages), { onProgress: each => progress.push(each) })
    expect(paragraphs(content)).toEqual([
      'Trang một là chữ: ủy ban nhân dân tỉnh ban hành kế hoạch.',
      ...PARAGRAPHS,
      'Trang ba là chữ.',
    ])
    expect(content.blocks.map(block => block.page)).toEqual([1, 2, 2, 2, 2, 3])
    expect(content).toMatchObject({ format: 'pdf', recognised: true, pageCount: 3 })
    expect(content.blocks[0]?.confidence).toBe(1)
    expect(progress.at(-1)).toEqual({ page: 1, pages: 1, stage: 'recognition' })
  }, 60_000)

  it('is read whatever a scanner made of it: strips, inverted, black and white or grey', async () => {
    const fixture = (name: string): Buffer => readFileSync(join(import.meta.dirname, 'fixtures', name))
    const bilevel = '/Width 1240 /Height 310 /BitsPerComponent 1 /Filter /CCITTFaxDecode'
    const parameters = '/K -1 /Columns 1240 /Rows 310'
    const top = { dictionary: `${bilevel} /ImageMask true /DecodeParms << ${parameters} >>`, data: fixture('scanned-top.g4') }
    const bottom = {
      dictionary: `${bilevel} /ColorSpace /DeviceGray /Decode [1 0] /DecodeParms << ${parameters} /BlackIs1 true >>`,
      data: fixture('scanned-bottom.g4'),
    }
    const whole = {
      dictionary: '/Width 1240 /Height 620 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode',
      data: fixture('scanned.jb2'),
    }
    const grey = { dictionary: '/Width 744 /Height 186 /Filter /JPXDecode', data: fixture('scanned-top.jp2') }
    const content = await readDocument(
      pdfOf([
        [
          { picture: top, box: [0, 200, 595, 149] },
          { picture: bottom, box: [0, 349, 595, 149] },
        ],
        [{ picture: whole, box: [0, 100, 595, 298] }],
        [{ picture: grey, box: [0, 100, 595, 149] }],
      ]),
    )
    expect(content.recognised).toBe(true)
    const first = 'Sở Khoa học và Công nghệ chủ trì, phối hợp với các xã, phường tổ chức ngày hội chuyển đổi số.'
    const second = 'Hoàn thành trước ngày 15/6/2026, báo cáo kết quả về Ủy ban nhân dân tỉnh để theo dõi, đôn đốc.'
    expect(paragraphs(content)).toEqual([first, second, first, second, first])
  }, 60_000)

  it('is given up at once when the reader changes their mind', async () => {
    const reason = new Error('không đọc nữa')
    const stop = new AbortController()
    const reading = readDocument(scan, { signal: stop.signal })
    setTimeout(() => stop.abort(reason), 150)
    await expect(reading).rejects.toBe(reason)
  }, 60_000)

  it('without a letter is told so', async () => {
    const blank = await sharp({ create: { width: 600, height: 800, channels: 3, background: '#eeeeee' } })
      .png()
      .toBuffer()
    await expect(readDocument(blank)).rejects.toMatchObject({ code: 'document_no_text' })
  }, 60_000)

  it('that arrived cut off is called damaged', async () => {
    await expect(readDocument(scan.subarray(0, scan.length / 2))).rejects.toMatchObject({ code: 'document_damaged' })
  })
})
