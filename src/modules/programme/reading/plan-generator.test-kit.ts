import type { Block, Cell, DocumentContent } from '#kernel/documents/document.ts'

/**
 * Invented plans with a known truth, in the layouts that provinces use. Every choice comes from the seed, so a failing plan can
 * be made again.
 */
export type TrueTask = {
  text: string
  lead: string[]
  coordinate: string[]
  due: string | null
  recurrence: 'ongoing' | 'annual' | 'once' | null
}
export type InventedPlan = {
  layout: string
  content: DocumentContent
  tasks: TrueTask[]
  targets: { value: number; year: number }[]
  reportDays: string[]
}

const random = (seed: number): (() => number) => {
  let state = (seed * 2654435761 + 12345) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const VERBS = [
  'Xây dựng',
  'Rà soát',
  'Tổ chức',
  'Nâng cấp',
  'Ban hành',
  'Khảo sát',
  'Triển khai',
  'Biên soạn',
  'Số hóa',
  'Hướng dẫn',
  'Kiểm tra',
  'Hỗ trợ',
  'Đào tạo',
  'Thí điểm',
  'Lắp đặt',
  'Hoàn thiện',
]
const THINGS = ['quy chế vận hành trạm bơm', 'bản đồ vùng trồng rau', 'lớp bồi dưỡng thợ mộc', 'tuyến xe buýt nông thôn', 'kho lưu trữ giống lúa', 'hệ thống đèn đường', 'bộ tài liệu về nước sạch', 'cuộc thi vẽ tranh thiếu nhi', 'mạng lưới quan trắc gió', 'mô hình nuôi ong', 'sổ tay an toàn lưới điện', 'phòng đọc sách lưu động', 'điểm thu gom pin cũ', 'phần mềm quản lý nghĩa trang', 'hội chợ gốm sứ', 'đội dân phòng mẫu'] // prettier-ignore
const TAILS = [
  'tại các xã miền núi',
  'phục vụ nhân dân vùng lũ',
  'theo hướng tiết kiệm',
  'cho học sinh bán trú',
  'trên địa bàn tỉnh',
  'gắn với du lịch',
  'bảo đảm an toàn, hiệu quả',
  'ở khu dân cư mới',
]
const BODIES = ['Sở Tài chính', 'Sở Y tế', 'Sở Xây dựng', 'Sở Nội vụ', 'Sở Giáo dục và Đào tạo', 'Sở Văn hóa, Thể thao và Du lịch', 'Sở Nông nghiệp và Môi trường', 'Sở Khoa học và Công nghệ', 'Công an tỉnh', 'Bộ Chỉ huy Quân sự tỉnh', 'Văn phòng UBND tỉnh', 'Thanh tra tỉnh', 'Hội Nông dân tỉnh', 'Tỉnh đoàn', 'Sở Tư pháp', 'Sở Công Thương', 'Ban Quản lý Khu kinh tế'] // prettier-ignore
const GROUPS = [
  'Các sở, ban, ngành tỉnh',
  'UBND các xã, phường',
  'Các cơ quan, đơn vị liên quan',
  'Các tổ chức chính trị - xã hội',
  'Các doanh nghiệp viễn thông',
]
const PROVINCES = ['Tuyên Quang', 'Quảng Trị', 'Khánh Hòa', 'Đồng Nai', 'Phú Thọ', 'Vĩnh Long', 'Nghệ An', 'Lào Cai']
const HEADINGS = [
  'Hoàn thiện cơ chế quản lý',
  'Phát triển hạ tầng thiết yếu',
  'Đào tạo nguồn nhân lực',
  'Tăng cường kiểm tra, giám sát',
  'Đẩy mạnh hợp tác vùng',
]

type Kit = { pick: <T>(list: readonly T[]) => T; chance: (share: number) => boolean; whole: (from: number, to: number) => number }
const kitOf = (seed: number): Kit => {
  const next = random(seed)
  return {
    pick: list => list[Math.floor(next() * list.length)] as never,
    chance: share => next() < share,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
  }
}

const pad = (value: number): string => String(value).padStart(2, '0')
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

function time(kit: Kit): { text: string; due: string | null; recurrence: TrueTask['recurrence'] } {
  const year = kit.whole(2025, 2030)
  const month = kit.whole(1, 12)
  const quarter = kit.whole(1, 4)
  const roman = ['I', 'II', 'III', 'IV'][quarter - 1] ?? 'I'
  const end = (m: number): string => `${year}-${pad(m)}-${pad(lastDay(year, m))}`
  const day = kit.whole(1, 28)
  return kit.pick([
    () => ({ text: 'Thường xuyên', due: null, recurrence: 'ongoing' as const }),
    () => ({ text: kit.pick(['Hằng năm', 'Hàng năm']), due: null, recurrence: 'annual' as const }),
    () => ({
      text: kit.pick([`Quý ${roman}/${year}`, `Quý ${roman} năm ${year}`, `Quí ${roman}-${year}`]),
      due: end(quarter * 3),
      recurrence: 'once' as const,
    }),
    () => ({
      text: kit.pick([`Tháng ${month}/${year}`, `Tháng ${pad(month)} năm ${year}`, `${pad(month)}/${year}`]),
      due: end(month),
      recurrence: 'once' as const,
    }),
    () => ({
      text: kit.pick([
        `Trước ngày ${day}/${month}/${year}`,
        `${pad(day)}/${pad(month)}/${year}`,
        `Trước ${day}/${month}/${year}`,
      ]),
      due: `${year}-${pad(month)}-${pad(day)}`,
      recurrence: 'once' as const,
    }),
    () => ({
      text: kit.pick([`Năm ${year}`, `Trong năm ${year}`, `Hết năm ${year}`]),
      due: `${year}-12-31`,
      recurrence: 'once' as const,
    }),
    () => ({
      text: kit.pick([`${year} - ${year + 2}`, `Giai đoạn ${year}-${year + 2}`]),
      due: `${year + 2}-12-31`,
      recurrence: null,
    }),
  ])()
}

function task(kit: Kit, number: number): TrueTask & { timeText: string } {
  const lead = [kit.pick(BODIES)]
  if (kit.chance(0.12)) lead.push(kit.pick(BODIES.filter(body => !lead.includes(body))))
  const coordinate: string[] = []
  for (let count = kit.whole(0, 3); count > 0; count--) {
    const body = kit.pick(kit.chance(0.4) ? GROUPS : BODIES)
    if (!lead.includes(body) && !coordinate.includes(body)) coordinate.push(body)
  }
  const { text: timeText, due, recurrence } = time(kit)
  return {
    text: `${kit.pick(VERBS)} ${kit.pick(THINGS)} số ${number} ${kit.pick(TAILS)}`,
    lead,
    coordinate,
    due,
    recurrence,
    timeText,
  }
}

const joined = (kit: Kit, names: string[]): string =>
  names
    .map((name, index) =>
      index === 0 ? name : `${kit.pick(['; ', ', '])}${name.startsWith('Các') ? `c${name.slice(1)}` : name}`,
    )
    .join('')

const paragraph = (text: string): Block => ({ kind: 'paragraph', text, page: null, confidence: 1 })
const cell = (text: string, columnSpan = 1, rowSpan = 1): Cell => ({ text, lines: text ? [text] : [], columnSpan, rowSpan })

/** One invented plan; `size` is the number of tasks. */
export function inventPlan(
  seed: number,
  layout: 'annex' | 'merged' | 'attributes' | 'sentences' | 'headers',
  size: number,
): InventedPlan {
  const kit = kitOf(seed)
  const province = kit.pick(PROVINCES)
  const blocks: Block[] = [
    paragraph(`ỦY BAN NHÂN DÂN TỈNH ${province.toUpperCase()}`),
    paragraph('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'),
    paragraph('Độc lập - Tự do - Hạnh phúc'),
    paragraph(`Số: ${kit.whole(1, 900)}/KH-UBND`),
    paragraph(`${province}, ngày ${pad(kit.whole(1, 28))} tháng ${pad(kit.whole(1, 12))} năm 2025`),
    paragraph('KẾ HOẠCH'),
    paragraph('Chăm lo đời sống khu dân cư trên địa bàn tỉnh'),
    paragraph('Căn cứ Quyết định số 12/QĐ-TTg ngày 03/3/2025 của Thủ tướng Chính phủ về khu dân cư kiểu mẫu;'),
    paragraph('Ủy ban nhân dân tỉnh ban hành Kế hoạch với các nội dung sau:'),
    paragraph('I. MỤC ĐÍCH, YÊU CẦU'),
    paragraph('- Nâng cao chất lượng cuộc sống của nhân dân.'),
    paragraph(kit.pick(['II. MỤC TIÊU', 'II. MỤC TIÊU, CHỈ TIÊU', 'II. CÁC CHỈ TIÊU CỤ THỂ'])),
  ]
  const targets: InventedPlan['targets'] = []
  for (const [index, year] of [2026, 2030].entries()) {
    blocks.push(paragraph(kit.pick([`${index + 1}. Đến năm ${year}`, `${index + 1}. Mục tiêu đến năm ${year}`])))
    for (let count = kit.whole(1, 3); count > 0; count--) {
      const value = kit.whole(10, 100)
      targets.push({ value, year })
      blocks.push(
        paragraph(
          `- ${kit.pick(['Ít nhất', 'Phấn đấu', 'Trên', 'Tối thiểu'])} ${value}% hộ dân ${kit.pick(THINGS)} được ${kit.pick(['cấp nước', 'chiếu sáng', 'tập huấn'])}.`,
        ),
      )
    }
  }
  blocks.push(paragraph(kit.pick(['III. NHIỆM VỤ, GIẢI PHÁP', 'III. NHIỆM VỤ VÀ GIẢI PHÁP CHỦ YẾU', 'III. NỘI DUNG THỰC HIỆN'])))
  const tasks = Array.from({ length: size }, (_, index) => task(kit, index + 1))
  if (layout === 'annex' || layout === 'merged')
    blocks.push(paragraph('1. Đẩy mạnh các hoạt động chăm lo đời sống nhân dân.'), paragraph('2. Huy động nguồn lực xã hội.'))
  else if (layout === 'attributes') attributes(kit, blocks, tasks)
  else if (layout === 'sentences') sentences(kit, blocks, tasks)
  else headers(kit, blocks, tasks)
  const days: [number, number][] = kit.chance(0.5) ? [[kit.whole(1, 28), 6], [kit.whole(1, 28), 12]] : [[kit.whole(1, 28), 11]] // prettier-ignore
  const [first, second] = days.map(([day, month]) => kit.pick([`ngày ${day}/${month}`, `ngày ${pad(day)} tháng ${month}`]))
  blocks.push(
    paragraph('IV. KINH PHÍ THỰC HIỆN'),
    paragraph('Từ ngân sách nhà nước và nguồn hợp pháp khác.'),
    paragraph('V. TỔ CHỨC THỰC HIỆN'),
    paragraph('1. Sở Xây dựng'),
    paragraph('Theo dõi, đôn đốc việc thực hiện Kế hoạch.'),
    paragraph('2. Các sở, ban, ngành và UBND các xã, phường'),
    paragraph(
      `${kit.pick(['Định kỳ trước', 'Trước'])} ${first}${second ? ` và trước ${second}` : ''} hằng năm báo cáo kết quả thực hiện về Sở Xây dựng để tổng hợp.`,
    ),
    paragraph('Nơi nhận:'),
    paragraph('- Lưu: VT.'),
    paragraph('TM. ỦY BAN NHÂN DÂN'),
    paragraph('CHỦ TỊCH'),
    paragraph('Đỗ Văn Mẫu'),
  )
  if (layout === 'annex' || layout === 'merged') annex(kit, blocks, tasks, layout === 'merged')
  return {
    layout,
    content: { format: layout === 'merged' ? 'docx' : 'txt', recognised: false, pageCount: null, blocks, convertedFrom: null },
    tasks: tasks.map(({ text, lead, coordinate, due, recurrence }) => ({ text, lead, coordinate, due, recurrence })),
    targets,
    reportDays: days.map(([day, month]) => `${pad(month)}-${pad(day)}`),
  }
}

type Planned = TrueTask & { timeText: string }

function annex(kit: Kit, blocks: Block[], tasks: Planned[], merged: boolean): void {
  blocks.push(
    paragraph(kit.pick(['PHỤ LỤC', 'PHỤ LỤC I', 'Phụ lục'])),
    paragraph('DANH MỤC NHIỆM VỤ TRỌNG TÂM'),
    paragraph('(Kèm theo Kế hoạch của Ủy ban nhân dân tỉnh)'),
  )
  const heading = { index: kit.pick(['TT', 'STT', 'Số TT']), content: kit.pick(['Nội dung', 'Nhiệm vụ', 'Tên nhiệm vụ', 'Nội dung công việc', 'Nội dung, nhiệm vụ', 'Hoạt động']), lead: kit.pick(['Cơ quan chủ trì', 'Đơn vị chủ trì', 'Chủ trì', 'Cơ quan, đơn vị chủ trì']), coordinate: kit.pick(['Cơ quan phối hợp', 'Đơn vị phối hợp', 'Phối hợp']), time: kit.pick(['Thời gian', 'Thời gian thực hiện', 'Thời hạn hoàn thành', 'Tiến độ hoàn thành', 'Thời gian hoàn thành']), product: kit.pick(['Sản phẩm', 'Kết quả', 'Sản phẩm dự kiến']) } // prettier-ignore
  const tworows = kit.chance(0.4)
  const pair = kit.chance(0.25) && !tworows ? (['coordinate', 'lead'] as const) : (['lead', 'coordinate'] as const)
  const others = kit.pick([['time'], ['time', 'product'], ['product', 'time']] as const)
  const order: (keyof typeof heading)[] = kit.chance(0.5)
    ? ['index', 'content', ...pair, ...others]
    : ['index', 'content', ...others, ...pair]
  const rows: Cell[][] = []
  const head: Cell[][] = []
  if (tworows) {
    const one = order.flatMap((name): Cell[] =>
      name === 'lead'
        ? [cell('Cơ quan thực hiện', merged ? 2 : 1)]
        : name === 'coordinate'
          ? []
          : [cell(heading[name], 1, merged ? 2 : 1)],
    )
    const two = merged
      ? order.map(name =>
          name === 'lead' ? cell('Chủ trì') : name === 'coordinate' ? cell('Phối hợp') : cell(heading[name], 1, 2),
        )
      : [cell('Chủ trì'), cell('Phối hợp')]
    head.push(one, two)
  } else head.push(order.map(name => cell(heading[name])))
  rows.push(...head)
  const grouped = kit.chance(0.6)
  const perGroup = kit.whole(2, 9)
  const restart = kit.chance(0.5)
  let number = 0
  let group = 0
  tasks.forEach((item, at) => {
    if (grouped && at % perGroup === 0 && at < perGroup * 12) {
      group++
      if (restart) number = 0
      const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'][group - 1] ?? 'I'
      const name = kit.pick(HEADINGS)
      if (merged)
        rows.push(
          kit.chance(0.5) ? [cell(roman), cell(name, order.length - 1)] : [cell(`${roman}. ${name.toUpperCase()}`, order.length)],
        )
      else rows.push(kit.chance(0.5) ? [cell(`${roman}. ${name}`)] : [cell(roman), cell(name)])
    }
    // Long tables repeat their header on each page.
    if (at > 0 && at % 25 === 0 && kit.chance(0.5)) rows.push(...head)
    number++
    const values = {
      index: kit.chance(0.9) ? String(number) : `${number}.`,
      content: item.text,
      lead: joined(kit, item.lead),
      coordinate: joined(kit, item.coordinate),
      time: item.timeText,
      product: kit.pick(['Báo cáo', 'Kế hoạch', 'Văn bản']),
    }
    rows.push(order.map(name => cell(values[name])))
  })
  // The reader of text files cannot know widths: the last cell of a short row takes the rest.
  const width = order.length
  const laid = merged
    ? rows
    : rows.map(row => row.map((one, index) => (index === row.length - 1 ? cell(one.text, width - row.length + 1) : one)))
  const cut = tasks.length > 40 && kit.chance(0.4) ? Math.floor(laid.length / 2) : laid.length
  blocks.push({ kind: 'table', rows: laid.slice(0, cut), page: null, confidence: 1 })
  if (cut < laid.length) blocks.push({ kind: 'table', rows: laid.slice(cut), page: null, confidence: 1 })
}

function attributes(kit: Kit, blocks: Block[], tasks: Planned[]): void {
  const labels = {
    lead: kit.pick(['Cơ quan chủ trì', 'Đơn vị chủ trì', 'Chủ trì', 'Đơn vị thực hiện', 'Cơ quan chủ trì thực hiện']),
    coordinate: kit.pick(['Cơ quan phối hợp', 'Đơn vị phối hợp', 'Phối hợp']),
    time: kit.pick(['Thời gian thực hiện', 'Thời gian', 'Thời gian hoàn thành', 'Thời hạn hoàn thành']),
  }
  const mark = kit.pick(['- ', '+ ', '', '* ', '• '])
  const nested = kit.chance(0.5)
  tasks.forEach((item, at) => {
    if (nested && at % 4 === 0) blocks.push(paragraph(`${at / 4 + 1}. ${kit.pick(HEADINGS)}`))
    blocks.push(paragraph(nested ? `${'abcd'[at % 4]}) ${item.text}` : `${at + 1}. ${item.text}${kit.pick(['', '.'])}`))
    blocks.push(paragraph(`${mark}${labels.lead}: ${joined(kit, item.lead)}.`))
    if (item.coordinate.length > 0) blocks.push(paragraph(`${mark}${labels.coordinate}: ${joined(kit, item.coordinate)}.`))
    blocks.push(paragraph(`${mark}${labels.time}: ${item.timeText}.`))
  })
}

const series = (names: string[]): string =>
  names
    .map(
      (name, index) =>
        (index === 0 ? '' : index === names.length - 1 ? ' và ' : ', ') + (name.startsWith('Các') ? `c${name.slice(1)}` : name),
    )
    .join('')
const lowered = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1)

