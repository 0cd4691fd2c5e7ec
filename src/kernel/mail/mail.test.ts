import { mkdtempSync, rmSync, statSync, readdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { renderToStaticMarkup } from 'react-dom/server'
import { SMTPServer } from 'smtp-server'
import { describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { fixedClock } from '#kernel/clock.ts'
import type { Module } from '#kernel/module.ts'
import { operation } from '#kernel/operation.ts'
import { testPlatform } from '#test/kit.ts'
import { createMail } from './create.ts'
import { writeLetter } from './letter.ts'
import { isOfOneLetter, isRefused } from './mail.ts'
import { letterPage, outboxPage } from './outbox-page.tsx'
import { postLetter, sendLetter } from './post.ts'

type Received = { from: string; to: string[]; raw: string }

/** A server that really speaks SMTP on the loopback address. */
async function mailServer(port = 0) {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(recipient => recipient.address),
          raw: Buffer.concat(parts).toString('utf8'),
        })
        done()
      })
    },
  })
  await new Promise<void>(done => server.listen(port, '127.0.0.1', done))
  const close = () => new Promise<void>(done => server.close(() => done()))
  onTestFinished(close)
  return { received, close, port: (server.server.address() as AddressInfo).port }
}

const from = 'Lan Tỏa <khong-tra-loi@lantoa.test>'
const letter = writeLetter({
  to: 'an@giarai.test',
  name: 'Nguyễn Thị An',
  subject: 'Báo cáo quý I đã được tiếp nhận',
  paragraphs: ['Sở Khoa học và Công nghệ đã tiếp nhận báo cáo của đơn vị.'],
  action: { label: 'Xem báo cáo', url: 'https://lantoa.test/bao-cao/1' },
})

const decoded = (raw: string) => {
  const [head = '', ...parts] = raw.split('\r\n\r\n')
  const body = parts.join('\n\n')
  const base64 = /transfer-encoding: base64/i.test(head)
  return { head, body: base64 ? Buffer.from(body, 'base64').toString('utf8') : unquoted(body) }
}
const unquoted = (text: string) =>
  Buffer.from(
    text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  ).toString('utf8')

describe('a letter', () => {
  test('is written as an office writes, with greeting, link and signature', () => {
    expect(letter.text).toBe(
      [
        'Kính gửi Ông/Bà Nguyễn Thị An,',
        'Sở Khoa học và Công nghệ đã tiếp nhận báo cáo của đơn vị.',
        'Xem báo cáo:\nhttps://lantoa.test/bao-cao/1',
        'Trân trọng,\nNền tảng Lan Tỏa',
        '--\nThư này được gửi tự động, xin không trả lời. Nếu Ông/Bà nhận nhầm thư, xin bỏ qua.\n',
      ].join('\n\n'),
    )
  })

  test('arrives over SMTP with its Vietnamese whole', async () => {
    const server = await mailServer()
    await createMail({ url: `smtp://127.0.0.1:${server.port}`, from }).send(letter)
    expect(server.received).toMatchObject([{ from: 'khong-tra-loi@lantoa.test', to: ['an@giarai.test'] }])
    const { head, body } = decoded(server.received[0]!.raw)
    expect(body).toContain('Sở Khoa học và Công nghệ đã tiếp nhận')
    expect(head).toMatch(/Auto-Submitted: auto-generated/i)
  })

  test('carries sender, subject and time in headers that every mail program reads', async () => {
    const server = await mailServer()
    const subject = 'Đề nghị xã Ia Dơk, xã Ia Krêl cập nhật tiến độ nhiệm vụ “chuyển đổi số” trước ngày 15/6/2026 🙂'
    const mail = createMail({ url: `smtp://127.0.0.1:${server.port}`, from, clock: fixedClock('2026-03-02T08:05:00') })
    await mail.send({ ...letter, subject })
    await mail.send({ ...letter, subject, html: '<p>Chào</p>' })
    mail.close()
    for (const { raw, to } of server.received) {
      const head = raw.slice(0, raw.indexOf('\r\n\r\n'))
      const field = (name: string) => {
        const value = new RegExp(`^${name}: ?((?:.*)(?:\\r\\n[ \\t].*)*)`, 'im').exec(head)![1]!
        return value
          .replace(/\?=\s+=\?/g, '?==?')
          .replace(/=\?utf-8\?b\?(.*?)\?=/gi, (_, text: string) => Buffer.from(text, 'base64').toString('utf8'))
          .replace(/=\?utf-8\?q\?(.*?)\?=/gi, (_, text: string) => unquoted(text.replaceAll('_', ' ')))
          .replace(/\r\n\s/g, ' ')
      }
      expect(to).toEqual(['an@giarai.test'])
      expect(field('From')).toMatch(/^"?Lan Tỏa"? <khong-tra-loi@lantoa\.test>$/)
      expect(field('Subject')).toBe(subject)
      expect(field('Message-ID')).toMatch(/^<[\w-]+@lantoa\.test>$/)
      expect(Math.max(...head.split('\r\n').map(line => line.length))).toBeLessThanOrEqual(78)
    }
    expect(server.received[0]!.raw).toContain('\r\nDate: Mon, 02 Mar 2026 01:05:00 +0000\r\n')
  })

  test('tried twice is the same letter, and says how to end its kind with one press', async () => {
    const server = await mailServer()
    const mail = createMail({ url: `smtp://127.0.0.1:${server.port}`, from })
    const digest = {
      ...letter,
      messageId: 'nhac-viec.2026-03-02.7@lantoa.test',
      unsubscribe: 'https://lantoa.test/ngung/abc~def',
    }
    for (const _ of [1, 2]) await mail.send(digest)
    mail.close()
    for (const { raw } of server.received) {
      const { head } = decoded(raw)
      expect(head).toMatch(/^Message-ID: <nhac-viec\.2026-03-02\.7@lantoa\.test>$/im)
      expect(head).toMatch(/^List-Unsubscribe: <https:\/\/lantoa\.test\/ngung\/abc~def>$/im)
      expect(head).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/im)
    }
    expect(server.received).toHaveLength(2)
    for (const odd of [{ messageId: 'a@b>\r\nBcc: ke@xau.test' }, { unsubscribe: 'https://lantoa.test/>, <mailto:ke@xau.test' }])
      await expect(mail.send({ ...digest, ...odd })).rejects.toThrow()
  })

  test('that the server will never take is told from one that may pass later', () => {
    expect(isRefused({ code: 'EENVELOPE', responseCode: 550 })).toBe(true)
    expect(isRefused({ code: 'EENVELOPE', responseCode: 450 })).toBe(false)
    expect(isRefused({ code: 'EAUTH', responseCode: 535 })).toBe(false)
    expect(isOfOneLetter({ code: 'EENVELOPE', responseCode: 450 })).toBe(true)
    expect(isOfOneLetter({ code: 'EENVELOPE', responseCode: 421 })).toBe(false)
    expect(isOfOneLetter({ code: 'ESOCKET' })).toBe(false)
  })

  test('cannot be given a second recipient or another header by what a person typed', async () => {
    const server = await mailServer()
    const mail = createMail({ url: `smtp://127.0.0.1:${server.port}`, from })
    for (const to of ['an@giarai.test, ke@xau.test', 'an@giarai.test\r\nBcc: ke@xau.test', 'An <an@giarai.test>', ''])
      await expect(mail.send({ ...letter, to })).rejects.toThrow()
    await mail.send({ ...letter, subject: 'Chào\r\nBcc: ke@xau.test\r\n\r\nNội dung khác' })
    expect(server.received).toHaveLength(1)
    expect(server.received[0]!.to).toEqual(['an@giarai.test'])
    expect(decoded(server.received[0]!.raw).head).not.toMatch(/^bcc:/im)
  })
})

