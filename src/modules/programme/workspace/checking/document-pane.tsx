import { memo, useEffect, useRef, type ReactNode } from 'react'
import type { Block } from '#kernel/documents/document.ts'
import type { Source } from '../../contract.ts'
import styles from './checking.module.css'

/** The document as it was read, beside the fields. What the active field was read from is marked and brought into view. */
export const DocumentPane = memo(function DocumentPane(props: {
  blocks: readonly Block[]
  marked: readonly Source[]
  /** A press on a paragraph: which item came from it? */
  choose(block: number): void
}) {
  const root = useRef<HTMLDivElement>(null)
  const { marked } = props
  useEffect(() => {
    const mark = root.current?.querySelector('mark')
    mark?.scrollIntoView({
      block: 'center',
      behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
    })
  }, [marked])
  return (
    <div ref={root} className={styles['document']} lang="vi">
      {props.blocks.map((block, index) => {
        // Blocks come page by page; those without a page (Word) turn none.
        const turned = block.page !== null && block.page !== (props.blocks[index - 1]?.page ?? null)
        const here = marked.filter(source => source.block === index)
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a block is known by its place
          <div key={index}>
            {turned ? <div className={styles['page']}>Trang {block.page}</div> : null}
            {block.kind === 'paragraph' ? (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- a short cut; the items' own buttons lead here
              <p
                className={styles['paragraph']}
                data-align={block.align}
                data-bold={block.bold || undefined}
                data-italic={block.italic || undefined}
                data-unsure={block.confidence < 0.75 || undefined}
                onClick={() => props.choose(index)}
              >
                {markedText(block.text, here)}
              </p>
            ) : (
              <div className={styles['tableWrap']}>
                <table>
                  <tbody>
                    {block.rows.map((row, r) => (
                      // oxlint-disable-next-line react/no-array-index-key -- rows and cells are known by their place
                      <tr key={r} onClick={() => props.choose(index)}>
                        {row.map((cell, c) => (
                          // oxlint-disable-next-line react/no-array-index-key -- see above
                          <td key={c} colSpan={cell.columnSpan}>
                            {markedText(
                              cell.text,
                              here.filter(source => source.row === r && source.cell === c),
                            )}
                          </td>
                        ))}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
          </div>
        )
      })}
    </div>
  )
})

function markedText(text: string, sources: readonly Source[]): ReactNode {
  const spans = sources.filter(source => source.end > source.start).toSorted((a, b) => a.start - b.start)
  if (spans.length === 0) return text
  const parts: ReactNode[] = []
  let at = 0
  for (const span of spans) {
    if (span.start < at) continue
    parts.push(text.slice(at, span.start), <mark key={span.start}>{text.slice(span.start, span.end)}</mark>)
    at = span.end
  }
  return [...parts, text.slice(at)]
}
