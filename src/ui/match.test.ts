import { expect, test } from 'vitest'
import { match, ranked } from './match.ts'

const marked = (text: string, query: string) => match(text, query)?.ranges.map(([start, end]) => text.slice(start, end))

test('words are found with and without marks', () => {
  expect(marked('Đôn đốc đơn vị quá hạn', 'don doc')).toEqual(['Đôn', 'đốc'])
  expect(marked('Ủy ban nhân dân', 'uy ban')).toEqual(['Ủy', 'ban'])
  expect(marked('Đôn đốc', 'ĐỐC')).toEqual(['đốc'])
})

test('a mark that is typed must fit', () => {
  expect(match('Số liệu', 'sở')).toBeNull()
  expect(match('Sở Khoa học và Công nghệ', 'sở')).not.toBeNull()
  expect(match('Sở Khoa học và Công nghệ', 'so')).not.toBeNull()
})

test('every word must be there, in any order', () => {
  expect(match('Báo cáo tháng 6', '6 bao')).not.toBeNull()
  expect(match('Báo cáo tháng 6', 'bao quy')).toBeNull()
})

test('decomposed text typed on some phones is the same text', () => {
  expect(match('Kế hoạch', 'kế'.normalize('NFD'))).not.toBeNull()
  expect(match('Kế hoạch'.normalize('NFD'), 'ke')).not.toBeNull()
})

test('what begins with the query stands before what contains it', () => {
  const list = ['Đơn vị báo chí', 'Báo cáo', 'Thông báo']
  expect(ranked(list, 'bao', text => text)).toEqual(['Báo cáo', 'Thông báo', 'Đơn vị báo chí'])
  expect(ranked(list, '', text => text)).toEqual(list)
})
