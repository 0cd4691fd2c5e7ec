import { isTimeText } from './due.ts'
import { plain } from './words.ts'

/** What a column of a table, or a label such as "Cơ quan chủ trì:", stands for. */
export type Meaning =
  | 'index'
  | 'content'
  | 'lead'
  | 'coordinate'
  | 'agencies'
  | 'time'
  | 'product'
  | 'funding'
  | 'unit'
  | 'figure'
  | 'note'
  | 'target'
  | 'purpose'
  | 'scope'
  | 'form'
  | 'basis'

// A narrow column breaks "STT" over lines.
const INDEX = /^(?:tt|t t|stt|s t t|st t|s tt|so tt|so thu tu|thu tu|no|ma so|ma|muc)$/
const BODY =
  /(?:^| )(?:co quan|don vi|dv|cq|bo phan|phong|so nganh|nganh|to chuc|ca nhan|dau moi|can bo|nguoi|chu dau tu|dia phuong)(?: |$)/
const DOING =
  /(?:thuc hien|tham muu|thuc thi|phu trach|chiu trach nhiem|dau moi|soan thao|trien khai|theo doi|duoc giao|to chuc|quan ly|dang ky|bao cao|phan cong|cung cap|giao|xay dung|lap)/

/**
 * The meaning of a column heading or label, whatever its wording and order: "Đơn vị chủ trì", "Chủ trì", "Cơ quan thực hiện",
 * "Lộ trình", "Tiến độ hoàn thành", "Sản phẩm, kết quả" … Null when it says nothing known.
 */
export function meaningOf(heading: string): Meaning | null {
  const text = plain(heading)
  if (!text || text.length > 90) return null
  if (INDEX.test(text)) return 'index'
  if (text.startsWith('cong tac ')) return null
  if (/^(?:don vi tinh|dvt|dv tinh|don vi do|dvi tinh)(?: |$)/.test(text)) return 'unit'
  const lead = /chu tri/.test(text)
  const coordinate = /phoi hop/.test(text)
  if (lead && coordinate) return 'agencies'
  if (lead) return 'lead'
  if (coordinate) return 'coordinate'
  if (/^(?:ghi chu|luu y)/.test(text)) return 'note'
  if (
    /(?:kinh phi|du toan|ngan sach|nguon von|nguon luc|thanh tien|don gia|trieu dong|ty dong|tong muc|von dau tu|^von$|^tong (?:so|cong)|so tien|nguon thuc hien)/.test(
      text,
    )
  )
    return 'funding'
  if (
    /(?:thoi gian|thoi han|thoi diem|tien do|lo trinh|han hoan thanh|ky han|moc thoi gian|nam hoan thanh|^hoan thanh|ngay hoan thanh|thoi ky|giai doan thuc hien|du kien hoan thanh|thang thuc hien|quy thuc hien|^han |^bat dau|^ket thuc|^(?:tu|den) (?:ngay|thang)$)/.test(
      text,
    )
  )
    return 'time'
  if (
    /^(?:san pham|ket qua|dau ra|yeu cau san pham|muc tieu san pham|du kien (?:san pham|ket qua)|hinh thuc van ban|san pham ket qua)/.test(
      text,
    ) ||
    /(?:san pham|dau ra)/.test(text)
  )
    return 'product'
  if (BODY.test(` ${text} `) && DOING.test(text)) return 'lead'
  if (
    /^(?:phan cong|trach nhiem|giao |don vi$|co quan$|co quan don vi$|dau moi|phu trach|chiu trach nhiem|to chuc thuc hien|ten co quan|ten don vi|don vi co quan|thuc hien$|nguoi thuc hien)/.test(
      text,
    )
  )
    return 'lead'
  if (/^(?:cac )?(?:co quan|don vi|so nganh|so ban nganh)(?: |$)/.test(text) && text.split(' ').length <= 5) return 'lead'
  if (/^(?:ten (?:cac )?|cac )?(?:muc tieu|chi tieu|chi so|tieu chi)/.test(text) && !/nhiem vu/.test(text)) return 'target'
  if (/^(?:can cu|co so phap ly|van ban)/.test(text)) return 'basis'
  if (
    /(?:nhiem vu|noi dung|cong viec|hoat dong|giai phap|ten du an|de an|danh muc|hang muc|dau viec|ten chuong trinh|ten van ban|viec can lam|chuyen de|mo hinh)/.test(
      text,
    )
  )
    return 'content'
  if (/^(?:muc dich|yeu cau)/.test(text)) return 'purpose'
  if (/^(?:doi tuong|dia diem|pham vi|thanh phan|dia ban|quy mo|so luong|so lop)/.test(text)) return 'scope'
  if (/^(?:hinh thuc|phuong phap|phuong thuc|cach thuc|bien phap)/.test(text)) return 'form'
  return null
}

export type Labelled = { meaning: Meaning; label: string; start: number; end: number; valueStart: number; value: string }

const LABEL_WORDS =
  /^(?:cơ quan|đơn vị|các đơn vị|các cơ quan|chủ trì|phối hợp|thời gian|thời hạn|thời điểm|tiến độ|lộ trình|sản phẩm|kết quả|dự kiến|kinh phí|nguồn kinh phí|nội dung|đối tượng|địa điểm|thành phần|hình thức|yêu cầu|mục tiêu|mục đích|phân công|trách nhiệm|đầu mối|hoàn thành|giao|phạm vi|quy mô|số lượng|ghi chú|tổ chức thực hiện|bộ phận|nhiệm vụ|hoạt động|chỉ tiêu|thực hiện|giải pháp|lưu ý|đơn vị, cá nhân)/iu
