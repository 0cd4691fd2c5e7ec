import type { EvidenceKind } from '#modules/evidence/index.ts'
import type { Chance } from '../rules.ts'

/** What agencies of a province could have written in a year. Made up, but as such notes are written. */

const subjects = [
  'thanh toán không dùng tiền mặt tại chợ',
  'nộp hồ sơ dịch vụ công trực tuyến tại nhà',
  'nhận biết và phòng tránh lừa đảo trên không gian mạng',
  'tưới tiết kiệm nước cho cà phê',
  'truy xuất nguồn gốc nông sản bằng mã QR',
  'sử dụng chữ ký số cá nhân',
  'phong trào “Bình dân học vụ số”',
  'ứng dụng trí tuệ nhân tạo trong giải quyết công việc',
  'giống lúa chịu hạn trên cánh đồng mẫu',
  'đưa sản phẩm OCOP lên sàn thương mại điện tử',
  'hồ sơ sức khỏe điện tử',
  'Tổ công nghệ số cộng đồng đi từng làng',
]

const articleForms = [
  'Hướng dẫn người dân %',
  'Cán bộ trẻ đi đầu trong %',
  'Hiệu quả bước đầu của mô hình %',
  'Hỏi – đáp về %',
  'Kinh nghiệm của một thôn trong %',
  'Đẩy mạnh tuyên truyền %',
]

const of: Record<EvidenceKind, readonly string[]> = {
  plan: [],
  column: ['Chuyên mục “Thực hiện Nghị quyết số 57-NQ/TW” trên trang thông tin điện tử'],
  account: ['Trang Zalo của cơ quan', 'Trang Facebook của cơ quan', 'Kênh TikTok giới thiệu mô hình số của địa phương'],
  article: [],
  product: [
    'Infographic: Bảy nhiệm vụ của Nghị quyết số 57-NQ/TW',
    'Video ngắn: Một ngày của Tổ công nghệ số cộng đồng',
    'Tờ gấp song ngữ Việt – Jrai về dịch vụ công trực tuyến',
    'Video ngắn: Chợ quê không tiền mặt',
  ],
  broadcast: [
    'Bản tin truyền thanh: Nghị quyết số 57-NQ/TW với người dân',
    'Bản tin tiếng Jrai về chuyển đổi số',
    'Bản tin tiếng Bahnar về phòng chống lừa đảo trên mạng',
    'Chuyên mục phát thanh “Khoa học và đời sống”',
  ],
  event: [
    'Hội nghị tuyên truyền Nghị quyết số 57-NQ/TW',
    'Tọa đàm chuyển đổi số với doanh nghiệp',
    'Ngày hội Chuyển đổi số',
    'Gian hàng hưởng ứng Ngày Khoa học và Công nghệ Việt Nam 18/5',
  ],
  training: [
    'Tập huấn kỹ năng truyền thông số cho cán bộ phụ trách',
    'Tập huấn kỹ năng số cho Tổ công nghệ số cộng đồng',
    'Bồi dưỡng viết tin, bài về khoa học và công nghệ',
  ],
  dissemination: [
    'Quán triệt Nghị quyết số 57-NQ/TW đến toàn thể cán bộ, công chức, viên chức',
    'Sinh hoạt chuyên đề về chuyển đổi số',
  ],
  reach: ['Người dân được tiếp cận thông tin qua hệ thống truyền thanh cơ sở'],
  document: ['Báo cáo kết quả thực hiện', 'Công văn triển khai thực hiện kế hoạch'],
  other: ['Kết quả thực hiện nhiệm vụ'],
}

export const units: Partial<Record<EvidenceKind, string>> = {
  article: 'tin, bài',
  product: 'sản phẩm',
  broadcast: 'lượt phát',
  event: 'người dự',
  training: 'người học',
  dissemination: 'người',
  reach: 'người',
}

const quantities: Partial<Record<EvidenceKind, readonly [number, number]>> = {
  broadcast: [4, 60],
  event: [40, 320],
  training: [18, 90],
  dissemination: [12, 140],
}

/** How the thing is called, and how many it counts. */
export function deed(kind: EvidenceKind, chance: Chance): { title: string; quantity: number } {
  const title = kind === 'article' ? chance.oneOf(articleForms).replace('%', chance.oneOf(subjects)) : chance.oneOf(of[kind])
  const range = quantities[kind]
  return { title, quantity: range ? chance.whole(range[0], range[1]) : 1 }
}

