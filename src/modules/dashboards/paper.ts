import type { Chart } from '#kernel/charts/index.ts'
import { formatNumber, formatShare, shortDay } from '#kernel/i18n/formats.ts'
import type { Inline, TableCell, TableRow } from '#kernel/word/index.ts'
import { latenessRule, paceNames, paceRule } from '#modules/measurement/index.ts'
import type { AgencyStanding, Figure, Province, TargetStrip } from './contract.ts'
import { monthHref, turnsHref } from './queries/counts.ts'
import type { Unanswered } from './queries/paper.ts'
import { countRule, doneOf, lateFirst, noCounts, shareRule } from './rules.ts'
import { clipped, lowered, monthText, sentence } from './rules/text.ts'

/** A chart of the screen with its picture for print. */
export type Drawn = { chart: Chart; bytes: Uint8Array; alt: string }
/** `map` is null where the register knows none of the schematic map's communes. */
export type Pictures = Record<'status' | 'sections' | 'kinds' | 'months', Drawn> & { map: Drawn | null }

export type PaperFacts = {
  province: Province
  /** Every agency that leads work. */
  agencies: readonly AgencyStanding[]
  /** As a document cites them. */
  plans: readonly string[]
  /** What the reader may see of it. */
  unanswered: { visible: number; items: readonly Unanswered[] }
  pictures: Pictures
  /** Of the workspace: absolute, without a slash at its end. */
  base: string
}

/** So many late agencies stand in the table; all of them are behind its link, and in the workbook. */
export const agenciesAtMost = 40
/** So many difficulties stand in the table. */
export const difficultiesAtMost = 20

const numerals = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII']

/**
 * How the programme stands as a paper to work with: the screen's numbers in sentences, with their rules, pictures and lists. Not the
 * report that a regime asks for, and it says so. Every number leads to its list in the workspace. The writer is loaded with the first
 * paper: it is large.
 */
