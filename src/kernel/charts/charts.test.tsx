import { describe, expect, test } from 'vitest'
import { renderToStaticMarkup } from 'react-dom/server'
import { bar, column, drawChart, line, rowsOf, sentenceOf, stackedBar, tiles, type Chart, type StackedBarData } from './index.ts'
import { steps } from './frame.tsx'
import { outlined } from './outlines.ts'
import { toPng } from './png.ts'
import { ChartTable } from './table.tsx'

const status: StackedBarData = {
  title: 'Tình trạng nhiệm vụ theo mục',
  description: 'Tính đến 15/06/2026',
  unit: 'nhiệm vụ',
  series: [
    { key: 'done', label: 'Đã hoàn thành', tone: 'success' },
    { key: 'late', label: 'Quá hạn', tone: 'danger' },
    { key: 'not_due', label: 'Chưa đến hạn', tone: 'neutral' },
  ],
  rows: [
    { label: 'Mục III.1 <tuyên truyền> & quán triệt', values: [1200, 30, 5], href: '/tien-do?muc=III.1' },
    { label: 'Mục III.2', values: [0, 0, 0] },
  ],
}
const history = {
  title: 'Tỷ lệ cơ quan có kế hoạch',
  unit: '%',
  points: [
    { on: '2026-01-31', value: 12.5 },
    { on: '2026-02-28', value: 40 },
  ],
  pace: [
    { on: '2026-01-01', value: 0 },
    { on: '2026-12-31', value: 100 },
  ],
  goal: { value: 100, label: 'Chỉ tiêu 100%' },
  annotations: [{ on: '2026-02-10', text: 'Công văn đôn đốc' }],
}

describe('a chart', () => {
  test('is the same bytes for the same data', () => {
    expect(stackedBar(status)).toBe(stackedBar(structuredClone(status)))
  })
  test('has a name and a description for those who do not see it', () => {
    const svg = stackedBar(status)
    expect(svg).toContain('>Tình trạng nhiệm vụ theo mục</title>')
    expect(svg).toContain('>Tính đến 15/06/2026</desc>')
    expect(svg).toMatch(/<a href="\/tien-do\?muc=III\.1"><title>Mục III\.1 .*: 1\.235 nhiệm vụ; Đã hoàn thành 1\.200; Quá hạn 30/)
  })
  test('lets no markup of a label through', () => {
    expect(stackedBar(status)).toContain('&lt;tuyên truyền&gt; &amp;')
  })
  test('tells tones apart by pattern as well as by colour', () => {
    const svg = stackedBar(status)
    expect(svg).toMatch(/<pattern id="[\w-]+-danger"/)
    expect(svg).toMatch(/fill="url\(#[\w-]+-danger\)"/)
  })
  test('takes the colours of its page, or fixed ones for a file', () => {
    const chart: Chart = { kind: 'stacked_bar', data: status }
    expect(drawChart(chart, { scheme: 'page' })).toContain('var(--chart-ink, #182529)')
    expect(drawChart(chart, { scheme: 'light' })).not.toContain('var(')
    expect(drawChart(chart, { scheme: 'dark' })).toContain('#e3eaeb')
  })
  test('does not use inline styles, which the pages refuse', () => {
    expect(stackedBar(status) + line(history)).not.toContain('style=')
  })
  test('can be drawn of nothing at all', () => {
    expect(bar({ title: 'Không có gì', unit: 'việc', rows: [] })).toContain('</svg>')
    expect(column({ title: 'Không có gì', unit: 'việc', series: [], columns: [] })).toContain('</svg>')
    expect(line({ title: 'Không có gì', unit: 'việc', points: [] })).not.toMatch(/NaN|Infinity/)
    expect(tiles({ title: 'Không có gì', unit: 'việc', tiles: [], legend: [] })).not.toMatch(/NaN|Infinity/)
  })
  test('of a history shows where it stands, where it should stand, and what happened', () => {
    const svg = line(history)
    expect(svg).toContain('Nhịp cần đạt')
    expect(svg).toContain('1. 10/02/2026: Công văn đôn đốc')
    expect(svg).toContain('12,5%')
  })
  test('has a table of the same figures', () => {
    expect(rowsOf({ kind: 'stacked_bar', data: status })[1]).toEqual([
      'Mục III.1 <tuyên truyền> & quán triệt',
      '1.200',
      '30',
      '5',
      '1.235',
    ])
    expect(renderToStaticMarkup(<ChartTable chart={{ kind: 'line', data: history }} />)).toContain(
      '<th scope="row">28/02/2026</th><td>40</td>',
    )
  })
  test('can be said in a few sentences where it is only a picture', () => {
    expect(sentenceOf({ kind: 'stacked_bar', data: status })).toBe(
      'Tình trạng nhiệm vụ theo mục. Mục III.1 <tuyên truyền> & quán triệt: Đã hoàn thành 1.200, Quá hạn 30, Chưa đến hạn 5, Tổng 1.235. Mục III.2: không có.',
    )
    const square = { x: 0, y: 0, label: 'Ia Grai', text: '90%', sentence: '' }
    const legend = [
      { label: 'Từ 80%', tone: 'success' as const },
      { label: 'Dưới 80%', tone: 'neutral' as const },
    ]
    const map: Chart = {
      kind: 'tiles',
      data: {
        title: 'Theo xã',
        unit: '%',
        legend,
        tiles: [1, 2, 3].map(key => ({ ...square, key: String(key), tone: 'success' })),
      },
    }
    expect(sentenceOf(map)).toBe('Theo xã. Từ 80%: 3. Dưới 80%: 0.')
  })
  test('becomes a picture for Word', async () => {
    expect((await toPng(bar({ title: 'Không có gì', unit: 'việc', rows: [] }))).height).toBeGreaterThan(0)
    const { bytes, width, height } = await toPng(stackedBar(status, { width: 640 }), 2)
    expect([...bytes.slice(1, 4)]).toEqual([0x50, 0x4e, 0x47])
    expect(width).toBe(1280)
    expect(height).toBeGreaterThan(200)
  })
})

