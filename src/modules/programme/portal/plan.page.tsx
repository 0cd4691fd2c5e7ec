import type { ReactElement, ReactNode } from 'react'
import { today as todayOf } from '#kernel/clock.ts'
import type { Page } from '#kernel/http/page.ts'
import { Day, dayText, figureText, officialDayText } from '#kernel/render/words.tsx'
import { clausesOf, planByCode } from '../queries/plans.ts'
import { Clauses, headingsOf, openingOf, treeOf, type ClauseNode, type Heading } from './clause-tree.tsx'
import { editionsOf, publicPlans, publicTargets, publicTasks, type PublicEdition, type PublicPlan } from './queries.ts'
import { planPath, planReference, planTitle, quietly } from './words.tsx'

/** The adopted plan, paragraph by paragraph as it was issued; `?ban=1` shows an edition of before. */
export const planPage: Page = {
  path: '/ke-hoach/:code',
  query: ['ban'],
  async render({ platform, params, query }) {
    const { db, clock } = platform
    const plan = await planByCode(db, params['code']!)
    if (!plan) return undefined
    const today = todayOf(clock).toString()
    const editions = await editionsOf(db, plan.id)
    const wanted = query.has('ban') ? Number(query.get('ban')) : plan.edition
    const edition = editions.find(one => one.edition === wanted)
    if (!edition) return undefined
    const newest = wanted === plan.edition
    const [clauses, tasks, targets] = await Promise.all([
      clausesOf(db, plan.id, wanted),
      newest ? publicTasks(db, { planId: plan.id, today }) : [],
      newest ? publicTargets(db, { planId: plan.id, today }) : [],
    ])
    const roots = treeOf(clauses)
    const body = roots.filter(node => !['preamble', 'signature', 'recipients'].includes(node.kind))
    const headings = headingsOf(body)
    const fruits = {
      plan,
      tasks: Map.groupBy(tasks, task => task.clauseId),
      targets: Map.groupBy(targets, target => target.clauseId),
    }
    return {
      title: newest ? planTitle(plan) : `${planTitle(edition)}, bản ${wanted}`,
      description: `${planTitle(plan)}: ${targets.length} chỉ tiêu, ${tasks.length} nhiệm vụ, nguyên văn theo từng mục.`,
      crumbs: [{ title: 'Kế hoạch', href: '/ke-hoach' }],
      maxAge: 60,
      body: (
        <article className="plan">
          <LetterHead plan={plan} edition={edition} />
          <Head plan={plan} edition={edition} newest={newest} counts={{ tasks: tasks.length, targets: targets.length }} />
          <div className="with-contents">
            <Contents headings={headings} />
            <div className="document">
              <Opening nodes={openingOf(roots, plan)} />
              <Clauses nodes={body} depth={2} fruits={fruits} />
              <Closing roots={roots} plan={plan} />
            </div>
          </div>
          <Editions plan={plan} editions={editions} shown={wanted} />
        </article>
      ),
    }
  },
  sitemap: async ({ db }) => (await publicPlans(db)).map(plan => ({ path: planPath(plan), changedAt: plan.updatedAt })),
}

function Head({
  plan,
  edition,
  newest,
  counts,
}: {
  plan: PublicPlan
  edition: PublicEdition
  newest: boolean
  counts: { tasks: number; targets: number }
}): ReactElement {
  const reference = planReference(edition)
  return (
    <header className="plan-head">
      <p className="kicker">{newest ? 'Kế hoạch đang thực hiện' : `Bản ${edition.edition}, đã được thay bằng bản mới hơn`}</p>
      <h1>{planTitle(edition)}</h1>
      {!newest && (
        <p className="notice">
          Đây là bản cũ, giữ lại để đối chiếu. <a href={planPath(plan)}>Xem bản đang thực hiện</a>
        </p>
      )}
      <dl className="facts">
        <Fact name="Số, ngày">{reference ?? 'Văn bản nhận được không ghi số và ngày'}</Fact>
        {plan.issuer && <Fact name="Cơ quan ban hành">{plan.issuer}</Fact>}
        {plan.signerName && (
          <Fact name="Người ký">
            {plan.signerName}
            {plan.signerPosition && `, ${quietly(plan.signerPosition)}`}
          </Fact>
        )}
        <Fact name="Thực hiện từ">
          <Day value={edition.effectiveOn} />
        </Fact>
        {newest && (
          <Fact name="Trong kế hoạch">
            <a href={`${planPath(plan)}/chi-tieu`}>{figureText(counts.targets)} chỉ tiêu</a>,{' '}
            <a href={`${planPath(plan)}/nhiem-vu`}>{figureText(counts.tasks)} nhiệm vụ</a>
          </Fact>
        )}
        {edition.file && newest && (
          <Fact name="Văn bản gốc">
            <a href={`/api/v1/plans/${plan.code}/file`} download>
              Tải về {edition.file.name}
            </a>{' '}
            ({sizeText(edition.file.size)})
          </Fact>
        )}
      </dl>
    </header>
  )
}

