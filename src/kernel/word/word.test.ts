import { unzipSync } from 'fflate'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { readDocx } from '../documents/docx.ts'
import type { Table } from '../documents/document.ts'
import {
  appendix,
  heading,
  initialsOf,
  officialDocument,
  officialLetter,
  paragraph,
  picture,
  pointsOf,
  table,
  textWidth,
  workingPaper,
  type Block,
  type Letter,
} from './index.ts'
import { widthOf } from './measures.ts'

const letter: Letter = {
  issuer: { parent: 'UBND tỉnh Gia Lai', name: 'Sở Khoa học và Công nghệ' },
  sign: 'SKHCN',
  place: 'Gia Lai',
  year: 2026,
  about: 'đôn đốc thực hiện nhiệm vụ quá hạn',
  to: ['Sở Nội vụ', 'UBND xã Ia Grai'],
  body: [
    paragraph('Đề nghị các cơ quan thực hiện các nhiệm vụ tại Phụ lục.'),
    paragraph(['Hạn trả lời: ', { text: '10/02/2026', bold: true }, '.']),
  ],
  signature: { authority: 'KT. Giám đốc', position: 'Phó Giám đốc', name: 'Nguyễn Văn Bình' },
  copies: ['Như trên', 'Lưu: VT'],
  appendices: [
    appendix({
      title: 'Nhiệm vụ quá hạn',
      belongsTo: 'Kèm theo Công văn của Sở Khoa học và Công nghệ',
      blocks: [
        table({
          columns: [
            { title: 'STT', width: 1 },
            { title: 'Cơ quan', width: 3 },
            { title: 'Nhiệm vụ', width: 6 },
          ],
          rows: [
            [{ words: 'Khối tỉnh', columns: 3, bold: true }],
            ['1', { words: 'Sở Nội vụ', rows: 2 }, 'Việc thứ nhất'],
            ['2', 'Việc thứ hai'],
            [3, 'UBND xã Ia Grai', { words: [['Ý một'], ['Ý hai']] }],
          ],
        }),
      ],
    }),
  ],
}
const xmlOf = (bytes: Uint8Array, part: string) => new TextDecoder().decode(unzipSync(bytes)[part])
const textOf = (bytes: Uint8Array) =>
  readDocx(bytes)
    .blocks.flatMap(block => (block.kind === 'paragraph' ? [block.text] : []))
    .join('\n')
const millimetres = (value: string | undefined) => (Number(value) / 1440) * 25.4

