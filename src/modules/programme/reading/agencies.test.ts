import { describe, expect, it } from 'vitest'

import { agencyHeading, readAgencyCell, type AgencyContext } from './agencies.ts'
import { readAssignment } from './assignments.ts'
import { shippedDirectory } from './directory.ts'
import { buildLexicon } from './lexicon.ts'

const elsewhere: AgencyContext = { lexicon: buildLexicon(null), noisy: false, own: false }
const home: AgencyContext = { lexicon: buildLexicon(shippedDirectory()), noisy: false, own: true }
const names = (text: string, context = elsewhere): string[] => readAgencyCell(text, context).map(mention => mention.name)

describe('lists of bodies in a cell', () => {
  it.each([
    ['Các sở, ban, ngành tỉnh; UBND các xã, phường', ['Các sở, ban, ngành tỉnh', 'UBND các xã, phường']],
    [
      'Sở Tài chính, các doanh nghiệp vận tải; các cơ quan, đơn vị liên quan',
      ['Sở Tài chính', 'các doanh nghiệp vận tải', 'các cơ quan, đơn vị liên quan'],
    ],
    ['Sở Y tế Sở Nội vụ', ['Sở Y tế', 'Sở Nội vụ']],
    [
      'Sở Văn hóa, Thể thao và Du lịch, Sở Giáo dục và Đào tạo và Công an tỉnh',
      ['Sở Văn hóa, Thể thao và Du lịch', 'Sở Giáo dục và Đào tạo', 'Công an tỉnh'],
    ],
    ['Các Sở: Tài chính, Nội vụ, Xây dựng', ['Sở Tài chính', 'Sở Nội vụ', 'Sở Xây dựng']],
    ['Các sở: KH&CN, TC, VH,TT&DL', ['Sở KH&CN', 'Sở TC', 'Sở VH,TT&DL']],
    ['Báo và Phát thanh, Truyền hình Hải Phòng', ['Báo và Phát thanh, Truyền hình Hải Phòng']],
    ['Các sở, ban, ngành tỉnh, Sở Xây dựng', ['Các sở, ban, ngành tỉnh', 'Sở Xây dựng']],
    ['Nhà thầu, nhà cung cấp dịch vụ, nhà đầu tư', ['Nhà thầu', 'nhà cung cấp dịch vụ', 'nhà đầu tư']],
    ['', []],
    ['Ban Quản lý KKT Cửa Bể và các KCN, Sở Nội vụ', ['Ban Quản lý KKT Cửa Bể và các KCN', 'Sở Nội vụ']],
    ['Trung tâm Tư vấn nông nghiệp, thủy sản và du lịch', ['Trung tâm Tư vấn nông nghiệp, thủy sản và du lịch']],
    [
      'Cơ quan Thường trực Ban Chỉ đạo; Chi nhánh Viettel Cửa Bể',
      ['Cơ quan Thường trực Ban Chỉ đạo', 'Chi nhánh Viettel Cửa Bể'],
    ],
    ['Hiệp hội Doanh nghiệp nhỏ và vừa tỉnh; các viện, trường', ['Hiệp hội Doanh nghiệp nhỏ và vừa tỉnh', 'các viện, trường']],
    ['Các doanh nghiệp viễn thông, công nghệ thông tin', ['Các doanh nghiệp viễn thông, công nghệ thông tin']],
    ['Chi cục Chăn nuôi, Thú y và Thủy sản; Thuế tỉnh', ['Chi cục Chăn nuôi, Thú y và Thủy sản', 'Thuế tỉnh']],
  ])('splits “%s”', (text, wanted) => {
    expect(names(text)).toEqual(wanted)
  })

  it('gives the province’s own bodies their canonical names and leaves those of others as written', () => {
    expect(names('Sở KH&CN; UBND các xã, phường', home)).toEqual(['Sở Khoa học và Công nghệ', 'UBND cấp xã'])
    expect(names('Sở KH&CN', elsewhere)).toEqual(['Sở KH&CN'])
  })

  it('finds a commune of the province by its name', () => {
    const commune = shippedDirectory().agencies.find(agency => agency.kind === 'commune')
    expect(readAgencyCell(commune?.name.replace('UBND', 'Ủy ban nhân dân') ?? '', home)[0]?.code).toBe(commune?.code)
  })
})

describe('who does what in a sentence', () => {
  it('reads lead, coordination and time', () => {
    const said = readAssignment(
      'Giao Sở Xây dựng chủ trì, phối hợp với Sở Tài chính, UBND các xã, phường và các đơn vị liên quan lập bản đồ ngập; hoàn thành trước ngày 31/3/2026.',
      elsewhere,
    )
    expect(said.lead.map(mention => mention.name)).toEqual(['Sở Xây dựng'])
    expect(said.coordinate.map(mention => mention.name)).toEqual(['Sở Tài chính', 'UBND các xã, phường', 'các đơn vị liên quan'])
    expect(said.time).toContain('31/3/2026')
  })

  it('reads labels in brackets and at the end', () => {
    const said = readAssignment(
      'Lập tổ kiểm tra (Chủ trì: Thanh tra tỉnh; phối hợp: Công an tỉnh; thời gian: Quý II/2026).',
      elsewhere,
    )
    expect([said.lead[0]?.name, said.coordinate[0]?.name, said.time]).toEqual(['Thanh tra tỉnh', 'Công an tỉnh', 'Quý II/2026'])
  })

  it('does not take verbs and things for bodies', () => {
    for (const text of [
      'Ban hành quy chế',
      'Bố trí kinh phí',
      'Tổ chức hội nghị',
      'Hội nghị tổng kết',
      'Số hóa hồ sơ',
      'Bảo đảm an toàn',
    ])
      expect(readAssignment(text, elsewhere).lead, text).toEqual([])
  })

  it('knows a heading that names who is responsible, without “Đề nghị”', () => {
    expect(agencyHeading('Đề nghị Hội Nông dân tỉnh, Tỉnh đoàn', elsewhere)?.name).toBe('Hội Nông dân tỉnh, Tỉnh đoàn')
    expect(agencyHeading('Nâng cao chất lượng dịch vụ', elsewhere)).toBeNull()
  })
})
