import type { ReactElement } from 'react'
import { ColumnChart } from './column.tsx'
import type { ChartOptions } from './frame.tsx'
import { LineChart } from './line.tsx'
import { BarChart, StackedBarChart } from './stacked-bar.tsx'
import type { Chart } from './table.tsx'
import { TileChart } from './tiles.tsx'

/** Any chart as an element: on a page of the portal, in the workspace, or drawn into a file by draw.ts. */
export function ChartPicture({ chart, ...options }: { chart: Chart } & ChartOptions): ReactElement {
  switch (chart.kind) {
    case 'stacked_bar':
      return <StackedBarChart data={chart.data} {...options} />
    case 'bar':
      return <BarChart data={chart.data} {...options} />
    case 'column':
      return <ColumnChart data={chart.data} {...options} />
    case 'line':
      return <LineChart data={chart.data} {...options} />
    case 'tiles':
      return <TileChart data={chart.data} {...options} />
  }
}

/** For pages without script: one picture for wide windows, one for phones; the style sheet shows one of the two (`chart-wide`, `chart-narrow`). */
export const BothWidths = ({ chart, scheme }: { chart: Chart; scheme?: ChartOptions['scheme'] }): ReactElement => (
  <div className="chart">
    <div className="chart-wide">
      <ChartPicture chart={chart} width={chart.kind === 'tiles' ? 720 : 960} {...(scheme ? { scheme } : {})} />
    </div>
    <div className="chart-narrow">
      <ChartPicture chart={chart} width={316} {...(scheme ? { scheme } : {})} />
    </div>
  </div>
)
