import { Document, Packer, Paragraph } from 'docx'
import ExcelJS from 'exceljs'
import { zipSync } from 'fflate'
import { PDFDocument } from 'pdf-lib'
import sharp from 'sharp'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { fileAnswer, uploadedFile } from '#kernel/contract.ts'
import { newId } from '#kernel/id.ts'
import type { Module } from '#kernel/module.ts'
import { operation } from '#kernel/operation.ts'
import { testPlatform, type TestPlatform } from '#test/kit.ts'
import {
  attachmentAnswer,
  attachmentById,
  attachmentLimit,
  attachmentsOf,
  readAttachment,
  releaseAttachment,
  removeAttachment,
  shapeOf,
  storeAttachment,
  sweepContent,
  useAttachment,
  usesOf,
} from './attachments.ts'
import { attachmentShape } from './contract.ts'
import { cleanFileName } from './file-name.ts'
import { documentKinds, imageKinds, kindOf, mediaTypeOf } from './kinds.ts'
import { attachments } from './tables.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const kinds = [...documentKinds, ...imageKinds, 'svg', 'html'] as const

const attach = operation({
  name: 'trial.attach',
  summary: 'Đính kèm',
  writes: 'POST /trial/attachments',
  input: z.object({ file: uploadedFile, entityId: z.uuid().optional(), fail: z.coerce.boolean().default(false) }),
  output: attachmentShape,
  bodyLimit: attachmentLimit + 1_000_000,
  allow: 'signedIn',
  run: async ({ write, platform, me }, { file, entityId, fail }) => {
    const kept = await storeAttachment(write, platform, { ...file, allow: kinds, by: me })
    if (entityId) await useAttachment(write, kept.id, { entity: 'trial', entityId })
    if (fail) throw new Error('bỏ')
    return shapeOf(kept)
  },
})
const show = operation({
  name: 'trial.show',
  summary: 'Xem tệp',
  reads: 'GET /trial/attachments/:id',
  input: z.object({ id: z.uuid() }),
  output: fileAnswer,
  load: ({ db }, { id }) => attachmentById(db, id),
  allow: 'signedIn',
  run: ({ platform, record }) => attachmentAnswer(platform, record, { inline: true }),
})
const release = operation({
  name: 'trial.release',
  summary: 'Gỡ tệp',
  writes: 'POST /trial/attachments/:id/release',
  input: z.object({ id: z.uuid(), entityId: z.uuid() }),
  output: z.null(),
  allow: 'signedIn',
  run: async ({ write }, { id, entityId }) => {
    await releaseAttachment(write, id, { entity: 'trial', entityId })
    return null
  },
})
const remove = operation({
  name: 'trial.remove',
  summary: 'Xóa tệp',
  writes: 'DELETE /trial/attachments/:id',
  input: z.object({ id: z.uuid() }),
  output: z.null(),
  load: ({ db }, { id }) => attachmentById(db, id),
  allow: 'signedIn',
  run: async ({ write, record }) => {
    await removeAttachment(write, record)
    return null
  },
})
const trial: Module = { name: 'trial', title: 'Thử', operations: [attach, show, release, remove] }

const samples = {
  pdf: async () => (await PDFDocument.create().then(pdf => (pdf.addPage(), pdf))).save(),
  docx: async () =>
    new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('Kế hoạch')] }] }))),
  xlsx: async () => {
    const book = new ExcelJS.Workbook()
    book.addWorksheet('Biểu').addRow(['Xã', 1])
    return new Uint8Array(await book.xlsx.writeBuffer())
  },
  png: async () =>
    new Uint8Array(
      await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
        .png()
        .toBuffer(),
    ),
  jpg: async () =>
    new Uint8Array(
      await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
        .jpeg()
        .toBuffer(),
    ),
  txt: async () => bytesOf('Kính gửi: Ủy ban nhân dân xã'),
  svg: async () => bytesOf('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  html: async () => bytesOf('<!doctype html><script>alert(1)</script>'),
}

