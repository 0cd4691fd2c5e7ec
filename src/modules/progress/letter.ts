import { longDay, shortDay } from '#kernel/i18n/formats.ts'
import { writeLetter } from '#kernel/mail/letter.ts'
import type { Letter as Mail } from '#kernel/mail/mail.ts'

type Item = {
  agency: { id: string; name: string }
  task: { number: number; section: string; text: string }
  due: string
  daysLate: number
}
type Plan = { number: string | null; title: string; issuedOn: string | null; issuer: string | null }

export type UrgeLetter = {
  office: { name: string; parent?: string; place: string }
  /** YYYY-MM-DD, of the urge; the letter itself is dated by the one who signs. */
  on: string
  answerBy: string
  message: string | null
  signerName: string | null
  signerPosition: string | null
  items: readonly (Item & { plan: Plan })[]
  /** To one agency alone, without naming the others. */
  single: boolean
}

const title = (text: string) => text.replace(/[.;,\s]+$/, '')
/** A plan as a document cites it the first time: type, number, day, issuer; its title where it has no number. */
export const citedPlan = (plan: Plan): string =>
  `Kế hoạch${plan.number ? ` số ${plan.number}` : ''}${plan.issuedOn ? ` ${longDay(plan.issuedOn)}` : ''}${plan.issuer ? ` của ${plan.issuer}` : ''}${
    plan.number ? '' : ` “${title(plan.title)}”`
  }`

/** The công văn with its table. The writer is loaded with the first letter: it is large. */
export async function urgeLetter(letter: UrgeLetter): Promise<Uint8Array> {
  const { appendix, initialsOf, officialLetter, paragraph, table } = await import('#kernel/word/index.ts')
  const byAgency = [...Map.groupBy(letter.items, item => item.agency.id).values()]
  const plans = [...new Map(letter.items.map(item => [citedPlan(item.plan), item.plan])).keys()]
  // The unit that drafted it adds itself behind the dash.
  const sign = `${initialsOf(letter.office.name)}-…`
  const year = Number(letter.on.slice(0, 4))
  const blank = '\u00a0'.repeat(6)
  const whom = letter.single ? byAgency[0]![0]!.agency.name : 'các cơ quan, đơn vị, địa phương'
  return officialLetter({
    issuer: { name: letter.office.name, ...(letter.office.parent ? { parent: letter.office.parent } : {}) },
    sign,
    place: letter.office.place,
    year,
    about: 'đôn đốc thực hiện các nhiệm vụ đã quá hạn',
    to:
      byAgency.length > addressedAtMost
        ? ['Các cơ quan, đơn vị, địa phương có tên tại Phụ lục']
        : byAgency.map(([first]) => first!.agency.name),
    body: [
      paragraph(
        `Thực hiện ${plans.join('; ')}, ${letter.office.name} đã theo dõi tình hình thực hiện nhiệm vụ của các cơ quan, đơn vị, địa phương. Tính đến hết ${longDay(letter.on)}, ${
          letter.single ? `${whom} còn` : `có ${byAgency.length} cơ quan, đơn vị, địa phương còn`
        } ${letter.items.length} nhiệm vụ đã quá hạn mà chưa được xác nhận hoàn thành (chi tiết tại Phụ lục kèm theo).`,
      ),
      paragraph([
        `${letter.office.name} đề nghị ${whom} khẩn trương thực hiện, cập nhật kết quả và minh chứng trên nền tảng Lan Tỏa, hoặc giải trình rõ nguyên nhân, khó khăn, vướng mắc và thời gian hoàn thành, `,
        { text: `chậm nhất ${longDay(letter.answerBy)}`, bold: true },
        '.',
      ]),
      ...(letter.message ? letter.message.split(/\n+/).map(line => paragraph(line)) : []),
      paragraph(`Đề nghị ${whom} quan tâm, phối hợp thực hiện./.`),
    ],
    signature: {
      position: letter.signerPosition ?? 'Thủ trưởng cơ quan',
      ...(letter.signerName ? { name: letter.signerName } : {}),
    },
    copies: ['Như trên', ...(letter.office.parent ? [`${letter.office.parent} (để báo cáo)`] : []), 'Lưu: VT'],
    appendices: [
      appendix({
        title: 'Danh sách nhiệm vụ đã quá hạn',
        belongsTo: `Kèm theo Công văn số ${blank}/${sign} ngày ${blank} tháng ${blank} năm ${year} của ${letter.office.name}`,
        blocks: [
          table({
            columns: [
              { title: 'STT', width: 12, align: 'center' },
              { title: 'Cơ quan', width: 30 },
              { title: 'Nhiệm vụ', width: 64 },
              { title: 'Căn cứ (mục)', width: 18, align: 'center' },
              { title: 'Hạn', width: 23, align: 'center' },
              { title: 'Quá hạn (ngày làm việc)', width: 18, align: 'center' },
            ],
            rows: letter.items.map((item, index) => [
              String(index + 1),
              item.agency.name,
              title(item.task.text),
              item.task.section,
              shortDay(item.due),
              String(item.daysLate),
            ]),
          }),
        ],
      }),
    ],
  })
}
/** From so many recipients on the letter names them in its appendix only. */
const addressedAtMost = 8
/** So many tasks stand in a mail; the rest is behind its link. */
const inMail = 20

/** One mail to one person, about all that their agencies are late with. */
export function urgeMail(input: {
  to: string
  name?: string
  office: string
  answerBy: string
  message: string | null
  items: readonly Item[]
  url: string
}): Mail {
  const several = new Set(input.items.map(item => item.agency.id)).size > 1
  const lines = input.items
    .slice(0, inMail)
    .map(
      (item, index) =>
        `${index + 1}. ${several ? `${item.agency.name}: ` : ''}${short(item.task.text)} (mục ${item.task.section}, hạn ${shortDay(item.due)}, quá hạn ${item.daysLate} ngày làm việc)`,
    )
  const rest = input.items.length - lines.length
  return writeLetter({
    to: input.to,
    ...(input.name ? { name: input.name } : {}),
    subject: `Đôn đốc ${input.items.length} nhiệm vụ đã quá hạn, trả lời chậm nhất ngày ${shortDay(input.answerBy)}`,
    paragraphs: [
      `${input.office} đề nghị hoàn thành hoặc giải trình các nhiệm vụ sau chậm nhất ngày ${shortDay(input.answerBy)}:`,
      lines.join('\n'),
      rest > 0 ? `và ${rest} nhiệm vụ khác.` : '',
      input.message ?? '',
    ],
    action: { label: 'Mở danh sách việc', url: input.url },
    signature: input.office,
  })
}

const short = (text: string) => (text.length <= 160 ? title(text) : `${text.slice(0, text.lastIndexOf(' ', 158))} …`)
