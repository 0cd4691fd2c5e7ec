import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Marked, spansOf } from './marked.tsx'

const shown = (text: string, query: string) => renderToStaticMarkup(<Marked text={text} query={query} />)
const cut = (text: string, query: string) => spansOf(text, query).map(({ start, end }) => text.slice(start, end))

describe('marking what somebody looked for', () => {
  it('finds words typed without marks, and leaves the text as it is written', () => {
    expect(shown('Hệ thống truyền thanh xã Đak Pơ', 'truyen thanh')).toBe('Hệ thống <mark>truyền thanh</mark> xã Đak Pơ')
    expect(shown('xã Đak Pơ', 'dak po')).toBe('xã <mark>Đak Pơ</mark>')
  })
  it('keeps its place where letters are written as several code points', () => {
    const decomposed = 'Sở Công thương'.normalize('NFD')
    expect(cut(decomposed, 'cong thuong').map(part => part.normalize('NFC'))).toEqual(['Công thương'])
  })
  it('minds the marks where somebody typed them', () => {
    expect(cut('nâng cao kỹ năng số', 'kỹ năng')).toEqual(['kỹ năng'])
    expect(cut('nâng cao năng lực', 'kỹ năng')).toEqual(['năng'])
    expect(cut('nang cao', 'nâng')).toEqual(['nang'])
  })
  it('marks whole words only: an looks not into ban', () => {
    expect(cut('Ban an toàn', 'an')).toEqual(['an'])
  })
  it('marks each word where the phrase does not stand together', () => {
    expect(cut('Báo và Đài của tỉnh', 'đài báo')).toEqual(['Báo', 'Đài'])
  })
  it('lets no markup of a text or a query through', () => {
    expect(shown('<script>x</script>', '<script>')).not.toContain('<script>')
  })
})
