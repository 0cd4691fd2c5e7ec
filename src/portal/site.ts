/** Whose site this is. Facts of the province that stand on every page. */
export const site = {
  name: 'Lan Tỏa',
  province: 'Gia Lai',
  provinceTitle: 'Tỉnh Gia Lai',
  subject: 'Truyền thông khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số',
  /** The standing body of the programme (Kế hoạch, mục V.1), and its code in the register of agencies. */
  office: { name: 'Sở Khoa học và Công nghệ tỉnh Gia Lai', code: 'so-khoa-hoc-va-cong-nghe' },
} as const
