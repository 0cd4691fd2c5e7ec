import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { DateText, formatDate } from '#ui/dates.tsx'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { Notice } from '#ui/feedback/notice.tsx'
import { SkeletonText } from '#ui/feedback/skeleton-text.tsx'
import { Timeline } from '#ui/feedback/timeline.tsx'
import { Icon } from '#ui/icon.tsx'
import { KeyValue } from '#ui/layout/key-value.tsx'
import { PageHeader, type PageAction } from '#ui/layout/page-header.tsx'
import { Section } from '#ui/layout/section.tsx'
import { Link } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import { addressOf, type Output } from '#workspace/api.ts'
import { useAct, useOperation } from '#workspace/queries.ts'
import { useParam } from '#workspace/router.tsx'
import { checkOutcomeNames, evidenceKindNames, evidenceStateNames } from '../contract.ts'
import { Chain } from './chain.tsx'
import { EditDialog } from './edit-dialog.tsx'
import styles from './evidence.module.css'
import { LinkDialog } from './link-dialog.tsx'
import { useVerify, VerdictDialog, type Question } from './verdict.tsx'
import { amount, fieldNames, shortAddress, StateBadge, stepNames } from './words.tsx'

type Piece = Output<'evidence.get'>
const path = workspacePath('/minh-chung')

/** One piece: what was done, its proof as it was found, what it proves, what was decided by whom and why. */
export default function PieceScreen() {
  const id = useParam('id')
  const { data: piece, problem, retry } = useOperation('evidence.get', { id })
  const [open, setOpen] = useState<Question | 'edit' | 'link' | null>(null)
  const verify = useVerify()
  if (problem) return <ErrorState problem={problem} retry={retry} />
  if (!piece) return <SkeletonText lines={12} />
  const close = () => setOpen(null)
  const { may } = piece
  const primary: PageAction | undefined = may.verify
    ? { label: 'Xác nhận', icon: 'check', run: () => verify.run(piece), disabled: verify.busy(piece.id) }
    : may.edit
      ? {
          label: piece.state === 'rejected' ? 'Sửa và gửi lại' : 'Sửa',
          icon: 'edit',
          run: () => setOpen('edit'),
        }
      : undefined
  const more: PageAction[] = [
    ...(may.verify && may.edit ? [{ label: 'Sửa', icon: 'edit' as const, run: () => setOpen('edit') }] : []),
    ...(may.reject ? [{ label: 'Không chấp nhận', icon: 'close' as const, run: () => setOpen('reject') }] : []),
    ...(may.reopen ? [{ label: 'Mở xem xét lại', icon: 'undo' as const, run: () => setOpen('reopen') }] : []),
    ...(may.link ? [{ label: 'Gắn thêm nhiệm vụ', icon: 'list' as const, run: () => setOpen('link') }] : []),
    ...(may.withdraw
      ? [{ label: 'Rút minh chứng', icon: 'trash' as const, dangerous: true, run: () => setOpen('withdraw') }]
      : []),
  ]
  return (
    <>
      <PageHeader
        title={piece.title}
        breadcrumb={[{ label: 'Minh chứng', href: path }]}
        {...(primary ? { action: primary } : {})}
        more={more}
      >
        <StateBadge state={piece.state} />
        <Link href={workspacePath(`/co-quan/${piece.agency.id}`)}>{piece.agency.name}</Link>
      </PageHeader>
      {verify.problem(piece.id) ? <ErrorState problem={verify.problem(piece.id)!} compact /> : null}
      <Standing piece={piece} />
      <Section title="Việc đã làm">
        <KeyValue
          items={[
            { label: 'Loại kết quả', value: evidenceKindNames[piece.kind] },
            { label: 'Ngày thực hiện', value: <DateText value={piece.happenedOn} /> },
            { label: 'Số lượng', value: amount(piece) ?? '1' },
            { label: 'Ghi nhận', value: `${piece.claimedByName}, ${formatDate(piece.claimedAt, { time: true })}` },
            ...(piece.note ? [{ label: 'Ghi chú', value: piece.note }] : []),
          ]}
        />
      </Section>
      <ProofSection piece={piece} />
      <Chain piece={piece} />
      <History piece={piece} />
      {open === 'edit' ? <EditDialog piece={piece} close={close} /> : null}
      {open === 'link' ? <LinkDialog piece={piece} close={close} /> : null}
      {open === 'reject' || open === 'reopen' || open === 'withdraw' ? (
        <VerdictDialog piece={piece} question={open} close={close} />
      ) : null}
    </>
  )
}

