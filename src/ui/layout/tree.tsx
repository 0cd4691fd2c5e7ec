import { useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { isComposing } from '../composition.ts'
import { Icon } from '../icon.tsx'
import { fold } from '#kernel/vietnamese.ts'
import styles from './layout.module.css'

export type TreeNode = {
  id: string
  /** Plain words, for screen readers and for typing ahead. */
  label: string
  /** What is shown instead of the label. */
  content?: ReactNode
  children?: readonly TreeNode[]
}

/**
 * A tree for the keyboard (ARIA tree view): up and down between what is shown, right opens or goes in, left closes or goes out,
 * Home and End, letters jump to what begins with them (with or without marks), Enter or Space chooses. A click on the arrow opens, a click on the words
 * chooses. Without `expanded` it remembers by itself what is open, beginning with `openAtFirst`.
 */
export function Tree(props: {
  label: string
  nodes: readonly TreeNode[]
  selected?: string | undefined
  select?(id: string): void
  expanded?: ReadonlySet<string>
  setExpanded?(ids: ReadonlySet<string>): void
  openAtFirst?: readonly string[]
}) {
  const [own, setOwn] = useState<ReadonlySet<string>>(() => new Set(props.openAtFirst))
  const expanded = props.expanded ?? own
  const setExpanded = props.setExpanded ?? setOwn
  const root = useRef<HTMLUListElement>(null)
  const prefix = useId()
  const flat = useMemo(() => shown(props.nodes, expanded), [props.nodes, expanded])
  const [focused, setFocused] = useState<string>()
  const tabStop = [focused, props.selected, flat[0]?.node.id].find(id => flat.some(({ node }) => node.id === id))

  const toggle = (id: string, on: boolean) => {
    const next = new Set(expanded)
    if (on) next.add(id)
    else next.delete(id)
    setExpanded(next)
  }
  const focus = (id: string | undefined) => {
    if (id === undefined) return
    setFocused(id)
    root.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent, id: string) => {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return
    const at = flat.findIndex(({ node }) => node.id === id)
    const here = flat[at]
    if (!here) return
    const isOpen = expanded.has(id)
    const hasChildren = (here.node.children?.length ?? 0) > 0
    const typed = event.key.length === 1 && event.key !== ' ' ? fold(event.key) : undefined
    const moves: Record<string, () => void> = {
      ArrowDown: () => focus(flat[at + 1]?.node.id),
      ArrowUp: () => focus(flat[at - 1]?.node.id),
      ArrowRight: () => (hasChildren && !isOpen ? toggle(id, true) : hasChildren ? focus(flat[at + 1]?.node.id) : undefined),
      ArrowLeft: () => (hasChildren && isOpen ? toggle(id, false) : focus(here.parent)),
      Home: () => focus(flat[0]?.node.id),
      End: () => focus(flat.at(-1)?.node.id),
      Enter: () => choose(here.node),
      ' ': () => choose(here.node),
    }
    const jump = typed
      ? [...flat.slice(at + 1), ...flat.slice(0, at)].find(({ node }) => fold(node.label).startsWith(typed))
      : undefined
    const move = moves[event.key] ?? (jump ? () => focus(jump.node.id) : undefined)
    if (!move) return
    event.preventDefault()
    event.stopPropagation()
    move()
  }
  const choose = (node: TreeNode) => {
    if (props.select) props.select(node.id)
    else if (node.children?.length) toggle(node.id, !expanded.has(node.id))
  }
  const line = (node: TreeNode, level: number, index: number, siblings: number): ReactNode => {
    const hasChildren = (node.children?.length ?? 0) > 0
    const isOpen = hasChildren && expanded.has(node.id)
    return (
      <li key={node.id} role="none">
        <div
          role="treeitem"
          data-node={node.id}
          className={styles['nodeLine']}
          aria-labelledby={`${prefix}${node.id}`}
          aria-level={level}
          aria-posinset={index + 1}
          aria-setsize={siblings}
          aria-selected={props.selected === node.id}
          aria-expanded={hasChildren ? isOpen : undefined}
          tabIndex={tabStop === node.id ? 0 : -1}
          onFocus={() => setFocused(node.id)}
          onKeyDown={event => event.target === event.currentTarget && onKeyDown(event, node.id)}
          onClick={() => choose(node)}
        >
          {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- arrow keys do the same */}
          <span
            className={styles['arrow']}
            onClick={event => {
              if (!hasChildren) return
              event.stopPropagation()
              toggle(node.id, !isOpen)
            }}
          >
            {hasChildren ? <Icon name="right" size={18} /> : null}
          </span>
          <span id={`${prefix}${node.id}`} className={styles['nodeWords']}>
            {node.content ?? node.label}
          </span>
        </div>
        {isOpen ? (
          <ul role="group">{node.children?.map((child, at) => line(child, level + 1, at, node.children?.length ?? 0))}</ul>
        ) : null}
      </li>
    )
  }
  return (
    <ul ref={root} role="tree" aria-label={props.label} className={styles['tree']}>
      {props.nodes.map((node, index) => line(node, 1, index, props.nodes.length))}
    </ul>
  )
}

type Shown = { node: TreeNode; parent: string | undefined }
const shown = (nodes: readonly TreeNode[], expanded: ReadonlySet<string>, parent?: string): Shown[] =>
  nodes.flatMap(node => [
    { node, parent },
    ...(node.children && expanded.has(node.id) ? shown(node.children, expanded, node.id) : []),
  ])
