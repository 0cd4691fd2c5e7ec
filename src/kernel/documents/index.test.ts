import { Document, Packer, Paragraph } from 'docx'
import { assert, asyncProperty, boolean, integer, nat } from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'

import { checkDocumentSize, DocumentError, MAXIMUM_DOCUMENT_BYTES, readDocument } from './index.ts'

const ole = (stream: string): Buffer =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(600),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(200),
  ])
const zip = (...names: string[]): Uint8Array => zipSync(Object.fromEntries(names.map(name => [name, strToU8('<x/>')])))

describe('a file that cannot be read', () => {
  it.each<[string, Uint8Array, string]>([
    ['an empty file', new Uint8Array(), 'document_empty'],
    ['a file of blank lines', Buffer.from(' \n\n\t\r\n'), 'document_empty'],
    ['a Word file of before 2007', ole('WordDocument'), 'document_old_word'],
    ['a Word file under a password', ole('EncryptedPackage'), 'document_encrypted'],
    ['an old spreadsheet', ole('Workbook'), 'document_unsupported'],
    ['a spreadsheet', zip('[Content_Types].xml', 'xl/workbook.xml'), 'document_unsupported'],
    ['an archive', zip('a.txt'), 'document_unsupported'],
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(400, 7)]), 'document_unsupported'],
    ['a web page', Buffer.from('<!DOCTYPE html><html><p>Kế hoạch</p></html>'), 'document_unsupported'],
    ['a rich text file', Buffer.from('{\\rtf1\\ansi Ke hoach}'), 'document_unsupported'],
    ['a Word file that holds no document', zip('[Content_Types].xml', 'word/styles.xml'), 'document_damaged'],
    ['a cut Word file', zip('[Content_Types].xml', 'word/document.xml').slice(0, 90), 'document_damaged'],
  ])('%s is refused with a sentence that says what to do', async (_, bytes, code) => {
    const error: unknown = await readDocument(bytes, { fileName: 'ke-hoach.pdf' }).catch((each: unknown) => each)
    expect(error).toBeInstanceOf(DocumentError)
    if (!(error instanceof DocumentError)) return
    expect(error.code).toBe(code)
    expect(error.message).toMatch(/chưa lưu gì\. Hãy /)
    expect(error.sentence.en).toMatch(/Nothing was saved/)
    expect(error.message + error.sentence.en).not.toContain('{')
    expect(error.status).toBeGreaterThanOrEqual(413)
  })
  it('is refused by its size before it is read', () => {
    expect(() => checkDocumentSize(200 * 1024 * 1024)).toThrow(/quá lớn \(200 MB\)/)
    expect(() => checkDocumentSize(0)).toThrow(/trống/)
    expect(() => checkDocumentSize(MAXIMUM_DOCUMENT_BYTES)).not.toThrow()
  })
  it('is not even begun when its reader has left', async () => {
    await expect(readDocument(Buffer.from('Kế hoạch'), { signal: AbortSignal.abort(new Error('thôi')) })).rejects.toThrow('thôi')
  })
})

describe('a Word file', () => {
  it('cut or scrambled anywhere gives its text or a clear refusal, never a crash', async () => {
    const paragraphs = Array.from(
      { length: 30 },
      (_, index) => new Paragraph(`${index}. Sở Khoa học và Công nghệ chủ trì thực hiện nhiệm vụ số ${index * 7919}`),
    )
    const whole = new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children: paragraphs }] })))
    await assert(
      asyncProperty(nat(whole.length - 1), boolean(), integer({ min: 1, max: 255 }), async (at, cut, noise) => {
        const bytes = cut ? whole.slice(0, at) : whole.slice()
        if (!cut) bytes[at] = (bytes[at] ?? 0) ^ noise
        const result: unknown = await readDocument(bytes).catch((error: unknown) => error)
        expect(result instanceof Error ? `${result.name}: ${result.message}` : 'content').toMatch(/^(content|DocumentError)/)
      }),
      { numRuns: 150 },
    )
  }, 60_000)
})
