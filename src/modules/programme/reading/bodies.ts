/**
 * Bodies that exist in every province of Viet Nam under one name: the reader knows where such a name ends although it holds
 * commas and "và". Before and after the reorganisation of 2025, since older plans are read too.
 */
const SECTORS_WITH_COMMAS = [
  'Văn hóa, Thể thao và Du lịch',
  'Văn hóa, Thể thao, Du lịch',
  'Văn hóa, Thông tin, Thể thao và Du lịch',
]

export const SECTORS = [
  ...SECTORS_WITH_COMMAS,
  'Khoa học và Công nghệ',
  'Giáo dục và Đào tạo',
  'Văn hóa và Thể thao',
  'Du lịch',
  'Nông nghiệp và Môi trường',
  'Nông nghiệp và Phát triển nông thôn',
  'Tài nguyên và Môi trường',
  'Tài chính',
  'Kế hoạch và Đầu tư',
  'Nội vụ',
  'Ngoại vụ',
  'Tư pháp',
  'Y tế',
  'Xây dựng',
  'Giao thông vận tải',
  'Giao thông công chính',
  'Công Thương',
  'Thông tin và Truyền thông',
  'Lao động - Thương binh và Xã hội',
  'Lao động, Thương binh và Xã hội',
  'Dân tộc và Tôn giáo',
  'Dân tộc',
  'Quy hoạch - Kiến trúc',
  'Quy hoạch và Kiến trúc',
  'An toàn thực phẩm',
]

/** Abbreviations that officials write for the departments. */
export const SECTOR_ABBREVIATIONS =
  /^(?:KH\s?&\s?CN|KHCN|KH-CN|GD\s?&\s?ĐT|GDĐT|GD-ĐT|VH\s?,?\s?TT\s?(?:&|và)?\s?DL|VHTTDL|VH&TT|NN\s?&\s?MT|NNMT|NN\s?&\s?PTNT|TN\s?&\s?MT|TNMT|KH\s?&\s?ĐT|KHĐT|TT\s?&\s?TT|TTTT|LĐ\s?-?\s?TB\s?(?:&|và)?\s?XH|LĐTBXH|DT\s?&\s?TG|DTTG|GTVT|TC|NV|XD|YT|CT|TP|DL|NgV|QH-?KT)$/iu

