import { read } from './fields.ts'
import { sourceOf, type Line } from './lines.ts'
import type { Node } from './outline.ts'
import { isGeneralObjective } from './parts.ts'
import { rowParts } from './table-rows.ts'
import type { ReadTable } from './tables.ts'
import type { TargetReading } from './types.ts'
import { fold } from '#kernel/vietnamese.ts'
import { refersToAnnex } from './tasks.ts'
import { findPhrase, plain, wordsOf } from './words.ts'

export type TargetSettings = { year: number | null; trust: number; noisy: boolean }

type Figure = {
  value: number
  unit: string | null
  comparison: TargetReading['comparison']
  start: number
  end: number
  doubt: string | null
}

/** "1.000" is a thousand, "2,1" two and a tenth. */
export function vietnameseNumber(text: string): number | null {
  const plainNumber = text.trim().replace(/\s/g, '')
  if (!/^\d[\d.,]*$/.test(plainNumber)) return null
  const normal = /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(plainNumber)
    ? plainNumber.replace(/\./g, '').replace(',', '.')
    : plainNumber.replace(',', '.')
  const value = Number(normal)
  return Number.isFinite(value) ? value : null
}

const LEAST = /(?:ít nhất|tối thiểu|trên|≥|>|từ|không (?:thấp|dưới|ít) hơn|không dưới|đạt từ|hơn)\s*$/iu
const MOST = /(?:dưới|tối đa|không quá|≤|<|không vượt quá|còn|giảm còn|xuống còn|giảm xuống(?: còn)?)\s*$/iu
const PERCENT = /(\d{1,3}(?:[.,]\d+)?)(?:\s*%?\s*(?:-|–|đến)\s*(\d{1,3}(?:[.,]\d+)?))?\s*(?:%|phần trăm)/gu
const AMOUNT_CUE =
  /(?:ít nhất|tối thiểu|tối đa|trong đó|gồm|còn|đạt|có|trên|dưới|khoảng|được|từ|thêm|không dưới|thành lập|hình thành|xây dựng|tổ chức|đào tạo|hỗ trợ|phát triển|thu hút|bình quân|tổng số|hoàn thành|duy trì|phấn đấu|triển khai|mỗi \S+|cho|đón|tăng|giảm|trồng|cấp|bồi dưỡng|tập huấn|số|huy động|giải quyết|xóa|sửa chữa|kết nạp|ra mắt|nâng lên|lên|≥|≤|>|<|=|:)\s*(?:mới\s+|khoảng\s+|từ\s+|trên\s+|ít nhất\s+|tối thiểu\s+)*$/iu
const ONE_SYLLABLE =
  /^(?:người|hộ|xã|phường|lượt|bài|tin|lớp|cuộc|chiếc|cái|km|ha|m2|m3|tấn|giường|máy|trạm|điểm|buổi|kênh|trang|video|clip|đợt|kỳ|tháng|ngày|giờ|thôn|bản|làng|trường|em|con|tỷ|triệu|usd|suất|vụ|ca|cây|nhà|lần|bộ|phòng|cơ|đề|dự|sản|doanh|mô|hội|chương|trung|nhiệm|tổ|câu|sáng|công|phần|chuyên|thủ|hợp|khu|cụm|phóng|ấn|phẩm)$/iu
const NOT_AMOUNT =
  /^(?:\s*(?:tháng|ngày|năm|tuổi|giờ|sao|con giáp)(?=[\s,.;)]|$)|[\d]*\/\d|[\d]*-(?:\d{4}|\d{1,2}[-/]\d)|G\b|\s*[/]|\.\d|\s*(?:Gbps|Mbps|Gigabit|MHz))/iu

