import { readFileSync } from 'node:fs'

import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'

import type { DocumentContent } from './document.ts'

import { fromLegacy } from './legacy-encoding.ts'
import { readDocument } from './index.ts'
import { sharedFile, sharedFiles } from './shared-documents.test-kit.ts'

const text = (content: string): Promise<DocumentContent> => readDocument(new TextEncoder().encode(content))
const inTcvn3 = (content: string): Buffer => Buffer.concat(Array.from(content, letter => iconv.encode(letter, 'tcvn')))
const paragraphs = (content: DocumentContent): string[] =>
  content.blocks.flatMap(block => (block.kind === 'paragraph' ? [block.text] : []))

const WRAPPED = `Kế hoạch này nhằm đẩy mạnh công tác thông tin, tuyên truyền về chuyển đổi
số trong các cơ quan, đơn vị trên địa bàn tỉnh theo Nghị quyết số 57-
NQ/TW của Bộ Chính trị và các văn bản hướng dẫn có liên quan của tỉnh.

- Khuyến khích các doanh nghiệp tham gia đầu tư theo hình thức hợp tác công
- tư nhằm huy động tối đa nguồn lực của xã hội cho công tác truyền thông của
tỉnh. Nhiệm vụ thường xuyên.
- Tổ chức tập huấn cho cán bộ làm công tác thông tin cơ sở tại các xã và các

phường trên địa bàn toàn tỉnh. Hoàn thành trong năm 2026.


7

a) Sở Khoa học và Công nghệ chủ trì, phối hợp với các cơ quan có liên quan tổ
chức triển khai thực hiện Kế hoạch này và báo cáo kết quả theo quy định.
b) Các cơ quan báo chí mở chuyên trang, chuyên mục.
`

describe('a text file wrapped at 80 columns', () => {
  it('is read as the paragraphs that its author wrote', async () => {
    expect(paragraphs(await text(WRAPPED))).toEqual([
      'Kế hoạch này nhằm đẩy mạnh công tác thông tin, tuyên truyền về chuyển đổi số trong các cơ quan, đơn vị trên địa bàn tỉnh theo Nghị quyết số 57-NQ/TW của Bộ Chính trị và các văn bản hướng dẫn có liên quan của tỉnh.',
      '- Khuyến khích các doanh nghiệp tham gia đầu tư theo hình thức hợp tác công - tư nhằm huy động tối đa nguồn lực của xã hội cho công tác truyền thông của tỉnh. Nhiệm vụ thường xuyên.',
      '- Tổ chức tập huấn cho cán bộ làm công tác thông tin cơ sở tại các xã và các phường trên địa bàn toàn tỉnh. Hoàn thành trong năm 2026.',
      'a) Sở Khoa học và Công nghệ chủ trì, phối hợp với các cơ quan có liên quan tổ chức triển khai thực hiện Kế hoạch này và báo cáo kết quả theo quy định.',
      'b) Các cơ quan báo chí mở chuyên trang, chuyên mục.',
    ])
  })
  it('untangles issuer and motto that stand side by side', async () => {
    const head = `ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n   TỈNH MẪU                     Độc lập - Tự do - Hạnh phúc\nSố: 12/KH-UBND              Mẫu, ngày 05 tháng 11 năm 2026\n\nKẾ HOẠCH\n\n${WRAPPED}`
    expect(paragraphs(await text(head)).slice(0, 6)).toEqual([
      'ỦY BAN NHÂN DÂN TỈNH MẪU',
      'Số: 12/KH-UBND',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Mẫu, ngày 05 tháng 11 năm 2026',
      'KẾ HOẠCH',
    ])
  })
})

