import type { Duty, Urgency } from '#kernel/duties.ts'
import { urgencies } from '#kernel/duties.ts'
import { writeLetter } from '#kernel/mail/letter.ts'
import type { Letter } from '#kernel/mail/mail.ts'
import type { Platform } from '#kernel/platform.ts'
import { shortDay } from '#kernel/i18n/formats.ts'
import { urgencyNames, type Rhythm } from './contract.ts'
import { inWords, keyOf, ladder, type Counts } from './rules.ts'
import type { DigestLine } from './tables.ts'
import { tokenFor } from './token.ts'

/** Lines of one letter; the inbox has them all. */
export const mostLines = 30

/** Where the page stands that ends letters; with the token behind it. */
export const unsubscribePath = '/ngung-nhan-thu'

/** The lines of a letter, in the order given. `fresh`: what it tells for the first time or again because a step was reached. */
export const linesOf = (duties: readonly Duty[], fresh: ReadonlySet<string>): DigestLine[] =>
  duties.slice(0, mostLines).map(duty => ({
    kind: duty.kind,
    title: duty.title,
    detail: duty.detail,
    href: duty.href,
    due: duty.due,
    urgency: duty.urgency,
    fresh: fresh.has(keyOf(duty)),
  }))

export type Digest = {
  person: { id: string; name: string; email: string }
  day: string
  rhythm: Rhythm
  counts: Counts
  lines: readonly DigestLine[]
}

/** The same for the same digest, down to its Message-ID, however often it is tried. */
export function digestLetter(platform: Pick<Platform, 'config'>, digest: Digest, titleOf: (kind: string) => string): Letter {
  const { person, day, counts, lines } = digest
  const { publicUrl } = platform.config
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const date = shortDay(day)
  const place = (href: string) => `${publicUrl}/lam-viec${href}`
  const end = (kind: string | null) => `${publicUrl}${unsubscribePath}/${tokenFor(platform, { personId: person.id, kind })}`
  const group = (urgency: Urgency) => {
    const own = lines.filter(line => line.urgency === urgency)
    if (own.length === 0) return ''
    const head = `${urgencyNames[urgency].toLocaleUpperCase('vi')} (${counts[urgency]})`
    return [head, ...own.map(line => lineText(line, place(line.href)))].join('\n\n')
  }
  const rest = total - lines.length
  const kinds = [...new Set(lines.map(({ kind }) => kind))]
  const letter = writeLetter({
    to: person.email,
    name: person.name,
    subject: `Việc của tôi ngày ${date}: ${inWords(counts)}`,
    paragraphs: [
      `Đến sáng ${date}, Ông/Bà có ${inWords(counts)} trên Lan Tỏa.`,
      ...urgencies.map(group),
      rest > 0 ? `Còn ${rest} việc nữa trong “Việc của tôi”.` : '',
    ],
    action: { label: 'Mở “Việc của tôi”', url: place('/viec-cua-toi') },
    foot: [
      rule(digest.rhythm),
      `Đổi cách nhận thư: ${place('/viec-cua-toi/nhac-viec')}`,
      ...kinds.map(kind => `Không nhắc loại “${titleOf(kind)}”: ${end(kind)}`),
      `Ngừng nhận mọi thư nhắc việc: ${end(null)}`,
    ],
  })
  return {
    ...letter,
    messageId: `viec-cua-toi.${day}.${person.id}@${new URL(publicUrl).hostname}`,
    unsubscribe: end(null),
  }
}

const lineText = ({ title, detail, due, fresh }: DigestLine, url: string) =>
  [
    `• ${title}${due ? ` – hạn ${shortDay(due)}` : ''}${fresh ? ' (mới)' : ''}`,
    ...(detail ? [`  ${detail}`] : []),
    `  ${url}`,
  ].join('\n')

/** Why this letter came today and when the next one will, in words: what nobody understands is switched off. */
function rule(rhythm: Rhythm): string {
  const when = rhythm === 'weekly' ? 'vào ngày làm việc đầu tuần' : 'vào sáng ngày làm việc'
  const several = (days: readonly number[]) => `${days.slice(0, -1).join(', ')} và ${days.at(-1)} ngày làm việc`
  return (
    `Thư này gửi ${when}, mỗi ngày nhiều nhất một thư, và chỉ khi có việc mới hoặc có việc vừa đến một mốc nhắc: ` +
    `trước hạn ${several(ladder.before.filter(step => step > 0))}, đúng ngày đến hạn, quá hạn ${several(ladder.after)}, ` +
    `sau đó cứ ${ladder.after.at(-1)} ngày làm việc một lần. Việc đã làm xong thì không nhắc nữa.`
  )
}