describe('a letter in the layout of Nghị định 30/2020', () => {
  test('has A4 paper and margins within the spans of the decree, in Times New Roman', async () => {
    const document = xmlOf(await officialLetter(letter), 'word/document.xml')
    const [size] = /<w:pgSz[^>]*>/.exec(document)!
    expect(millimetres(/w:w="(\d+)"/.exec(size)![1])).toBeCloseTo(210, 0)
    expect(millimetres(/w:h="(\d+)"/.exec(size)![1])).toBeCloseTo(297, 0)
    const [margin] = /<w:pgMar[^>]*>/.exec(document)!
    const side = (name: string) => millimetres(new RegExp(`w:${name}="(\\d+)"`).exec(margin)![1])
    for (const [name, least, most] of [
      ['top', 20, 25],
      ['bottom', 20, 25],
      ['left', 30, 35],
      ['right', 15, 20],
    ] as const) {
      expect(side(name)).toBeGreaterThanOrEqual(least - 0.05)
      expect(side(name)).toBeLessThanOrEqual(most + 0.05)
    }
    expect(side('header')).toBeLessThan(side('top'))
    expect(xmlOf(await officialLetter(letter), 'word/styles.xml')).toContain('Times New Roman')
  })

  test('numbers its pages in the middle of the top margin, but not the first', async () => {
    const bytes = await officialLetter(letter)
    const document = xmlOf(bytes, 'word/document.xml')
    expect(document.match(/<w:titlePg/g)).toHaveLength(2)
    expect(document.match(/<w:pgNumType[^>]*w:start="1"/g)).toHaveLength(2)
    const headers = Object.keys(unzipSync(bytes))
      .filter(name => /word\/header\d+\.xml/.test(name))
      .map(name => xmlOf(bytes, name))
    expect(headers.filter(header => header.includes('PAGE'))).toHaveLength(2)
    for (const header of headers.filter(each => each.includes('PAGE'))) {
      expect(header).toContain('<w:jc w:val="center"/>')
      expect(header).toContain('<w:sz w:val="26"/>')
    }
  })

  test('says who issues, leaves number and day open, and asks to whom it goes', async () => {
    const text = textOf(await officialLetter(letter))
    expect(text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
    expect(text).toContain('Độc lập - Tự do - Hạnh phúc')
    expect(text).toContain('UBND TỈNH GIA LAI')
    expect(text).toContain('SỞ KHOA HỌC VÀ CÔNG NGHỆ')
    expect(text).toMatch(/Số:\s*\/SKHCN/)
    expect(text).toMatch(/Gia Lai, ngày\s+tháng\s+năm 2026/)
    expect(text).toContain('V/v đôn đốc thực hiện nhiệm vụ quá hạn')
    expect(text).toContain('Kính gửi:')
    expect(text).toContain('- Sở Nội vụ;')
    expect(text).toContain('- UBND xã Ia Grai.')
    expect(text).toContain('Hạn trả lời: 10/02/2026.')
  })

  test('is signed on the right, and tells on the left who gets it', async () => {
    const text = textOf(await officialLetter(letter))
    for (const words of ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', 'Nguyễn Văn Bình', 'Nơi nhận:', '- Như trên;', '- Lưu: VT.'])
      expect(text).toContain(words)
    expect(text).toContain('PHỤ LỤC')
    expect(text).toContain('(Kèm theo Công văn của Sở Khoa học và Công nghệ)')
  })

  test('keeps merged cells of its tables in their places', async () => {
    const { rows } = readDocx(await officialLetter(letter)).blocks.findLast((block): block is Table => block.kind === 'table')!
    expect(rows.map(row => row.map(cell => cell.text))).toEqual([
      ['STT', 'Cơ quan', 'Nhiệm vụ'],
      ['Khối tỉnh'],
      ['1', 'Sở Nội vụ', 'Việc thứ nhất'],
      ['2', 'Sở Nội vụ', 'Việc thứ hai'],
      ['3', 'UBND xã Ia Grai', 'Ý một Ý hai'],
    ])
    expect(rows[1]![0]!.columnSpan).toBe(3)
  })

  test('survives what people paste: control characters, tags, very long words', async () => {
    const odd = 'A\u0000\u000bB & <w:p> “ngoặc” ' + 'x'.repeat(5_000)
    const text = textOf(await officialLetter({ ...letter, body: [paragraph(odd)] }))
    expect(text).toContain('AB & <w:p> “ngoặc” xxx')
  })
})

test('a report bears its type, abstract, number and day as the decree writes them', async () => {
  const text = textOf(
    await officialDocument({
      ...letter,
      type: 'Báo cáo',
      abstract: 'Kết quả truyền thông năm 2025',
      number: '05',
      sign: 'BC-SKHCN',
      date: '2026-02-05',
      to: ['UBND tỉnh'],
      body: [heading('I. KẾT QUẢ'), paragraph('Đã đăng 12 tin, bài.')],
    }),
  )
  expect(text).toContain('Số: 05/BC-SKHCN')
  expect(text).toContain('Gia Lai, ngày 05 tháng 02 năm 2026')
  expect(text).toContain('BÁO CÁO')
  expect(text).toContain('Kết quả truyền thông năm 2025')
  expect(text).toContain('Kính gửi: UBND tỉnh')
  expect(text).not.toContain('V/v')
})

const png = async (width: number, height: number) =>
  new Uint8Array(
    await sharp({ create: { width, height, channels: 3, background: '#0f5a61' } })
      .png()
      .toBuffer(),
  )
const paperOf = (...body: Block[]) =>
  workingPaper({
    type: 'Bảng số liệu',
    abstract: 'Tình hình thực hiện kế hoạch, năm 2026',
    note: '(Số liệu đến ngày 05/02/2026)',
    footer: 'Trích từ hệ thống ngày 05/02/2026',
    creator: 'Lan Tỏa',
    body,
  })
/** EMU, of which 12,700 make a point. */
const extentOf = (document: string) => {
  const [, wide, tall] = /<wp:extent cx="(\d+)" cy="(\d+)"/.exec(document)!
  return { width: Number(wide) / 12_700, height: Number(tall) / 12_700 }
}

describe('a paper to work with', () => {
  test('looks like a document of the office but claims no number, no letterhead and no signature', async () => {
    const bytes = await paperOf(heading('I. KẾT QUẢ CHUNG'), paragraph('Đã hoàn thành 12 việc.'))
    const text = textOf(bytes)
    expect(text).toContain('BẢNG SỐ LIỆU')
    expect(text).toContain('Tình hình thực hiện kế hoạch, năm 2026')
    expect(text).not.toMatch(/CỘNG HÒA|Số:|Nơi nhận/)
    expect(xmlOf(bytes, 'word/document.xml')).toContain('<w:outlineLvl w:val="0"/>')
    const footers = Object.keys(unzipSync(bytes)).filter(name => /word\/footer\d+\.xml/.test(name))
    expect(footers).toHaveLength(2)
    for (const name of footers) expect(xmlOf(bytes, name)).toContain('Trích từ hệ thống ngày 05/02/2026')
  })

  test('shows a picture as wide as asked, with words for those who do not see it and its caption on the same page', async () => {
    const given = await png(640, 320)
    const bytes = await paperOf(
      picture({
        bytes: given,
        width: 300,
        alt: 'Đã hoàn thành 12 việc, quá hạn 3 việc',
        caption: 'Hình 1. Tình trạng thực hiện',
      }),
    )
    const media = Object.entries(unzipSync(bytes)).filter(([name]) => name.startsWith('word/media/'))
    expect(media).toHaveLength(1)
    expect(media[0]![1]).toEqual(given)
    const document = xmlOf(bytes, 'word/document.xml')
    expect(extentOf(document).width).toBeCloseTo(300, 0)
    expect(extentOf(document).height).toBeCloseTo(150, 0)
    expect(document).toMatch(/<wp:docPr[^>]*descr="Đã hoàn thành 12 việc, quá hạn 3 việc"/)
    expect(document).toMatch(/<w:keepNext\/>(?:(?!<\/w:p>).)*<w:drawing>/s)
    expect(textOf(bytes)).toContain('Hình 1. Tình trạng thực hiện')
  })

  test('keeps a picture within the margins, and within a page', async () => {
    const wide = await paperOf(picture({ bytes: await png(2000, 100), width: 9_000, alt: 'Rộng', caption: 'Rộng' }))
    expect(extentOf(xmlOf(wide, 'word/document.xml')).width).toBeLessThanOrEqual(pointsOf(textWidth()) + 0.5)
    const tall = await paperOf(picture({ bytes: await png(100, 2000), width: 400, alt: 'Cao', caption: 'Cao' }))
    expect(extentOf(xmlOf(tall, 'word/document.xml')).height).toBeLessThan(pointsOf(297 - 40))
  })

  test('refuses what is no picture', async () => {
    await expect(
      paperOf(picture({ bytes: new TextEncoder().encode('<svg xmlns="…"></svg>'), width: 300, alt: '', caption: '' })),
    ).rejects.toThrow(RangeError)
  })

  test('leads from a figure to its list', async () => {
    const link = 'https://lantoa.example/lam-viec/tien-do-viec?role=lead&status=late'
    const bytes = await paperOf(
      paragraph(['Còn ', { text: '3', link, bold: true }, ' việc quá hạn.']),
      table({ columns: [{ title: 'Quá hạn', width: 1 }], rows: [[{ words: [{ text: '3', link }] }]] }),
    )
    expect(textOf(bytes)).toContain('Còn 3 việc quá hạn.')
    const document = xmlOf(bytes, 'word/document.xml')
    const named = [...document.matchAll(/<w:hyperlink[^>]*r:id="([^"]+)"/g)].map(([, name]) => name!)
    expect(named).toHaveLength(2)
    const relations = xmlOf(bytes, 'word/_rels/document.xml.rels')
    for (const name of named) {
      const [relation] = new RegExp(`<Relationship [^>]*Id="${name}"[^>]*>`).exec(relations)!
      expect(relation).toContain('Target="https://lantoa.example/lam-viec/tien-do-viec?role=lead&amp;status=late"')
      expect(relation).toContain('TargetMode="External"')
    }
  })

  test('repeats the head of a table on every page, and writes numbers on the right as officials do', async () => {
    const bytes = await paperOf(
      table({
        columns: [
          { title: 'Cơ quan', width: 3 },
          { title: 'Số việc', width: 1 },
        ],
        rows: Array.from({ length: 80 }, (_, place) => [`Cơ quan ${place + 1}`, 1234.5]),
      }),
    )
    const document = xmlOf(bytes, 'word/document.xml')
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(1)
    expect(document.match(/<w:jc w:val="right"\/>(?:(?!<\/w:p>).)*1\.234,5/gs)).toHaveLength(80)
  })

  test('is the same bytes each time', async () => {
    const make = async () =>
      paperOf(
        paragraph([{ text: '3 việc', link: 'https://lantoa.example/lam-viec' }]),
        picture({
          bytes: await png(64, 32),
          width: 64,
          alt: 'Hình',
          caption: [{ text: 'Hình 1', link: 'https://lantoa.example/' }],
        }),
      )
    const first = await make()
    await new Promise(resolve => setTimeout(resolve, 1_100))
    expect(await make()).toEqual(first)
  })
})

test('initials make the sign of an agency', () => {
  expect(initialsOf('Sở Khoa học và Công nghệ')).toBe('SKHCN')
  expect(initialsOf('UBND xã Ia Grai')).toBe('UBNDXIG')
})

test('the line under the motto is as long as the motto', () => {
  expect(widthOf('Độc lập - Tự do - Hạnh phúc', 13, true)).toBeGreaterThan(50)
  expect(widthOf('Độc lập - Tự do - Hạnh phúc', 13, true)).toBeLessThan(65)
})