function sentences(kit: Kit, blocks: Block[], tasks: Planned[]): void {
  tasks.forEach((item, at) => {
    if (at % 5 === 0) blocks.push(paragraph(`${at / 5 + 1}. ${kit.pick(HEADINGS)}`))
    const who = series(item.lead)
    const opening = kit.pick([who, `Giao ${who}`])
    const together = item.coordinate.length > 0 ? `, phối hợp với ${series(item.coordinate)} ` : ' '
    const ongoing =
      item.recurrence === 'ongoing'
        ? ' Nhiệm vụ thường xuyên.'
        : item.recurrence === 'annual'
          ? ' Thực hiện hằng năm.'
          : ` Thời gian: ${item.timeText}.`
    item.text = `${opening} chủ trì${together}${lowered(item.text)}.${ongoing}`
    blocks.push(paragraph(`${kit.pick(['- ', '- '])}${item.text}`))
  })
}

function headers(kit: Kit, blocks: Block[], tasks: Planned[]): void {
  let holder: Planned | null = null
  tasks.forEach((item, at) => {
    if (at % 6 === 0) blocks.push(paragraph(`${at / 6 + 1}. ${kit.pick(HEADINGS)}`))
    if (at % 3 === 0) {
      holder = item
      const together = item.coordinate.length > 0 ? `, phối hợp với ${series(item.coordinate)}` : ''
      blocks.push(
        paragraph(
          `${at % 6 === 0 ? 'a' : 'b'}) ${series(item.lead)} chủ trì${together} ${kit.pick(['tổ chức triển khai, thực hiện các nhiệm vụ sau:', 'thực hiện:', 'triển khai các nội dung sau:'])}`,
        ),
      )
    }
    if (holder) Object.assign(item, { lead: holder.lead, coordinate: holder.coordinate })
    const closing =
      item.recurrence === 'ongoing'
        ? 'Nhiệm vụ thường xuyên.'
        : item.recurrence === 'annual'
          ? 'Hằng năm.'
          : item.recurrence === 'once'
            ? `Hoàn thành ${/^(?:Trước|Trong|Hết)/.test(item.timeText) ? lowered(item.timeText) : `trong ${lowered(item.timeText)}`}.`
            : `${item.timeText}.`
    item.text = `${item.text}. ${closing}`
    blocks.push(paragraph(`- ${item.text}`))
  })
}