/** What is counted in targets, so that a figure before it needs no cue ("Cứng hóa 250 km đường"). */
const COUNTED =
  /^\s*(?:km|ha|m2|m²|m3|tấn|căn|hộ|lượt|người|lao động|học viên|doanh nghiệp|hợp tác xã|sản phẩm|mô hình|dự án|đề tài|triệu|nghìn|xã|phường|thôn|trường|điểm|công trình|tỷ đồng|triệu đồng|triệu USD|tỷ USD|cuộc|lớp|chương trình|chuyên mục|phóng sự|tin|bài)(?![\p{L}])/u
const MONEY_CUE = /(?:vốn|doanh thu|doanh số|kim ngạch|giá trị|tổng thu|sản lượng)(?:\s+\p{L}+){0,4}\s*$/iu
const BARE_FIGURES: [RegExp, string | null, Figure['comparison']][] = [
  [
    /(?:nhóm|top|thứ hạng|vị trí(?: thứ)?|xếp(?: hạng)?(?: thứ)?|hạng)\s+(?:từ\s+|thứ\s+)?(\d{1,2})(?![\d/.,]|\s*[-–])/iu,
    null,
    '<=',
  ],
  [/(?:đạt|:|còn|lên)\s*(?:khoảng |trên |tối thiểu |từ )*(\d{1,3}(?:,\d+)?)\s*tuổi/iu, 'tuổi', '='],
  [
    /(?:đạt|:|còn|lên)\s*(?:khoảng |trên |tối thiểu |từ |mức )*(\d{1,3}(?:\.\d{3})*(?:,\d+)?)(?![,.]?\d)\s*(?=[.;,]|trở lên|$)/iu,
    null,
    '=',
  ],
]

/** The figures that a target states. Percentages come first: "100% khu có tối thiểu 1 trạm" is one target of 100%. */
export function figuresIn(text: string): Figure[] {
  const figures: Figure[] = []
  const bracket = (at: number): boolean => text.slice(0, at).split('(').length > text.slice(0, at).split(')').length
  for (const match of text.matchAll(PERCENT)) {
    if (bracket(match.index)) continue
    const before = text.slice(0, match.index)
    // "từ 50% lên 70%": the aim is the second.
    if (
      /\s(?:lên|đến)\s+(?:khoảng\s+|trên\s+)?\d[\d.,]*\s*%/u.test(
        text.slice(match.index + match[0].length, match.index + match[0].length + 22),
      ) &&
      /từ\s+(?:khoảng\s+)?$/iu.test(before)
    )
      continue
    const value = vietnameseNumber(match[1] ?? '')
    if (value === null || value > 1000) continue
    const comparison =
      LEAST.test(before) && !/(?:lên|từ)\s*$/.test(before.slice(-4))
        ? '>='
        : MOST.test(before)
          ? '<='
          : LEAST.test(before)
            ? '>='
            : '='
    figures.push({
      value,
      unit: '%',
      comparison,
      start: match.index,
      end: match.index + match[0].length,
      doubt: match[2] ? 'Chỉ tiêu là một khoảng; lấy mức thấp.' : null,
    })
  }
  if (figures.length > 0) return figures
  const loose: Figure[] = []
  for (const match of text.matchAll(/(?<![\p{L}\d/.,-])(\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)(?![\d%])/gu)) {
    const after = text.slice(match.index + match[0].length)
    const before = text.slice(0, match.index)
    if (bracket(match.index) || NOT_AMOUNT.test(after)) continue
    if (/(?:số|năm|ngày|tháng|quý|điều|khoản|mức(?: độ)?|cấp(?: độ)?|giai đoạn|thứ|top|hạng|phần)\s*$/iu.test(before)) continue
    const value = vietnameseNumber(match[1] ?? '')
    const unit = unitAfter(after)
    if (value === null || unit === null || (value >= 1945 && value <= 2100 && !/\./.test(match[1] ?? ''))) continue
    const cued = before.trim() === '' || AMOUNT_CUE.test(before.slice(-40)) || MONEY_CUE.test(before.slice(-50))
    if (!cued && !COUNTED.test(after)) continue
    const figure: Figure = {
      value,
      unit,
      comparison: LEAST.test(before) ? '>=' : MOST.test(before) ? '<=' : '=',
      start: match.index,
      end: match.index + match[0].length,
      doubt: null,
    }
    ;(cued ? figures : loose).push(figure)
  }
  if (figures.length > 0) return figures
  return loose.length > 0 ? loose : bareFigures(text)
}

