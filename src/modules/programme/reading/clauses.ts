import type { Annexes } from './annexes.ts'
import { sourceOf, type Line, type Zones } from './lines.ts'
import type { Node } from './outline.ts'
import type { Clause } from './types.ts'

/** The whole document as clauses in reading order, and where a task, target or duty stands among them. */
export function clausesOf(
  zones: Zones,
  nodes: Node[],
  annexes: Annexes,
  tables: Annexes,
): {
  clauses: Clause[]
  indexOf: (entry: { node?: Node | undefined; line?: { block: number } | undefined; row?: number | undefined }) => number | null
} {
  const clauses: Clause[] = []
  const byNode = new Map<Node, number>()
  const byRow = new Map<string, number>()
  const byLine = new Map<Line, Node>()
  for (const node of nodes) byLine.set(node.line, node)
  const counts = new Map<number | null, number>()
  const add = (clause: Omit<Clause, 'index' | 'order' | 'parentPath'>): number => {
    const index = clauses.length
    const order = (counts.get(clause.parent) ?? 0) + 1
    counts.set(clause.parent, order)
    clauses.push({ ...clause, index, order, parentPath: clause.parent === null ? null : (clauses[clause.parent]?.path ?? null) })
    return index
  }
  const addRows = (line: Line, path: string, parent: number | null, role: Clause['role'], level: number): void => {
    line.table?.rows.forEach((row, index) => {
      const text = row.map(cell => cell.text.trim()).join(' | ')
      const at = add({
        path,
        mark: null,
        level,
        kind: 'table_row',
        role,
        text,
        verbatim: text,
        parent,
        source: { block: line.block, page: line.page, start: 0, end: text.length, quote: text, row: index },
      })
      byRow.set(`${line.block}:${index}`, at)
    })
  }
  let annex: number | null = null
  zones.lines.forEach((line, index) => {
    const node = byLine.get(line)
    if (node) {
      const parent = node.parent ? (byNode.get(node.parent) ?? null) : null
      if (line.table) addRows(line, tables.paths.get(line) ?? node.path, parent, node.role, node.depth)
      else {
        const at = add({
          path: node.path,
          mark: node.mark?.printed ?? null,
          level: node.depth,
          kind: node.kind,
          role: node.role,
          text: node.text,
          verbatim: line.text,
          parent,
          source: sourceOf(line),
        })
        byNode.set(node, at)
      }
      return
    }
    const inAnnex = index >= zones.annexStart
    const path = annexes.paths.get(line) ?? ''
    if (line.table) addRows(line, path, inAnnex ? annex : null, inAnnex ? 'annex' : 'other', inAnnex ? 2 : 0)
    else {
      const ended = index >= zones.bodyEnd && !inAnnex
      const kind: Clause['kind'] = inAnnex
        ? 'heading'
        : ended
          ? /^(?:nơi nhận|-)/iu.test(line.text)
            ? 'recipients'
            : 'signature'
          : 'preamble'
      const footnote = /^\[\d+\]/.test(line.text)
      const at = add({
        path,
        mark: null,
        level: inAnnex ? 1 : 0,
        kind: footnote ? 'footnote' : kind,
        role: inAnnex ? 'annex' : ended ? 'closing' : 'preamble',
        text: line.text,
        verbatim: line.text,
        parent: null,
        source: sourceOf(line),
      })
      if (inAnnex) annex = at
    }
  })
  // Paths of rows that became tasks or targets say more than the path of their table.
  for (const entry of [...annexes.tasks, ...tables.tasks]) {
    const at = entry.row === undefined ? undefined : byRow.get(`${entry.line.block}:${entry.row}`)
    const clause = at === undefined ? undefined : clauses[at]
    if (clause) clause.path = entry.task.section
  }
  return {
    clauses,
    indexOf: entry => {
      if (entry.row !== undefined && entry.line) return byRow.get(`${entry.line.block}:${entry.row}`) ?? null
      return entry.node ? (byNode.get(entry.node) ?? null) : null
    },
  }
}