const OTHERS = [
  'Ban Tuyên giáo và Dân vận',
  'Ban Tuyên giáo',
  'Ban Dân vận',
  'Ban Tổ chức',
  'Ban Nội chính',
  'Ủy ban Kiểm tra',
  'Báo và Phát thanh, Truyền hình',
  'Báo và Phát thanh và Truyền hình',
  'Báo và Đài Phát thanh, Truyền hình',
  'Báo và Đài Phát thanh và Truyền hình',
  'Báo, Phát thanh và Truyền hình',
  'Báo và PTTH',
  'Cơ quan Báo và Phát thanh, Truyền hình',
  'Đài Phát thanh và Truyền hình',
  'Đài Phát thanh - Truyền hình',
  'Đài Phát thanh, Truyền hình',
  'Ủy ban Mặt trận Tổ quốc Việt Nam',
  'Ủy ban MTTQ Việt Nam',
  'Mặt trận Tổ quốc Việt Nam',
  'Liên đoàn Lao động',
  'Hội Liên hiệp Phụ nữ',
  'Hội Liên hiệp Thanh niên',
  'Hội Nông dân',
  'Hội Cựu chiến binh',
  'Hội Chữ thập đỏ',
  'Hội Người cao tuổi',
  'Liên hiệp các Hội Khoa học và Kỹ thuật',
  'Liên hiệp các Hội Văn học Nghệ thuật',
  'Liên hiệp các tổ chức hữu nghị',
  'Đoàn Thanh niên Cộng sản Hồ Chí Minh',
  'Đoàn TNCS Hồ Chí Minh',
  'Hiệp hội Doanh nghiệp',
  'Hiệp hội Doanh nghiệp nhỏ và vừa',
  'Hội đồng Phối hợp phổ biến, giáo dục pháp luật',
  'Quỹ Đầu tư phát triển',
  'Quỹ Phát triển khoa học và công nghệ',
  'Thi hành án dân sự',
  ...['', ' tỉnh về', ' thành phố về', ' về'].map(
    place => `Ban Chỉ đạo${place} phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số`,
  ),
  'Liên minh Hợp tác xã',
  'Bộ Chỉ huy Quân sự',
  'Bộ Chỉ huy Bộ đội Biên phòng',
  'Bộ đội Biên phòng',
  'Viện kiểm sát nhân dân',
  'Tòa án nhân dân',
  'Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân',
  'Văn phòng Đoàn ĐBQH và HĐND',
  'Đoàn đại biểu Quốc hội',
  'Văn phòng Ủy ban nhân dân',
  'Văn phòng UBND',
  'Kho bạc Nhà nước',
  'Ngân hàng Nhà nước',
  'Ngân hàng Chính sách xã hội',
  'Bảo hiểm xã hội',
  'Ủy ban nhân dân',
  'Hội đồng nhân dân',
  'Các sở, ban, ngành',
  'Các sở, ngành',
  'Trung tâm Phục vụ hành chính công',
  // Persons whom the people trust (Quyết định số 28/2023/QĐ-TTg): named together they are one circle.
  'già làng, người có uy tín',
  'già làng, trưởng bản, người có uy tín',
  'già làng, trưởng thôn, người có uy tín',
  'người có uy tín',
  // Offices of a commune since 01/7/2025 (Nghị định số 150/2025/NĐ-CP).
  'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân',
  'Văn phòng HĐND và UBND',
  'VP HĐND và UBND',
  'Phòng Kinh tế, Hạ tầng và Đô thị',
  'Phòng KT, HT và ĐT',
  'Phòng Văn hóa - Xã hội',
]

export const GENERAL_BODIES: string[] = [
  ...SECTORS.flatMap(sector => [`Sở ${sector}`, `Bộ ${sector}`]),
  'Bộ Quốc phòng',
  'Bộ Công an',
  'Bộ Ngoại giao',
  'Bộ Dân tộc và Tôn giáo',
  ...OTHERS,
]

/** Words with which the name of a body or of a kind of bodies begins, with their marks: "số" is not "sở". */
export const HEADS: string[] = (
  'sở,ban,bộ,ubnd,ủy ban,hđnd,hội đồng,công an,hội,liên đoàn,văn phòng,vp,vpubnd,trung tâm,báo,đài,trường,viện,doanh nghiệp,chi cục,cục,' +
  'tổng cục,tòa án,mặt trận,mttq,ubmttq,tỉnh đoàn,thành đoàn,đoàn,kho bạc,ngân hàng,bảo hiểm,bhxh,thanh tra,tổng công ty,công ty,tập đoàn,hiệp hội,' +
  'liên minh,liên hiệp,quỹ,cơ quan,đơn vị,địa phương,tổ chức,cá nhân,ngành,đoàn thể,cấp ủy,tỉnh ủy,thành ủy,đảng ủy,thường trực,thường vụ,chủ tịch,' +
  'giám đốc,thủ trưởng,người đứng đầu,lãnh đạo,bộ đội,bưu điện,viễn thông,vnpt,viettel,mobifone,vietnamobile,fpt,nhà mạng,nhà đầu tư,chủ đầu tư,nhà cung cấp,' +
  'cơ sở,hợp tác xã,htx,hộ kinh doanh,nhà khoa học,chuyên gia,bệnh viện,phòng,tổ,cổng,thư viện,bảo tàng,nhà máy,hệ thống,báo chí,công đoàn,học viện,' +
  'đại học,cao đẳng,ban chỉ đạo,tổ công tác,lực lượng,xã,phường,đặc khu,thuế,hải quan,thống kê,điện lực,chính quyền,nhà trường,đối tác,nhà nghiên cứu,bch,bchqs,liên đoàn,' +
  'ld,lđlđ,ptth,vksnd,tand,bql,tttt,phân hiệu,câu lạc bộ,nhà xuất bản,nhà văn hóa,nhà thiếu nhi,hđnd,đảng bộ,chính phủ,thủ tướng,quốc hội,cấp,thi hành án,chi nhánh,vườn quốc gia,khu bảo tồn,thôn,làng,buôn,ấp,khóm,khu phố,cảng vụ,đội quản lý thị trường,đồn biên phòng,nhà hát,sàn giao dịch'
).split(',')

