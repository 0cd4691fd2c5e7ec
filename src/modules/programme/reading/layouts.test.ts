import { describe, expect, it } from 'vitest'
import { HEAD, brief, read } from './layouts.test-kit.ts'

const aims = (text: string): unknown[] =>
  read(`${HEAD}\nI. MỤC TIÊU\n\n${text}\n\nII. NHIỆM VỤ\n\n- Trồng cây ven đường liên xã.`).targets.map(target => [
    target.value,
    target.year,
  ])

describe('work in the body', () => {
  it('of a Party document is numbered with dashes under the body that leads', () => {
    const wire = read(`${HEAD}
I- NHIỆM VỤ

1- Đảng ủy UBND tỉnh

1.1- Chỉ đạo rà soát quỹ đất trồng cây.

1.2- Lãnh đạo việc trồng cây, xong trước ngày 20/5/2026.

2- Văn phòng Tỉnh ủy

Tổng hợp kết quả trồng cây.`)
    expect(brief(wire)).toEqual([
      ['I.1.1', ['Đảng ủy UBND tỉnh'], [], null],
      ['I.1.2', ['Đảng ủy UBND tỉnh'], [], '2026-05-20'],
      ['I.2', ['Văn phòng Tỉnh ủy'], [], null],
    ])
  })

  it('ends with its date before brackets that name the lead, helps without “với”, and “Thống kê” is no body', () => {
    const wire = read(`${HEAD}
I. NHIỆM VỤ

- Tổ chức Tết trồng cây đợt hai trong tháng 9/2026 (Sở Xây dựng chủ trì, phối hợp các sở, ngành liên quan).

- Ngân hàng Nhà nước Khu vực 3 chủ trì vận động các ngân hàng góp cây giống.

- Thống kê, đánh giá số cây đã chết.

- Tổ chức trồng cây hưởng ứng Tháng hành động vì môi trường (tháng 6).`)
    expect(brief(wire)).toEqual([
      ['I', ['Sở Xây dựng'], ['các sở, ngành liên quan'], '2026-09-30'],
      ['I', ['Ngân hàng Nhà nước Khu vực 3'], [], null],
      ['I', [], [], null],
      ['I', [], [], null],
    ])
  })
})

describe('targets', () => {
  it.each([
    ['- Trồng 25 km cây xanh ven đường.', [[25, 2026]]],
    ['- Chỉ số xanh của tỉnh nằm trong nhóm 12 tỉnh dẫn đầu.', [[12, 2026]]],
    ['- Hệ số che phủ đạt 0,45.', [[0.45, 2026]]],
    ['- Tuổi thọ bình quân của cây đạt 15,5 tuổi.', [[15.5, 2026]]],
    ['- Có thêm 40 vườn đạt từ 3 sao trở lên, trong đó 12 vườn đạt 4 sao và 02 vườn đạt 5 sao.', [[40, 2026], [12, 2026], [2, 2026]]], // prettier-ignore
    ['- Toàn tỉnh có 45.000 cây bóng mát, đạt 20 cây/1.000 dân.', [[45000, 2026], [20, 2026]]], // prettier-ignore
    ['1. Mục tiêu\n\nPhủ xanh đất trống, nâng cao chất lượng sống của người dân.\n\n2. Chỉ tiêu\n\n- Mỗi xã có 01 Tổ trồng cây.', [[1, 2026]]], // prettier-ignore
  ])('%s', (text, wanted) => {
    expect(aims(text)).toEqual(wanted)
  })

  it('of a vision beside the views of a part are read with their year', () => {
    const wire = read(`${HEAD}
I. QUAN ĐIỂM, MỤC TIÊU

1. Quan điểm

Cây xanh là tài sản chung.

2. Mục tiêu đến năm 2030

- Tỷ lệ cây sống đạt 90%.

3. Tầm nhìn đến năm 2045

Tỉnh phủ xanh toàn diện; có ít nhất 60.000 cây cổ thụ.

II. NHIỆM VỤ

- Trồng cây ven đường liên xã.`)
    expect(wire.targets.map(target => [target.value, target.year])).toEqual([
      [90, 2030],
      [60000, 2045],
    ])
  })
})

describe('the head of other kinds of documents', () => {
  it.each([
    ['Số: 511/CTr-UBND', '511/CTr-UBND'],
    ['Số: 05-KH/BCĐ', '05-KH/BCĐ'],
    ['Số: 12/KH-BCĐ389', '12/KH-BCĐ389'],
  ])('%s', (printed, wanted) => {
    expect(read(`${HEAD.replace('Số: 44/KH-UBND', printed)}\nI. NHIỆM VỤ\n\n- Trồng cây.`).number).toBe(wanted)
  })

  it('leaves out the rule drawn under the issuer', () => {
    expect(read(`${HEAD}\nI. NHIỆM VỤ\n\n- Trồng cây.`).issuer).toBe('ỦY BAN NHÂN DÂN TỈNH LÀO CAI')
  })
})

