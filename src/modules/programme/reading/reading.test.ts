import { describe, expect, it } from 'vitest'

import type { DocumentContent } from '#kernel/documents/document.ts'
import { textBlocks } from '#kernel/documents/plain-text.ts'

import { shippedDirectory } from './directory.ts'
import { readPlan, toWire } from './index.ts'

const directory = shippedDirectory()
const contentOf = (text: string): DocumentContent => ({
  format: 'txt',
  recognised: false,
  pageCount: null,
  blocks: textBlocks(text),
  convertedFrom: null,
})
const read = (text: string): ReturnType<typeof readPlan> => readPlan(contentOf(text), directory)

const HEAD = `ỦY BAN NHÂN DÂN TỈNH LÀO CAI

Số: 44/KH-UBND

Lào Cai, ngày 06 tháng 10 năm 2025

KẾ HOẠCH

Trồng cây phân tán

Căn cứ Quyết định số 9/QĐ-TTg ngày 02/01/2025 của Thủ tướng Chính phủ về trồng cây;

Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
`

describe('what is a plan', () => {
  it('a poem is not, and the reasons say why', () => {
    const reading = read(
      'Sông quê nước chảy đôi dòng\nCon đò lặng lẽ chờ mong bến chiều\nGió đưa hương lúa hiu hiu\nTrăng lên đầu núi cánh diều chao nghiêng',
    )
    expect(reading.isPlan.value).toBe(false)
    expect(reading.isPlan.reasons.join(' ')).toContain('KẾ HOẠCH')
    expect(toWire(reading).tasks).toEqual([])
  })

  it('a letter that mentions a plan is not', () => {
    const reading = read('Kính gửi: Ban biên tập\n\nTôi xin hỏi về kế hoạch sửa đường ở thôn tôi.\n\nTrân trọng cảm ơn.')
    expect(reading.isPlan.value).toBe(false)
  })

  it('an empty document is read without an error', () => {
    expect(readPlan(contentOf(''), directory).isPlan.value).toBe(false)
  })
})

describe('the head', () => {
  it('gives number, date, issuer, title, bases, and the province with a warning', () => {
    const reading = read(
      `${HEAD}\nI. NHIỆM VỤ\n\n- Trồng cây ven đường liên xã.\n\nII. TỔ CHỨC THỰC HIỆN\n\n1. Sở Xây dựng\n\nTheo dõi việc thực hiện Kế hoạch.\n\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Văn Thử`,
    )
    expect(toWire(reading)).toMatchObject({
      number: '44/KH-UBND',
      date: '2025-10-06',
      title: 'Trồng cây phân tán',
      issuer: 'ỦY BAN NHÂN DÂN TỈNH LÀO CAI',
    })
    expect(reading.legalBases.map(basis => [basis.number.value, basis.date.value])).toEqual([['9/QĐ-TTg', '2025-01-02']])
    expect([reading.signer.name.value, reading.signer.position.value]).toEqual(['Lê Văn Thử', 'PHÓ CHỦ TỊCH'])
    expect(reading.province.value?.name).toBe('Lào Cai')
    expect(reading.ownProvince).toBe(false)
  })
})

