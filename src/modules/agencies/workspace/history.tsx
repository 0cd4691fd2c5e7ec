import { ErrorState } from '#ui/feedback/error-state.tsx'
import { Timeline } from '#ui/feedback/timeline.tsx'
import { Section } from '#ui/layout/section.tsx'
import { useOperation } from '#workspace/queries.ts'
import { AgencyFields } from '../contract.ts'

const titleOf = (field: string): string => {
  const shape = AgencyFields.shape as Record<string, { meta(): { title?: string } | undefined }>
  return shape[field]?.meta()?.title ?? field
}
const shown = (value: unknown): string =>
  value === null || value === undefined || value === '' ? 'để trống' : Array.isArray(value) ? value.join('; ') : String(value)

/** Who changed what, and what stood there before. */
export function History({ id }: { id: string }) {
  const { data, problem, retry } = useOperation('agencies.history', { id })
  if (problem) return <ErrorState problem={problem} retry={retry} compact />
  if (!data || data.items.length === 0) return null
  return (
    <Section title="Lịch sử thay đổi">
      <Timeline
        entries={data.items.map(entry => ({
          id: String(entry.sequence),
          at: entry.at,
          by: entry.by,
          what:
            entry.kind === 'update'
              ? `Sửa ${entry.fields.map(({ field }) => titleOf(field).toLowerCase()).join(', ')}`
              : 'Thêm vào danh mục',
          ...(entry.kind === 'update'
            ? { detail: entry.fields.map(({ field, before }) => `${titleOf(field)} trước đó: ${shown(before)}`).join('. ') }
            : {}),
        }))}
      />
    </Section>
  )
}
