import { describe, expect, it } from 'vitest'

import { lettersAreLost, lettersAreSenseless, sensibleShare } from './letter-trust.ts'

const PLAN = [
  'Sở Khoa học và Công nghệ chủ trì, hoàn thành trước 15/6/2026; kinh phí 1.200 triệu đồng.',
  'UBND các xã, phường phối hợp.',
]
// What readers get from a font whose codes nobody explained: the codes themselves.
const CODES = ['! 8 0 g & :7O=DO b 0 =;& I =i<', 'Q =< 19 ==a=1,I 6F 56&:,81,D', '+,8 a Ul< 1> ? .I =7DE 5 0']
const SHIFTED = ['7KDQK SKӕ +ӗ &Kt 0LQK ӫ EDQ QKkQ GkQ']

describe('the letters of a page', () => {
  it('make sense in a plan, with its dates and sums', () => {
    expect(sensibleShare(PLAN)).toBeGreaterThan(0.8)
    expect(lettersAreSenseless(PLAN)).toBe(false)
    expect(lettersAreLost(PLAN)).toBe(false)
  })

  it('make none when a font does not say what its codes mean', () => {
    expect(lettersAreSenseless(CODES)).toBe(true)
    expect(lettersAreSenseless(SHIFTED)).toBe(true)
  })

  it('are lost when they are control signs or private codes', () => {
    expect(lettersAreLost(['\u0003\u0012\ue012\ue013 \ue014\ue015\u0004 \ue016\ue017\u0005\ue018 abc'])).toBe(true)
  })
})
