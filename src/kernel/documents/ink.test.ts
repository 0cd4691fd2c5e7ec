import { describe, expect, it } from 'vitest'

import { greyOf } from './ink.ts'

const [PAPER, LETTER, SEAL, LETTER_UNDER_SEAL] = [
  [250, 248, 240],
  [30, 30, 35],
  [210, 40, 50],
  [60, 10, 15],
]
const greyOfRow = (row: number[][]): number[] => {
  const data = Uint8Array.from(row.flat())
  return [...greyOf({ data, from: 0, stride: data.length, step: 3, red: 0 }, row.length, 1)]
}
const isDark = (grey: number): boolean => grey < 100

describe('a red seal', () => {
  it('over black letters vanishes and leaves the letters', () => {
    const row = [PAPER, LETTER, LETTER, LETTER, SEAL, LETTER_UNDER_SEAL, SEAL].map(each => each ?? [])
    expect(greyOfRow(row).map(isDark)).toEqual([false, true, true, true, false, true, false])
  })

  it('is no reason to lose the letters of a page printed in red', () => {
    const row = [PAPER, SEAL, SEAL, SEAL, LETTER].map(each => each ?? [])
    expect(greyOfRow(row).map(isDark)).toEqual([false, true, true, true, true])
  })

  it('is found whichever way round the colours lie in memory', () => {
    const data = Uint8Array.from([...[255, 255, 255, 0], ...[35, 30, 30, 0], ...[35, 30, 30, 0], ...[50, 40, 210, 0]])
    expect([...greyOf({ data, from: 0, stride: 16, step: 4, red: 2 }, 4, 1)].map(isDark)).toEqual([false, true, true, false])
  })
})