describe('what a file is', () => {
  test.each(Object.keys(samples) as (keyof typeof samples)[])('%s is known by its content, whatever its name', async kind => {
    expect(await kindOf(await samples[kind](), 'tep.exe')).toBe(kind)
  })

  test('a page or a drawing that calls itself a text is still one', async () => {
    expect(await kindOf(await samples.html(), 'bao-cao.txt')).toBe('html')
    expect(await kindOf(bytesOf('<!-- x -->\n <svg onload="alert(1)"/>'), 'anh.txt')).toBe('svg')
    expect(await kindOf(bytesOf('xã,số\n<b>,1'), 'a.csv')).toBe('csv')
  })

  test('a text of before Unicode is still a text under the name of one, without a claim about its letters', async () => {
    // "Kế hoạch" in TCVN3.
    const old = new Uint8Array([0x4b, 0xd5, 0x20, 0x68, 0x6f, 0xb9, 0x63, 0x68])
    expect(await kindOf(old, 'ke-hoach.txt')).toBe('txt')
    expect(mediaTypeOf('txt', old)).toBe('text/plain')
    expect(mediaTypeOf('txt', bytesOf('Kế hoạch'))).toBe('text/plain; charset=utf-8')
    expect(await kindOf(old, 'ke-hoach.pdf')).toBeUndefined()
    expect(await kindOf(new Uint8Array([0xff, 0xfe, 0x4b, 0, 0xbf, 0x1e]), 'ke-hoach.txt')).toBe('txt')
  })

  test('programs, macros, broken text and unknown binary are nothing', async () => {
    expect(await kindOf(new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]), 'bao-cao.pdf')).toBeUndefined()
    expect(await kindOf(new Uint8Array([1, 2, 3, 0, 255]), 'a.txt')).toBeUndefined()
    expect(await kindOf(bytesOf('PK\u0003\u0004 word/document.xml'), 'cut.docx')).toBe('zip')
    expect(await kindOf(zipSync({ 'a.txt': bytesOf('a') }), 'ke-hoach.docx')).toBe('zip')
    const oldWord = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)])
    expect(await kindOf(oldWord, 'ke-hoach.doc')).toBe('oldOffice')
    expect(await kindOf(oldWord, 'cai-dat.msi')).toBeUndefined()
  })
})

