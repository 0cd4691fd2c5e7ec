import type { AgencyContext } from './agencies.ts'
import { validDate } from './due.ts'
import { read } from './fields.ts'
import { sourceOf, type Line, type Zones } from './lines.ts'
import type { AgencyDirectory, LegalBasis, PlanReading, Read } from './types.ts'
import { capitalShare, findPhrase, plain, trimmed, wordsOf } from './words.ts'

const NUMBER =
  /S[ốôo]\s*:?\s*((?:\d[\d.]*[a-zA-Z]?)\s*[/-]\s*[A-ZĐ][A-ZĐ&]{0,11}r?(?:\s*[-–]\s*[A-ZĐ&]{1,12}[a-z]{0,3}\d{0,3})*(?:\/[A-ZĐ&]{1,16}\d{0,3})?)/u
const BLANK_NUMBER = /^S[ốôo]\s*:?\s*[./…\s_-]*\/?\s*[A-ZĐ]{2,6}-/u
const DATE = /ng\p{L}{1,2}y\s*(\d{1,2})\s*th\p{L}{1,2}ng\s*(\d{1,2})\s*n\p{L}{1,2}m\s*(\d{4})/iu
const ISSUER =
  /^(?:ỦY BAN|UỶ BAN|UBND|U[YỶỲ] BAN|HỘI ĐỒNG|BỘ |SỞ |TỈNH ỦY|TỈNH UỶ|THÀNH ỦY|BAN |CỤC |VĂN PHÒNG|UY BAN|ĐẢNG ỦY|LIÊN )/u
const MOTTO =
  /\s*(?:CỘNG H[OÒ][AÀ] XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập\s*[-–—]\s*Tự do\s*[-–—]\s*Hạnh phúc|ĐẢNG CỘNG SẢN VIỆT NAM)\s*/gu
const LAW =
  /((?:Bộ luật|Luật|Pháp lệnh)\s+[^;:]{3,90}?)(?:\s+số\s+(\d+\/\d{4}\/[A-Z]+\d*))?\s*,?\s*ngày\s+(\d{1,2})\s*(?:\/|\s+tháng\s+)\s*(\d{1,2})\s*(?:\/|\s+năm\s+)\s*(\d{4})/giu
