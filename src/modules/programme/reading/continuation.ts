/** Nouns that continue a group already opened ("các sở, ban, ngành", "UBND xã, phường"). */
const CONTINUATIONS =
  /^(?:ban|ngành|sở|đoàn thể|địa phương|đơn vị|tổ chức|cá nhân|xã|phường|thị trấn|đặc khu|thị xã|huyện|thành phố|cơ quan|đoàn|hội|tổ dân phố|thôn|bản|làng|buôn|ấp|khóm|khu phố|cấp|ban ngành|sự nghiệp|trực thuộc)(?![\p{L}])/u
/** Nouns of economic actors: one group when they follow each other. */
const ECONOMIC =
  /^(?:các\s+|những\s+)?(?:doanh nghiệp|nhà máy|cơ sở (?:sản xuất|kinh doanh|dịch vụ)|hợp tác xã|hộ (?:kinh doanh|sản xuất)|tập đoàn|công ty)/u
const QUANTIFIED = /^(?:các|những|một số|toàn thể)\s/u
const BARE = /^(?:sở|ban|cơ quan|đơn vị|tổ chức|cấp|xã|phường|ngành)$/u
const POLITICAL = /^(?:tổ chức)\s+(?:chính trị|tín dụng|quốc tế|xã hội)/u
const LEVELS = /(?:^|\s)(?:xã|phường|sở|ngành|ban|tỉnh|huyện|thành phố)(?:\s|$|,)/u
const LEVEL = /^(?:xã|phường|ngành|ban|đặc khu|thị trấn|huyện|thị xã|thành phố|đoàn thể|địa phương)/u
const QUALIFIED = /^(?:các|những)\s+(?:cơ quan|tổ chức|đơn vị|trường|hội)/u
const QUALIFIER =
  /^(?:báo chí|truyền thông|thông tấn|cá nhân|cao đẳng|đại học|trung cấp|phát thanh|truyền hình|đối tác|doanh nghiệp nhà nước|đoàn thể|học viện|viện nghiên cứu)(?=[\s,.;]|$)/u
const SEPARATE = /^báo chí đối ngoại/u
const TELECOM = /^(?:các\s+)?doanh nghiệp\s+(?:bưu chính|viễn thông|công nghệ)/u
const TELECOM_FIELD = /^(?:viễn thông|bưu chính|công nghệ|internet)(?![\p{L}])/u
const INSTITUTES = /^(?:các|những)\s+viện$/u
const SCHOOL = /^(?:trường|học viện)(?![\p{L}])/u
const SCHOOLS = /^(?:cao đẳng|đại học|trung cấp)(?![\p{L}])/u

// "Các Sở, Ban, Ngành": capitals continue a group only where nothing but the bare noun stands.
const BARE_NOUN =
  /^(?:ban|ngành|sở|đoàn thể|hội|địa phương|đơn vị|xã|phường)(?=\s*(?:[,;.]|và\s|liên quan|có liên|tỉnh|thành phố|thuộc|$))/u

/** Fields of work in the names of centres and offices: "Trung tâm Xúc tiến đầu tư, thương mại và du lịch". */
const WITH_FIELDS = /^(?:trung tâm|chi cục|cục|phòng|quỹ|viện|ban quản lý|bảo tàng)(?![\p{L}])/u
const FIELD =
  /^(?:thương mại|du lịch|đầu tư|công nghiệp|dịch vụ|hỗ trợ|thủy sản|thủy lợi|lâm nghiệp|kiểm lâm|nông nghiệp|thú y|chăn nuôi|trồng trọt|bảo vệ thực vật|phòng, chống thiên tai|phòng chống thiên tai|môi trường|biển|hải đảo|truyền thông|văn hóa|thể thao|điện ảnh|triển lãm|nghệ thuật|giống|khuyến nông|khuyến công|khuyến ngư|xúc tiến|tư vấn|đổi mới sáng tạo|chuyển đổi số|khởi nghiệp|công nghệ|kỹ thuật|đo lường|chất lượng|thông tin|kiểm nghiệm|kiểm định|giám sát|phát triển|phát hành|di tích|thanh thiếu|hợp tác|quan trắc)(?![\p{L}])/u
/** "Ban Quản lý Khu kinh tế … và các khu công nghiệp" is one board. */
const WITH_ZONES = /^(?:ban quản lý|bql|ban ql)\s/u
const ZONE = /^(?:các\s+)?(?:khu|kcn|kkt|ccn|cụm công nghiệp|dự án)(?![\p{L}])/u

const withoutMarks = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/đ/g, 'd')
const folded = new Map<RegExp, RegExp>()
const foldedPattern = (pattern: RegExp): RegExp => {
  let result = folded.get(pattern)
  if (!result) folded.set(pattern, (result = new RegExp(withoutMarks(pattern.source), pattern.flags)))
  return result
}

/**
 * Whether the noun with which `rest` begins only continues the group named in `before`: "các sở" + "ban", "UBND các xã" +
 * "phường", "các doanh nghiệp nhà nước" + "nhà máy". Both in lower case with marks. In untrustworthy letters marks are dropped.
 * `ends`: whether another body or a verb begins here.
 */
export function continuesGroup(
  before: string,
  rest: string,
  at: { capital: boolean; noisy: boolean; ends: () => boolean },
): boolean {
  const [opened, next] = at.noisy ? [withoutMarks(before), withoutMarks(rest)] : [before, rest]
  const test = (pattern: RegExp, text: string): boolean => (at.noisy ? foldedPattern(pattern) : pattern).test(text)
  if (test(WITH_FIELDS, opened) && test(FIELD, next)) return true
  if (test(WITH_ZONES, opened) && test(ZONE, next)) return true
  if (test(TELECOM, opened) && test(TELECOM_FIELD, next)) return true
  if (test(INSTITUTES, opened) && test(SCHOOL, next)) return true
  const lower = !at.capital || test(SCHOOLS, next)
  const group = test(QUANTIFIED, opened) || test(BARE, opened)
  if (group && test(ECONOMIC, opened)) return test(ECONOMIC, next) || (lower && !at.ends())
  if (test(CONTINUATIONS, next) && (lower || group)) {
    if (group) return !test(POLITICAL, next) && (!at.capital || test(BARE_NOUN, next))
    return test(LEVELS, opened) && test(LEVEL, next)
  }
  // "các cơ quan thông tấn, báo chí, truyền thông": bare words that qualify the same noun.
  return group && lower && test(QUALIFIED, opened) && test(QUALIFIER, next) && !test(SEPARATE, next)
}