/** Figures without a thing that is counted: an index, an age, a place in a ranking. */
function bareFigures(text: string): Figure[] {
  for (const [pattern, unit, comparison] of BARE_FIGURES) {
    const found = pattern.exec(text)
    const value = found ? vietnameseNumber(found[1] ?? '') : null
    if (!found || value === null || (value >= 1945 && value <= 2100)) continue
    const start = found.index + found[0].lastIndexOf(found[1] ?? '')
    const least = LEAST.test(text.slice(0, start)) || /trở lên/u.test(text.slice(start, start + 20))
    return [{ value, unit, comparison: least ? '>=' : comparison, start, end: start + (found[1] ?? '').length, doubt: null }]
  }
  return []
}

function unitAfter(after: string): string | null {
  // "từ 03 đến 05 doanh nghiệp"
  const words = /^(?:\s*(?:đến|-|–)\s*\d[\d.,]*)?\s*([\p{L}/]+)(?:\s+([\p{L}/]+))?/u.exec(after)
  if (!words?.[1] || (/^\p{Lu}\p{Ll}/u.test(words[1]) && !/^(?:Tổ|Trung|Khu|Cụm|Đội|Câu|Mô|Sàn|Điểm)$/u.test(words[1])))
    return null
  const first = words[1].toLowerCase()
  if (/^(?:tỷ|triệu|nghìn)$/.test(first)) return [first, words[2] ?? ''].join(' ').trim()
  if (/\//.test(first)) return words[1]
  if (
    ONE_SYLLABLE.test(first) &&
    /^(?:người|hộ|xã|phường|lượt|bài|tin|lớp|cuộc|chiếc|cái|km|ha|m2|m3|tấn|giường|máy|trạm|điểm|buổi|kênh|trang|video|clip|đợt|kỳ|thôn|bản|làng|trường|em|con|usd|suất|vụ|ca|cây|nhà|lần|bộ|phòng)$/iu.test(
      first,
    )
  )
    return first
  return [first, words[2] ?? ''].join(' ').trim() || null
}

const YEAR = /(?:19|20)\d{2}/g

/** The year a heading or item is about: the last one of "đến hết năm 2025", "giai đoạn 2026 - 2030". */
export function yearOf(text: string, noisy: boolean): number | null {
  const head = /^[^:]{0,70}:/.exec(text)?.[0] ?? text
  const folded = fold(head)
  const cue =
    /(?:den|toi|het|trong|vao|cuoi)?\s*(?:het |cuoi |dau )?(?:nam|giai doan|thoi ky)\s*(?:(?:19|20)\d{2}\s*(?:-|–|den|den nam)\s*)?((?:19|20)\d{2})/.exec(
      folded,
    ) ?? /^(?:den\s+)?((?:19|20)\d{2})(?:\s*-\s*((?:19|20)\d{2}))?\s*:?/.exec(folded)
  if (cue) return Number(cue[2] ?? cue[1])
  if (noisy && /^n[a-z]{1,3}m? ?\d{4}$/.test(plain(head))) return Number(head.match(YEAR)?.at(-1))
  return null
}

/** Years in an item count only where they date the aim, not where they belong to another document's name. */
function yearInItem(text: string): number | null {
  const opening =
    /^(?:[^,:;]{0,40}?)(?:đến|tới|hết|trong|phấn đấu|cuối)\s+(?:hết\s+|cuối\s+)?(?:năm\s+)?((?:19|20)\d{2})(?=[\s,:;])/iu.exec(
      text,
    )
  if (opening) return Number(opening[1])
  const period = /^(?:trong\s+)?giai đoạn\s+(?:19|20)\d{2}\s*(?:-|–|đến)\s*((?:19|20)\d{2})(?=[\s,:;])/iu.exec(text)
  if (period) return Number(period[1])
  const own = /^năm\s+((?:19|20)\d{2})(?=[\s,:;])/iu.exec(text)
  if (own) return Number(own[1])
  const closing = /(?:đến|vào|trong|trước|hết)\s+(?:hết\s+|cuối\s+)?năm\s+((?:19|20)\d{2})\s*[.;]?\s*$/iu.exec(text)
  return closing ? Number(closing[1]) : null
}

/** Cuts an item at semicolons, and before "và tăng …", so that each piece holds its own figure. */
function pieces(text: string): { text: string; start: number }[] {
  const cuts = [0]
  for (const match of text.matchAll(
    /;\s+|,\s+(?=[^,;]{3,70}?\s(?:đạt|còn)\s+(?:trên\s+|ít nhất\s+|tối thiểu\s+|khoảng\s+)?\d)|,\s+(?=(?:đạt|chiếm|đóng góp|giữ|nằm trong|thuộc nhóm|xếp)\s[^,;]{0,60}?\d)|\s+và\s+(?=\d{1,3}(?:\.\d{3})*\s+\p{Ll}{2,})|,\s+(?=trong đó\s)|,\s+(?=(?:trong đó\s+)?(?:có\s+)?\d{1,3}(?:\.\d{3})*\s+\p{Ll}{2,})|,\s+(?=(?:trong đó\s+)?(?:tỷ lệ|tỷ trọng|tỉ lệ|số lượng|ít nhất|tối thiểu|phấn đấu|trên|\d{1,3}\s*%)\s)|\s+và\s+(?=(?:tăng|giảm|tỷ lệ|tỉ lệ|ít nhất|tối thiểu|phấn đấu|trên \d|\d{1,3}\s*%))/giu,
  ))
    cuts.push(match.index + match[0].length)
  const all = cuts.map((start, index) => ({
    start,
    text: text.slice(start, cuts[index + 1] ?? text.length).replace(/[\s;,]+$|\s+và\s*$/u, ''),
  }))
  // A piece without a figure belongs to the one before it.
  const merged: { text: string; start: number }[] = []
  for (const piece of all) {
    const last = merged.at(-1)
    if (last && (figuresIn(piece.text).length === 0 || figuresIn(last.text).length === 0))
      last.text = text.slice(last.start, piece.start + piece.text.length)
    else merged.push({ ...piece })
  }
  return merged
}

/** The targets of the parts that hold them: leaves, one for each figure, with the year of their heading. */
export function bodyTargets(parts: Node[], settings: TargetSettings): { target: TargetReading; node: Node }[] {
  const found: { target: TargetReading; node: Node }[] = []
  const visit = (node: Node, year: number | null, yearNode: Node | null): void => {
    if (node.line.table) return
    if (node.mark && node.parent !== null && isGeneralObjective(node.text, settings.noisy)) return
    const aim =
      node.role === 'targets' ||
      (node.role === 'scope' && holdsTargets(node.parent) && /^(?:dinh huong|tam nhin)/.test(plain(node.text)))
    if (!aim && node.parent !== null && node.role !== 'scope') return
    if (node.role === 'scope' && !aim && !/^(?:dinh huong|tam nhin)/.test(plain(rootHeading(node)))) return
    const own = node.children.length > 0 || node.mark?.family === 'roman' ? yearOf(node.text, settings.noisy) : null
    const nextYear = own ?? year
    const nextNode = own === null ? yearNode : node
    const items = node.children.filter(child => !child.line.table)
    const marked = items.filter(child => child.mark !== null)
    if (items.length > 0) {
      // "1. Mục tiêu" without figures beside "2. Chỉ tiêu" is the general aim.
      const figured = items.some(child => /^(?:cac )?chi tieu/.test(plain(child.text)))
      const general = items.filter(
        child =>
          isGeneralObjective(child.text, settings.noisy) ||
          (figured && /^muc tieu(?: |$)(?!cu the)/.test(plain(child.text)) && !holdsFigures(child)),
      )
      for (const child of items) {
        // A paragraph before the list tells the present state or introduces it.
        if (child.mark === null && marked.length > 0 && child.children.length === 0) continue
        if (!general.includes(child) || child.mark === null)
          visit(
            child,
            child.mark === null && own === null ? (yearOf(child.text.slice(0, 60), settings.noisy) ?? nextYear) : nextYear,
            nextNode,
          )
      }
      return
    }
    if (node.parent === null || (plain(node.text).split(' ').length < 4 && figuresIn(node.text).length === 0)) return
    if (/^(?:sau day|nhu sau|hien nay)/.test(plain(node.text)) || refersToAnnex(node.text)) return
    // "Các chỉ tiêu được giao theo bảng sau:" announces the table that holds them.
    if (/:\s*$/.test(node.text) && figuresIn(node.text).length === 0) return
    leaf(node, nextYear, nextNode)
  }
  const leaf = (node: Node, year: number | null, yearNode: Node | null): void => {
    const whole = yearInItem(node.text) ?? (/^[^:]{4,60}:/.test(node.text) ? yearOf(node.text, settings.noisy) : null)
    const cut = pieces(node.text)
    for (const piece of cut) {
      const figures = figuresIn(piece.text)
      const only = figures[0]
      const list = only ? figures : [null]
      for (const figure of list) {
        const from = node.offset + piece.start
        const source = sourceOf(node.line, from, from + piece.text.length)
        const stated = yearInItem(piece.text) ?? whole ?? year
        const value = stated ?? settings.year
        const yearSource = whole !== null || yearInItem(piece.text) !== null ? source : yearNode ? sourceOf(yearNode.line) : null
        const text = cut.length === 1 ? node.text : piece.text
        found.push({
          node,
          target: {
            section: node.path,
            clause: null,
            text: read(
              text,
              source,
              settings.trust * (list.length > 1 ? 0.85 : 1),
              list.length > 1 ? 'Một câu nêu nhiều con số; mỗi con số được tách thành một chỉ tiêu.' : null,
            ),
            year: read(
              value,
              yearSource,
              settings.trust,
              stated === null && value !== null
                ? 'Chỉ tiêu không ghi năm; lấy năm của kế hoạch.'
                : value === null
                  ? 'Chỉ tiêu không ghi năm.'
                  : null,
            ),
            value: read(
              figure?.value ?? null,
              figure ? sourceOf(node.line, from + figure.start, from + figure.end) : null,
              figure ? settings.trust : 0.8,
              figure?.doubt ?? null,
            ),
            unit: read(
              figure?.unit ?? null,
              figure ? source : null,
              figure ? settings.trust * (figure.unit === '%' ? 1 : 0.8) : 0.8,
            ),
            comparison: figure?.comparison ?? null,
          },
        })
      }
    }
  }
  for (const part of parts) visit(part, null, null)
  return found
}

/** A part that is about aims, or names them beside something else ("QUAN ĐIỂM, MỤC TIÊU"). */
const holdsTargets = (node: Node | null): boolean => node?.role === 'targets' || (node?.roles.includes('targets') ?? false)

const holdsFigures = (node: Node): boolean => node.children.some(child => figuresIn(child.text).length > 0 || holdsFigures(child))

function rootHeading(node: Node): string {
  let current: Node = node
  while (current.parent && !holdsTargets(current.parent)) current = current.parent
  return current.text
}

/** The targets of a table: one for each figure and year; the heading of the column gives the year. */
export function tableTargets(table: ReadTable, line: Line, base: string, settings: TargetSettings): TargetReading[] {
  const found: TargetReading[] = []
  const groups: { style: string; label: string; text: string }[] = []
  for (const row of table.rows) {
    const parts = rowParts(table, row)
    if (!parts) continue
    const figures = table.columns.flatMap((column, index) => {
      const slot = row.slots[index]
      if (column.meaning !== 'figure' || !slot?.first) return []
      const text = slot.cell.text.trim()
      const match = /\d[\d.,]*/.exec(text)
      const value = match ? vietnameseNumber(match[0].replace(/[.,]$/, '')) : null
      return text === '' || /^[-–/x]$/i.test(text) ? [] : [{ column, slot, text, value }]
    })
    const isGroup = figures.length === 0 && (parts.group || parts.mark?.family === 'roman' || parts.mark?.family === 'capital')
    if (isGroup) {
      while (groups.length > 0 && groups.at(-1)?.style === (parts.mark?.style ?? 'none')) groups.pop()
      groups.push({ style: parts.mark?.style ?? 'none', label: parts.mark?.label ?? '', text: parts.content })
      continue
    }
    const unitSlot = table.columns.findIndex(column => column.meaning === 'unit')
    const unit = unitSlot >= 0 ? row.slots[unitSlot]?.cell.text.trim() || null : null
    const labels = [base, ...groups.map(group => group.label), parts.mark?.label ?? ''].filter(Boolean)
    const section = labels.filter((label, index) => !labels[index + 1]?.startsWith(`${label}.`)).join('.')
    const place = (slot: (typeof figures)[number]['slot'] | null, quote: string): TargetReading['text']['source'] => ({
      block: line.block,
      page: line.page,
      start: 0,
      end: quote.length,
      quote,
      row: row.index,
      cell: slot?.cellIndex ?? 0,
    })
    const inText = figures.length === 0 ? figuresIn(parts.content) : []
    const list = figures.length > 0 ? figures : [{ column: null, slot: null, text: '', value: inText[0]?.value ?? null }]
    for (const figure of list) {
      const year = figure.column?.year ?? yearOf(parts.content, false) ?? settings.year
      found.push({
        section,
        clause: null,
        text: read(parts.content, place(parts.contentSlot, parts.content), settings.trust),
        year: read(year, null, settings.trust * 0.95, year === null ? 'Cột số liệu không ghi năm.' : null),
        value: read(
          figure.value,
          figure.slot ? place(figure.slot, figure.text) : null,
          settings.trust,
          figure.value === null && figure.text ? `Ô số liệu ghi “${figure.text}”, không phải con số.` : null,
        ),
        unit: read(
          figure.text.includes('%') || (!unit && /\(%\)/.test(parts.content)) ? '%' : (unit ?? inText[0]?.unit ?? null),
          null,
          settings.trust * 0.95,
        ),
        comparison: /[≥>]|trên|tối thiểu|ít nhất/iu.test(figure.text)
          ? '>='
          : /[≤<]|dưới|tối đa/iu.test(figure.text)
            ? '<='
            : figure.value === null
              ? null
              : '=',
      })
    }
  }
  return found
}

/** A plan that is about one year says so in its title. */
export function yearOfTitle(title: string): number | null {
  const words = wordsOf(title)
  const found = findPhrase(words, ['năm'], false)
  const years = title.match(YEAR)
  if (!years || !found) return null
  const last =
    /(?:năm|giai đoạn)\s+(?:(?:19|20)\d{2}\s*[-–]\s*)?((?:19|20)\d{2})(?![^]*(?:năm|giai đoạn)\s+(?:19|20)\d{2})/iu.exec(
      title.replace(/ngày\s+\d{1,2}[^]*?(?:19|20)\d{2}/giu, ''),
    )
  return last ? Number(last[1]) : null
}
