import type { ReactElement } from 'react'
import { fold } from '#kernel/vietnamese.ts'
import type { ClauseOfPlan } from '../queries/plans.ts'
import type { PublicPlan, PublicTarget, PublicTask } from './queries.ts'
import { comparisonWords, dueWords, leadWords, targetFigure, targetPath, taskPath } from './words.tsx'

export type ClauseNode = ClauseOfPlan & { children: ClauseNode[] }

/** The paragraphs as a tree: those without a parent are the document's parts and what stands around them. */
export function treeOf(clauses: readonly ClauseOfPlan[]): ClauseNode[] {
  const nodes = new Map(clauses.map(clause => [clause.id, { ...clause, children: [] as ClauseNode[] }]))
  const roots: ClauseNode[] = []
  for (const node of nodes.values()) {
    const parent = node.parentId === null ? undefined : nodes.get(node.parentId)
    if (parent) parent.children.push(node)
    else roots.push(node)
  }
  return roots
}

/** Headings that a reader would jump to: the parts, and under them short numbered headings. */
export type Heading = { anchor: string; mark: string | null; text: string; children: Heading[] }
export function headingsOf(roots: readonly ClauseNode[], depth = 1): Heading[] {
  return roots
    .filter(node => isHeading(node) && node.level > 0)
    .map(node => ({
      anchor: node.anchor,
      mark: node.mark,
      text: node.text,
      children: depth < 2 ? headingsOf(node.children, depth + 1) : [],
    }))
}

/** A part, or a paragraph that carries others and does not read as the opening of a sentence. */
const isHeading = (node: ClauseNode): boolean =>
  node.kind === 'part' || (node.kind === 'heading' && !/[:;,.]$/.test(node.text.trim()))

/** What people did with the paragraphs: tasks and targets by the clause they come from. */
export type Fruits = {
  plan: Pick<PublicPlan, 'code'>
  tasks: ReadonlyMap<string | null, PublicTask[]>
  targets: ReadonlyMap<string | null, PublicTarget[]>
}

/** Paragraphs before the parts, without the words that the head of the page already says. */
export const openingOf = (roots: readonly ClauseNode[], plan: Pick<PublicPlan, 'title'>): ClauseNode[] =>
  roots.filter(node => node.kind === 'preamble' && !saidByHead(node.text, plan.title))

const saidByHead = (text: string, title: string): boolean => {
  const words = fold(text)
  return words === 'ke hoach' || fold(title).includes(words) || words.startsWith('cong hoa xa hoi')
}

/** A run of paragraphs: neighbours that are items of one list become one list. */
export function Clauses({ nodes, depth, fruits }: { nodes: readonly ClauseNode[]; depth: number; fruits: Fruits }): ReactElement {
  const runs: ClauseNode[][] = []
  for (const node of nodes) {
    const last = runs.at(-1)
    if (last && isItem(node) && isItem(last[0]!)) last.push(node)
    else runs.push([node])
  }
  return (
    <>
      {runs.map(run =>
        isItem(run[0]!) ? (
          <ul key={run[0]!.id} className="items">
            {run.map(node => (
              <li key={node.id} id={node.anchor}>
                <Paragraph node={node} fruits={fruits} />
                <Clauses nodes={node.children} depth={depth + 1} fruits={fruits} />
              </li>
            ))}
          </ul>
        ) : (
          <Clause key={run[0]!.id} node={run[0]!} depth={depth} fruits={fruits} />
        ),
      )}
    </>
  )
}

const isItem = (node: ClauseNode): boolean => node.mark !== null && !isHeading(node)

function Clause({ node, depth, fruits }: { node: ClauseNode; depth: number; fruits: Fruits }): ReactElement {
  if (!isHeading(node))
    return (
      <div id={node.anchor} className="clause">
        <Paragraph node={node} fruits={fruits} />
        <Clauses nodes={node.children} depth={depth} fruits={fruits} />
      </div>
    )
  const Title = depth <= 2 ? 'h2' : depth === 3 ? 'h3' : 'h4'
  return (
    <section id={node.anchor} className={`clause clause-${Title}`} aria-labelledby={`${node.anchor}-ten`}>
      <Title id={`${node.anchor}-ten`}>
        {node.mark && <span className="mark">{node.mark} </span>}
        {node.text}
      </Title>
      <Permalink node={node} />
      <Offspring node={node} fruits={fruits} />
      <Clauses nodes={node.children} depth={depth + 1} fruits={fruits} />
    </section>
  )
}

const Paragraph = ({ node, fruits }: { node: ClauseNode; fruits: Fruits }): ReactElement => (
  <>
    <p className={node.children.length > 0 ? 'text leads-in' : 'text'}>
      {node.mark && <span className="mark">{node.mark} </span>}
      {node.text}
      <Permalink node={node} />
    </p>
    <Offspring node={node} fruits={fruits} />
  </>
)

/** The paragraph's own address, to be copied like any link. */
const Permalink = ({ node }: { node: ClauseNode }): ReactElement => (
  <a className="permalink" href={`#${node.anchor}`} aria-label={`Địa chỉ của mục ${node.anchor}`}>
    #
  </a>
)

/** The quiet lines under a paragraph: what was made of it. */
function Offspring({ node, fruits }: { node: ClauseNode; fruits: Fruits }): ReactElement | null {
  const tasks = fruits.tasks.get(node.id) ?? []
  const targets = fruits.targets.get(node.id) ?? []
  if (tasks.length + targets.length === 0) return null
  return (
    <ul className="offspring">
      {targets.map(target => (
        <li key={target.id}>
          <a href={targetPath(fruits.plan, target)}>Chỉ tiêu {target.number}</a>
          {targetFigure(target) && ` · ${[comparisonWords(target), targetFigure(target)].filter(Boolean).join(' ')}`}
          {target.year && ` · năm ${target.year}`}
        </li>
      ))}
      {tasks.map(task => (
        <li key={task.id}>
          <a href={taskPath(fruits.plan, task)}>Nhiệm vụ {task.number}</a> · {leadWords(task)} · {dueWords(task)}
        </li>
      ))}
    </ul>
  )
}