export async function writePaper(facts: PaperFacts): Promise<Uint8Array> {
  const { heading, paragraph, picture, pointsOf, table, textWidth, workingPaper } = await import('#kernel/word/index.ts')
  const { province, plans, pictures } = facts
  const { year, asOf } = province
  const until = shortDay(asOf)
  let parts = 0
  let shown = 0
  const part = (title: string) => heading(`${numerals[parts++]}. ${title.toUpperCase()}`)
  const shownAs = ({ chart, bytes, alt }: Drawn, href: string, share = 1) =>
    picture({
      bytes,
      alt,
      width: share * pointsOf(textWidth()),
      caption: [`Hình ${++shown}. `, linked(chart.data.title, href), `, tính đến hết ngày ${until}`],
    })
  const linked = (text: string, href: string, look: Partial<Inline> = {}): Inline => ({
    ...look,
    text,
    link: `${facts.base}${href}`,
  })
  const cell = (text: string, href: string, look: Partial<TableCell> = {}): TableCell => ({
    words: [linked(text, href)],
    ...look,
  })
  /** "Nhiệm vụ 3: …": only the name leads on, the rest reads as text. */
  const named = (text: string, href: string): TableCell => {
    const end = text.indexOf(':')
    return { words: [linked(text.slice(0, end), href), text.slice(end)] }
  }
  const count = (value: number, href: string): TableCell => cell(formatNumber(value), href, { align: 'right' })
  const rule = (words: string, withNext = false) => paragraph(words, { italic: true, indent: false, size: 11, withNext })

  const of = plans.length === 0 ? 'kế hoạch' : plans.length <= 2 ? plans.join(' và ') : `${plans.length} kế hoạch`
  const total = province.statuses.reduce((sum, one) => sum + one.count, 0)
  const given = {
    creator: 'Lan Tỏa',
    type: 'Bảng số liệu',
    abstract: `Tình hình thực hiện ${of}, năm ${year}`,
    note: `(Số liệu đến hết ngày ${until})`,
    footer: `Bảng số liệu tính đến hết ngày ${until}, không thay báo cáo theo chế độ báo cáo`,
  }
  const about = paragraph(
    [
      'Đây là tài liệu làm việc do nền tảng Lan Tỏa lập từ số liệu theo dõi nhiệm vụ, không thay báo cáo theo chế độ báo cáo. ',
      'Số có gạch chân dẫn đến danh sách của chính số đó trên nền tảng; danh sách mở sau ngày lập có thể đã thay đổi. ',
      `${countRule}.`,
    ],
    { italic: true },
  )
  if (total === 0)
    return workingPaper({
      ...given,
      body: [about, paragraph(`Năm ${year} chưa có việc nào được giao theo kế hoạch đã thông qua.`)],
    })

  const late = lateFirst(facts.agencies)
  return workingPaper({
    ...given,
    body: [
      about,
      ...(plans.length > 2 ? [paragraph(`Các kế hoạch: ${plans.join('; ')}.`)] : []),
      part('Kết quả chung'),
      ...summary(),
      table({
        columns: [
          { title: 'Chỉ số', width: 38 },
          { title: 'Số liệu', width: 36, align: 'right' },
          { title: 'Cách tính', width: 91 },
        ],
        rows: province.figures.map(figure => [figure.label, valueOf(figure), sentence(figure.how)]),
      }),
      shownAs(pictures.status, turnsHref({ year })),
      table({
        columns: [
          { title: 'Tình trạng', width: 48 },
          { title: 'Số việc', width: 20, align: 'right' },
          { title: 'Cách xếp', width: 97 },
        ],
        rows: province.statuses.map(one => [one.label, count(one.count, one.href), sentence(one.rule)]),
      }),
      ...targets(province.targets),
      ...lateAgencies(),
      ...forecast(),
      ...difficulties(),
      part('Theo mục của kế hoạch và loại cơ quan'),
      paragraph(
        'Mỗi thanh trong hình là toàn bộ việc của một mục hoặc một loại cơ quan, chia theo tình trạng; số việc ghi ở bên phải.',
        { withNext: true },
      ),
      shownAs(pictures.sections, turnsHref({ year })),
      table({
        columns: [
          { title: 'Mục của kế hoạch', width: 95 },
          { title: 'Số việc', width: 22, align: 'right' },
          { title: 'Đã hoàn thành', width: 26, align: 'right' },
          { title: 'Quá hạn', width: 22, align: 'right' },
        ],
        rows: province.sections.map(one => [
          clipped(one.label, 120),
          count(one.total, one.href),
          count(doneOf(one.counts), `${one.href}${doneStatuses}`),
          count(one.counts.late, `${one.href}&status=late`),
        ]),
      }),
      shownAs(pictures.kinds, '/bang-dieu-khien/co-quan', 0.85),
      ...evidence(),
      ...(pictures.map
        ? [
            part('Theo xã, phường'),
            rule(`Số trong ô là tỷ lệ hoàn thành: ${lowered(shareRule)}. ${pictures.map.chart.data.description ?? ''}`, true),
            shownAs(pictures.map, '/bang-dieu-khien/co-quan?kind=commune', 0.85),
          ]
        : []),
    ],
  })

  function valueOf({ value, unit, of: whole, href }: Figure): TableCell {
    const percents = unit === '%'
    const number = percents ? `${formatNumber(value, 'vi', 1)}%` : `${formatNumber(value)} ${unit}`
    const among = whole === null ? [] : [[`trong ${formatNumber(whole)} ${percents ? 'việc' : unit}`]]
    return { words: [[linked(number, href)], ...among] }
  }

  function summary() {
    const figure = (key: string) => province.figures.find(one => one.key === key)!
    const [share, overdue, lateOnes] = [figure('share'), figure('late'), figure('late_agencies')]
    const done = doneOf({ ...noCounts(), ...Object.fromEntries(province.statuses.map(one => [one.status, one.count])) })
    const works = (value: number) => `${formatNumber(value)} việc`
    const change = overdue.before ? overdue.value - overdue.before.value : 0
    const compared = !overdue.before
      ? ''
      : change === 0
        ? `, không đổi so với ngày ${shortDay(overdue.before.on)}`
        : `, ${change > 0 ? 'tăng' : 'giảm'} ${works(Math.abs(change))} so với ngày ${shortDay(overdue.before.on)}`
    const last = province.months.at(-1)
    const [waiting, month, open] = [figure('evidence'), figure('verified'), figure('difficulties')]
    return [
      paragraph([
        `Năm ${year}, `,
        linked(works(total), share.href),
        ' được giao cho ',
        linked(`${formatNumber(facts.agencies.length)} cơ quan`, '/bang-dieu-khien/co-quan'),
        ' chủ trì. Đã hoàn thành ',
        linked(works(done), `${turnsHref({ year })}${doneStatuses}`, { bold: true }),
        ', bằng ',
        linked(`${formatNumber(share.value, 'vi', 1)}%`, share.href),
        '. ',
        ...(overdue.value === 0
          ? ['Không có việc nào quá hạn', compared, '.']
          : [
              'Còn ',
              linked(works(overdue.value), overdue.href, { bold: true }),
              ' quá hạn ở ',
              linked(`${formatNumber(lateOnes.value)} cơ quan`, lateOnes.href),
              compared,
              '.',
            ]),
      ]),
      paragraph([
        ...(last
          ? [
              `Trong tháng ${monthText(last.month)} có `,
              linked(`${formatNumber(month.value)} minh chứng`, month.href),
              ' được xác nhận; hiện có ',
            ]
          : ['Hiện có ']),
        linked(`${formatNumber(waiting.value)} minh chứng`, waiting.href),
        ' đang chờ xác nhận; ',
        linked(`${formatNumber(open.value)} khó khăn, kiến nghị`, open.href),
        ' chưa giải quyết.',
      ]),
    ]
  }

  function targets(all: readonly TargetStrip[]) {
    if (all.length === 0) return []
    const paces = Object.values(paceNames).flatMap(name => {
      const number = all.filter(one => one.paceLabel === name).length
      return number === 0 ? [] : [`${number} ${name.toLowerCase()}`]
    })
    const amount = (value: number | null, unit: string) =>
      value === null ? '–' : unit === '%' ? `${formatNumber(value, 'vi', 1)}%` : `${formatNumber(value, 'vi', 1)} ${unit}`.trim()
    return [
      part('Chỉ tiêu'),
      paragraph(['Trong ', linked(`${all.length} chỉ tiêu`, '/chi-tieu'), ` của kế hoạch: ${paces.join(', ')}.`]),
      table({
        columns: [
          { title: 'Số', width: 10, align: 'center' },
          { title: 'Chỉ tiêu và cách tính', width: 94 },
          { title: 'Đã đạt', width: 20, align: 'right' },
          { title: 'Cần đạt', width: 20, align: 'right' },
          { title: 'Nhịp', width: 21, align: 'center' },
        ],
        rows: all.map((target): TableRow => [
          String(target.number),
          {
            words: [
              [`${target.year ? `Năm ${target.year}: ` : ''}${clipped(target.text, 220)}`],
              ...(target.how ? [[{ text: `Cách tính: ${sentence(target.how)}`, italic: true }]] : []),
            ],
          },
          cell(amount(target.value, target.unit), target.href),
          cell(amount(target.wanted, target.unit), target.href),
          target.paceLabel,
        ]),
      }),
      rule(paceRule),
    ]
  }

  function lateAgencies() {
    const title = part('Cơ quan có việc quá hạn')
    if (late.length === 0) return [title, paragraph('Không cơ quan nào có việc quá hạn.')]
    const all = '/bang-dieu-khien/co-quan?sort=-late'
    return [
      title,
      paragraph([
        linked(`${formatNumber(late.length)} cơ quan`, all),
        ` có việc quá hạn, trong số ${formatNumber(facts.agencies.length)} cơ quan đang chủ trì việc. ${
          late.length > agenciesAtMost ? `Bảng sau gồm ${agenciesAtMost} cơ quan có nhiều việc quá hạn nhất.` : ''
        }`.trimEnd(),
      ]),
      table({
        columns: [
          { title: 'STT', width: 12, align: 'center' },
          { title: 'Cơ quan', width: 71 },
          { title: 'Việc quá hạn', width: 20, align: 'right' },
          { title: 'Việc chủ trì', width: 20, align: 'right' },
          { title: 'Đã hoàn thành', width: 20, align: 'right' },
          { title: 'Quá hạn lâu nhất (ngày)', width: 22, align: 'right' },
        ],
        rows: late
          .slice(0, agenciesAtMost)
          .map((one, place) => [
            String(place + 1),
            one.label,
            count(one.counts.late, turnsHref({ year, agency: one.id, status: 'late' })),
            count(one.total, one.href),
            cell(one.share === null ? '–' : formatShare(one.share, 'vi', 0), `/co-quan/${one.id}/tien-do`),
            one.daysLate ?? '–',
          ]),
      }),
      rule(`Đã hoàn thành: ${lowered(shareRule)}. Số ngày quá hạn tính theo ngày lịch, từ hạn của việc quá hạn lâu nhất.`),
    ]
  }

  function forecast() {
    const { total: likely, items } = province.forecast
    const title = part('Việc có khả năng chậm')
    if (likely === 0) return [title, paragraph('Chưa thấy việc nào có dấu hiệu sẽ chậm.')]
    return [
      title,
      paragraph([
        'Có ',
        linked(`${formatNumber(likely)} việc`, '/bang-dieu-khien'),
        ' chưa đến hạn nhưng có dấu hiệu sẽ chậm; đây là dự báo theo quy tắc, không phải đánh giá cơ quan.',
        likely > items.length ? ` Bảng sau gồm ${items.length} việc có nhiều dấu hiệu nhất.` : '',
      ]),
      table({
        columns: [
          { title: 'Cơ quan', width: 36 },
          { title: 'Nhiệm vụ', width: 61 },
          { title: 'Hạn', width: 23, align: 'center' },
          { title: 'Dấu hiệu', width: 45 },
        ],
        rows: items.map(one => [
          one.agency,
          named(clipped(one.label, 140), one.href),
          shortDay(one.due),
          sentence(one.reasons.join('; ')),
        ]),
      }),
      rule(`Cách dự báo: ${latenessRule.join(' ')}`),
    ]
  }

  function difficulties() {
    const { open, overdue, escalated, href } = province.difficulties
    const { visible, items } = facts.unanswered
    const { asked, granted, refused } = province.extensions
    return [
      part('Khó khăn, kiến nghị chưa giải quyết'),
      open === 0
        ? paragraph('Không có khó khăn, vướng mắc, kiến nghị nào chờ trả lời.')
        : paragraph([
            'Có ',
            linked(`${formatNumber(open)} nội dung`, href),
            ' chưa giải quyết: ',
            linked(`${overdue} đã quá ngày phải trả lời`, `${href}&late=true`),
            ', ',
            linked(`${escalated} đã chuyển cấp trên`, '/kho-khan?state=escalated'),
            '. ',
            visible < open ? 'Bảng sau chỉ gồm những nội dung mà người tải được xem. ' : '',
            visible > items.length ? `Bảng sau gồm ${items.length} nội dung phải trả lời sớm nhất.` : '',
          ]),
      ...(items.length === 0
        ? []
        : [
            table({
              columns: [
                { title: 'STT', width: 12, align: 'center' },
                { title: 'Cơ quan', width: 40 },
                { title: 'Nội dung', width: 83 },
                { title: 'Phải trả lời đến hết ngày', width: 30, align: 'center' },
              ],
              rows: items.map((one, place) => [
                String(place + 1),
                one.agency,
                named(`${one.kind}: ${clipped(one.text, 220)}`, one.href),
                shortDay(one.answerBy),
              ]),
            }),
          ]),
      paragraph([
        'Gia hạn trong năm: ',
        linked(`${asked} đề nghị đang chờ`, province.extensions.href),
        ', ',
        linked(`${granted} đã đồng ý`, '/gia-han?state=granted'),
        ', ',
        linked(`${refused} không đồng ý`, '/gia-han?state=refused'),
        '.',
      ]),
    ]
  }

  function evidence() {
    const { months } = province
    const some = months.filter(one => one.verified + one.claimed > 0)
    const title = part('Minh chứng theo tháng')
    if (some.length === 0) return [title, paragraph(`Năm ${year} chưa có minh chứng nào.`)]
    return [
      title,
      shownAs(pictures.months, `/minh-chung?from=${months[0]!.month}-01&to=${asOf}`),
      table({
        columns: [
          { title: 'Tháng', width: 45, align: 'center' },
          { title: 'Đã xác nhận', width: 60, align: 'right' },
          { title: 'Chờ xác nhận', width: 60, align: 'right' },
        ],
        rows: months.map(one => [
          monthText(one.month),
          count(one.verified, monthHref(one.month, ['verified'])),
          count(one.claimed, monthHref(one.month, ['claimed'])),
        ]),
      }),
      rule('Tính theo tháng mà việc diễn ra; không gồm minh chứng bị trả lại hoặc đã rút.'),
    ]
  }
}

const doneStatuses = '&status=done&status=done_late&status=ongoing_with_results'