describe('tasks in the body', () => {
  it('are the finest pieces of work; attribute lines, roadmaps and examples are none', () => {
    const wire = toWire(
      read(`${HEAD}
I. NHIỆM VỤ

1. Phát triển vườn ươm

a) Mở rộng vườn ươm tại các huyện cũ

- Lộ trình thực hiện:

+ Năm 2026: 10 vườn.

+ Năm 2027: 20 vườn.

- Cơ quan chủ trì: Sở Nông nghiệp và Môi trường.

b) Lắp đặt các thiết bị tưới như:

- Máy bơm điện.

- Ống nhựa mềm.

2. Sở Tài chính chủ trì, phối hợp với Sở Xây dựng thực hiện:

- Bố trí vốn mua cây. Hoàn thành trong năm 2026.

- Kiểm tra việc dùng vốn. Nhiệm vụ thường xuyên.

II. TỔ CHỨC THỰC HIỆN

1. Sở Nội vụ: Đề xuất khen thưởng.
`),
    )
    expect(wire.tasks.map(task => [task.section, task.lead.join(), task.due, task.recurrence])).toEqual([
      ['I.1.a', 'Sở Nông nghiệp và Môi trường', '2027-12-31', 'once'],
      ['I.1.b', '', null, null],
      ['I.2', 'Sở Tài chính', '2026-12-31', 'once'],
      ['I.2', 'Sở Tài chính', null, 'ongoing'],
    ])
    expect(wire.responsibilities).toEqual([{ section: 'II.1', agency: 'Sở Nội vụ', text: 'Đề xuất khen thưởng.' }])
  })

  it('are the rows of the annex where one assigns work', () => {
    const wire = toWire(
      read(`${HEAD}
I. NHIỆM VỤ

1. Trồng cây ven đường.

2. Chăm sóc cây đã trồng.

TM. ỦY BAN NHÂN DÂN

PHỤ LỤC II

| TT | Nội dung công việc | Cơ quan thực hiện | Lộ trình |
| Chủ trì | Phối hợp |
| A | Trồng mới |
| 1 | Chuẩn bị cây giống | Sở Nông nghiệp và Môi trường | Sở Tài chính | Quý I/2026 |
| 2 | Trồng cây ven quốc lộ | Sở Xây dựng | | Quý II/2026 |
| B | Chăm sóc |
| 1 | Tưới cây mùa khô | UBND các xã, phường | | Thường xuyên |
| Tổng cộng | | | | |
`),
    )
    expect(wire.tasks.map(task => [task.section, task.lead.join(), task.coordinate.join(), task.due])).toEqual([
      ['PL.II.A.1', 'Sở Nông nghiệp và Môi trường', 'Sở Tài chính', '2026-03-31'],
      ['PL.II.A.2', 'Sở Xây dựng', '', '2026-06-30'],
      ['PL.II.B.1', 'UBND các xã, phường', '', null],
    ])
  })
})

describe('an annex', () => {
  const annex = (rows: string): [string, string, string | null][] =>
    toWire(read(`${HEAD}\nI. NHIỆM VỤ\n\nTheo Phụ lục kèm theo.\n\nTM. ỦY BAN NHÂN DÂN\n\n${rows}`)).tasks.map(task => [
      task.section,
      task.lead.join(' + '),
      task.due,
    ])

  it('whose rows run on through groups and sub-groups keeps both in the path', () => {
    expect(
      annex(`PHỤ LỤC

| STT | Nhiệm vụ | Đơn vị chủ trì | Thời hạn |
| I. VƯỜN ƯƠM |
| 1. Giống cây |
| 1 | Chọn giống cây bản địa | Sở Tài chính | Quý I/2026 |
| 2. Kỹ thuật |
| 2 | Soạn tài liệu kỹ thuật | Sở Xây dựng | Quý II/2026 |
| II. TRỒNG CÂY |
| 1 | Trồng cây ven sông | | |
| a | Đào hố | UBND các xã, phường | Tháng 3/2026 |
| b | Xuống cây | UBND các xã, phường | Tháng 4/2026 |
`),
    ).toEqual([
      ['PL.I.1.1', 'Sở Tài chính', '2026-03-31'],
      ['PL.I.2.2', 'Sở Xây dựng', '2026-06-30'],
      ['PL.II.1.a', 'UBND các xã, phường', '2026-03-31'],
      ['PL.II.1.b', 'UBND các xã, phường', '2026-04-30'],
    ])
  })

  it('of costs gives no tasks', () => {
    expect(
      annex(`PHỤ LỤC I
PHÂN CÔNG NHIỆM VỤ

| TT | Nội dung | Chủ trì | Thời gian |
| 1 | Trồng cây ven sông | Sở Xây dựng | Năm 2026 |

PHỤ LỤC II
DỰ TOÁN KINH PHÍ

| TT | Nội dung | Đơn vị thực hiện | Kinh phí (triệu đồng) |
| 1 | Mua cây giống | Sở Tài chính | 500 |
| | Tổng cộng | | 500 |
`),
    ).toEqual([['PL.I.1', 'Sở Xây dựng', '2026-12-31']])
  })

  it('that leaves the lead of a row empty under another repeats the lead above, and says so', () => {
    const reading = read(`${HEAD}\nI. NHIỆM VỤ\n\nTheo Phụ lục kèm theo.\n\nTM. ỦY BAN NHÂN DÂN\n\nPHỤ LỤC\n
| TT | Đơn vị | Nhiệm vụ được giao | Thời gian |
| 1 | Sở Xây dựng | Lập bản đồ trồng cây | Quý I/2026 |
| | | Kiểm tra cây đã trồng | Thường xuyên |
`)
    expect(reading.tasks[1]?.lead.value.map(mention => mention.name)).toEqual(['Sở Xây dựng'])
    expect(reading.tasks[1]?.lead.doubt).toContain('như dòng trên')
  })
})