/** Openings that only look like a body: "Ban hành", "Hội nghị", "Tổ chức" as a verb. */
export const FALSE_HEADS =
  /^(?:ban (?:hành|giao|đầu)|bàn giao|hội (?:nghị|thảo|thi|chợ|nhập|diễn|họp|tụ)|bộ (?:tiêu chí|chỉ số|tài liệu|thủ tục|máy|công cụ|dữ liệu|câu hỏi|nhận diện)|tổ chức (?!chính trị|xã hội|đoàn|tín dụng|khoa học|kinh tế|quốc tế|đảng|công đoàn|phi chính|sự nghiệp|,|và|cá nhân)|báo cáo|báo động|hệ thống (?!thông tin cơ sở|chính trị)|phòng (?:,|ngừa|chống|cháy|trừ|họp|tránh)|cơ sở (?:dữ liệu|hạ tầng|vật chất|pháp lý|để|lý luận)|công bố|đoàn kết|đoàn viên|đoàn công tác|trường hợp|trung tâm của|cục bộ|viện trợ|viện dẫn|cổng (?:thông tin|dịch vụ|dữ liệu)|ngành nghề|xã hội|liên kết|làng (?:nghề|văn hóa|du lịch|nổi)|phường hội|quỹ đất|thống kê (?!tỉnh|thành)|hội viên|thuế (?:suất|thu)|đơn vị tính|tổ dân phố|cấp ủy|bảo hiểm (?:y tế|thất|tai)|điện lực|cộng đồng|cấp )/iu

/** Verbs of administrative sentences: where one stands, the name before it has ended. */
export const VERBS: string[] = (
  'tổ chức,triển khai,thực hiện,xây dựng,tham mưu,rà soát,hướng dẫn,kiểm tra,đôn đốc,công bố,đẩy mạnh,tăng cường,chỉ đạo,nghiên cứu,ban hành,đề xuất,bố trí,' +
  'tổng hợp,theo dõi,giám sát,đánh giá,tuyên truyền,phổ biến,bồi dưỡng,tập huấn,hỗ trợ,cung cấp,trình,báo cáo,phát triển,khảo sát,lập,thành lập,đưa,kết nối,' +
  'chia sẻ,hoàn thiện,hoàn thành,ứng dụng,đầu tư xây,thu hút,xúc tiến,giới thiệu,tiếp tục,thường xuyên,định kỳ,chủ động,kịp thời,phát động,vận động,duy trì,mở,xử lý,cập nhật,số hóa,' +
  'nâng cấp,nâng cao,hình thành,khuyến khích,huy động,bảo đảm,đảm bảo,thí điểm,lựa chọn,tích hợp,chuẩn hóa,tiếp nhận,thống nhất,phân công,giúp,có trách nhiệm,chịu trách nhiệm,' +
  'căn cứ,phối hợp,chủ trì,tích cực,để,nhằm,trong việc,trong công tác,trong quá trình,trong phạm vi,trong triển khai,trong thực hiện,trong tổ chức,về việc,về công tác,quán triệt,nghiêm túc,gửi,là,được giao,đề nghị,yêu cầu,tiến hành,' +
  'truyền thông về,đồng thời,quan tâm,lồng ghép,đăng,phát hành,sản xuất,biên soạn,in,cấp,thẩm định,phê duyệt,ký kết,tạo điều kiện,tạo,phát huy,phát hiện,quản lý,vận hành,cùng,như,theo,khi,' +
  'nếu,sẽ,cần,phải,đã,đang,tự,thông qua,bằng,do,chuẩn bị,đào tạo,giải quyết,xem xét,đăng ký,thu thập,khai thác,kết hợp,tham gia,góp ý,xác định,tháo gỡ,củng cố,' +
  'kiện toàn,ưu tiên,tập trung,liên quan đến việc,sửa đổi,bổ sung,điều chỉnh,mời,kêu gọi,lắp đặt,đầu tư,phục vụ,tư vấn,thông tin về,thông tin đến,thông báo,kể từ,trước,sau,tại,rà,vào,cho,với,từ,chấp hành,tuân thủ,giao,phân bổ,cân đối,căn,trên cơ sở,thuộc phạm vi,kết quả,tình hình,tiến độ,các nội dung,những nội dung,được,việc,kịp,phản ánh,qua'
).split(',')