const Fact = ({ name, children }: { name: string; children: ReactNode }): ReactElement => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

const sizeText = (bytes: number): string =>
  bytes < 1_000_000
    ? `${figureText(Math.max(1, Math.round(bytes / 1000)))} kB`
    : `${figureText(Math.round(bytes / 100_000) / 10)} MB`

/** The table of contents: beside the text where there is room, folded above it on a phone. */
function Contents({ headings }: { headings: Heading[] }): ReactElement | null {
  if (headings.length === 0) return null
  return (
    <>
      <details className="contents-fold">
        <summary>Mục lục</summary>
        <HeadingList headings={headings} />
      </details>
      <nav className="contents" aria-label="Mục lục">
        <p className="contents-title">Mục lục</p>
        <HeadingList headings={headings} />
      </nav>
    </>
  )
}

const HeadingList = ({ headings }: { headings: Heading[] }): ReactElement => (
  <ol>
    {headings.map(heading => (
      <li key={heading.anchor}>
        <a href={`#${heading.anchor}`}>
          {heading.mark && <span className="mark">{heading.mark} </span>}
          <span>{heading.text}</span>
        </a>
        {heading.children.length > 0 && <HeadingList headings={heading.children} />}
      </li>
    ))}
  </ol>
)

const Opening = ({ nodes }: { nodes: ClauseNode[] }): ReactElement | null =>
  nodes.length === 0 ? null : (
    <section className="opening" aria-label="Căn cứ ban hành">
      {nodes.map(node => (
        <p key={node.id} id={node.anchor}>
          {node.verbatim}
        </p>
      ))}
    </section>
  )

/** Recipients on the left, signature on the right, as on paper. */
function Closing({ roots, plan }: { roots: ClauseNode[]; plan: PublicPlan }): ReactElement | null {
  const recipients = roots.filter(node => node.kind === 'recipients')
  const signed = roots.filter(node => node.kind === 'signature')
  if (recipients.length + signed.length === 0) return null
  const position = [plan.signerAuthority, plan.signerPosition].filter(Boolean)
  return (
    <footer className="closing">
      {recipients.length > 0 && (
        <section aria-label="Nơi nhận" className="recipients">
          {recipients.map(node => (
            <p key={node.id} id={node.anchor}>
              {node.verbatim}
            </p>
          ))}
        </section>
      )}
      <section aria-label="Chữ ký" className="signature">
        {signed.length > 0
          ? signed.map(node => (
              <p key={node.id} id={node.anchor}>
                {node.verbatim}
              </p>
            ))
          : [...position, plan.signerName].filter(Boolean).map(line => <p key={line}>{line}</p>)}
      </section>
    </footer>
  )
}

function Editions({
  plan,
  editions,
  shown,
}: {
  plan: PublicPlan
  editions: PublicEdition[]
  shown: number
}): ReactElement | null {
  if (editions.length < 2) return null
  return (
    <section className="block editions" aria-labelledby="cac-ban">
      <h2 id="cac-ban">Các bản của kế hoạch</h2>
      <ul>
        {editions.map(edition => (
          <li key={edition.edition}>
            {edition.edition === shown ? (
              <strong>Bản {edition.edition} (đang xem)</strong>
            ) : (
              <a href={edition.edition === plan.edition ? planPath(plan) : `${planPath(plan)}?ban=${edition.edition}`}>
                Bản {edition.edition}
              </a>
            )}
            {': '}
            {[planReference(edition), `thực hiện từ ngày ${dayText(edition.effectiveOn)}`].filter(Boolean).join(', ')}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Only on paper: the head that a document of the State bears (Nghị định 30/2020/NĐ-CP, Phụ lục I). */
const LetterHead = ({ plan, edition }: { plan: PublicPlan; edition: PublicEdition }): ReactElement => (
  <div className="letterhead on-paper-only" aria-hidden="true">
    <div>
      <p className="letterhead-name">{plan.issuer ?? ' '}</p>
      <p>Số: {edition.number ?? ''}</p>
    </div>
    <div>
      <p className="letterhead-name">Cộng hòa xã hội chủ nghĩa Việt Nam</p>
      <p className="letterhead-motto">Độc lập - Tự do - Hạnh phúc</p>
      {edition.issuedOn && (
        <p className="letterhead-day">
          {placeOf(plan)}
          {officialDayText(edition.issuedOn)}
        </p>
      )}
    </div>
  </div>
)

/** Documents are dated with the name of the province or city whose authority issued them. */
function placeOf(plan: PublicPlan): string {
  const place = /(?:tỉnh|thành phố)\s+(\p{Lu}.*)$/u.exec(plan.issuer ?? '')?.[1]
  return place ? `${place}, ` : ''
}
