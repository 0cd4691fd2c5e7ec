import type { ReactElement } from 'react'
import { formatNumber, shortDay } from '../i18n/formats.ts'
import type { BarData, ColumnData, LineData, StackedBarData, TileData } from './data.ts'
import { say } from './frame.tsx'

export type Chart =
  | { kind: 'stacked_bar'; data: StackedBarData }
  | { kind: 'bar'; data: BarData }
  | { kind: 'column'; data: ColumnData }
  | { kind: 'line'; data: LineData }
  | { kind: 'tiles'; data: TileData }

/** The same figures as words: what stands in the table beside a chart, in Word, or in a sheet. The first row is the head. */
export function rowsOf(chart: Chart): string[][] {
  switch (chart.kind) {
    case 'stacked_bar':
      return [
        ['', ...chart.data.series.map(one => one.label), 'Tổng'],
        ...chart.data.rows.map(row => [
          row.label,
          ...row.values.map(value => formatNumber(value)),
          formatNumber(sum(row.values)),
        ]),
      ]
    case 'column':
      return [
        ['', ...chart.data.series.map(one => one.label), 'Tổng'],
        ...chart.data.columns.map(one => [
          one.label,
          ...one.values.map(value => formatNumber(value)),
          formatNumber(sum(one.values)),
        ]),
      ]
    case 'bar':
      return [
        ['', chart.data.unit],
        ...chart.data.rows.map(row => [row.label, say(row.value, chart.data.unit === '%' ? '%' : '')]),
      ]
    case 'line':
      return [['Ngày', chart.data.unit], ...chart.data.points.map(point => [shortDay(point.on), formatNumber(point.value)])]
    case 'tiles':
      return [['', chart.data.unit], ...chart.data.tiles.map(tile => [tile.label, tile.text])]
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** What a screen reader says in place of a picture that cannot be asked: its name and its figures; of many squares how many fall in each class. */
export function sentenceOf(chart: Chart): string {
  const { data } = chart
  const [head = [], ...rows] = rowsOf(chart)
  const figures =
    chart.kind === 'tiles'
      ? chart.data.legend.map(one => `${one.label}: ${chart.data.tiles.filter(tile => tile.tone === one.tone).length}`)
      : rows.map(row => {
          const parts = row.slice(1).flatMap((cell, place) => (cell === '0' ? [] : [`${head[place + 1]} ${cell}`]))
          return `${row[0]}: ${parts.join(', ') || 'không có'}`
        })
  return [data.title, ...figures].join('. ') + '.'
}

/** The table for those who would rather read than look. */
export function ChartTable({ chart, caption }: { chart: Chart; caption?: string }): ReactElement {
  const [head = [], ...rows] = rowsOf(chart)
  return (
    <table className="chart-table">
      <caption>{caption ?? chart.data.title}</caption>
      <thead>
        <tr>
          {head.map((cell, place) => (
            <th key={place} scope="col">
              {cell || <span className="hidden">Mục</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, line) => (
          <tr key={line}>
            <th scope="row">{row[0]}</th>
            {row.slice(1).map((cell, place) => (
              <td key={place}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