describe('a text file with one paragraph per line', () => {
  it('keeps each line a paragraph, however long', async () => {
    const lines = [
      'I. MỤC ĐÍCH',
      `- ${'Nâng cao nhận thức của người dân. '.repeat(12)}`.trim(),
      '1. Yêu cầu',
      'Bám sát thực tiễn',
    ]
    expect(paragraphs(await text(lines.join('\n')))).toEqual(lines)
  })
  it('makes a paragraph whole that somebody ended before the number of the document it names', async () => {
    expect(paragraphs(await text('Căn cứ Thông tư số\n\n12/2022/TT-BTTTT của Bộ.\n\nSố\n\n2. Hai\n'))).toEqual([
      'Căn cứ Thông tư số 12/2022/TT-BTTTT của Bộ.',
      'Số',
      '2. Hai',
    ])
  })
  it('keeps the lines of a poem apart', async () => {
    const poem = [
      'Thân em vừa trắng lại vừa tròn',
      'Bảy nổi ba chìm với nước non',
      'Rắn nát mặc dầu tay kẻ nặn',
      'Mà em vẫn giữ tấm lòng son',
    ]
    expect(paragraphs(await text(poem.join('\n')))).toEqual(poem)
  })
  it('turns lines between bars into one table, group rows spanning it', async () => {
    const { blocks } = await text(
      'Phụ lục\n\n| TT | Nhiệm vụ | Chủ trì |\n|---|---|---|\n| I. NHÓM MỘT |\n| 1 | Làm đường | Sở Xây dựng |\n\nHết',
    )
    expect(blocks.map(block => block.kind)).toEqual(['paragraph', 'table', 'paragraph'])
    const table = blocks[1]
    if (table?.kind !== 'table') throw new Error('no table')
    expect(table.rows.map(row => row.map(cell => cell.text))).toEqual([
      ['TT', 'Nhiệm vụ', 'Chủ trì'],
      ['I. NHÓM MỘT'],
      ['1', 'Làm đường', 'Sở Xây dựng'],
    ])
    expect(table.rows[1]?.[0]?.columnSpan).toBe(3)
  })
})

describe('a table pasted from a text program', () => {
  it('has its cells parted by tabs; a group heading among its rows may be shorter', async () => {
    const content = await text(
      'II. Trồng cây\n\nTT\tViệc\tAi làm\tHạn\nA\tSỞ XÂY DỰNG\n1\tĐào hố\t\tTháng 5\n2\tĐặt cây\tĐội 1\tTháng 6\n',
    )
    expect(paragraphs(content)).toEqual(['II. Trồng cây'])
    expect(
      content.blocks.flatMap(block => (block.kind === 'table' ? block.rows.map(row => row.map(cell => cell.text)) : [])),
    ).toEqual([
      ['TT', 'Việc', 'Ai làm', 'Hạn'],
      ['A', 'SỞ XÂY DỰNG'],
      ['1', 'Đào hố', '', 'Tháng 5'],
      ['2', 'Đặt cây', 'Đội 1', 'Tháng 6'],
    ])
  })
})

describe('a text taken out of a PDF with its layout', () => {
  it('keeps a heading apart from what is set in below it, and drops page numbers far to the right', async () => {
    const lines = `      1. Rà soát quỹ đất trống dọc các tuyến đường liên xã, liên thôn của
tỉnh để trồng cây bóng mát, cây ăn quả theo hướng dẫn của Sở Xây dựng và
                                                                          2

Sở Nông nghiệp và Môi trường trong quý
III/2026, kết hợp chỉnh trang các khu dân cư nông thôn kiểu mẫu trên địa bàn.
      2. Các sở, ban, ngành; Ủy ban nhân dân các xã, phường
      Gửi kết quả rà soát về Sở Xây dựng để tổng hợp, báo cáo cấp có thẩm
quyền xem xét, quyết định theo quy định hiện hành của pháp luật về đất đai.
      3. Hội Nông dân tỉnh vận động hội viên hiến đất, góp công, góp cây giống
cho phong trào trồng cây của tỉnh trong các năm từ nay đến hết nhiệm kỳ.
`
    expect(paragraphs(await text(lines)).map(paragraph => paragraph.slice(0, 24))).toEqual([
      '1. Rà soát quỹ đất trống',
      '2. Các sở, ban, ngành; Ủ',
      'Gửi kết quả rà soát về S',
      '3. Hội Nông dân tỉnh vận',
    ])
    expect(paragraphs(await text(lines))[0]).toContain('Sở Xây dựng và Sở Nông nghiệp và Môi trường trong quý III/2026, kết')
  })
})

