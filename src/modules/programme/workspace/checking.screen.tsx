import { Button } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import type { Block } from '#kernel/documents/document.ts'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { Notice, useNotify } from '#ui/feedback/notice.tsx'
import { ProgressNotice } from '#ui/feedback/progress-notice.tsx'
import { SkeletonText } from '#ui/feedback/skeleton-text.tsx'
import { StatusBadge } from '#ui/feedback/status-badge.tsx'
import { Icon } from '#ui/icon.tsx'
import { PageHeader, type PageAction } from '#ui/layout/page-header.tsx'
import { SplitView } from '#ui/layout/split-view.tsx'
import { Link, useNavigation } from '#ui/navigation.tsx'
import { ConfirmDialog } from '#ui/overlay/confirm-dialog.tsx'
import { workspacePath } from '#ui/screen.ts'
import { addressOf } from '#workspace/api.ts'
import { useAct } from '#workspace/queries.ts'
import { useParam } from '#workspace/router.tsx'
import { readingStateNames, type Draft, type Source } from '../contract.ts'
import { DocumentPane } from './checking/document-pane.tsx'
import { FieldsPane } from './checking/fields-pane.tsx'
import { HistoryDialog } from './checking/history-dialog.tsx'
import { itemsOf, partOf, sourcesOf, type Item, type Part } from './checking/item-values.ts'
import { useChecking, type CheckingState } from './checking/use-checking.ts'
import styles from './checking/checking.module.css'

const breadcrumb = [{ label: 'Kế hoạch', href: workspacePath('/ke-hoach') }]

/** A plan as it was read, beside its document. Nothing here is work yet; adoption makes it so. */
export default function CheckingScreen() {
  const id = useParam('id')
  const checking = useChecking(id)
  const reading = checking.data
  if (checking.problem) return <ErrorState problem={checking.problem} retry={checking.retry} />
  if (!reading) return <SkeletonText lines={14} />
  if (reading.state === 'queued' || reading.state === 'reading') return <Waiting reading={reading} />
  if (reading.state === 'failed' || reading.state === 'discarded' || !reading.draft) return <Unreadable reading={reading} />
  return <Checking checking={checking} id={id} />
}
type Reading = NonNullable<CheckingState['data']>

function Waiting({ reading }: { reading: Reading }) {
  const { progress } = reading
  const recognising = progress?.stage === 'recognition'
  return (
    <>
      <PageHeader title={reading.file.name} breadcrumb={breadcrumb} />
      <ProgressNotice
        label={recognising ? 'Đang nhận dạng chữ trong bản quét' : 'Đang đọc văn bản'}
        value={progress && progress.pages > 0 ? (progress.page / progress.pages) * 100 : undefined}
        detail={
          progress && progress.pages > 0
            ? `Trang ${progress.page} trên ${progress.pages}. Có thể rời màn hình này, việc đọc vẫn tiếp tục.`
            : 'Có thể rời màn hình này, việc đọc vẫn tiếp tục.'
        }
      />
    </>
  )
}

function Unreadable({ reading }: { reading: Reading }) {
  return (
    <>
      <PageHeader
        title={reading.file.name}
        breadcrumb={breadcrumb}
        action={{ label: 'Nạp tệp khác', icon: 'upload', href: workspacePath('/ke-hoach/nap') }}
      />
      <Notice tone={reading.state === 'discarded' ? 'info' : 'danger'} title={readingStateNames[reading.state]}>
        {reading.error?.sentence ?? 'Bản đọc này đã được bỏ; không có gì được giao từ đây.'}
      </Notice>
    </>
  )
}

type Marked = { item: Item; sources: readonly Source[] }

