import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Transporter } from 'nodemailer'
import { systemClock, type Clock } from '../clock.ts'
import { newId } from '../id.ts'
import { letterSchema, type KeptLetter, type Mail } from './mail.ts'
import { listHeaders, messageOf, senderOf } from './message.ts'

/**
 * @param settings.url `smtp://user:password@host:port` or `smtps://…`; then letters really go out.
 * @param settings.folder where letters are kept without a server; in memory when that is not given either.
 */
export function createMail(settings: { url?: string; from: string; folder?: string; clock?: Clock }): Mail {
  if (settings.url) return smtp(settings.url, settings.from, settings.clock ?? systemClock)
  return keep(settings.folder, settings.clock ?? systemClock)
}

/** Letters under way at once: enough to hide the way to the server, few enough for any provider. */
export const mailConnections = 8

/** So long a connection waits for another letter. Milliseconds. */
const linger = 1000

function smtp(url: string, from: string, clock: Clock): Mail {
  const sender = senderOf(from)
  let made: Promise<Transporter> | undefined
  let underWay = 0
  let idle: NodeJS.Timeout | undefined
  const transport = () =>
    (made ??= import('nodemailer').then(({ createTransport }) =>
      createTransport(
        {
          url,
          // Thousands of letters in the morning: greeting and keys are exchanged once for each connection.
          pool: true,
          maxConnections: mailConnections,
          maxMessages: 1000,
          connectionTimeout: 10_000,
          greetingTimeout: 10_000,
          socketTimeout: 30_000,
          dnsTimeout: 10_000,
        },
        { from, disableFileAccess: true, disableUrlAccess: true },
      ),
    ))
  const close = () => {
    void made?.then(pool => pool.close())
    made = undefined
  }
  return {
    async send(given) {
      const letter = letterSchema.parse(given)
      clearTimeout(idle)
      underWay++
      try {
        const post = await transport()
        if (letter.html === undefined)
          await post.sendMail({
            envelope: { from: sender.address, to: [letter.to] },
            raw: messageOf(letter, sender, { at: clock.now(), id: newId() }),
          })
        else
          await post.sendMail({
            // As an object, so that the address is not parsed again as a list of addresses.
            to: { name: '', address: letter.to },
            subject: letter.subject,
            text: letter.text,
            html: letter.html,
            headers: { 'Auto-Submitted': 'auto-generated', ...listHeaders(letter) },
            ...(letter.messageId ? { messageId: `<${letter.messageId}>` } : {}),
          })
      } finally {
        if (--underWay === 0) idle = setTimeout(close, linger).unref()
      }
    },
    kept: () => [],
    close,
  }
}

const most = 500

function keep(folder: string | undefined, clock: Clock): Mail {
  const letters: { file: string; letter: KeptLetter }[] = []
  if (folder) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    for (const file of readdirSync(folder)
      .filter(name => name.endsWith('.json'))
      .toSorted())
      letters.push({ file, letter: JSON.parse(readFileSync(join(folder, file), 'utf8')) as KeptLetter })
  }
  return {
    async send(given) {
      const letter = { ...letterSchema.parse(given), at: clock.now().toString() }
      const file = `${newId()}.json`
      if (folder) {
        // Letters carry links that open accounts: for the owner's eyes only.
        writeFileSync(join(folder, `${file}.new`), JSON.stringify(letter, null, 2), { mode: 0o600 })
        renameSync(join(folder, `${file}.new`), join(folder, file))
      }
      letters.push({ file, letter })
      for (const old of letters.splice(0, Math.max(0, letters.length - most)))
        if (folder) rmSync(join(folder, old.file), { force: true })
    },
    kept: () => letters.map(kept => kept.letter),
    close() {},
  }
}
