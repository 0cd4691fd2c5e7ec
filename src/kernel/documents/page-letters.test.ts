import { describe, expect, it } from 'vitest'

import { readDocument } from './index.ts'
import { piecesAreTangled, wordsOfLetters } from './page-letters.ts'
import { pdfOf, type Mark } from './pdf-pages.test-kit.ts'

// Fonts without all letters of Vietnamese borrow those from another font; each font's letters are stored as one piece.
const BORROWED = /[ăâđêôơưàáạảãầấậẩẫằắặẳẵèéẹẻẽềếệểễìíịỉĩòóọỏõồốộổỗờớợởỡùúụủũừứựửữỳýỵỷỹ]/iu
const holed = (text: string, kept: (letter: string) => boolean): string =>
  Array.from(text.normalize('NFC'), letter => (kept(letter) ? letter : '_')).join('')
const tangled = (text: string, y: number): Mark[] => [
  { holed: holed(text, letter => !BORROWED.test(letter)), x: 85, y },
  { holed: holed(text, letter => BORROWED.test(letter)), x: 85, y },
]
const PLAN = [
  '1. Xây dựng vườn ươm cây giống tại các xã vùng cao của tỉnh.',
  '2. Tổ chức trồng cây phân tán dọc các tuyến đường liên xã.',
  '3. Kiểm tra, đánh giá tỷ lệ cây sống sau mùa mưa hằng năm.',
]

describe('lines whose letters come from two fonts', () => {
  it('are put together letter by letter, without looking at the picture of the page', async () => {
    const content = await readDocument(pdfOf([PLAN.flatMap((text, index) => tangled(text, 90 + index * 30))]))
    expect(content.recognised).toBe(false)
    expect(content.blocks.map(block => (block.kind === 'paragraph' ? block.text : 'table'))).toEqual(PLAN)
  })

  it('are told from pieces that stand beside each other', () => {
    const piece = (text: string, x: number) => ({ text, x, y: 100, width: text.length * 6, size: 12, confidence: 1 })
    expect(piecesAreTangled([piece('Xây', 80), piece('dựng', 102), piece('vườn', 130), piece('ươm', 158)])).toBe(false)
    expect(
      piecesAreTangled([
        piece('X   d  ng v   n     m', 80),
        piece('ây', 88),
        piece('ự', 110),
        piece('ườ', 134),
        piece('ươ', 158),
      ]),
    ).toBe(true)
  })

  it('keep bold letters that were printed twice once, and split words at spaces and gaps', () => {
    const letter = (text: string, x: number) => ({ text, x, right: x + 6, y: 700, size: 12 })
    const words = wordsOfLetters(
      [letter('ơ', 20), letter('S', 14), letter('S', 14.3), letter(' ', 26), letter('Y', 32), letter('T', 48)],
      800,
      10,
    )
    expect(words.map(word => [word.text, word.x, word.y])).toEqual([
      ['Sơ ', 4, 100],
      ['Y ', 22, 100],
      ['T', 38, 100],
    ])
  })
})
