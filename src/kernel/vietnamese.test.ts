import { describe, expect, it } from 'vitest'

import { fold, isSyllable, nfc, normaliseTonePlacement } from './vietnamese.ts'

describe('fold', () => {
  it('makes two spellings of one name equal whatever their marks, case, spaces and code points', () => {
    expect(fold('Ủy ban  nhân dân\ntỉnh ĐẮK LẮK ')).toBe('uy ban nhan dan tinh dak lak')
    expect(fold('Đẩy mạnh'.normalize('NFD'))).toBe(fold('ĐẨY MẠNH'))
  })
  it('keeps punctuation and digits, which tell numbers of documents apart', () => {
    expect(fold('Nghị quyết số 57-NQ/TW')).toBe('nghi quyet so 57-nq/tw')
  })
})

describe('normaliseTonePlacement', () => {
  it.each([
    ['hoà', 'hòa'],
    ['Uỷ ban', 'Ủy ban'],
    ['khoẻ', 'khỏe'],
    ['thuỷ điện', 'thủy điện'],
    ['TOÀ ÁN', 'TÒA ÁN'],
  ])('moves the mark of %s to the form of state documents, %s', (from, to) => expect(normaliseTonePlacement(from)).toBe(to))
  it.each(['hoàn', 'quý', 'quỳnh', 'ngoài', 'hòa', 'Ủy', 'tuyển', 'loạt', 'quà'])('leaves %s alone', word =>
    expect(normaliseTonePlacement(word)).toBe(word),
  )
})

describe('isSyllable', () => {
  it.each(['truyền', 'thông', 'nghiệp', 'Đẩy', 'quý', 'khuyến', 'ƯỚC', 'giữa', 'yêu', 'ở', 'huýt'])('accepts %s', word =>
    expect(isSyllable(word)).toBe(true),
  )
  it.each(['truyén9', 'hoµ', 'céng·', 'Ñaûng', 'khắn̉', 'học̀', 'bàt', 'zoom', 'str'])('refuses %s', word =>
    expect(isSyllable(word)).toBe(false),
  )
  it('gives one code point per letter', () => expect(nfc('ế'.normalize('NFD'))).toHaveLength(1))
})