/** A verb of the list is part of a name after these words ("cơ quan quản lý", "viện nghiên cứu", "tổ chức, cá nhân tham gia"). */
export const NOUN_BEFORE_VERB: Record<string, string[]> = {
  'quản lý': ['cơ quan', 'ban', 'các cơ quan', 'nhà', 'cán bộ', 'chi cục', 'trung tâm', 'đơn vị', 'phòng', 'cục'],
  'nghiên cứu': ['viện', 'cơ sở', 'trung tâm', 'nhà', 'tổ chức', 'viện trường', 'đơn vị'],
  'đào tạo': ['cơ sở', 'trung tâm', 'và', 'trường', 'dục', 'nghề'],
  'xây dựng': ['sở', 'bộ', 'doanh nghiệp', 'phòng', 'công ty', 'ngành', 'đầu tư'],
  'tuyên truyền': ['cơ quan', 'trung tâm', 'ban'],
  'cung cấp': ['nhà', 'đơn vị', 'doanh nghiệp', 'tổ chức'],
  'đầu tư': ['nhà', 'chủ', 'và', 'doanh nghiệp', 'quỹ', 'bộ', 'tiến', 'án'],
  'sản xuất': ['cơ sở', 'doanh nghiệp', 'hộ', 'đơn vị'],
  'bồi dưỡng': ['cơ sở', 'trung tâm'],
  'hỗ trợ': ['trung tâm', 'quỹ', 'tổ chức'],
  'xúc tiến': ['trung tâm'],
  'phát triển': ['quỹ', 'và', 'tâm', 'ban chỉ đạo', 'vốn', 'trung tâm', 'ngân hàng', 'dân số và'],
  'ứng dụng': ['trung tâm'],
  'vận động': ['ban'],
  'tổ chức': ['ban', 'các', 'và', 'những', 'một số', 'cơ quan', 'cho', 'phòng'],
  'thống nhất': [],
  'giám sát': ['cơ quan'],
  'thực hiện': ['đơn vị', 'cơ quan'],
  'kiểm tra': ['ủy ban', 'cơ quan', 'ban', 'đội'],
  'phục vụ': ['trung tâm'],
  'ký kết': [],
  'thông tin': [],
  cấp: ['các', 'cấp', 'ubnd', 'dân', 'chức', 'ban', 'ngành', 'thể', 'phương', 'quan', 'đạo', 'các đơn vị', 'nam', 'sở', 'hội'],
  in: ['vé'],
  'vận hành': ['đơn vị'],
  'khai thác': ['đơn vị', 'doanh nghiệp', 'công ty'],
  'tham gia': [],
  'tư vấn': ['đơn vị', 'tổ chức', 'công ty'],
  'tập huấn': [],
  'chia sẻ': [],
  'được giao': ['đơn vị', 'quan'],
  'đăng ký': ['văn phòng', 'cơ quan'],
  giao: ['toàn', 'sàn'],
  tạo: ['sáng', 'đào'],
  bằng: ['mặt'],
  'đầu tư xây': ['án', 'dự án'],
  do: ['tự'],
  mở: [],
  trong: [],
}
