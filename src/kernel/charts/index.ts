/** Charts as elements and as text. The way to PNG is in png.ts, which needs the machine. */
export { BothWidths, ChartPicture } from './chart.tsx'
export { bar, column, drawChart, line, stackedBar, tiles } from './draw.tsx'
export { chartProperties, tones, type Tone, type Scheme } from './palette.tsx'
export { ChartTable, rowsOf, sentenceOf, type Chart } from './table.tsx'
export type { BarData, ColumnData, LineData, Series, StackedBarData, TileData } from './data.ts'
export type { ChartOptions } from './frame.tsx'
