import { today } from '#kernel/clock.ts'
import { drawChart, type Chart } from '#kernel/charts/index.ts'
import { toPng } from '#kernel/charts/png.ts'
import { kept } from '#kernel/kept.ts'
import type { Platform } from '#kernel/platform.ts'
import { operation } from '#kernel/operation.ts'
import { sheetAnswer } from '#kernel/sheets/index.ts'
import { agencyById } from '#modules/agencies/index.ts'
import * as contract from '../contract.ts'
import { openCsv, openJson } from '../open-data.ts'
import * as policy from '../policy.ts'
import { agencyView } from '../queries/agency.ts'
import { keptAWhile } from '../queries/kept.ts'
import { tilesOf } from '../queries/map.ts'
import { programmeView, provinceView, targetStrips, type Programme } from '../queries/province.ts'
import { publicProgress } from '../queries/public.ts'
import { lateChart, mapChart, monthsChart, standingsChart, statusChart } from '../rules/charts.ts'
import { shareRule } from '../rules.ts'
import { writeWorkbook } from '../workbook.ts'

/** The programme as counted for everybody alike; counted anew only once something was written. */
export const programmeOf = (platform: Platform, year?: number): Promise<Programme> => {
  const day = today(platform.clock).toString()
  const which = year ?? Number(day.slice(0, 4))
  return kept(platform, `programme ${which}`, () => programmeView(platform.db, which, day))
}

const provinceOf = (platform: Platform, year?: number) =>
  kept(platform, `province ${year ?? ''}`, async () => provinceView(platform.db, await programmeOf(platform, year)))

/** The leader's page with its targets: those may be a minute old here, and are counted anew on their own screens. */
export async function wholeProvince(platform: Platform, year?: number): Promise<contract.Province> {
  const day = today(platform.clock).toString()
  const [rest, targets] = await Promise.all([
    provinceOf(platform, year),
    keptAWhile(platform, 'targets', () => targetStrips(platform.db, day)),
  ])
  return { ...rest, targets }
}

export const province = operation({
  name: 'dashboards.province',
  summary: 'Bảng điều khiển toàn tỉnh: các con số, tình trạng, cơ quan chậm',
  reads: 'GET /dashboards/province',
  input: contract.GetProvince,
  output: contract.Province,
  load: async () => ({}),
  allow: actor => policy.canSeeProvince(actor),
  run: ({ platform }, { year }) => wholeProvince(platform, year),
})

export const comparison = operation({
  name: 'dashboards.comparison',
  summary: 'So sánh các cơ quan theo tỷ lệ việc của chính mình',
  reads: 'GET /dashboards/comparison',
  input: contract.CompareAgencies,
  output: contract.Comparison,
  load: async () => ({}),
  allow: actor => policy.canSeeProvince(actor),
  run: async ({ platform }, { year, kind }) => {
    const programme = await programmeOf(platform, year)
    const items = programme.agencies.filter(one => kind === undefined || one.kind === kind)
    return {
      year: programme.year,
      asOf: programme.today,
      how: shareRule,
      items: items.toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0)),
    }
  },
})

export const agency = operation({
  name: 'dashboards.agency',
  summary: 'Tình hình thực hiện của một cơ quan',
  reads: 'GET /dashboards/agencies/:agencyId',
  input: contract.GetAgencyView,
  output: contract.AgencyView,
  load: ({ db }, { agencyId }) => agencyById(db, agencyId),
  allow: policy.canSeeAgency,
  run: async ({ db, platform, clock, record }, { year }) => {
    const day = today(clock).toString()
    // Others are only compared with: after every write of anybody they need not be counted anew for each agency's page.
    const others = await keptAWhile(platform, `programme ${year ?? ''}`, () => programmeOf(platform, year))
    return agencyView(db, record, others, day)
  },
})

export const chart = operation({
  name: 'dashboards.chart',
  summary: 'Biểu đồ dạng SVG hoặc PNG, để chèn vào văn bản',
  reads: 'GET /dashboards/charts/:name',
  input: contract.DrawChart,
  output: contract.ChartFile,
  load: async () => ({}),
  allow: actor => policy.canSeeProvince(actor),
  run: async ({ db, platform }, { name, format, year, width, scheme, measure }) => {
    const programme = await programmeOf(platform, year)
    const picture = await kept(platform, `chart ${name} ${measure} ${programme.year}`, () => chartOf(programme))
    const svg = drawChart(picture, { width, scheme: format === 'png' ? 'light' : scheme })
    return format === 'png'
      ? { file: (await toPng(svg)).bytes, name: `${name}.png`, type: 'image/png', inline: true }
      : { file: new TextEncoder().encode(svg), name: `${name}.svg`, type: 'image/svg+xml', inline: true }

    async function chartOf(counted: Programme): Promise<Chart> {
      switch (name) {
        case 'status':
          return statusChart(counted.counted.all, counted.today)
        case 'sections':
          return standingsChart(counted.sections, counted.today, 'Tình trạng theo mục của kế hoạch')
        case 'kinds':
          return standingsChart(counted.kinds, counted.today, 'Tình trạng theo loại cơ quan')
        case 'months':
          return monthsChart(counted.months, counted.today)
        case 'late':
          return lateChart((await provinceOf(platform, year)).late, counted.today)
        case 'map':
          return mapChart((await tilesOf(db, counted, measure)).tiles, measure, counted.today)
      }
    }
  },
})

export const workbook = operation({
  name: 'dashboards.workbook',
  summary: 'Toàn cảnh tiến độ dạng Excel',
  reads: 'GET /dashboards/tien-do.xlsx',
  input: contract.GetWorkbook,
  output: contract.Workbook,
  load: async () => ({}),
  allow: actor => policy.canSeeProvince(actor),
  run: async ({ platform }, { year }) => {
    const [programme, all] = await Promise.all([programmeOf(platform, year), provinceOf(platform, year)])
    const { agencies, sections, months } = programme
    const file = await writeWorkbook({ province: all, agencies, sections, months })
    return sheetAnswer(file, `Tiến độ ${programme.year} - ${programme.today}`)
  },
})

export const openData = operation({
  name: 'dashboards.open_data',
  summary: 'Dữ liệu mở: các con số của trang tiến độ công khai',
  reads: 'GET /open-data/progress',
  input: contract.GetOpenData,
  output: contract.OpenData,
  allow: 'anyone',
  run: async ({ db, platform }, { format, year }) => {
    const programme = await programmeOf(platform, year)
    const progress = await kept(platform, `public ${programme.year}`, () => publicProgress(db, programme))
    const text = format === 'csv' ? openCsv(progress) : openJson(progress)
    return {
      file: new TextEncoder().encode(text),
      name: `tien-do-${progress.asOf}.${format}`,
      type: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
    }
  },
})