describe('encodings', () => {
  const sample =
    'Ủy ban nhân dân tỉnh giao các sở, ngành đẩy mạnh truyền thông về khoa học, công nghệ và chuyển đổi số; ưu tiên vùng khó khăn.'

  it.each([
    ['UTF-8', Buffer.from(sample)],
    ['UTF-8 with a mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(sample)])],
    ['UTF-8 in decomposed letters', Buffer.from(sample.normalize('NFD'))],
    ['UTF-16 with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(sample, 'utf16le')])],
    ['UTF-16 without a mark', Buffer.from(sample, 'utf16le')],
    ['UTF-16 big endian', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(sample, 'utf16le').swap16()])],
  ])('%s is read in composed letters', async (_, bytes) => expect(paragraphs(await readDocument(bytes))).toEqual([sample]))

  it('TCVN3 bytes are recognised and converted', async () => {
    const lowerStart = sample.replace('Ủy', 'ủy') // TCVN3 has no capital Ủ
    const content = await readDocument(inTcvn3(lowerStart))
    expect(content.convertedFrom).toBe('TCVN3')
    expect(paragraphs(content)).toEqual([lowerStart])
  })
  it('TCVN3 that arrives as Western letters is converted, a Unicode paragraph beside it is not', async () => {
    const mojibake = iconv.decode(inTcvn3('công hòa xã hội chủ nghĩa việt nam; độc lập, tự do, hạnh phúc'), 'win1252')
    expect(mojibake).toContain('x·')
    const content = await text(`${mojibake}\n\n${sample}`)
    expect(content.convertedFrom).toBe('TCVN3')
    expect(paragraphs(content)).toEqual(['công hòa xã hội chủ nghĩa việt nam; độc lập, tự do, hạnh phúc', sample])
  })
  it('the capital font of TCVN3 comes out in capitals', () => {
    expect(fromLegacy('CéNG HOµ X· HéI CHñ NGHÜA VIÖT NAM', 'TCVN3')).toBe('CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM')
    expect(fromLegacy('Kế hoạch §èi ngo¹i', 'TCVN3')).toBe('Kế hoạch Đối ngoại')
  })
  it('VNI is recognised and converted', async () => {
    const content = await text(
      'Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam. Ñoäc laäp, töï do, haïnh phuùc. Khoa hoïc vaø Coâng ngheä, söû duïng moät ñöôøng.',
    )
    expect(content.convertedFrom).toBe('VNI')
    expect(paragraphs(content)).toEqual([
      'Cộng hòa xã hội chủ nghĩa Việt Nam. Độc lập, tự do, hạnh phúc. Khoa học và Công nghệ, sử dụng một đường.',
    ])
  })
  it('a Western language is left alone', async () => {
    const french =
      'Le comité a décidé de créer un système numérique très développé à la préfecture, où les élèves étaient réunis.'
    const content = await text(french)
    expect(content.convertedFrom).toBeNull()
    expect(paragraphs(content)).toEqual([french])
  })
})