const BOUNDARY = /[.;,(]\s*|\s[-–+*]\s+/g
const LONGEST_LABEL = 72
const MEANINGS = new Set<Meaning>([
  'lead',
  'coordinate',
  'agencies',
  'time',
  'product',
  'funding',
  'scope',
  'form',
  'purpose',
  'target',
  'content',
  'note',
])

/** The meaning of a label; in the middle of a text only of one that cannot be part of a sentence. */
function labelMeaning(label: string, inside: boolean): Meaning | null {
  if (!LABEL_WORDS.test(label) || /[.;:()]/.test(label) || label.split(/\s+/).length > 9) return null
  // "phối hợp với Sở A thực hiện:" announces a list; a label names no body.
  if (/\s\p{Lu}\p{Ll}/u.test(label) || /(?:liên quan|sau|dưới đây|triển khai thực hiện|với)(?:$|\s(?!đơn vị))/iu.test(label))
    return null
  const meaning = meaningOf(label)
  if (!meaning || !MEANINGS.has(meaning)) return null
  if (!inside) return meaning
  if (!['lead', 'coordinate', 'agencies', 'time', 'product'].includes(meaning)) return null
  return /^(?:nhiệm vụ|nội dung|thực hiện|kết quả)/iu.test(label) ? null : meaning
}

/**
 * Labelled pieces of a text in their order: "Chủ trì: Sở A; phối hợp: Sở B; thời gian: Quý I/2026". Labels in the middle
 * count only for agencies, time and product, since "gồm các nội dung: …" is a sentence.
 */
export function labelsIn(text: string): Labelled[] {
  const found: Labelled[] = []
  let from = 0
  for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
    const valueStart = colon + 1 + (/^\s*/.exec(text.slice(colon + 1))?.[0].length ?? 0)
    const begin = Math.max(from, colon - LONGEST_LABEL)
    const starts = from >= begin ? [from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0)] : []
    for (const boundary of text.slice(begin, colon).matchAll(BOUNDARY)) starts.push(begin + boundary.index + boundary[0].length)
    for (const start of starts) {
      const label = text
        .slice(start, colon)
        .replace(/\s*\([^)]{1,30}\)\s*$/u, '')
        .trim()
      const meaning = labelMeaning(label, start > 0 && !/^[(\s]*$/.test(text.slice(0, start)))
      if (!meaning) continue
      found.push({ meaning, label, start, end: text.length, valueStart, value: '' })
      break
    }
    from = valueStart
  }
  const times: Labelled[] = []
  found.forEach((piece, index) => {
    const next = found[index + 1]
    piece.end = next ? next.start : text.length
    const time = closingTime(piece, text)
    if (time) {
      times.push(time)
      piece.end = time.start
    }
    piece.value = text
      .slice(piece.valueStart, piece.end)
      .replace(/(?:[\s;,.(–-]|\)(?=[\s;,.]*$)(?<!\([^)]*\)))+$/u, '')
      .trim()
  })
  return times.length > 0 ? [...found, ...times].toSorted((a, b) => a.start - b.start) : found
}

/** "Đơn vị thực hiện: Sở A. Hoàn thành trước ngày …": the sentence after the bodies is when, without a label. */
function closingTime(piece: Labelled, text: string): Labelled | null {
  if (!['lead', 'coordinate', 'agencies'].includes(piece.meaning)) return null
  const found = /(?<=[.;,]\s+)((?:hoàn thành|xong|thực hiện|trước|trong|chậm nhất|hạn)(?=\s)[^.;:,]{3,60})[\s.;)]*$/iu.exec(
    text.slice(piece.valueStart, piece.end),
  )
  const value = found?.[1]?.trim() ?? ''
  if (!found || !isTimeText(value)) return null
  const start = piece.valueStart + found.index
  return { meaning: 'time', label: '', start, end: piece.end, valueStart: start, value }
}

/** "Cơ quan theo dõi, đôn đốc": a body that watches the work and does not do it. */
export const onlyWatches = (heading: string): boolean => {
  const text = plain(heading)
  return (
    /(?:theo doi|don doc|giam sat|kiem tra|tham dinh|danh gia)/.test(text) &&
    !/(?:thuc hien|chu tri|tham muu|phu trach|soan thao|trien khai|bao cao|cung cap|to chuc)/.test(text)
  )
}

/** A line that is an attribute of the item above it ("- Thời gian: …"), or that says so without a colon. */
export function attributeLine(text: string): Labelled[] | null {
  const labels = labelsIn(text)
  // "(Cơ quan chủ trì: …; thời gian: …)" as a paragraph of its own
  if (labels[0] && /^\(?$/.test(text.slice(0, labels[0].start).trim())) return labels
  const time =
    /^(?:thời gian|thời hạn|tiến độ)\s+(?:thực hiện|hoàn thành|triển khai)?\s*(?=(?:trước|trong|sau|từ|đến|quý|tháng|năm|theo|thường xuyên|h[ằà]ng)(?![\p{L}]))/iu.exec(
      text,
    )
  if (time) {
    const value = text.slice(time[0].length).replace(/[\s.;]+$/u, '')
    return [{ meaning: 'time', label: time[0].trim(), start: 0, end: text.length, valueStart: time[0].length, value }]
  }
  return null
}
