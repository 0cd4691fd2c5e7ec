import { describe, expect, it } from 'vitest'

import { mendHeadingMarks } from './heading-marks.ts'

const mended = (texts: string[], confidence = 0.9): string[] => {
  const blocks = texts.map(text => ({ kind: 'paragraph' as const, text, page: 1, confidence }))
  mendHeadingMarks(blocks)
  return blocks.map(block => block.text)
}

describe('Roman numbers of headings', () => {
  it('that recognition misread are mended where one must follow the other', () => {
    expect(
      mended(['l. MỤC ĐÍCH, YÊU CẦU', '1. Mục đích', 'JI. MỤC TIÊU', 'III NHIỆM VỤ VÀ GIẢI PHÁP', 'IV, KINH PHÍ', 'V. TỔ CHỨC']),
    ).toEqual(['I. MỤC ĐÍCH, YÊU CẦU', '1. Mục đích', 'II. MỤC TIÊU', 'III. NHIỆM VỤ VÀ GIẢI PHÁP', 'IV. KINH PHÍ', 'V. TỔ CHỨC'])
  })

  it('begin anew in an annex', () => {
    expect(mended(['II. MỤC TIÊU', '|. NHIỆM VỤ CHUNG', 'lI. NHIỆM VỤ RIÊNG'])).toEqual([
      'II. MỤC TIÊU',
      'I. NHIỆM VỤ CHUNG',
      'II. NHIỆM VỤ RIÊNG',
    ])
  })

  it('are not seen in words, sentences and ordinary numbers', () => {
    const texts = ['VI PHẠM HÀNH CHÍNH', '1. MỤC TIÊU CHUNG', 'II Nhiệm vụ của các sở', 'IT VÀ TRUYỀN THÔNG', 'XI MĂNG VÀ GẠCH']
    expect(mended(texts)).toEqual(texts)
  })

  it('stay as they are in printed text', () => {
    expect(mended(['I. MỤC ĐÍCH', 'II MỤC TIÊU CHUNG'], 1)).toEqual(['I. MỤC ĐÍCH', 'II MỤC TIÊU CHUNG'])
  })
})
