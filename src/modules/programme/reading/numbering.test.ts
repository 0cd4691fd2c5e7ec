import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { letterOf, letterOrdinal, readMarks, repairMark, romanOf, romanValue, type Mark } from './numbering.ts'

describe('list marks', () => {
  it.each([
    ['I. MỤC ĐÍCH', 'roman', 'I'],
    ['II/ NỘI DUNG', 'roman', 'II'],
    ['V.TỔ CHỨC', 'roman', 'V'],
    ['1.Mục đích', 'number', '1'],
    ['1/ Mục đích', 'number', '1'],
    ['4.1. Ứng dụng', 'decimal', '4.1'],
    ['I.1. Mục đích', 'decimal', 'I.1'],
    ['2- Ban Tổ chức', 'number', '2'],
    ['2.3- Chỉ đạo', 'decimal', '2.3'],
    ['b- Hướng dẫn', 'letter', 'b'],
    ['đ) Đến hết năm', 'letter', 'đ'],
    ['(2) Nâng cao', 'paren', '2'],
    ['Điều 3. Hiệu lực', 'article', '3'],
    ['Phần thứ hai', 'part', 'II'],
    ['Nhiệm vụ 4: Làm', 'labelled', '4'],
    ['- Tổ chức', 'dash', ''],
    ['+ Tổ chức', 'plus', ''],
  ])('reads %s', (text, family, label) => {
    expect(readMarks(text)[0]).toMatchObject({ family, label })
  })

  it.each(['30/9/2025', '1.000 người', '100% các hộ', 'Mục tiêu chung', '-5 độ', 'Tổ chức', '5 - 7 lớp', '2,1 - 2,3 con'])(
    'finds no mark in %s',
    text => {
      expect(readMarks(text)).toEqual([])
    },
  )

  it('keeps the rest of the text whole', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('I.', '2.', 'a)', '-', '+', '(3)', '4.2.'),
        fc.constantFrom('Xây dựng nhà', 'Tổ chức lớp học'),
        (mark, rest) => {
          expect(readMarks(`${mark} ${rest}`)[0]?.rest).toBe(rest)
        },
      ),
    )
  })

  it('counts romans and Vietnamese letters there and back', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 39 }), value => romanValue(romanOf(value)) === value))
    fc.assert(fc.property(fc.integer({ min: 1, max: 22 }), value => letterOrdinal(letterOf(value)) === value))
    expect(letterOf(5)).toBe('đ')
  })

  it('repairs marks that recognition spoilt, only where they are expected', () => {
    const expected = (family: Mark['family'], label: string, ordinal: number): Mark[] => [
      { family, style: family, label, ordinal, printed: '', rest: '' },
    ]
    expect(repairMark('|. MUC DICH', expected('roman', 'I', 1))?.label).toBe('I')
    expect(repairMark('I11. NHIEM VU', expected('roman', 'III', 3))?.label).toBe('III')
    expect(repairMark('¢) Thuong xuyen', expected('letter', 'c', 3))?.label).toBe('c')
    expect(repairMark('S Tang cuong', expected('number', '5', 5))?.label).toBe('5')
    expect(repairMark('¢) Thuong xuyen', expected('letter', 'd', 4))).toBeNull()
  })
})