describe('a letter written within a change', () => {
  const tell = operation({
    name: 'trial.tell',
    summary: 'Báo tin',
    writes: 'POST /trial/tell',
    input: z.object({ fail: z.boolean() }),
    output: z.null(),
    allow: 'signedIn',
    run: async ({ write }, { fail }) => {
      await sendLetter(write, letter)
      if (fail) throw new Error('không lưu được')
      return null
    },
  })
  const trial: Module = { name: 'trial', title: 'Thử', operations: [tell] }

  test('goes out once when the change is kept, and not at all when it is not', async () => {
    const stage = await testPlatform({ modules: [trial] })
    onTestFinished(() => stage.close())
    await expect(tell.run(stage.callAs(), { fail: true })).rejects.toThrow('không lưu được')
    await tell.run(stage.callAs(), { fail: false })
    expect(stage.mail.kept()).toHaveLength(0)
    await stage.drain()
    await stage.drain()
    expect(stage.mail.kept()).toMatchObject([{ to: 'an@giarai.test', subject: letter.subject }])
  })

  test('waits for a mail server that is down and goes out when it is back', async () => {
    const stage = await testPlatform()
    onTestFinished(() => stage.close())
    const gone = await mailServer()
    await gone.close()
    Object.assign(stage.platform, { mail: createMail({ url: `smtp://127.0.0.1:${gone.port}`, from }) })
    await postLetter(stage.platform, letter)
    expect((await stage.drain()).failed).toMatchObject([{ queue: 'kernel.mail', error: expect.stringContaining('ECONNREFUSED') }])
    expect(await stage.platform.jobs.states(5)).toMatchObject([{ queue: 'kernel.mail', state: 'retry' }])
    const back = await mailServer(gone.port)
    expect(await stage.drain({ early: true })).toEqual({ done: 1, failed: [] })
    expect(back.received.map(each => each.to)).toEqual([['an@giarai.test']])
  })
})

describe('letters without a mail server', () => {
  const folder = () => {
    const path = mkdtempSync(join(tmpdir(), 'lan-toa-letters-'))
    onTestFinished(() => rmSync(path, { recursive: true, force: true }))
    return join(path, 'outbox')
  }

  test('are kept over a restart, for the owner alone', async () => {
    const path = folder()
    const clock = fixedClock('2026-03-02T08:05:00')
    await createMail({ from, folder: path, clock }).send(letter)
    const [file] = readdirSync(path)
    expect(statSync(join(path, file!)).mode & 0o077).toBe(0)
    expect(createMail({ from, folder: path, clock }).kept()).toEqual([{ ...letter, at: '2026-03-02T01:05:00Z' }])
  })

  test('are shown in the browser, newest first, with their links and nothing that a letter smuggles in', async () => {
    const mail = createMail({ from, clock: fixedClock('2026-03-02T08:05:00') })
    expect(renderToStaticMarkup(outboxPage(mail))).toContain('Chưa có thư nào')
    await mail.send(letter)
    await mail.send({ ...letter, subject: '<script>alert(1)</script>' })
    const list = renderToStaticMarkup(outboxPage(mail))
    expect(list).toContain('08:05 ngày 02/03/2026')
    expect(list).not.toContain('<script>')
    expect(list.indexOf('/dev/thu/2')).toBeLessThan(list.indexOf('/dev/thu/1'))
    expect(renderToStaticMarkup(letterPage(mail, 1)!)).toContain('<a href="https://lantoa.test/bao-cao/1">')
    expect(letterPage(mail, 3)).toBeUndefined()
  })
})