describe('the words of a picture', () => {
  const said = (words: string) => outlined(`<svg><text x="10" y="20" fill="#000">${words}</text></svg>`)
  test('are shapes: a machine without any typeface shows them too', () => {
    const svg = outlined(
      stackedBar({ ...status, rows: [{ label: 'Ủy ban nhân dân xã Ỷ Ặ ẫ ữ ợ č “Đắk” 80% …', values: [1200, 30, 5] }] }),
    )
    expect(svg).not.toContain('<text')
    expect(svg).toContain('>Tình trạng nhiệm vụ theo mục</title>')
    expect(svg.match(/<path [^>]*d="M/g)!.length).toBeGreaterThan(5)
    expect(svg).not.toContain('NaN')
  })
  test('stand where they stood, with the look of what is around them', () => {
    const leftOf = (svg: string) => Math.min(...[...svg.matchAll(/[MQL ](-?[\d.]+) -?[\d.]+/g)].map(([, x]) => Number(x)))
    const words = (anchor: string) =>
      outlined(`<svg><g text-anchor="${anchor}" font-size="20"><text x="100" y="20">Hhh</text></g></svg>`)
    expect(leftOf(words('start'))).toBeGreaterThan(100)
    expect(leftOf(words('start')) - leftOf(words('middle'))).toBeCloseTo(leftOf(words('middle')) - leftOf(words('end')), 1)
    const heavy = (weight: string) =>
      outlined(`<svg><g font-weight="${weight}"><g/><text>Đ</text></g><text>Đ</text></svg>`).match(/d="[^"]*"/g)!
    expect(heavy('600')[0]).not.toBe(heavy('400')[0])
    expect(heavy('600')[1]).toBe(heavy('400')[1])
    expect(said('H')).toContain('fill="#000"')
  })
  test('keep a letter that the typeface does not have, as the Jrai ƀ, as a letter at its place', () => {
    expect(said('HƀH&amp;')).toMatch(/<path fill="#000" d="M[^"]+"\/><text fill="#000" x="\d+\.?\d*" y="20"[^>]*>ƀ<\/text>/)
    expect(said('&lt;')).not.toContain('<text')
  })
})

test.each([
  [1, [0, 0.25, 0.5, 0.75, 1]],
  [7, [0, 2, 4, 6, 8]],
  [100, [0, 25, 50, 75, 100]],
  [4960, [0, 2000, 4000, 6000]],
])('the axis up to %d has round steps', (largest, expected) => {
  expect(steps(largest)).toEqual(expected)
})
