import { Timeline } from '#ui/feedback/timeline.tsx'
import { Dialog } from '#ui/overlay/dialog.tsx'
import type { Output } from '#workspace/api.ts'

/** Everything that was changed while checking, the newest first; what was undone stays readable. */
export function HistoryDialog({ edits, close }: { edits: Output<'programme.reading'>['edits']; close(): void }) {
  return (
    <Dialog opened close={close} title="Các thay đổi khi kiểm tra">
      {edits.length === 0 ? (
        <p>Chưa có thay đổi nào; bản đọc đang đúng như máy đã đọc.</p>
      ) : (
        <Timeline
          entries={edits
            .map((edit, place) => ({
              id: String(place),
              at: edit.at,
              by: edit.by,
              what: edit.undone ? <s>{edit.what}</s> : edit.what,
              ...(edit.undone ? { detail: 'Đã hoàn tác' } : {}),
              icon: edit.undone ? ('undo' as const) : ('edit' as const),
            }))
            .toReversed()}
        />
      )}
    </Dialog>
  )
}