describe('the name of a file', () => {
  test.each([
    ['C:\\Users\\An\\Kế hoạch.PDF', 'Kế hoạch.PDF'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['hinh\u202Egpj.exe', 'hinhgpj.exe.pdf'],
    ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie_ x.pdf'],
    ['', 'tep.pdf'],
    ['.pdf', 'pdf.pdf'],
    ['Ke\u0302\u0301 hoach.pdf', 'Kế hoach.pdf'],
  ])('%j is shown as %j', (given, shown) => {
    expect(cleanFileName(given, 'pdf')).toBe(shown)
  })
  test('stays short enough for any file system', () => {
    expect(new TextEncoder().encode(cleanFileName('x'.repeat(5000), 'docx')).length).toBeLessThan(255)
  })
})

describe('attachments', () => {
  let stage: TestPlatform
  let an: Awaited<ReturnType<TestPlatform['as']>>
  beforeAll(async () => {
    stage = await testPlatform({ modules: [trial] })
    an = await stage.as({ name: 'An', role: 'officer', unitId: newId() })
  })
  afterAll(() => stage.close())
  const call = () => stage.callAs(an.me)
  const put = async (name: string, bytes: Uint8Array, entityId?: string) =>
    attach.run(call(), { file: { name, bytes }, entityId, fail: false })
  const stored = async (id: string) => (await attachmentById(stage.platform.db, id))!

  test('an officer attaches a file and gets the same bytes back', async () => {
    const bytes = await samples.docx()
    const kept = await put('Kế hoạch 310.docx', bytes)
    expect(kept).toMatchObject({ name: 'Kế hoạch 310.docx', kind: 'docx', size: bytes.length, uploadedByName: 'An' })
    expect(await readAttachment(stage.platform, await stored(kept.id))).toEqual(bytes)
  })

  test('the same content under two names is stored once and stays while one of them needs it', async () => {
    const bytes = bytesOf(`nội dung ${newId()}`)
    const [first, second] = [await put('một.txt', bytes), await put('hai.txt', bytes)]
    const { storageKey, ...content } = await stored(first.id)
    expect((await stored(second.id)).storageKey).toBe(storageKey)
    await remove.run(call(), { id: first.id })
    await stage.drain()
    expect(await stage.platform.storage.has(storageKey)).toBe(true)
    await remove.run(call(), { id: second.id })
    await stage.drain()
    expect(await stage.platform.storage.has(storageKey)).toBe(false)
    await sweepContent(stage.platform, { ...content, storageKey })
  })

  test('a file in use is not removed, and says where it is used', async () => {
    const entityId = newId()
    const kept = await put('dùng.txt', bytesOf('đang dùng'), entityId)
    const { db } = stage.platform
    expect(await usesOf(db, kept.id)).toEqual([{ entity: 'trial', entityId }])
    expect((await attachmentsOf(db, { entity: 'trial', entityId })).map(each => each.id)).toEqual([kept.id])
    await expect(remove.run(call(), { id: kept.id })).rejects.toMatchObject({ code: 'attachment_in_use' })
    await release.run(call(), { id: kept.id, entityId })
    await remove.run(call(), { id: kept.id })
    expect(await attachmentById(db, kept.id)).toBeUndefined()
  })

  test('a change that is not kept leaves no attachment', async () => {
    const name = `${newId()}.txt`
    await expect(attach.run(call(), { file: { name, bytes: bytesOf('x') }, fail: true })).rejects.toThrow('bỏ')
    expect(await stage.platform.db.select().from(attachments).where(eq(attachments.name, name))).toEqual([])
  })

  test('empty, too large and wrong files are refused with a sentence that names them', async () => {
    await expect(put('trống.pdf', new Uint8Array())).rejects.toMatchObject({
      code: 'empty_file',
      message: expect.stringContaining('trống.pdf'),
    })
    await expect(put('to.txt', new Uint8Array(attachmentLimit + 1).fill(65))).rejects.toMatchObject({
      code: 'too_large',
      message: expect.stringContaining('50 MB'),
    })
    await expect(put('phần mềm.pdf', new Uint8Array([0x4d, 0x5a, 0x90, 0]))).rejects.toMatchObject({
      code: 'wrong_file_kind',
      message: expect.stringContaining('phần mềm.pdf'),
    })
  })

  test('a picture may be shown in place; a drawing or page that could run code is only downloaded, as mere bytes', async () => {
    const answerFor = async (kind: 'png' | 'svg' | 'html') => {
      const kept = await put(`tep.${kind}`, await samples[kind]())
      return attachmentAnswer(stage.platform, await stored(kept.id), { inline: true })
    }
    expect(await answerFor('png')).toMatchObject({ inline: true, type: 'image/png' })
    expect(await answerFor('svg')).toMatchObject({ inline: false, type: 'application/octet-stream' })
    expect(await answerFor('html')).toMatchObject({ inline: false, type: 'application/octet-stream' })
  })

  test('goes up and down over HTTP under its own Vietnamese name', async () => {
    const bytes = await samples.pdf()
    const { status, body: kept } = await an.upload('trial/attachments', { name: 'Quyết định.pdf', bytes })
    expect({ status, kept }).toMatchObject({ status: 200, kept: { name: 'Quyết định.pdf', kind: 'pdf', size: bytes.length } })
    const answer = await an.get(`trial/attachments/${kept.id}`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('Quyết định.pdf'))
    expect((await stage.anonymous.upload('trial/attachments', { name: 'a.pdf', bytes })).status).toBe(401)
    expect((await stage.anonymous.get(`trial/attachments/${kept.id}`)).status).toBe(401)
  })

  test('content that was altered or lost in the storage is not handed out as if it were right', async () => {
    const kept = await stored((await put('sửa.txt', bytesOf(`bản gốc ${newId()}`))).id)
    await stage.platform.storage.put(kept.storageKey, bytesOf('bản đã bị sửa'))
    await expect(readAttachment(stage.platform, kept)).rejects.toMatchObject({ code: 'file_missing' })
    await stage.platform.storage.remove(kept.storageKey)
    await expect(readAttachment(stage.platform, kept)).rejects.toMatchObject({ code: 'file_missing' })
  })
})