function Checking({ checking, id }: { checking: CheckingState; id: string }) {
  const reading = checking.data!
  const draft = reading.draft as Draft
  const blocks = (reading.blocks ?? []) as Block[]
  const { search, setSearch, go } = useNavigation()
  const notify = useNotify()
  const part = partIn(search)
  const [marked, setMarked] = useState<Marked | null>(null)
  const [pane, setPane] = useState<'start' | 'end'>('end')
  const [dialog, setDialog] = useState<'history' | 'discard' | null>(null)
  const discard = useAct('programme.discard')
  useUndoKeys(reading.may, checking)

  const sources = useMemo(() => marked?.sources ?? [], [marked])
  const show = (item: Item, field?: string) => {
    setMarked({ item, sources: [...sourcesOf(item, field)] })
    setPane('start')
  }
  /** From a doubt or a paragraph: go to the item itself. */
  const open = (item: Item, field?: string) => {
    setMarked({ item, sources: [...sourcesOf(item, field)] })
    setPane('end')
    if (partOf[item.kind] !== part) setSearch(`?phan=${partOf[item.kind]}`, { replace: true })
    requestAnimationFrame(() =>
      requestAnimationFrame(() => document.getElementById(`muc-${item.id}`)?.scrollIntoView({ block: 'center' })),
    )
  }
  const choose = (block: number) => {
    const from = itemsOf(draft).find(item => sourcesOf(item).some(source => source.block === block))
    if (from) open(from)
  }

  const more: PageAction[] = [
    { label: 'Các thay đổi đã làm', icon: 'history', run: () => setDialog('history') },
    { label: 'Tải tệp gốc', icon: 'download', run: () => window.location.assign(addressOf('programme.reading_file', { id })) },
    ...(reading.amendsPlan
      ? [
          {
            label: 'So với kế hoạch đang thực hiện',
            icon: 'columns' as const,
            href: workspacePath(`/ke-hoach/ban-doc/${id}/so-sanh`),
          },
        ]
      : []),
    ...(reading.may.discard
      ? [{ label: 'Bỏ bản đọc này', icon: 'trash' as const, dangerous: true, run: () => setDialog('discard') }]
      : []),
  ]
  return (
    <>
      <PageHeader
        title={draft.head.title.value ?? reading.file.name}
        breadcrumb={breadcrumb}
        {...(reading.state === 'ready' && reading.may.edit
          ? {
              action: {
                label: 'Xem trước và thông qua',
                icon: 'check' as const,
                href: workspacePath(`/ke-hoach/ban-doc/${id}/thong-qua`),
              },
            }
          : {})}
        more={more}
      >
        <StatusBadge tone={reading.state === 'adopted' ? 'success' : 'info'}>{readingStateNames[reading.state]}</StatusBadge>
        <span>{reading.file.name}</span>
        {reading.may.edit ? (
          <span className={styles['steps']}>
            <Button
              size="xs"
              variant="default"
              leftSection={<Icon name="undo" size={16} />}
              disabled={!reading.may.undo || checking.busy}
              onClick={() => void checking.undo()}
            >
              Hoàn tác
            </Button>
            <Button
              size="xs"
              variant="default"
              disabled={!reading.may.redo || checking.busy}
              onClick={() => void checking.redo()}
            >
              Làm lại
            </Button>
          </span>
        ) : null}
      </PageHeader>
      <Messages checking={checking} />
      <SplitView
        name="kiem-tra-ke-hoach"
        share={48}
        shown={pane}
        show={setPane}
        start={{ label: 'Văn bản', content: <DocumentPane blocks={blocks} marked={sources} choose={choose} /> }}
        end={{
          label: 'Nội dung đã đọc',
          content: (
            <FieldsPane
              draft={draft}
              doubts={reading.doubts}
              part={part}
              active={marked?.item.id ?? null}
              actions={{
                readingId: id,
                editable: reading.may.edit,
                edit: checking.edit,
                doEdit: (edit, done) => void checking.doEdit(edit, done),
                show,
              }}
              open={open}
            />
          ),
        }}
      />
      {dialog === 'history' ? <HistoryDialog edits={reading.edits} close={() => setDialog(null)} /> : null}
      <ConfirmDialog
        opened={dialog === 'discard'}
        close={() => setDialog(null)}
        title="Bỏ bản đọc này?"
        consequence="Văn bản và mọi chỗ đã sửa ở bản đọc này không dùng được nữa. Chưa có việc nào được giao từ đây nên không ảnh hưởng tới cơ quan nào."
        action="Bỏ bản đọc"
        dangerous
        busy={discard.busy}
        problem={discard.problem}
        confirm={() =>
          void discard.act({ id, version: reading.version }).then(() => {
            notify('Đã bỏ bản đọc')
            go(workspacePath('/ke-hoach'))
          })
        }
      />
    </>
  )
}

/** What must be said about the document as a whole, and what went wrong with the last press of a button. */
function Messages({ checking }: { checking: CheckingState }) {
  const reading = checking.data!
  return (
    <>
      {checking.changeProblem ? (
        <Notice tone="danger" live title={checking.changeProblem.title} dismiss={checking.dismiss}>
          {checking.changeProblem.detail}
        </Notice>
      ) : null}
      {reading.adoptedPlan ? (
        <Notice tone="success">
          Đã thông qua thành kế hoạch{' '}
          <Link href={workspacePath(`/ke-hoach/${reading.adoptedPlan.code}`)}>{reading.adoptedPlan.title}</Link>.
        </Notice>
      ) : null}
      {reading.seemsToAmend && !reading.amendsPlan ? (
        <Notice
          tone="info"
          title="Có thể đây là bản sửa đổi của một kế hoạch đang thực hiện"
          actions={
            <Button size="xs" variant="default" onClick={() => void checking.amend(reading.seemsToAmend!.id)}>
              Đúng, so sánh với kế hoạch đó
            </Button>
          }
        >
          Giống với “{reading.seemsToAmend.title}”. Nếu đúng, hệ thống chỉ đề nghị những chỗ khác nhau và giữ nguyên số liệu cũ.
        </Notice>
      ) : null}
      {reading.amendsPlan && reading.state === 'ready' ? (
        <Notice
          tone="info"
          actions={
            <Button size="xs" variant="default" onClick={() => void checking.amend(null)}>
              Không phải bản sửa đổi
            </Button>
          }
        >
          Bản sửa đổi của <Link href={workspacePath(`/ke-hoach/${reading.amendsPlan.code}`)}>{reading.amendsPlan.title}</Link>.{' '}
          <Link href={workspacePath(`/ke-hoach/ban-doc/${reading.id}/so-sanh`)}>Xem chỗ khác nhau</Link>
        </Notice>
      ) : null}
      {reading.warnings.map(warning => (
        <Notice key={warning} tone="warning">
          {warning}
        </Notice>
      ))}
    </>
  )
}

function partIn(search: string): Part {
  const wanted = new URLSearchParams(search).get('phan')
  return (Object.values(partOf) as string[]).includes(wanted ?? '') ? (wanted as Part) : 'nhiem-vu'
}

/** Ctrl+Z and Ctrl+Shift+Z, except where one is typing: there they belong to the text. */
function useUndoKeys(may: { undo: boolean; redo: boolean }, { undo, redo }: Pick<CheckingState, 'undo' | 'redo'>) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement &&
        (event.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName))
      if (typing || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return
      event.preventDefault()
      if (event.shiftKey && may.redo) void redo()
      else if (!event.shiftKey && may.undo) void undo()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [may.undo, may.redo, undo, redo])
}
