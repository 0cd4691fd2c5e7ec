/** The file of an agency's own plan, short but in the layout that such a document has. */
export async function childPlanFile(plan: { agency: string; number: string; day: string; signer: string }): Promise<Uint8Array> {
  const { heading, officialDocument, paragraph } = await import('#kernel/word/index.ts')
  const [number, sign = 'KH'] = plan.number.split('/')
  return officialDocument({
    issuer: { name: plan.agency },
    number: number!,
    sign,
    place: 'Gia Lai',
    date: plan.day,
    year: Number(plan.day.slice(0, 4)),
    type: 'Kế hoạch',
    abstract: 'Đẩy mạnh truyền thông thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị (dữ liệu minh họa)',
    body: [
      heading('I. MỤC TIÊU'),
      paragraph(
        '100% cán bộ, công chức của cơ quan được phổ biến nội dung Nghị quyết; duy trì chuyên mục trên trang thông tin điện tử.',
      ),
      heading('II. NHIỆM VỤ'),
      paragraph('1. Mở và duy trì chuyên mục; mỗi tháng đăng ít nhất 04 tin, bài.'),
      paragraph('2. Phát bản tin trên hệ thống truyền thanh cơ sở; ở làng đồng bào dân tộc thiểu số phát bằng tiếng dân tộc.'),
      paragraph('3. Phân công một cán bộ làm đầu mối; báo cáo trước ngày 15/6 và 15/12.'),
      heading('III. TỔ CHỨC THỰC HIỆN'),
      paragraph('Bộ phận văn hóa - xã hội chủ trì, các thôn, làng phối hợp thực hiện.'),
    ],
    signature: { position: 'Lãnh đạo cơ quan', name: plan.signer },
    copies: ['Sở Khoa học và Công nghệ', 'Lưu: VT'],
  })
}
