import { Button } from '@mantine/core'
import { useState } from 'react'
import { Dialog, DialogActions } from '#ui/overlay/dialog.tsx'
import type { DraftTask } from '../../contract.ts'
import styles from './checking.module.css'

/** Where a task's text may be cut: after a sentence or a semicolon. */
export function cutsOf(text: string): number[] {
  return [...text.matchAll(/[.;:]\s+(?=\S)/g)]
    .map(match => match.index + match[0].length)
    .filter(at => at > 10 && at < text.length - 10)
}

/** Choose the place by pressing it: what follows becomes a task of its own. */
export function SplitDialog({ task, close, split }: { task: DraftTask; close(): void; split(at: number): void }) {
  const text = task.text.value
  const cuts = cutsOf(text)
  const [at, setAt] = useState<number | undefined>(cuts[0])
  const pieces = cuts.map((cut, index) => ({ from: index === 0 ? 0 : cuts[index - 1]!, to: cut }))
  return (
    <Dialog opened close={close} title="Tách nhiệm vụ" size="lg">
      {cuts.length === 0 ? (
        <p>Nội dung này chỉ có một câu nên không có chỗ để tách. Hãy sửa nội dung trước, ngăn các phần bằng dấu chấm phẩy.</p>
      ) : (
        <>
          <p>Chọn chỗ tách. Phần trước giữ nguyên nhiệm vụ này, phần sau thành một nhiệm vụ mới với cùng cơ quan và thời hạn.</p>
          <div className={styles['cuts']} role="radiogroup" aria-label="Chỗ tách">
            {pieces.map(piece => (
              <span key={piece.to}>
                <span data-after={at !== undefined && piece.from >= at ? true : undefined}>
                  {text.slice(piece.from, piece.to)}
                </span>
                <button
                  type="button"
                  role="radio"
                  aria-checked={at === piece.to}
                  onClick={() => setAt(piece.to)}
                  aria-label={`Tách sau “${text.slice(Math.max(piece.from, piece.to - 40), piece.to).trim()}”`}
                >
                  ✂
                </button>
              </span>
            ))}
            <span data-after={true}>{text.slice(cuts.at(-1))}</span>
          </div>
        </>
      )}
      <DialogActions>
        <Button variant="default" onClick={close}>
          Thôi
        </Button>
        <Button disabled={at === undefined} onClick={() => at !== undefined && split(at)}>
          Tách tại đây
        </Button>
      </DialogActions>
    </Dialog>
  )
}