describe('targets', () => {
  it('are one for each figure, with the year of their heading', () => {
    const wire = toWire(
      read(`${HEAD}
I. MỤC TIÊU

1. Mục tiêu chung

Phủ xanh 100% đất trống.

2. Mục tiêu cụ thể đến năm 2030

- Tối thiểu 60% tuyến đường có cây; 40% trường học có vườn.

- Trồng mới 1.200 cây.

- Tăng tỷ lệ sống của cây từ 70% lên 92,5%.

II. TỔ CHỨC THỰC HIỆN

1. Sở Xây dựng

Thực hiện Kế hoạch.
`),
    )
    expect(wire.targets.map(target => [target.section, target.year, target.value, target.unit])).toEqual([
      ['I.2', 2030, 60, '%'],
      ['I.2', 2030, 40, '%'],
      ['I.2', 2030, 1200, 'cây'],
      ['I.2', 2030, 92.5, '%'],
    ])
  })

  it('stand in a table with a column for each year', () => {
    const wire = toWire(
      read(`${HEAD}
I. MỤC TIÊU

(Chi tiết tại Phụ lục kèm theo)

TM. ỦY BAN NHÂN DÂN

PHỤ LỤC

| TT | Chỉ tiêu | Đơn vị tính | Năm 2026 | Năm 2030 | Cơ quan chủ trì theo dõi |
| 1 | Tuyến đường có cây | % | 40 | ≥ 80 | Sở Xây dựng |
`),
    )
    expect(wire.targets).toEqual([
      { section: 'PL.1', text: 'Tuyến đường có cây', year: 2026, value: 40, unit: '%' },
      { section: 'PL.1', text: 'Tuyến đường có cây', year: 2030, value: 80, unit: '%' },
    ])
    expect(wire.tasks).toEqual([])
  })
})

describe('report dates', () => {
  it.each([
    ['Định kỳ trước ngày 01/6 và 15/11 hằng năm báo cáo kết quả về Sở Xây dựng.', ['06-01', '11-15'], 'semiannual'],
    ['Báo cáo kết quả về Sở Xây dựng định kỳ hằng năm (trước ngày 30 tháng 11).', ['11-30'], 'annual'],
    [
      'Định kỳ hằng quý (trước ngày 15 tháng cuối quý) báo cáo kết quả về Sở Xây dựng.',
      ['03-15', '06-15', '09-15', '12-15'],
      'quarterly',
    ],
    ['Báo cáo kết quả 6 tháng trước ngày 15/6, báo cáo năm trước ngày 15/12 về Sở Xây dựng.', ['06-15', '12-15'], 'semiannual'],
  ])('%s', (sentence, monthDay, frequency) => {
    const wire = toWire(
      read(
        `${HEAD}\nI. NHIỆM VỤ\n\n- Trồng cây ven đường liên xã.\n\nII. TỔ CHỨC THỰC HIỆN\n\n1. Các sở, ban, ngành\n\n${sentence}\n`,
      ),
    )
    expect(wire.reporting).toHaveLength(1)
    expect(wire.reporting[0]).toMatchObject({ who: 'Các sở, ban, ngành', to: 'Sở Xây dựng', monthDay, frequency })
  })

  it('are not taken from dates of cited documents, nor from the paragraph on difficulties', () => {
    const wire = toWire(
      read(
        `${HEAD}\nI. NHIỆM VỤ\n\n- Trồng cây ven đường liên xã.\n\nII. TỔ CHỨC THỰC HIỆN\n\n1. Sở Xây dựng\n\nBáo cáo kết quả thực hiện Nghị quyết số 12/NQ-HĐND ngày 22 tháng 7 năm 2025 hằng năm.\n\nTrong quá trình thực hiện, nếu có khó khăn, vướng mắc, báo cáo về Sở Xây dựng trước ngày 05/5./.\n`,
      ),
    )
    expect(wire.reporting.flatMap(entry => entry.monthDay)).toEqual([])
  })
})
