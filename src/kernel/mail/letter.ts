import type { Letter } from './mail.ts'

/**
 * The text of a letter as an office writes it: greeting, paragraphs, one thing to do, signature.
 * @param input.name the person addressed; left out: "Kính gửi Ông/Bà,".
 * @param input.action what to open, on a line of its own so that every mail program makes it a link.
 */
export function writeLetter(input: {
  to: string
  name?: string
  subject: string
  paragraphs: readonly string[]
  action?: { label: string; url: string }
  /** Who signs; the platform itself where not stated. */
  signature?: string
  /** Under the signature: why the letter came, how to have fewer. */
  foot?: readonly string[]
}): Letter {
  const parts = [
    input.name ? `Kính gửi Ông/Bà ${oneLine(input.name)},` : 'Kính gửi Ông/Bà,',
    ...input.paragraphs.map(paragraph => paragraph.trim()).filter(Boolean),
    ...(input.action ? [`${oneLine(input.action.label)}:\n${input.action.url}`] : []),
    `Trân trọng,\n${input.signature ?? 'Nền tảng Lan Tỏa'}`,
    ['--', ...(input.foot ?? []), 'Thư này được gửi tự động, xin không trả lời. Nếu Ông/Bà nhận nhầm thư, xin bỏ qua.'].join(
      '\n',
    ),
  ]
  return { to: input.to, subject: oneLine(input.subject), text: `${parts.join('\n\n')}\n` }
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
