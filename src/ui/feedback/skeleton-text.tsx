import { Skeleton } from '@mantine/core'
import { useKitTexts } from '../texts.ts'

const widths = ['100%', '92%', '97%', '64%']

/** Stands where a text is coming. Says to a screen reader that something is being loaded. */
export function SkeletonText({ lines = 6 }: { lines?: number }) {
  const texts = useKitTexts()
  return (
    <div aria-busy="true">
      <span className="kit-hidden" role="status">
        {texts.loading}
      </span>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={14} width={widths[line % widths.length] ?? '100%'} mb={12} radius="sm" />
      ))}
    </div>
  )
}