describe.skipIf(sharedFiles.length === 0)('the real documents', () => {
  it('the plan recognised line by line has the paragraphs of its restored form', async () => {
    const scanned = await readDocument(readFileSync(sharedFile('plan/ke-hoach-ocr.txt')))
    const typed = await readDocument(readFileSync(sharedFile('plan/ke-hoach.txt')))
    expect([scanned.recognised, typed.recognised]).toEqual([true, false])
    const [recognised, restored] = [paragraphs(scanned), paragraphs(typed)]
    // Marks of a stamp and a pen are all that the recognised file has more.
    const withoutStains = recognised.filter(paragraph => (paragraph.match(/\p{L}/gu)?.length ?? 0) > 3)
    expect(withoutStains).toHaveLength(restored.length)
    const apart = restored.map((paragraph, index) => Math.abs((withoutStains[index]?.length ?? 0) / paragraph.length - 1))
    expect(Math.max(...apart)).toBeLessThan(0.25)
    expect(apart.slice(0, 106).filter(each => each > 0.08)).toHaveLength(0)
  })
  it.each(sharedFiles.filter(file => /plans\/.*\.txt$/.test(file)))('%s keeps one paragraph per line', async file => {
    const source = readFileSync(file, 'utf8')
      .split('\n')
      .map(line => line.trim())
      .filter(line => line && !line.startsWith('|'))
    expect(paragraphs(await readDocument(readFileSync(file)))).toEqual(
      source.map(line => line.normalize('NFC').replace(/\s+/g, ' ')),
    )
  })
})

describe('a table pasted into a text file', () => {
  const cells = (content: DocumentContent): string[][][] =>
    content.blocks.flatMap(block => (block.kind === 'table' ? [block.rows.map(row => row.map(cell => cell.text))] : []))
  const STACK = [
    'STT',
    'Nội dung',
    'Chủ trì',
    'Hạn',
    'I',
    'Vườn cây',
    '1',
    'Ươm 200 cây',
    'Sở Y tế',
    'Tháng 3',
    '2',
    'Trồng cây,',
  ]
  const REST = ['- dọc suối', 'Sở Nội vụ', '12', 'II', 'Đường cây', '3', 'Tỉa cành', 'Sở Xây dựng', 'Hằng năm']

  it('one cell a line is put together again, with groups, a cell of two lines and a bare figure in a cell', async () => {
    const content = await text(['Danh mục', ...STACK, ...REST, 'Nơi nhận:', '- Như trên;'].join('\n'))
    expect(cells(content)).toEqual([
      [
        ['STT', 'Nội dung', 'Chủ trì', 'Hạn'],
        ['I', 'Vườn cây'],
        ['1', 'Ươm 200 cây', 'Sở Y tế', 'Tháng 3'],
        ['2', 'Trồng cây, - dọc suối', 'Sở Nội vụ', '12'],
        ['II', 'Đường cây'],
        ['3', 'Tỉa cành', 'Sở Xây dựng', 'Hằng năm'],
      ],
    ])
    expect(paragraphs(content)).toEqual(['Danh mục', 'Nơi nhận:', '- Như trên;'])
  })
  it('lines that only look like such a table stay paragraphs', async () => {
    const lines = ['STT', 'Họ tên', 'Chức vụ', '1', 'Một câu không phải bảng.', 'Câu nữa.', 'Câu nữa.', 'Câu thứ tư.', 'Hết.']
    const content = await text(lines.join('\n'))
    expect(cells(content)).toEqual([])
    expect(paragraphs(content)).toContain('Họ tên')
  })
  it('as Markdown loses its stars, rules and breaks, which other texts keep', async () => {
    const content = await text(
      '**I. VIỆC**\n\n| **TT** | **Việc** | *Ai* |\n|---|---|---|\n| 1 | Ươm cây | Sở Y tế<br>Sở Nội vụ |\n\n## II. HẾT\n\n1\\. Cây cao 2\\*\n',
    )
    expect(paragraphs(content)).toEqual(['I. VIỆC', 'II. HẾT', '1. Cây cao 2*'])
    const [table] = content.blocks.flatMap(block => (block.kind === 'table' ? [block] : []))
    expect(table?.rows.map(row => row.map(cell => cell.lines))).toEqual([
      [['TT'], ['Việc'], ['Ai']],
      [['1'], ['Ươm cây'], ['Sở Y tế', 'Sở Nội vụ']],
    ])
    expect(paragraphs(await text('Giá 5 ** 3\n# Ghi chú của tác giả'))).toEqual(['Giá 5 ** 3', '# Ghi chú của tác giả'])
  })
})
