import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readDocx } from '../documents/docx.ts'
import type { Table } from '../documents/document.ts'
import { appendix, heading, initialsOf, officialDocument, officialLetter, paragraph, table, type Letter } from './index.ts'
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

test('initials make the sign of an agency', () => {
  expect(initialsOf('Sở Khoa học và Công nghệ')).toBe('SKHCN')
  expect(initialsOf('UBND xã Ia Grai')).toBe('UBNDXIG')
})

test('the line under the motto is as long as the motto', () => {
  expect(widthOf('Độc lập - Tự do - Hạnh phúc', 13, true)).toBeGreaterThan(50)
  expect(widthOf('Độc lập - Tự do - Hạnh phúc', 13, true)).toBeLessThan(65)
})
