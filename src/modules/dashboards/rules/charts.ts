import type { Chart } from '#kernel/charts/table.tsx'
import { shortDay } from '#kernel/i18n/formats.ts'
import { statusNames } from '#modules/progress/contract.ts'
import type { AgencyStanding, Counts, MapMeasure, Month, Standing, Tile } from '../contract.ts'
import { mapMeasureNames } from '../contract.ts'
import { countRule, statusOrder, statusTones, tileClasses, tileOf, tileSentence } from '../rules.ts'

/** The pictures of this module as data: the same for page, workspace, Word and PNG. */

const series = statusOrder.map(status => ({ key: status, label: statusNames[status], tone: statusTones[status] }))
const valuesOf = (counts: Counts) => statusOrder.map(status => counts[status])
const until = (asOf: string) => `Tính đến hết ngày ${shortDay(asOf)}`

export const statusChart = (counts: Counts, asOf: string, title = 'Tình trạng thực hiện'): Chart => ({
  kind: 'stacked_bar',
  data: {
    title,
    description: `${countRule}. ${until(asOf)}.`,
    unit: 'việc',
    series,
    rows: [{ label: 'Tất cả', values: valuesOf(counts) }],
  },
})

/** @param linked whether rows lead to their lists (not in files). */
export const standingsChart = (
  standings: readonly Standing[],
  asOf: string,
  title: string,
  linked?: (href: string) => string,
): Chart => ({
  kind: 'stacked_bar',
  data: {
    title,
    description: `Mỗi thanh là toàn bộ việc của một dòng, chia theo tình trạng; số việc ghi bên phải. ${countRule}. ${until(asOf)}.`,
    unit: 'việc',
    series,
    shares: true,
    rows: standings.map(one => ({
      label: one.label,
      values: valuesOf(one.counts),
      ...(linked ? { href: linked(one.href) } : {}),
    })),
  },
})

export const monthsChart = (months: readonly Omit<Month, 'href'>[], asOf: string, linked?: (month: string) => string): Chart => ({
  kind: 'column',
  data: {
    title: 'Minh chứng theo tháng',
    description: `Số minh chứng theo tháng diễn ra; chỉ gồm minh chứng đã xác nhận và đang chờ xác nhận. ${until(asOf)}.`,
    unit: 'minh chứng',
    series: [
      { key: 'verified', label: 'Đã xác nhận', tone: 'success' },
      { key: 'claimed', label: 'Chờ xác nhận', tone: 'neutral' },
    ],
    columns: months.map(one => ({
      label: `T${Number(one.month.slice(5))}`,
      values: [one.verified, one.claimed],
      ...(linked ? { href: linked(one.month) } : {}),
    })),
  },
})

export const lateChart = (agencies: readonly AgencyStanding[], asOf: string): Chart => ({
  kind: 'bar',
  data: {
    title: 'Cơ quan có nhiều việc quá hạn',
    description: `Số việc chủ trì đã quá hạn. ${until(asOf)}.`,
    unit: 'việc',
    rows: agencies.map(one => ({
      label: one.label,
      value: one.counts.late,
      tone: 'danger' as const,
      note: `trong ${one.total} việc`,
    })),
  },
})

export const mapChart = (tiles: readonly Tile[], measure: MapMeasure, asOf: string, linked?: (tile: Tile) => string): Chart => ({
  kind: 'tiles',
  data: {
    title: `${mapMeasureNames[measure]} theo xã, phường`,
    description: `Sơ đồ ô: mỗi xã, phường một ô ở vị trí tương đối, xếp theo huyện, thị xã, thành phố cũ; không phải bản đồ địa giới. ${until(asOf)}.`,
    unit: mapMeasureNames[measure],
    tiles: tiles.map(tile => ({
      ...tileOf(tile, measure),
      key: tile.code,
      label: tile.name,
      x: tile.x,
      y: tile.y,
      sentence: tileSentence(tile),
      ...(linked ? { href: linked(tile) } : {}),
    })),
    groups: [...Map.groupBy(tiles, tile => tile.group)].map(([label, list]) => ({ label, tiles: list })),
    legend: tileClasses(measure),
  },
})
