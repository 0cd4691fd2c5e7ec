/** A short plan as an office would type it: for trying adoption and amendment without the province's long one. */
export function planText(
  options: {
    province?: string
    number?: string
    issued?: string
    title?: string
    targets?: string[]
    /** Points of section II, each with its own line that says who leads, and its dashes. */
    points?: { who: string; tasks: string[] }[]
  } = {},
): string {
  const {
    province = 'Gia Lai',
    number = '12/KH-UBND',
    issued = 'ngày 15 tháng 01 năm 2026',
    title = 'Truyền thông về chuyển đổi số cấp xã năm 2026',
    targets = ['100% xã, phường có chuyên mục chuyển đổi số trên trang thông tin điện tử.'],
    points = usualPoints,
  } = options
  return [
    `ỦY BAN NHÂN DÂN TỈNH ${province.toUpperCase()}`,
    `Số: ${number}`,
    `${province}, ${issued}`,
    'KẾ HOẠCH',
    title,
    'Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị;',
    `Ủy ban nhân dân tỉnh ${province} ban hành Kế hoạch với các nội dung sau:`,
    'I. MỤC TIÊU',
    '1. Năm 2026',
    ...targets.map(target => `- ${target}`),
    'II. NHIỆM VỤ VÀ GIẢI PHÁP',
    ...points.flatMap((point, index) => [
      `${index + 1}. ${point.who} chủ trì thực hiện các nhiệm vụ sau:`,
      ...point.tasks.map(task => `- ${task}`),
    ]),
    'III. TỔ CHỨC THỰC HIỆN',
    '1. Sở Tài chính',
    'a) Bố trí kinh phí thực hiện Kế hoạch theo quy định.',
    '2. Các sở, ban, ngành và địa phương',
    'a) Trước ngày 15 tháng 6 và trước ngày 15 tháng 12 hằng năm gửi báo cáo kết quả thực hiện về Sở Khoa học và Công nghệ để tổng hợp báo cáo Ủy ban nhân dân tỉnh.',
    'TM. ỦY BAN NHÂN DÂN',
    'CHỦ TỊCH',
    'Nguyễn Văn Thử',
  ].join('\n')
}

export const usualPoints = [
  {
    who: 'UBND cấp xã',
    tasks: [
      'Mở chuyên mục chuyển đổi số trên trang thông tin điện tử của xã, phường. Hoàn thành trong quý I năm 2026.',
      'Phát các bản tin về chuyển đổi số trên hệ thống truyền thanh cơ sở. Nhiệm vụ thường xuyên.',
    ],
  },
  {
    who: 'Sở Khoa học và Công nghệ',
    tasks: ['Tổ chức tập huấn kỹ năng truyền thông số cho cán bộ cấp xã. Hoàn thành trước ngày 30/6/2026.'],
  },
]

export const poem = [
  'Sông Ba chảy giữa đại ngàn',
  'Mang theo nắng gió cao nguyên về đồng',
  'Chiều nghe tiếng chiêng mênh mông',
  'Lửa reo nhà sàn, rượu nồng men say',
  'Ai đi xa nhớ đất này',
  'Nhớ mùa hoa cải trắng bay lưng đèo',
].join('\n')
