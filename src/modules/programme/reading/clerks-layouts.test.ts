import { describe, expect, it } from 'vitest'
import type { Cell } from '#kernel/documents/document.ts'
import { textBlocks } from '#kernel/documents/plain-text.ts'

import { shippedDirectory } from './directory.ts'
import { readPlan } from './index.ts'
import { ENDING, HEAD, annex, brief, read, readBlocks } from './layouts.test-kit.ts'

describe('who helps and who only watches', () => {
  it('“A chủ trì; B, C phối hợp” names the helpers before the word, in a sentence and after a label', () => {
    const wire = read(`${HEAD}
I. NHIỆM VỤ

1. Diễn tập chữa cháy rừng trồng. Công an tỉnh chủ trì; Sở Xây dựng, Bộ Chỉ huy Quân sự tỉnh phối hợp; thời gian: tháng 8 năm 2026.

2. Lập bản đồ cây cổ thụ.

Cơ quan thực hiện: Sở Nội vụ chủ trì; UBND các xã ven sông phối hợp.`)
    expect(brief(wire)).toEqual([
      ['I.1', ['Công an tỉnh'], ['Sở Xây dựng', 'Bộ Chỉ huy Quân sự tỉnh'], '2026-08-31'],
      ['I.2', ['Sở Nội vụ'], ['UBND các xã ven sông'], null],
    ])
  })

  it('the assignment may stand in brackets as a paragraph of its own; a body that follows the work does not lead it', () => {
    const wire = read(`${HEAD}
I. NHIỆM VỤ

1.1. Ươm 5.000 cây giống bản địa.

(Cơ quan chủ trì: Sở Y tế; cơ quan phối hợp: Sở Tài chính; thời gian hoàn thành: Quý III/2026)

1.2. Trồng cây ở trạm y tế.

- Thời gian: Thường xuyên.

- Cơ quan thực hiện: UBND các xã, phường.

- Cơ quan theo dõi, đôn đốc: Văn phòng UBND tỉnh.`)
    expect(wire.tasks.map(task => [task.text, task.lead, task.coordinate, task.due, task.recurrence])).toEqual([
      ['Ươm 5.000 cây giống bản địa.', ['Sở Y tế'], ['Sở Tài chính'], '2026-09-30', 'once'],
      ['Trồng cây ở trạm y tế.', ['UBND các xã, phường'], [], null, 'ongoing'],
    ])
  })

  it('villages, offices of a commune and bodies of a commune are named whole', () => {
    const wire = read(`${HEAD}
I. NHIỆM VỤ

1. Trồng cây quanh nhà văn hóa.

- Đơn vị chủ trì: Đoàn TNCS Hồ Chí Minh xã.

- Đơn vị phối hợp: VP HĐND và UBND, Phòng Kinh tế, Hạ tầng và Đô thị, các thôn, làng.`)
    expect(wire.tasks[0]?.lead).toEqual(['Đoàn TNCS Hồ Chí Minh xã'])
    expect(wire.tasks[0]?.coordinate).toEqual(['VP HĐND và UBND', 'Phòng Kinh tế, Hạ tầng và Đô thị', 'các thôn, làng'])
  })
})

describe('tables', () => {
  it('in the body give the work to the bodies that head their groups', () => {
    const wire = read(`${HEAD}
I. NHIỆM VỤ CỤ THỂ

| STT | Nhiệm vụ | Sản phẩm | Đơn vị phối hợp | Thời hạn |
| A | SỞ NỘI VỤ |
| 1 | Khen thưởng người trồng nhiều cây | Quyết định | Sở Xây dựng | 31/3/2026 |
| B | UBND CÁC XÃ, PHƯỜNG |
| 2 | Giao cây cho từng hộ chăm sóc | Biên bản | | Quý IV |`)
    expect(brief(wire)).toEqual([
      ['I.A.1', ['SỞ NỘI VỤ'], ['Sở Xây dựng'], '2026-03-31'],
      ['I.B.2', ['UBND CÁC XÃ, PHƯỜNG'], [], '2026-12-31'],
    ])
  })

  it('that only date the work are the work where nothing else is given out', () => {
    const wire = read(`${HEAD}
I. NỘI DUNG, THỜI GIAN

| T T | Nội dung | Thời gian | Địa điểm |
| 1 | Tập huấn ghép cây | Tháng 4/2026 | Xã Một |
| 2 | Hội thi cây cảnh | Quý II, III/2026 | Xã Hai |`)
    expect(brief(wire)).toEqual([
      ['I.1', [], [], '2026-04-30'],
      ['I.2', [], [], '2026-09-30'],
    ])
  })

  it('with a column of groups beside the work keep the two apart; “A/ B” is who leads and who helps', () => {
    const wire = annex(`| TT | Nhóm nhiệm vụ | Nhiệm vụ cụ thể | Cơ quan chủ trì/ phối hợp | Thời gian |
| 1 | Vườn ươm | Sửa hệ thống tưới | Sở Xây dựng/ Sở Tài chính, Sở Tư pháp | 5/2026 |
| 2 | Giống | Nhập giống tre | Sở Công Thương | 02 đợt/năm |`)
    expect(wire.tasks.map(task => [task.text, task.lead, task.coordinate, task.due ?? task.recurrence])).toEqual([
      ['Sửa hệ thống tưới', ['Sở Xây dựng'], ['Sở Tài chính', 'Sở Tư pháp'], '2026-05-31'],
      ['Nhập giống tre', ['Sở Công Thương'], [], 'annual'],
    ])
  })

  it('announced by a sentence that ends in a colon hold the targets, the sentence none', () => {
    const wire = read(`${HEAD}
Phần thứ nhất

QUAN ĐIỂM, MỤC TIÊU

1. Mục tiêu cụ thể

Các chỉ tiêu được giao theo bảng sau:

| TT | Chỉ tiêu | Đơn vị tính | Năm 2026 | Năm 2030 |
| 1 | Tỷ lệ che phủ | % | ≥ 40 | 45 |

Phần thứ hai

NHIỆM VỤ

1. Trồng cây ven đường.`)
    expect(wire.targets.map(target => [target.value, target.year])).toEqual([
      [40, 2026],
      [45, 2030],
    ])
    expect(wire.tasks.map(task => task.section)).toEqual(['II.1'])
  })
})

