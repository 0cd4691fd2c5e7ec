import type { ReactElement } from 'react'
import { BothWidths } from '#kernel/charts/chart.tsx'
import { ChartTable } from '#kernel/charts/table.tsx'
import { formatNumber, formatShare } from '#kernel/i18n/formats.ts'
import type { Page } from '#kernel/http/page.ts'
import { Day, dayText, figureText } from '#kernel/render/words.tsx'
import { evidenceKindNames } from '#modules/evidence/index.ts'
import { statusNames, statusRules } from '#modules/progress/index.ts'
import type { NewEvidence, PublicProgress, Shape, TargetStrip, Tile } from '../contract.ts'
import { countRule, shareRule, statusOrder, tileSentence } from '../rules.ts'
import { mapChart, monthsChart, standingsChart, statusChart } from '../rules/charts.ts'
import { publicParts } from './queries.ts'
import { ShapeMap } from './shape-map.tsx'
import { Figures, Fold, mainFigures, Scrolls } from './words.tsx'

/** How the programme stands, for everybody: numbers with their rules, pictures with their tables, a map, what was done last. */
export const progressPage: Page = {
  path: '/tien-do',
  query: ['nam'],
  async render({ platform, query }) {
    const asked = /^20\d\d$/.test(query.get('nam') ?? '') ? Number(query.get('nam')) : undefined
    const { progress, tiles, shapes, targets, evidence } = await publicParts(platform, asked)
    const title = `Tiến độ thực hiện năm ${progress.year}`
    return {
      title,
      description: `Tính đến ngày ${dayText(progress.asOf)}: ${figureText(progress.total)} việc được giao, ${progress.share === null ? 'chưa có số liệu' : `${formatShare(progress.share, 'vi', 0)} đã hoàn thành`}.`,
      crumbs: [{ title: 'Tiến độ', href: '/tien-do' }],
      body: (
        <div className="progress">
          <h1>{title}</h1>
          <p className="lead">
            Số liệu tính đến hết ngày <Day value={progress.asOf} />, lấy trực tiếp từ hệ thống theo dõi nhiệm vụ. {countRule}.
          </p>
          {progress.total === 0 ? (
            <p className="notice">Năm này chưa có việc nào được giao theo kế hoạch đã thông qua.</p>
          ) : (
            <Everything progress={progress} tiles={tiles} shapes={shapes} targets={targets} evidence={evidence} />
          )}
        </div>
      ),
    }
  },
  sitemap: async () => [{ path: '/tien-do' }],
}

function Everything(props: {
  progress: PublicProgress
  tiles: readonly Tile[]
  shapes: readonly Shape[] | null
  targets: readonly TargetStrip[]
  evidence: readonly NewEvidence[]
}): ReactElement {
  const { progress, tiles, targets, evidence } = props
  const figures = mainFigures(progress)
  const status = statusChart(progress.counts, progress.asOf)
  const sections = standingsChart(
    progress.sections.map(one => ({ ...one, href: one.page ?? '' })),
    progress.asOf,
    'Tình trạng theo mục của kế hoạch',
    href => href,
  )
  const kinds = standingsChart(progress.kinds, progress.asOf, 'Tình trạng theo loại cơ quan')
  const months = monthsChart(progress.months, progress.asOf)
  return (
    <>
      <Figures figures={figures} />
      <Fold title="Các con số này được tính thế nào">
        <dl className="rules">
          {figures.map(figure => (
            <div key={figure.name}>
              <dt>{figure.name}</dt>
              <dd>{figure.how}</dd>
            </div>
          ))}
        </dl>
      </Fold>

      <section className="block" aria-labelledby="tinh-trang">
        <h2 id="tinh-trang">Tình trạng thực hiện</h2>
        <BothWidths chart={status} />
        <BothWidths chart={sections} />
        <Fold title="Xem dạng bảng và cách xếp từng tình trạng">
          <Scrolls label="Bảng tình trạng theo mục">
            <ChartTable chart={sections} />
          </Scrolls>
          <dl className="rules">
            {statusOrder.map(one => (
              <div key={one}>
                <dt>{statusNames[one]}</dt>
                <dd>{statusRules[one]}.</dd>
              </div>
            ))}
          </dl>
        </Fold>
      </section>

      {targets.length > 0 && <Targets targets={targets} />}

      <section className="block" aria-labelledby="co-quan">
        <h2 id="co-quan">Theo địa bàn và cơ quan</h2>
        {tiles.length > 0 && (
          <>
            <h3>Tỷ lệ hoàn thành của 135 xã, phường</h3>
            <p className="soft">
              {shareRule}. Bấm vào một ô để xem việc của xã, phường đó.{' '}
              {props.shapes ? '' : 'Sơ đồ đặt mỗi xã, phường một ô ở vị trí tương đối; không phải bản đồ địa giới.'}
            </p>
            {props.shapes ? (
              <ShapeMap shapes={props.shapes} tiles={tiles} asOf={progress.asOf} />
            ) : (
              <BothWidths chart={mapChart(tiles, 'done', progress.asOf, tile => `/co-quan/${tile.code}`)} />
            )}
            <Fold title="Danh sách xã, phường">
              <TileList tiles={tiles} />
            </Fold>
          </>
        )}
        <h3>Theo loại cơ quan</h3>
        <BothWidths chart={kinds} />
        {progress.agencies.length <= 400 && (
          <Fold title={`Tất cả ${figureText(progress.agencies.length)} cơ quan chủ trì`}>
            <AgencyTable progress={progress} />
          </Fold>
        )}
      </section>

      <section className="block" aria-labelledby="ket-qua-moi">
        <h2 id="ket-qua-moi">Kết quả đã xác nhận</h2>
        {progress.months.some(one => one.verified + one.claimed > 0) && (
          <>
            <BothWidths chart={months} />
            <Fold title="Xem dạng bảng">
              <ChartTable chart={months} />
            </Fold>
          </>
        )}
        {evidence.length === 0 ? <p>Chưa có kết quả nào được xác nhận.</p> : <Newest evidence={evidence} />}
      </section>

      <section className="block" aria-labelledby="du-lieu-mo">
        <h2 id="du-lieu-mo">Dữ liệu mở</h2>
        <p>
          Cùng các con số trên trang này, kèm cách tính, để dùng lại:{' '}
          <a href={`/api/v1/open-data/progress?format=csv&year=${progress.year}`} download="">
            bảng CSV theo cơ quan
          </a>
          ,{' '}
          <a href={`/api/v1/open-data/progress?format=json&year=${progress.year}`} download="">
            tệp JSON
          </a>
          .
        </p>
      </section>
    </>
  )
}

