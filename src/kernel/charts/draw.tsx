import { renderToStaticMarkup } from 'react-dom/server'
import { ChartPicture } from './chart.tsx'
import type { BarData, ColumnData, LineData, StackedBarData, TileData } from './data.ts'
import type { ChartOptions } from './frame.tsx'
import type { Chart } from './table.tsx'

/**
 * Charts as SVG text: no DOM, no canvas, the same bytes for the same data on every machine. Files and Word want fixed colours, so
 * the scheme is `light` where none is stated.
 */
export const drawChart = (chart: Chart, options: ChartOptions = {}): string =>
  renderToStaticMarkup(<ChartPicture chart={chart} {...options} scheme={options.scheme ?? 'light'} />)

export const stackedBar = (data: StackedBarData, options?: ChartOptions): string =>
  drawChart({ kind: 'stacked_bar', data }, options)
export const bar = (data: BarData, options?: ChartOptions): string => drawChart({ kind: 'bar', data }, options)
export const column = (data: ColumnData, options?: ChartOptions): string => drawChart({ kind: 'column', data }, options)
export const line = (data: LineData, options?: ChartOptions): string => drawChart({ kind: 'line', data }, options)
export const tiles = (data: TileData, options?: ChartOptions): string => drawChart({ kind: 'tiles', data }, options)