/** What the reader should know before anything else. */
function Standing({ piece }: { piece: Piece }) {
  if (piece.state !== 'rejected' && !piece.deadLink && piece.twins.length === 0) return null
  return (
    <div className={styles['standing']}>
      {piece.state === 'rejected' ? (
        <Notice tone="danger" title="Không được chấp nhận">
          <p>{piece.stateReason}</p>
          <p className={styles['soft']}>
            {piece.stateByName}, {formatDate(piece.stateAt, { time: true })}
          </p>
        </Notice>
      ) : null}
      {piece.deadLink ? (
        <Notice tone="warning" title="Địa chỉ không mở được">
          <p>
            {piece.check
              ? `${checkOutcomeNames[piece.check.outcome]}, lần xem ${formatDate(piece.check.at, { time: true })}. `
              : ''}
            Minh chứng vẫn giữ nguyên trạng thái; hãy kiểm tra lại địa chỉ hoặc kèm tệp.
          </p>
        </Notice>
      ) : null}
      {piece.twins.length > 0 ? (
        <Notice tone="info" title="Cùng trang hoặc cùng tệp với minh chứng khác">
          <ul>
            {piece.twins.map(twin => (
              <li key={twin.id}>
                <Link href={`${path}/${twin.id}`}>{twin.title}</Link>, {twin.agency}, {formatDate(twin.happenedOn)} (
                {evidenceStateNames[twin.state].toLowerCase()})
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </div>
  )
}

function ProofSection({ piece }: { piece: Piece }) {
  const again = useAct('evidence.check_again')
  // The newest look when another was asked for: once there is a newer one, the waiting is over.
  const [asked, setAsked] = useState<string | null>(null)
  const newest = piece.checks[0]?.id ?? 'none'
  const waiting = asked === newest
  // The look happens a moment later; while one waits the screen asks whether it is there.
  useOperation('evidence.get', { id: piece.id }, { when: waiting, ...(waiting ? { refetchInterval: 2000 } : {}) })
  useEffect(() => {
    const timer = waiting ? setTimeout(() => setAsked(null), 30_000) : undefined
    return () => clearTimeout(timer)
  }, [waiting])
  const [last, before] = piece.checks
  const changed = last?.sha256 && before?.sha256 && last.sha256 !== before.sha256
  const fileHref = addressOf('evidence.file', { id: piece.id })
  return (
    <Section
      title="Căn cứ"
      action={
        piece.address && piece.may.checkAgain ? (
          <Button
            variant="default"
            size="sm"
            leftSection={<Icon name="refresh" size={18} />}
            loading={again.busy || waiting}
            onClick={() =>
              void again.act({ id: piece.id }).then(
                () => setAsked(newest),
                () => undefined,
              )
            }
          >
            Mở lại để kiểm tra
          </Button>
        ) : null
      }
    >
      {again.problem ? <ErrorState problem={again.problem} compact /> : null}
      <KeyValue
        items={[
          ...(piece.address
            ? [
                {
                  label: 'Địa chỉ trang',
                  value: (
                    <a href={piece.address} target="_blank" rel="noreferrer noopener">
                      {shortAddress(piece.address, 90)} <Icon name="external" size={15} />
                    </a>
                  ),
                },
                {
                  label: 'Hệ thống mở thử',
                  value: last ? (
                    <>
                      {checkOutcomeNames[last.outcome]}, {formatDate(last.at, { time: true })}
                      {last.detail ? `. ${last.detail}` : ''}
                    </>
                  ) : (
                    'Chưa mở thử; thường trong ít phút sau khi ghi nhận'
                  ),
                },
                ...(last?.title ? [{ label: 'Tiêu đề trên trang', value: last.title }] : []),
                ...(last?.finalAddress && last.finalAddress !== piece.address
                  ? [{ label: 'Trang dẫn đến', value: shortAddress(last.finalAddress, 90) }]
                  : []),
                ...(changed ? [{ label: 'So với lần trước', value: 'Nội dung trang đã thay đổi' }] : []),
              ]
            : []),
          ...(piece.file
            ? [
                {
                  label: 'Tệp kèm theo',
                  value: (
                    <a href={fileHref} target="_blank" rel="noreferrer">
                      <Icon name="attach" size={15} /> {piece.file.name}
                    </a>
                  ),
                },
              ]
            : []),
          ...(piece.address || piece.file
            ? []
            : [{ label: 'Căn cứ', value: piece.note ? 'Nêu trong ghi chú' : 'Do hệ thống ghi nhận' }]),
        ]}
      />
      {piece.file?.mediaType.startsWith('image/') ? (
        <img className={styles['picture']} src={fileHref} alt={`Ảnh kèm theo: ${piece.file.name}`} />
      ) : null}
    </Section>
  )
}

const tones = { 'evidence.verify': 'success', 'evidence.verify_many': 'success', 'evidence.reject': 'danger' } as const

function History({ piece }: { piece: Piece }) {
  return (
    <Section title="Lịch sử">
      <Timeline
        entries={piece.history.map(step => {
          const changed = step.fields
            .filter(({ field, before }) => field !== 'state' && before !== null)
            .map(({ field }) => fieldNames[field] ?? field)
          return {
            id: String(step.sequence),
            at: step.at,
            by: step.by,
            what: stepNames[step.operation] ?? 'Cập nhật',
            ...(step.operation in tones ? { tone: tones[step.operation as keyof typeof tones] } : {}),
            ...(step.reason
              ? { detail: `Lý do: ${step.reason}` }
              : step.operation === 'evidence.update' && changed.length > 0
                ? { detail: `Đã sửa ${changed.join(', ')}` }
                : {}),
          }
        })}
      />
    </Section>
  )
}
