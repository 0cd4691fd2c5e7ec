import { Fragment, type ReactElement } from 'react'
import { BothWidths } from '#kernel/charts/chart.tsx'
import { ChartTable } from '#kernel/charts/table.tsx'
import { today as todayOf } from '#kernel/clock.ts'
import type { Section } from '#kernel/http/page.ts'
import { Day, figureText } from '#kernel/render/words.tsx'
import { paceNames } from '../contract.ts'
import { forecastRule, paceRule, unitOf, valueWords } from '../rules.ts'
import { publicMeasure, type PublicMember } from './queries.ts'

type Measured = NonNullable<Awaited<ReturnType<typeof publicMeasure>>>

/** On the page of a target: what it stands at, how that is counted and until when, its history, who is counted and by what proof. */
export const targetSection: Section = {
  page: '/ke-hoach/:code/chi-tieu/:number',
  async render({ platform, params }) {
    const measured = await publicMeasure(
      platform.db,
      params['code']!,
      Number(params['number']),
      todayOf(platform.clock).toString(),
    )
    if (!measured) return undefined
    return (
      <>
        <Result measured={measured} />
        <Behind measured={measured} />
      </>
    )
  },
}

function Result({ measured: { target, chart, annotations } }: { measured: Measured }): ReactElement {
  const measure = target.measure!
  const figure = target.figure!
  return (
    <section className="block" aria-labelledby="ket-qua">
      <h2 id="ket-qua">Kết quả đo được</h2>
      {figure.value === null ? (
        <p className="lead">{figure.missing ?? 'Chưa có số liệu'}.</p>
      ) : (
        <>
          <p className="figure">
            {valueWords(figure.value, measure)}
            {figure.denominator !== null && (
              <span className="figure-note">
                {' '}
                {figureText(figure.numerator ?? 0)} trên {figureText(figure.denominator)} {unitOf(measure)}
              </span>
            )}
          </p>
          <p>
            <strong>{paceNames[target.pace]}</strong>
            {target.expected !== null && target.pace !== 'reached' && (
              <> · theo nhịp, hôm nay cần {valueWords(target.expected, measure)}</>
            )}
            {target.forecastText && <> · {target.forecastText.charAt(0).toLowerCase() + target.forecastText.slice(1)}</>}
          </p>
        </>
      )}
      <p>
        <strong>Cách tính:</strong> {measure.statement} Số liệu tính đến hết ngày <Day value={figure.on} />.
        {figure.value !== null && figure.missing && <> {figure.missing}.</>}
        {figure.between && figure.between[0] !== figure.between[1] && (
          <>
            {' '}
            Giá trị thật nằm trong khoảng từ {valueWords(figure.between[0], measure)} đến {valueWords(figure.between[1], measure)}
            .
          </>
        )}
      </p>
      {chart && chart.data.points.length > 1 && (
        <>
          <BothWidths chart={chart} />
          <details className="fold">
            <summary>Xem diễn biến dạng bảng</summary>
            <ChartTable chart={chart} />
            {annotations.length > 0 && (
              <ul>
                {annotations.map(({ id, on, text }) => (
                  <li key={id}>
                    <Day value={on} />: {text}
                  </li>
                ))}
              </ul>
            )}
          </details>
        </>
      )}
      <details className="fold">
        <summary>“{paceNames[target.pace]}” nghĩa là gì</summary>
        <p className="small">{paceRule}</p>
        <p className="small">{forecastRule}</p>
      </details>
    </section>
  )
}

const shownAtOnce = 12

/** Everybody behind the number. Those not counted fold away: there may be a hundred. */
function Behind({ measured: { target, members } }: { measured: Measured }): ReactElement | null {
  if (members.length === 0) return null
  const counted = members.filter(member => member.counted)
  const others = members.filter(member => !member.counted)
  return (
    <section className="block" aria-labelledby="danh-sach">
      <h2 id="danh-sach">Đứng sau con số</h2>
      {counted.length === 0 ? (
        <p>Chưa có {unitOf(target.measure!) || 'minh chứng'} nào được tính.</p>
      ) : (
        <>
          <h3 className="entries-title">Được tính: {figureText(counted.length)}</h3>
          <Rows members={counted.slice(0, shownAtOnce)} />
          {counted.length > shownAtOnce && (
            <details className="fold">
              <summary>Xem thêm {figureText(counted.length - shownAtOnce)}</summary>
              <Rows members={counted.slice(shownAtOnce)} />
            </details>
          )}
        </>
      )}
      {others.length > 0 && (
        <details className="fold">
          <summary>Chưa được tính: {figureText(others.length)}</summary>
          <Rows members={others} />
        </details>
      )}
    </section>
  )
}

const Rows = ({ members }: { members: readonly PublicMember[] }): ReactElement => (
  <ul className="entries plain">
    {members.map(member => (
      <li key={member.key}>
        <p className="entry-text">
          {member.agencyCode ? <a href={`/co-quan/${member.agencyCode}`}>{member.name}</a> : member.name}
        </p>
        {member.proofs.length === 0 ? (
          <p className="entry-note">{member.why}</p>
        ) : (
          <p className="entry-note">
            {member.counted ? null : <>{member.why} · </>}
            {member.proofs.map((proof, place) => (
              <Fragment key={place}>
                {place > 0 && ' · '}
                {proof.address ? (
                  <a href={proof.address} rel="nofollow noopener">
                    {proof.title}
                  </a>
                ) : (
                  proof.title
                )}{' '}
                (<Day value={proof.happenedOn} />)
              </Fragment>
            ))}
          </p>
        )}
      </li>
    ))}
  </ul>
)
