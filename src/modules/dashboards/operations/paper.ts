import { drawChart, sentenceOf, type Chart } from '#kernel/charts/index.ts'
import { toPng } from '#kernel/charts/png.ts'
import { kept } from '#kernel/kept.ts'
import { operation } from '#kernel/operation.ts'
import * as contract from '../contract.ts'
import { difficultiesAtMost, writePaper, type Drawn, type Pictures } from '../paper.ts'
import * as policy from '../policy.ts'
import { tilesOf } from '../queries/map.ts'
import { citedPlans, unansweredFor } from '../queries/paper.ts'
import { mapChart, monthsChart, standingsChart, statusChart } from '../rules/charts.ts'
import { programmeOf, wholeProvince } from './views.ts'

export const paper = operation({
  name: 'dashboards.paper',
  summary: 'Bảng số liệu tình hình thực hiện dạng Word',
  reads: 'GET /dashboards/tien-do.docx',
  input: contract.GetPaper,
  output: contract.Paper,
  load: async () => ({}),
  allow: actor => policy.canSeeProvince(actor),
  run: async ({ db, platform, me }, { year }) => {
    const [programme, province] = await Promise.all([programmeOf(platform, year), wholeProvince(platform, year)])
    const { counted, today, sections, kinds, months } = programme
    const [plans, unanswered, pictures] = await Promise.all([
      citedPlans(db, counted),
      unansweredFor(db, me, difficultiesAtMost),
      // The same for everybody, and the dearest part.
      kept(platform, `pictures ${programme.year}`, async (): Promise<Pictures> => {
        const { tiles } = await tilesOf(db, programme, 'done')
        const [status, bySection, byKind, map, byMonth] = await Promise.all([
          drawn(statusChart(counted.all, today)),
          drawn(standingsChart(sections, today, 'Tình trạng theo mục của kế hoạch')),
          drawn(standingsChart(kinds, today, 'Tình trạng theo loại cơ quan')),
          tiles.length > 0 ? drawn(mapChart(tiles, 'done', today)) : null,
          drawn(monthsChart(months, today)),
        ])
        return { status, sections: bySection, kinds: byKind, map, months: byMonth }
      }),
    ])
    const base = `${platform.config.publicUrl}/lam-viec`
    return {
      file: await writePaper({ province, agencies: programme.agencies, plans, unanswered, pictures, base }),
      name: `Bảng số liệu ${programme.year} - ${today}.docx`,
      type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    }
  },
})

/** The picture of the screen, for print: about 290 dots to the inch on the width of the text. */
async function drawn(chart: Chart): Promise<Drawn> {
  const { bytes } = await toPng(drawChart(chart, { width: 640 }))
  return { chart, bytes, alt: sentenceOf(chart) }
}
