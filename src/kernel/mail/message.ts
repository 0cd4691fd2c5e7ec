import type { Letter } from './mail.ts'

/** An address with a name, as the settings write it: `Lan Tỏa <khong-tra-loi@lantoa.vn>`. */
export type Sender = { name: string; address: string }
export function senderOf(from: string): Sender {
  const [, name = '', address = from] = /^\s*"?(.*?)"?\s*<([^<>\s]+)>\s*$/.exec(from) ?? []
  return { name, address: address.trim() }
}

/**
 * A letter of text alone as it goes over the wire (RFC 5322, 2045, 2047). Written by ourselves because thousands go out in a
 * morning, and building a tree of parts for one part took as long as sending it. Its address and subject were checked
 * (`letterSchema`): neither can hold a line break.
 * @param about.at moment of sending; about.id of this try, for a letter without a Message-ID of its own.
 */
export function messageOf(letter: Letter, from: Sender, about: { at: Temporal.Instant; id: string }): string {
  const host = from.address.split('@').at(-1)!
  const lines = [
    `From: ${from.name ? `${words(from.name)} ` : ''}<${from.address}>`,
    `To: <${letter.to}>`,
    `Subject: ${words(letter.subject)}`,
    `Message-ID: <${letter.messageId ?? `${about.id}@${host}`}>`,
    `Date: ${new Date(about.at.epochMilliseconds).toUTCString().replace('GMT', '+0000')}`,
    // Asks machines not to answer with "out of office".
    'Auto-Submitted: auto-generated',
    ...Object.entries(listHeaders(letter)).map(([name, value]) => `${name}: ${value}`),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(letter.text.replace(/\r?\n/g, '\r\n')).toString('base64').replace(/.{76}/g, '$&\r\n'),
  ]
  return `${lines.join('\r\n')}\r\n`
}

/** RFC 2369 and RFC 8058. */
export const listHeaders = ({ unsubscribe }: Letter): Record<string, string> =>
  unsubscribe ? { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}

/** Text in a header: encoded words of whole letters, so short that a line stays under 78 characters. */
function words(text: string): string {
  const chunks: string[] = []
  let chunk = ''
  for (const letter of text) {
    if (Buffer.byteLength(chunk + letter) > 39) {
      chunks.push(chunk)
      chunk = ''
    }
    chunk += letter
  }
  return [...chunks, chunk].map(part => `=?UTF-8?B?${Buffer.from(part).toString('base64')}?=`).join('\r\n ')
}