describe('an annex without a table', () => {
  it('lists the work under the body that leads it', () => {
    const wire = read(`${HEAD}
I. NHIỆM VỤ

Giao các cơ quan thực hiện các nhiệm vụ tại Phụ lục.
${ENDING}
PHÂN CÔNG NHIỆM VỤ

I. SỞ TÀI CHÍNH

1. Bố trí kinh phí mua cây; hoàn thành trong quý I/2026.

II. UBND CÁC XÃ, PHƯỜNG

1. Tổ chức Tết trồng cây. Thời gian: trước ngày 28/02/2026.`)
    expect(brief(wire)).toEqual([
      ['PL.I.1', ['SỞ TÀI CHÍNH'], [], '2026-03-31'],
      ['PL.II.1', ['UBND CÁC XÃ, PHƯỜNG'], [], '2026-02-28'],
    ])
  })
})

describe('days of reports', () => {
  it('are not those between which the figures were gathered', () => {
    const wire = read(`${HEAD}
I. NHIỆM VỤ

1. Trồng cây ven đường.

II. TỔ CHỨC THỰC HIỆN

1. UBND các xã báo cáo Sở Xây dựng kết quả từ ngày 15/12 năm trước đến ngày 14/6; gửi báo cáo trước ngày 20/6.`)
    expect(wire.reporting.flatMap(entry => entry.monthDay)).toEqual(['06-20'])
  })
})