export const checkIns = {
  on_track: [
    'Đang thực hiện đúng tiến độ; đã đăng tải đều hằng tuần, người dân phản hồi tốt.',
    'Đã hoàn thành nội dung của quý, tiếp tục duy trì chuyên mục và phát trên truyền thanh.',
    'Đã phân công cán bộ phụ trách, có lịch đăng bài hằng tháng.',
  ],
  at_risk: [
    'Cán bộ phụ trách kiêm nhiệm nhiều việc nên số tin, bài chưa đạt như dự kiến.',
    'Đang chờ cấp tài khoản quản trị chuyên mục trên trang thông tin điện tử.',
    'Một số cụm loa đang hỏng, chưa sửa xong nên lịch phát bị gián đoạn.',
  ],
  off_track: [
    'Chưa bố trí được kinh phí và nhân lực, phần việc của quý chưa thực hiện.',
    'Trang thông tin điện tử đang chuyển sang cổng thành phần mới, chưa mở được chuyên mục.',
  ],
} as const

export const rejections = [
  'Đường dẫn mở ra trang chủ, chưa thấy nội dung được nêu; đề nghị gửi đúng địa chỉ của bài.',
  'Ảnh chụp không rõ ngày thực hiện; đề nghị bổ sung văn bản hoặc ảnh có ngày.',
  'Nội dung bài chưa liên quan đến nhiệm vụ này; đề nghị gắn đúng nhiệm vụ.',
]

export const extensionReasons = [
  'Trang thông tin điện tử của xã đang chuyển về cổng thành phần của tỉnh, dự kiến xong trong 45 ngày.',
  'Sau sắp xếp đơn vị hành chính, công chức phụ trách mới nhận việc, cần thêm thời gian.',
  'Chờ phân bổ kinh phí sự nghiệp khoa học và công nghệ đợt hai.',
]

export const difficulties = [
  'Xã có 6 làng đồng bào Jrai, chưa có người biên dịch bản tin sang tiếng Jrai.',
  'Hệ thống truyền thanh ở hai làng bị sét đánh hỏng, chưa có kinh phí thay thế.',
  'Cán bộ phụ trách chưa được tập huấn kỹ năng làm video ngắn.',
  'Chưa có tài khoản quản trị chuyên mục sau khi hợp nhất trang thông tin điện tử.',
  'Sóng di động yếu ở các làng xa nên người dân khó xem nội dung trực tuyến.',
]
export const proposals = [
  'Đề nghị Sở Khoa học và Công nghệ cung cấp bản tin mẫu bằng tiếng Jrai và tiếng Bahnar.',
  'Đề nghị mở thêm lớp tập huấn tại khu vực phía Đông Nam của tỉnh.',
  'Đề nghị hướng dẫn thống nhất cách đặt tên chuyên mục và nhãn bài viết.',
]
export const answers = [
  'Sở Khoa học và Công nghệ đã tiếp nhận; bản tin mẫu sẽ được đưa vào kho tài nguyên trong tháng này, đề nghị địa phương chủ động sử dụng.',
  'Sở đã tổng hợp nhu cầu, lớp tập huấn tiếp theo dự kiến mở trong quý tới; danh sách gửi qua đầu mối của cơ quan.',
  'Đề nghị UBND xã phối hợp đơn vị cung cấp hạ tầng khảo sát; kinh phí sửa chữa lập trong dự toán năm sau theo hướng dẫn của Sở Tài chính.',
]

export const subTaskTitles = [
  'Phân công người phụ trách',
  'Xây dựng nội dung tháng',
  'Biên tập và trình lãnh đạo duyệt',
  'Đăng tải và lưu đường dẫn',
  'Tổng hợp số liệu cuối kỳ',
]

/** Where the classes for those who do the communication are held, and so many days after the first day of the year. */
export const courses = [
  { place: 'tại phường Pleiku', after: 85 },
  { place: 'tại phường Quy Nhơn', after: 130 },
  { place: 'tại phường An Khê', after: 205 },
  { place: 'tại phường Ayun Pa', after: 255 },
  { place: 'tại phường Bồng Sơn', after: 325 },
  { place: 'trực tuyến', after: 395 },
]
export const courseTitle = (place: string) => `Bồi dưỡng kỹ năng truyền thông số và kiến thức khoa học, công nghệ, lớp ${place}`

export const posts = {
  commune: ['Công chức văn hóa - xã hội', 'Cán bộ phụ trách đài truyền thanh xã', 'Công chức văn phòng HĐND và UBND'],
  other: ['Chuyên viên văn phòng, phụ trách trang thông tin điện tử', 'Chuyên viên tổng hợp', 'Viên chức biên tập'],
} as const
