import type { Role } from '#kernel/actor.ts'

/** For trying out; never in production, where this password could not be chosen. */
export const demoPassword = 'lan-toa-demo-2026'

/** One person a role. `agency` is the agency's code in data/. */
export const demoAccounts: readonly {
  email: string
  name: string
  position: string
  role: Role
  agency: string
  unit: string
}[] = [
  {
    email: 'quan-tri@demo.lantoa.vn',
    name: 'Đỗ Minh Khôi',
    position: 'Chuyên viên công nghệ thông tin',
    role: 'administrator',
    agency: 'so-khoa-hoc-va-cong-nghe',
    unit: 'Sở Khoa học và Công nghệ',
  },
  {
    email: 'dieu-phoi@demo.lantoa.vn',
    name: 'Nguyễn Thị Thu Hà',
    position: 'Chuyên viên phụ trách truyền thông',
    role: 'office',
    agency: 'so-khoa-hoc-va-cong-nghe',
    unit: 'Sở Khoa học và Công nghệ',
  },
  {
    email: 'lanh-dao@demo.lantoa.vn',
    name: 'Trần Văn Bình',
    position: 'Phó Giám đốc',
    role: 'leader',
    agency: 'so-khoa-hoc-va-cong-nghe',
    unit: 'Sở Khoa học và Công nghệ',
  },
  {
    email: 'can-bo-xa@demo.lantoa.vn',
    name: 'Rơ Châm H’Lan',
    position: 'Công chức văn hóa - xã hội',
    role: 'officer',
    agency: '23764',
    unit: 'UBND xã Ia Grai',
  },
  {
    email: 'bien-tap@demo.lantoa.vn',
    name: 'Lê Quốc Dũng',
    position: 'Biên tập viên',
    role: 'editor',
    agency: 'bao-va-phat-thanh-truyen-hinh-gia-lai',
    unit: 'Báo và Phát thanh, Truyền hình Gia Lai',
  },
  {
    email: 'nguoi-xem@demo.lantoa.vn',
    name: 'Phạm Ngọc Ánh',
    position: 'Chuyên viên',
    role: 'viewer',
    agency: 'van-phong-ubnd-tinh',
    unit: 'Văn phòng UBND tỉnh',
  },
]