describe('attributes that stand beside the contents', () => {
  it('hold for each piece of “1. Nội dung”', () => {
    const wire = read(`${HEAD}
PHẦN I

NỘI DUNG HOẠT ĐỘNG

I. Chuẩn bị

1. Nội dung

a) Kiểm tra cây giống trước khi trồng.

b) Tổ chức hội nghị giao chỉ tiêu trồng cây.

2. Đơn vị chủ trì: Sở Xây dựng.

II. Kiểm tra

1. Sở Y tế, Sở Nội vụ theo chức năng, nhiệm vụ được phân công: xây dựng kế hoạch kiểm tra.`)
    expect(wire.tasks.map(task => [task.section, task.lead])).toEqual([
      ['I.I.1.a', ['Sở Xây dựng']],
      ['I.I.1.b', ['Sở Xây dựng']],
      ['I.II.1', ['Sở Y tế', 'Sở Nội vụ']],
    ])
  })

  it('a closing “định kỳ hằng quý” makes the work recur', () => {
    const wire = read(
      `${HEAD}\nI. NHIỆM VỤ\n\n- Kiểm tra số cây sống định kỳ hằng quý.\n\n- Tổ chức tập huấn trồng cây; mỗi năm ít nhất 02 lớp.`,
    )
    expect(wire.tasks.map(task => task.recurrence)).toEqual(['ongoing', 'annual'])
  })
})

describe('days of reports', () => {
  const reports = (text: string): unknown[] =>
    read(`${HEAD}\nI. NHIỆM VỤ\n\n- Trồng cây ven đường.\n\nII. TỔ CHỨC THỰC HIỆN\n\n${text}`).reporting.map(entry => [
      entry.who,
      entry.to,
      entry.monthDay,
    ])
  it.each([
    [
      '1. UBND các xã\n\nBáo cáo kết quả gửi Sở Xây dựng: 6 tháng trước 10/6; năm trước 05/12.',
      [['UBND các xã', 'Sở Xây dựng', ['06-10', '12-05']]],
    ],
    [
      '1. UBND các xã báo cáo Sở Xây dựng trước ngày 30 tháng 11 hằng năm (số liệu tính từ 15/11 năm trước đến 14/11 năm báo cáo).',
      [['UBND các xã', 'Sở Xây dựng', ['11-30']]],
    ],
    [
      '1. UBND các xã gửi báo cáo về Sở Xây dựng trước ngày 15 các tháng 3, 9.',
      [['UBND các xã', 'Sở Xây dựng', ['03-15', '09-15']]],
    ],
    [
      '1. Các sở, ngành, UBND các xã được giao việc chủ động thực hiện; báo cáo kết quả về Sở Xây dựng trước ngày 05/12 để báo cáo Bộ Xây dựng.',
      [['Các sở, ngành, UBND các xã', 'Sở Xây dựng', ['12-05']]],
    ],
  ])('%s', (text, wanted) => {
    expect(reports(text)).toEqual(wanted)
  })
})

describe('who does the work of a whole list', () => {
  it('is said after the list, in a heading of its own, or in brackets of the heading', () => {
    const wire = read(`${HEAD}
I. NHIỆM VỤ

1. Tuyên truyền

- Mở chuyên mục trồng cây trên báo in.

- Sản xuất 10 phóng sự về vườn ươm.

Cơ quan chủ trì: Sở Xây dựng.

2. Vườn ươm

2.1. Hoạt động

a) Sửa chữa vườn ươm cũ.

b) Mua sắm 200 giá thể.

2.2. Cơ quan thực hiện

- Chủ trì: Sở Y tế.

- Phối hợp: Sở Nội vụ.

3. Mô hình

a) Duy trì 15 vườn mẫu.

b) Thành lập 05 tổ trồng cây, hoàn thành trước 31/10/2026.

* Đơn vị thực hiện: Tỉnh đoàn chủ trì, phối hợp với Sở Tư pháp.

4. Giống cây (Chủ trì: Sở Tài chính; phối hợp: UBND các xã)

a) Cấp phát cây giống.`)
    expect(wire.tasks.map(task => [task.section, task.lead, task.coordinate])).toEqual([
      ['I.1', ['Sở Xây dựng'], []],
      ['I.1', ['Sở Xây dựng'], []],
      ['I.2.1.a', ['Sở Y tế'], ['Sở Nội vụ']],
      ['I.2.1.b', ['Sở Y tế'], ['Sở Nội vụ']],
      ['I.3.a', ['Tỉnh đoàn'], ['Sở Tư pháp']],
      ['I.3.b', ['Tỉnh đoàn'], ['Sở Tư pháp']],
      ['I.4.a', ['Sở Tài chính'], ['UBND các xã']],
    ])
  })

  it('“PHÂN CÔNG NHIỆM VỤ” holds the tasks where no other part and no annex does', () => {
    const wire = read(`${HEAD}
I. PHÂN CÔNG NHIỆM VỤ

1. Sở Xây dựng

a) Rà soát quỹ đất trống trong Quý III/2026;

b) Theo dõi việc trồng cây.

2. Sở Công Thương

- Hỗ trợ tiêu thụ cây giống.

II. CHẾ ĐỘ BÁO CÁO

Các đơn vị báo cáo về Sở Xây dựng trước ngày 10/12 hằng năm.`)
    expect(brief(wire)).toEqual([
      ['I.1.a', ['Sở Xây dựng'], [], '2026-09-30'],
      ['I.1.b', ['Sở Xây dựng'], [], null],
      ['I.2', ['Sở Công Thương'], [], null],
    ])
  })
})

describe('a day within the sentence', () => {
  it('ends the work, also where the year is that of the plan; a day of what was there before does not', () => {
    const wire = read(`${HEAD}
I. NHIỆM VỤ

- Xây dựng đề án vườn ươm, báo cáo UBND tỉnh trước ngày 30/6/2026 để trình Hội đồng nhân dân tỉnh.

- Rà soát quỹ đất trống, hoàn thành trong Quý II.

- Chăm sóc cây đã được trồng trước ngày 01/7/2025 tại các trường học.`)
    expect(wire.tasks.map(task => task.due)).toEqual(['2026-06-30', '2026-06-30', null])
  })
})