describe('what annexes and cells leave unsaid', () => {
  it('under “chủ trì/phối hợp” the body on the first line leads, those on the lines below help', () => {
    const cell = (text: string): Cell => ({
      text: text.replaceAll('\n', ' '),
      lines: text.split('\n'),
      columnSpan: 1,
      rowSpan: 1,
    })
    const rows = [
      ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì/phối hợp', 'Thời gian'],
      ['1', 'Ươm cây giống', 'Sở Y tế\nSở Tài chính, Hội Nông dân tỉnh', '2026'],
      ['2', 'Trồng cây ven suối', 'Sở Nông nghiệp và Môi\ntrường', 'Hằng năm'],
      ['3', 'Tỉa cành', 'Sở Xây dựng/Sở Nội vụ', 'Quý I/2026'],
    ].map(row => row.map(cell))
    const blocks = [...textBlocks(`${HEAD}\nI. NHIỆM VỤ\n${ENDING}`), { kind: 'table' as const, rows, page: null, confidence: 1 }]
    expect(brief(readBlocks(blocks))).toEqual([
      ['PL.1', ['Sở Y tế'], ['Sở Tài chính', 'Hội Nông dân tỉnh'], '2026-12-31'],
      ['PL.2', ['Sở Nông nghiệp và Môi trường'], [], null],
      ['PL.3', ['Sở Xây dựng'], ['Sở Nội vụ'], '2026-03-31'],
    ])
  })

  it('an annex of costs repeats the work of the one before it and gives none out; figures watched by a body are targets', () => {
    const wire = annex(`| STT | Tên chỉ tiêu | ĐVT | Năm 2026 | Cơ quan theo dõi |
| 1 | Cây được trồng | Cây | 5.000 | Sở Y tế |

PHỤ LỤC II

PHÂN CÔNG THỰC HIỆN

| STT | Nội dung | Cơ quan chủ trì | Thời gian |
| Công tác chuẩn bị |
| 1 | Ươm cây giống | Sở Y tế | Tháng 3/2026 |
| Công tác tổ chức |
| 1 | Trồng cây ven suối | Sở Nội vụ | Tháng 5/2026 |

PHỤ LỤC III

KHÁI TOÁN KINH PHÍ

| STT | Nội dung | Đơn vị thực hiện | Thời gian | Kinh phí |
| 1 | Cây giống | Sở Y tế | 2026 | 50 |`)
    expect(wire.targets.map(target => [target.text, target.value])).toEqual([['Cây được trồng', 5000]])
    expect(brief(wire)).toEqual([
      ['PL.II.1', ['Sở Y tế'], [], '2026-03-31'],
      ['PL.II.1', ['Sở Nội vụ'], [], '2026-05-31'],
    ])
  })

  it('brackets at the end may hold a body and a time; a sentence of time may follow the bodies; elders are one circle', () => {
    const wire = read(`${HEAD}
I. NHIỆM VỤ

1. Treo biển tên cây trong vườn (Hội Nông dân tỉnh; thường xuyên).

2. Vận động tặng cây. Đơn vị thực hiện: Sở Y tế, Sở Nội vụ. Hoàn thành trước ngày 15/4/2026.

3. Kể chuyện rừng.

(Cơ quan chủ trì: Sở Y tế; cơ quan phối hợp: già làng, người có uy tín; thời gian: năm 2026)`)
    expect(brief(wire)).toEqual([
      ['I.1', ['Hội Nông dân tỉnh'], [], null],
      ['I.2', ['Sở Y tế', 'Sở Nội vụ'], [], '2026-04-15'],
      ['I.3', ['Sở Y tế'], ['già làng, người có uy tín'], '2026-12-31'],
    ])
    expect(wire.tasks[0]?.recurrence).toBe('ongoing')
  })

  it('“1. Sở A: a) …; b) …” in one paragraph is a heading with two items, each quoted where it stands', () => {
    const paragraph = '1. Sở Y tế: a) Ươm cây giống, hoàn thành trong tháng 3/2026; b) Trồng cây quanh trạm y tế.'
    const text = `${HEAD}\nI. NHIỆM VỤ\n\n${paragraph}\n\n2. Theo quy định tại: a) Điều 5, tỉa cành cây già cỗi.`
    expect(brief(read(text)).slice(0, 2)).toEqual([
      ['I.1.a', ['Sở Y tế'], [], '2026-03-31'],
      ['I.1.b', ['Sở Y tế'], [], null],
    ])
    const content = { format: 'txt' as const, recognised: false, pageCount: null, blocks: textBlocks(text), convertedFrom: null }
    const source = readPlan(content, shippedDirectory()).tasks[1]?.text.source
    expect(paragraph.slice(source?.start, source?.end)).toBe('Trồng cây quanh trạm y tế.')
  })

  it('brackets behind a heading of bodies tell who is meant; names of a stacked cell may stand on one line', () => {
    const wire = read(`${HEAD}
I. NHIỆM VỤ

1. Các doanh nghiệp viễn thông (VNPT, Viettel)

- Nhắn tin mời trồng cây trong tháng 10/2026.

- Tặng 500 cây giống.`)
    expect(wire.tasks.map(task => task.lead)).toEqual([['Các doanh nghiệp viễn thông'], ['Các doanh nghiệp viễn thông']])
    const table = annex(`| TT | Nhiệm vụ | Cơ quan chủ trì/phối hợp | Thời gian |
| 1 | Ươm cây giống | Sở Y tế Liên minh Hợp tác xã tỉnh | 2026 |`)
    expect(brief(table)).toEqual([['PL.1', ['Sở Y tế'], ['Liên minh Hợp tác xã tỉnh'], '2026-12-31']])
  })

  it.each([
    ['báo cáo quý trước ngày 15 của tháng cuối kỳ báo cáo', ['03-15', '06-15', '09-15', '12-15']],
    ['báo cáo 6 tháng, năm trước ngày 10 tháng cuối kỳ báo cáo', ['06-10', '12-10']],
    ['gửi kết quả về Sở Y tế chậm nhất ngày 20/5/2026 để tổng hợp', ['05-20']],
    // The month is not said: nobody may add it.
    ['báo cáo kết quả quý trước ngày 15 về Sở Y tế', []],
  ])('the days of “%s” are those that it names', (duty, days) => {
    const wire = read(`${HEAD}\nI. TỔ CHỨC THỰC HIỆN\n\n1. UBND các xã ${duty}.`)
    expect(wire.reporting.map(report => report.monthDay)).toEqual([days])
  })
})