const BASIS_START =
  /^[-–]?\s*(?:căn cứ|theo đề nghị|xét đề nghị|thực hiện|triển khai(?: thực hiện)?|tiếp tục thực hiện|để |nhằm |trên cơ sở|ủy ban nhân dân|uỷ ban nhân dân|ubnd|hội đồng nhân dân|can cu|ban hành kèm|kèm theo|\(|phần |i\.|1\.|a\.|điều )/iu
const KIND =
  'Luật|Bộ luật|Nghị quyết|Nghị định|Quyết định|Thông tư(?: liên tịch)?|Chỉ thị|Kế hoạch|Chương trình(?: hành động)?|Kết luận|Công văn|Tờ trình|Thông báo|Pháp lệnh|Hướng dẫn|Văn bản|Công điện|Báo cáo|Quy định|Đề án'
const FOLDED_KIND =
  'Nghi quy[eé]t|Quy[eéê]t dinh|Nghi dinh|T[oờ] tr[iì]nh|Thong t[uư]|Ch[iỉ] th[iị]|Nghi quyét|Quyét dinh|To trinh'
const CITED = new RegExp(
  `(${KIND}|${FOLDED_KIND})\\s+s[ốo6ôé]{1,2}\\s*:?\\s*(\\d[\\dA-Za-z]*(?:\\s*[/-]\\s*[\\p{L}\\d&]+)+)(?:\\s*,?\\s*ng[àa]y\\s+(\\d{1,2})\\s*(?:[/.-]|\\s+th[áa]ng\\s+)\\s*(\\d{1,2})\\s*(?:[/.-]|\\s+n[ăa]m\\s+)\\s*(\\d{4}))?`,
  'giu',
)

export type Head = Pick<PlanReading, 'number' | 'date' | 'issuer' | 'title' | 'legalBases'> & { bodyFrom: number }

/** Without the motto and the rule that exports draw under a name. */
const clean = (text: string): string =>
  text
    .replace(MOTTO, ' ')
    .replace(/[\s_*–-]{3,}$/u, '')
    .trim()

/** Number, date, issuer, title and legal bases: all that stands before the first part. */
export function readHead(zones: Zones, trust: number): Head {
  const { lines, title } = zones
  const headEnd = title >= 0 ? Math.min(title, 40) : Math.min(lines.length, 12)
  const before = lines.slice(0, headEnd)
  let number: Read<string | null> | null = null
  let date: Read<string | null> | null = null
  const blank = before.find(line => BLANK_NUMBER.test(line.text))
  for (const line of before.length > 0 ? before : lines.slice(0, 3)) {
    if (line.table) continue
    const found = NUMBER.exec(line.text)
    if (found && !number && !/căn cứ|theo|kèm/iu.test(line.text.slice(0, found.index))) {
      const at = found.index + found[0].length - (found[1] ?? '').length
      number = read<string | null>(
        (found[1] ?? '').replace(/\s+/g, ''),
        sourceOf(line, at, found.index + found[0].length),
        trust * line.confidence,
      )
    }
    const day = DATE.exec(line.text)
    if (day && !date && !/số\s*\d/iu.test(line.text.slice(0, day.index).replace(/^\s*Số[^,]*?\/\S+/u, ''))) {
      const value = validDate(Number(day[3]), Number(day[2]), Number(day[1]))
      date = read(
        value,
        sourceOf(line, day.index, day.index + day[0].length),
        trust * line.confidence,
        value ? null : `Ngày “${day[0]}” không có trong lịch.`,
      )
    }
  }
  const { read: titleRead, next } = readTitle(zones, trust)
  // The decision that issues a plan holds the bases of both.
  const attached = title > 8 && before.some(line => plain(line.text).startsWith('quyet dinh') && capitalShare(line.text) > 0.6)
  const { bases, next: bodyFrom } = readBases(zones, attached ? 0 : next, next, trust)
  return {
    number: number ?? read<string | null>(null, blank ? sourceOf(blank) : null, 0.5, 'Không tìm thấy số, ký hiệu của văn bản.'),
    date: date ?? read<string | null>(null, null, 0.5, 'Không tìm thấy ngày ban hành.'),
    issuer: readIssuer(before, trust),
    title: titleRead,
    legalBases: bases,
    bodyFrom,
  }
}

function readIssuer(before: Line[], trust: number): Read<string | null> {
  for (let index = 0; index < before.length; index++) {
    const line = before[index] as Line
    const text = clean(line.text.split(/\s{3,}/)[0] ?? '').replace(/\s*S[ốo]\s*:.*$/u, '')
    if (line.table || !ISSUER.test(text) || capitalShare(text) < 0.7 || text.length > 140) continue
    // "ỦY BAN NHÂN DÂN" over "TỈNH ĐỒNG THÁP".
    let name = text
    for (let step = 1; step <= 2; step++) {
      const next = before[index + step]
      const more = next && !next.table ? clean(next.text) : ''
      if (
        /^(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|XÃ|PHƯỜNG|THỊ XÃ|QUẬN)\s/u.test(more) &&
        capitalShare(more) > 0.7 &&
        more.length < 60 &&
        !/(?:TỈNH|THÀNH PHỐ)\s/u.test(name)
      ) {
        name = `${name} ${more}`
        break
      }
    }
    return read<string | null>(name.replace(/\s+/g, ' '), sourceOf(line, 0, line.text.length), trust * line.confidence)
  }
  return read<string | null>(null, null, 0.4, 'Không tìm thấy tên cơ quan ban hành ở đầu văn bản.')
}

function readTitle(zones: Zones, trust: number): { read: Read<string | null>; next: number } {
  const { lines, title } = zones
  if (title < 0) return { read: read<string | null>(null, null, 0.3, 'Không tìm thấy tên văn bản.'), next: 0 }
  const line = lines[title] as Line
  const inline = line.text
    .replace(/^(?:KẾ HOẠCH HÀNH ĐỘNG|KẾ HOẠCH|CHƯƠNG TRÌNH HÀNH ĐỘNG|CHƯƠNG TRÌNH|ĐỀ ÁN|PHƯƠNG ÁN|KE HOACH)\s*/iu, '')
    .trim()
  const pieces: string[] = inline ? [inline] : []
  let first = inline ? line : null
  let index = title + 1
  for (; index < lines.length; index++) {
    const next = lines[index] as Line
    const text = next.text.trim()
    const words = plain(text)
    if (next.table || /^[-_*=\s]*$/.test(text)) continue
    if (pieces.length === 0) {
      pieces.push(text)
      first = next
      continue
    }
    const capitals = capitalShare(pieces.join(' ')) > 0.7
    if (/^\(|^[IVX]{1,4}\s*[./]|^\d+\.|^(?:phần|chương)\s/iu.test(text)) break
    if (
      capitals
        ? capitalShare(text) < 0.6
        : BASIS_START.test(text) || text.length > 220 || /[;:.]$/.test(text) || !/^\p{Ll}/u.test(text)
    )
      break
    if (words === '' || pieces.join(' ').length > 500) break
    pieces.push(text)
  }
  const value = trimmed(pieces.join(' '))
  return {
    read: value
      ? read<string | null>(value, first ? sourceOf(first) : null, trust * 0.95)
      : read<string | null>(null, null, 0.3, 'Không tìm thấy tên văn bản.'),
    next: index,
  }
}

/** Documents cited in the preamble, and where the preamble ends. */
function readBases(zones: Zones, from: number, bodyFrom: number, trust: number): { bases: LegalBasis[]; next: number } {
  const bases: LegalBasis[] = []
  for (let index = from; index < Math.min(zones.bodyEnd, bodyFrom + 40); index++) {
    const line = zones.lines[index]
    if (!line || line.table) continue
    if (/^(?:[IVX|l1]{1,4}\s*[./)]|phần|chương|1\.|a\.|điều 1)/iu.test(line.text) && !/căn cứ/iu.test(line.text.slice(0, 20)))
      break
    if (line.text.startsWith('(')) continue
    for (const law of /^[-–]?\s*căn cứ\s/iu.test(line.text) ? line.text.matchAll(LAW) : []) {
      const source = sourceOf(line, law.index, law.index + law[0].length)
      bases.push({
        number: read<string | null>(law[2] ?? null, source, trust),
        date: read(validDate(Number(law[5]), Number(law[4]), Number(law[3])), source, trust),
        title: read(trimmed(law[1] ?? ''), source, trust),
        issuer: read<string | null>('Quốc hội', null, 0.9),
        role: 'basis',
      })
    }
    let top = -1
    for (const match of line.text.matchAll(CITED)) {
      // Only what the paragraph is based on, not documents named inside the title of another.
      const before = line.text.slice(0, match.index)
      const separate = top < 0 || /[;,]\s*(?:và\s+)?(?:các\s+)?$/u.test(before) || /(?:căn cứ|thực hiện)\s+$/iu.test(before)
      if (!separate) continue
      top = match.index
      const rest = line.text.slice(match.index + match[0].length)
      const title = trimmed(rest.split(/;\s|\s*\((?:sau đây|gọi tắt)/u)[0] ?? '')
      const issuer =
        /^\s*,?\s*(?:của|cua|caa|ctia|cia)\s+(.{3,60}?)(?=\s+(?:về|ve|vé|ban hành|quy định|phê duyệt|hướng dẫn|sửa đổi|triển khai|thực hiện|đẩy mạnh)(?:\s|$)|[;,.]|$)/iu.exec(
          rest,
        )?.[1] ?? null
      const proposal = /tờ trình|to tr/iu.test(match[1] ?? '')
      const date = match[5] ? validDate(Number(match[5]), Number(match[4]), Number(match[3])) : null
      const source = sourceOf(line, match.index, match.index + match[0].length)
      if (bases.some(basis => basis.number.value === (match[2] ?? '').replace(/\s+/g, ''))) continue
      bases.push({
        number: read<string | null>((match[2] ?? '').replace(/\s+/g, ''), source, trust),
        date: read(date, source, trust * 0.97, match[5] && !date ? 'Ngày không có trong lịch.' : null),
        title: read(trimmed(`${match[1]} ${title}`), source, trust * 0.9),
        issuer: read<string | null>(issuer ? trimmed(issuer) : null, issuer ? source : null, trust * 0.85),
        role: proposal ? 'proposal' : 'basis',
      })
    }
  }
  return { bases, next: bodyFrom }
}

/** Name, position and authority under the document. */
export function readSigner(zones: Zones, trust: number): PlanReading['signer'] {
  let lines = zones.lines.slice(zones.bodyEnd, zones.annexStart).filter(line => !line.table)
  // A plan attached to a decision is signed there.
  if (lines.length === 0 && zones.title > 8) lines = zones.lines.slice(8, zones.title).filter(line => !line.table)
  const nothing = (what: string): Read<string | null> => read<string | null>(null, null, 0.4, `Không tìm thấy ${what} người ký.`)
  let authority: string[] = []
  let position: Read<string | null> | null = null
  let name: Read<string | null> | null = null
  const NAME = /^(?:(?:TS|ThS|PGS|GS|BS|KS)\.?\s*)*(?:\p{Lu}[\p{Ll}\p{M}]+\s+){1,4}\p{Lu}[\p{Ll}\p{M}]+$/u
  let firm = false
  for (const line of lines) {
    // Recognition and exports put the whole block on one line.
    const text = line.text.replace(/^(?:Nơi nhận|Noi nhan|Noi nh\S+)\s*:?\s*/iu, '').trim()
    const block =
      /((?:TM|T\/M|KT|K\/T|TUQ|TL|Q)\.?\s.*)$/u.exec(text)?.[1] ??
      (/^(?:PHÓ\s+)?(?:CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG|CHÁNH VĂN PHÒNG|BÍ THƯ|PH[OÓ] CH[UỦ] T[IỊ]CH)/u.test(text)
        ? text
        : null)
    if (block) {
      firm = true
      const inline = /^(.*?)((?:PHÓ\s+)?(?:CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|BÍ THƯ))\s+((?:\p{Lu}[\p{Ll}\p{M}]+\s*){2,5})$/u.exec(
        block,
      )
      if (inline) {
        authority.push(trimmed(inline[1] ?? ''))
        position = read<string | null>(inline[2] ?? null, sourceOf(line), trust)
        name = read<string | null>((inline[3] ?? '').trim(), sourceOf(line, line.text.length - (inline[3] ?? '').length), trust)
      } else if (/^(?:TM|T\/M|KT|K\/T|TUQ|TL|Q)/u.test(block)) authority.push(block.replace(/\s+/g, ' '))
      else position = read<string | null>(block, sourceOf(line), trust)
    } else if (firm && NAME.test(text) && text.length < 40) name = read<string | null>(text, sourceOf(line), trust * 0.95)
  }
  authority = authority.filter(Boolean)
  return {
    name: name ?? nothing('tên'),
    position: position ?? nothing('chức vụ'),
    authority:
      authority.length > 0 ? read<string | null>(authority.join(', '), null, trust * 0.9) : read<string | null>(null, null, 0.6),
  }
}

export type Unit = { code: string; name: string }

/** The province that issued the plan: from the header, the place before the date, then from what the text names most. */
export function readProvince(
  zones: Zones,
  issuer: Read<string | null>,
  provinces: Unit[],
  directory: AgencyDirectory,
): PlanReading['province'] {
  const byPlain = provinces.map(province => ({ province, words: plain(province.name) }))
  const inText = (text: string, after: string): Unit | null => {
    const words = ` ${plain(text)} `
    for (const { province, words: name } of byPlain.toSorted((a, b) => b.words.length - a.words.length))
      if (new RegExp(`${after}${name} `).test(words)) return province
    return null
  }
  const header = issuer.value ? inText(issuer.value, '(?:tinh|thanh pho|tp) ') : null
  if (header) return read({ code: header.code, name: header.name }, issuer.source, 0.98)
  const named = /(?:TỈNH|THÀNH PHỐ)\s+(.+)$/iu.exec(issuer.value ?? '')?.[1]
  for (const line of zones.lines.slice(0, Math.max(zones.title, 12))) {
    const place = /^(.{2,40}?),\s*ng[àa]y/iu.exec(clean(line.text))?.[1]
    const unit = place ? inText(`tinh ${place}`, '(?:tinh|tp|thanh pho|tinh tp|tinh thanh pho) ') : null
    if (unit) return read({ code: unit.code, name: unit.name }, sourceOf(line), 0.95)
  }
  if (named)
    return read(
      { code: null, name: named },
      issuer.source,
      0.8,
      'Tên tỉnh, thành phố không có trong danh mục 34 đơn vị hiện nay.',
    )
  const counts = new Map<string, number>()
  for (const line of zones.lines) {
    const words = ` ${plain(line.text)} `
    for (const { province, words: name } of byPlain)
      counts.set(
        province.code,
        (counts.get(province.code) ?? 0) +
          (words.match(new RegExp(`(?:tinh|thanh pho|truyen hinh|ptth) ${name} `, 'g'))?.length ?? 0),
      )
  }
  const best = [...counts].toSorted((a, b) => b[1] - a[1])[0]
  if (best && best[1] > 0) {
    const unit = provinces.find(province => province.code === best[0])
    if (unit)
      return read(
        { code: unit.code, name: unit.name },
        null,
        0.7,
        `Đầu văn bản không ghi tỉnh ban hành; suy ra ${unit.name} từ nội dung.`,
      )
  }
  void directory
  return read<{ code: string | null; name: string } | null>(null, null, 0.3, 'Không rõ văn bản của tỉnh, thành phố nào.')
}

/** When the header is missing: the body says "Ủy ban nhân dân tỉnh ban hành Kế hoạch". */
export function inferIssuer(zones: Zones, province: PlanReading['province'], context: AgencyContext): Read<string | null> {
  const lines = zones.lines.slice(Math.max(zones.title, 0), Math.max(zones.title, 0) + 20)
  const found = lines.find(
    line =>
      findPhrase(
        wordsOf(line.text),
        ['ủy ban nhân dân tỉnh ban hành', 'ủy ban nhân dân thành phố ban hành', 'ubnd tỉnh ban hành', 'ubnd thành phố ban hành'],
        context.noisy,
      ) !== null,
  )
  const name = province.value?.name
  if (!found || !name) return read<string | null>(null, null, 0.4, 'Không tìm thấy tên cơ quan ban hành.')
  const kind = /th[aà]nh ph/iu.test(found.text.slice(-400)) && !/t[iỉ]nh ban/iu.test(found.text) ? 'thành phố' : 'tỉnh'
  return read<string | null>(
    `Ủy ban nhân dân ${kind} ${name}`,
    sourceOf(found),
    0.7,
    'Đầu văn bản không ghi cơ quan ban hành; suy ra từ nội dung.',
  )
}
