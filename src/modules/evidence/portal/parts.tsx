import type { ReactElement } from 'react'
import { Day, figureText } from '#kernel/render/words.tsx'
import { evidenceKindNames } from '../contract.ts'
import type { PublicEvidence } from './queries.ts'

/** Something done, in a list: what, when, by whom, and the way to it. */
const EvidenceEntry = ({ piece, whose }: { piece: PublicEvidence; whose: boolean }): ReactElement => {
  const amount = piece.quantity === 1 && !piece.unit ? null : `${figureText(piece.quantity)} ${piece.unit ?? ''}`.trim()
  return (
    <li>
      <p className="entry-text">
        {piece.address && !piece.dead ? (
          <a href={piece.address} rel="nofollow noreferrer">
            {piece.title}
          </a>
        ) : (
          piece.title
        )}
      </p>
      <p className="entry-note">
        <Day value={piece.happenedOn} /> · {evidenceKindNames[piece.kind]}
        {amount && ` · ${amount}`}
        {whose && (
          <>
            {' · '}
            <a href={`/co-quan/${piece.agency.code}`}>{piece.agency.name}</a>
          </>
        )}
        {piece.address && piece.dead && ' · trang gốc không còn mở được'}
      </p>
    </li>
  )
}

export const Entries = ({ pieces, whose }: { pieces: readonly PublicEvidence[]; whose: boolean }): ReactElement => (
  <ul className="entries plain">
    {pieces.map(piece => (
      <EvidenceEntry key={piece.id} piece={piece} whose={whose} />
    ))}
  </ul>
)

/** On another page: the newest, and the way to all. Nothing where nothing is verified. */
export function EvidenceSection(props: {
  pieces: readonly PublicEvidence[]
  total: number
  href: string
  whose: boolean
}): ReactElement | undefined {
  if (props.total === 0) return undefined
  return (
    <section className="block" aria-labelledby="minh-chung">
      <h2 id="minh-chung">Việc đã làm, đã được xác nhận</h2>
      <Entries pieces={props.pieces} whose={props.whose} />
      {props.total > props.pieces.length && (
        <p>
          <a href={props.href}>Xem cả {figureText(props.total)} việc đã làm</a>
        </p>
      )}
    </section>
  )
}
