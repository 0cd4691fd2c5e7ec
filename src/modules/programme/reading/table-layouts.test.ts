import { describe, expect, it } from 'vitest'
import { ENDING, HEAD, annex, brief, read } from './layouts.test-kit.ts'

describe('annexes that assign work', () => {
  it('number rows again under “Nhiệm vụ 1” and under capitals inside of a roman group', () => {
    const wire = annex(`| STT | Nhiệm vụ | Thời gian | Đơn vị chủ trì tham mưu | Đơn vị phối hợp |
| I | CHỈ ĐẠO |
| Nhiệm vụ 1 | Chuẩn bị đất trồng | | | |
| 1 | Rà soát quỹ đất trống | Quý I | Sở Xây dựng | - |
| 2 | Công bố quỹ đất trống | Quý II/2026 | Sở Xây dựng | Sở Tài chính |
| II | TRỒNG CÂY |
| A | VÙNG CAO |
| 3 | Trồng cây sa mộc | 30/9/2026 | UBND các xã vùng cao | |
| B | VÙNG THẤP |
| 4 | Trồng cây bóng mát | 31/10/2026 | UBND các phường | |`)
    expect(brief(wire)).toEqual([
      ['PL.I.1.1', ['Sở Xây dựng'], [], '2026-03-31'],
      ['PL.I.1.2', ['Sở Xây dựng'], ['Sở Tài chính'], '2026-06-30'],
      ['PL.II.A.3', ['UBND các xã vùng cao'], [], '2026-09-30'],
      ['PL.II.B.4', ['UBND các phường'], [], '2026-10-31'],
    ])
  })

  it('a row above 2.1 with lead and time of its own is work, one without them a heading', () => {
    const wire = annex(`| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |
| 1 | Vườn ươm | | |
| 1.1 | Sửa chữa vườn ươm cũ | Sở Xây dựng | Tháng 3/2026 |
| 2 | Xây dựng vườn ươm mới | Sở Nội vụ | 2026-2027 |
| 2.1 | Mua giống cây | Sở Tài chính | Tháng 5/2026 |`)
    expect(wire.tasks.map(task => [task.section, task.due])).toEqual([
      ['PL.1.1', '2026-03-31'],
      ['PL.2', '2027-12-31'],
      ['PL.2.1', '2026-05-31'],
    ])
  })

  it('name who leads and who helps in one cell, in any of the usual ways', () => {
    const wire = annex(`| TT | Nội dung công việc | Cơ quan, đơn vị thực hiện | Thời hạn |
| 1 | Trồng cây ở trường học | Sở Xây dựng chủ trì, phối hợp Sở Tài chính | Tháng 8 |
| 2 | Trồng cây ở bệnh viện | - Chủ trì: Sở Y tế - Phối hợp: Công an tỉnh, UBND cấp xã | Tháng 8 |
| 3 | Trồng cây ở trụ sở | Văn phòng UBND tỉnh (chủ trì); các sở, ngành (phối hợp) | Tháng 8 |`)
    expect(brief(wire)).toEqual([
      ['PL.1', ['Sở Xây dựng'], ['Sở Tài chính'], '2026-08-31'],
      ['PL.2', ['Sở Y tế'], ['Công an tỉnh', 'UBND cấp xã'], '2026-08-31'],
      ['PL.3', ['Văn phòng UBND tỉnh'], ['các sở, ngành'], '2026-08-31'],
    ])
  })

  it('years under one heading are targets, what was reached before is none', () => {
    const wire = annex(`| STT | Chỉ số thành phần | Kết quả năm 2024 | Mục tiêu |
| Năm 2026 | Năm 2027 |
| 1 | Tỷ lệ cây sống (%) | 71,5 | 80 | 82,5 |`)
    expect(wire.targets.map(target => [target.text, target.value, target.year, target.unit])).toEqual([
      ['Tỷ lệ cây sống (%)', 80, 2026, '%'],
      ['Tỷ lệ cây sống (%)', 82.5, 2027, '%'],
    ])
  })
})

describe('tables that export differently', () => {
  it('begin and end stand in two columns, “nt” repeats the row above', () => {
    const wire = annex(`| TT | Nội dung công việc | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian thực hiện |
| Bắt đầu | Kết thúc |
| 1 | 2 | 3 | 4 | 5 | 6 |
| 1 | Đào hố trồng cây | Sở Xây dựng | Sở Tài chính | 02/2026 | 15/3/2026 |
| 2 | Trồng cây | UBND các xã | nt | 3/2026 | 30/4/2026 |`)
    expect(brief(wire)).toEqual([
      ['PL.1', ['Sở Xây dựng'], ['Sở Tài chính'], '2026-03-15'],
      ['PL.2', ['UBND các xã'], ['Sở Tài chính'], '2026-04-30'],
    ])
  })

  it('a first row of short cells is no second header', () => {
    const wire = read(`${HEAD}
I. NỘI DUNG

| Thời gian | Nội dung hoạt động | Địa điểm | Đơn vị chủ trì | Đơn vị phối hợp |
| Tháng 02 | Tết trồng cây | Xã Bát Xát | Sở Xây dựng | Các sở, ban, ngành |
| 15-20/3 | Hội thi cây giống | Phường Sa Pa | Sở Công Thương | Công an tỉnh |`)
    expect(brief(wire)).toEqual([
      ['I', ['Sở Xây dựng'], ['Các sở, ban, ngành'], '2026-02-28'],
      ['I', ['Sở Công Thương'], ['Công an tỉnh'], '2026-03-20'],
    ])
  })
})

describe('annexes that assign nothing', () => {
  it('a form of reports or a list of places does not push the tasks of the body aside', () => {
    const wire = read(`${HEAD}
I. NHIỆM VỤ

- Trồng cây ven đường liên xã.
${ENDING}
DANH SÁCH CÁC XÃ TRỒNG CÂY

| STT | Tên xã | Số cây | Đơn vị phụ trách | Ghi chú |
| 1 | Xã Bát Xát | 400 | Trung tâm giống cây | |

PHỤ LỤC II

MẪU BÁO CÁO KẾT QUẢ TRỒNG CÂY

| STT | Nội dung | Đơn vị thực hiện | Kết quả | Ghi chú |
| 1 | … | | | |`)
    expect(wire.tasks.map(task => task.text)).toEqual(['Trồng cây ven đường liên xã.'])
  })

  it('years ticked under “Lộ trình” end the work', () => {
    const wire = annex(`| STT | Nội dung | Đơn vị đầu mối | Đơn vị phối hợp | Lộ trình |
| 2027 | 2028 | 2029 |
| 1 | Trồng cây ven sông | Sở Xây dựng | Sở Y tế | x | x | |`)
    expect(brief(wire)).toEqual([['PL.1', ['Sở Xây dựng'], ['Sở Y tế'], '2028-12-31']])
  })
})