const Targets = ({ targets }: { targets: readonly TargetStrip[] }): ReactElement => (
  <section className="block" aria-labelledby="chi-tieu">
    <h2 id="chi-tieu">Chỉ tiêu</h2>
    <ul className="strips plain">
      {targets.map(target => (
        <li key={target.id}>
          <p className="strip-head">
            <a href={target.page}>
              Chỉ tiêu {target.number}
              {target.year ? `, năm ${target.year}` : ''}
            </a>
            <span className="strip-pace" data-pace={target.pace}>
              {target.paceLabel}
            </span>
          </p>
          <p className="entry-text clipped">{target.text}</p>
          {target.value !== null && target.wanted !== null && target.wanted > 0 && (
            <>
              <meter
                min={0}
                max={target.wanted}
                value={Math.min(target.value, target.wanted)}
                aria-label={`Chỉ tiêu ${target.number}: ${amount(target.value, target.unit)} trên ${amount(target.wanted, target.unit)}`}
              />
              <p className="entry-note">
                Đã đạt <strong>{amount(target.value, target.unit)}</strong>, cần đạt {amount(target.wanted, target.unit)}
              </p>
            </>
          )}
        </li>
      ))}
    </ul>
  </section>
)

const amount = (value: number, unit: string) =>
  unit === '%' ? `${formatNumber(value, 'vi', 1)}%` : `${formatNumber(value)} ${unit}`.trim()

const TileList = ({ tiles }: { tiles: readonly Tile[] }): ReactElement => (
  <>
    {[...Map.groupBy(tiles, tile => tile.group)].map(([group, list]) => (
      <div key={group} className="tile-group">
        <h4>{group}</h4>
        <ul className="plain">
          {list.map(tile => (
            <li key={tile.code}>
              <a href={`/co-quan/${tile.code}`}>{tileSentence(tile)}</a>
            </li>
          ))}
        </ul>
      </div>
    ))}
  </>
)

const AgencyTable = ({ progress }: { progress: PublicProgress }): ReactElement => (
  <Scrolls label="Bảng các cơ quan">
    <table className="chart-table">
      <caption>
        Tỷ lệ hoàn thành tính trên số việc của chính cơ quan; số việc ghi bên cạnh để so sánh công bằng. Tính đến{' '}
        {dayText(progress.asOf)}.
      </caption>
      <thead>
        <tr>
          <th scope="col">Cơ quan</th>
          <th scope="col">Số việc</th>
          <th scope="col">Hoàn thành</th>
          <th scope="col">Quá hạn</th>
        </tr>
      </thead>
      <tbody>
        {progress.agencies.map(one => (
          <tr key={one.code}>
            <th scope="row">
              <a href={`/co-quan/${one.code}`}>{one.label}</a>
            </th>
            <td>{figureText(one.total)}</td>
            <td>{one.share === null ? '–' : formatShare(one.share, 'vi', 0)}</td>
            <td>{figureText(one.counts.late)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Scrolls>
)

const Newest = ({ evidence }: { evidence: readonly NewEvidence[] }): ReactElement => (
  <>
    <h3>Mới xác nhận</h3>
    <ul className="entries plain">
      {evidence.map(one => (
        <li key={one.id}>
          <p className="entry-text">
            {one.address ? (
              <a href={one.address} rel="nofollow noopener">
                {one.title}
              </a>
            ) : (
              one.title
            )}
          </p>
          <p className="entry-note">
            <a href={`/co-quan/${one.agency.code}`}>{one.agency.name}</a> · {evidenceKindNames[one.kind]} ·{' '}
            <Day value={one.happenedOn} />
          </p>
        </li>
      ))}
    </ul>
  </>
)
