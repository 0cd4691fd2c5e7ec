import { agencyHeading, type AgencyContext } from './agencies.ts'
import type { Line, Zones } from './lines.ts'
import { attributeLine } from './meaning.ts'
import { letterOf, readMarks, repairMark, romanOf, type Mark } from './numbering.ts'
import { roleOfSubheading, rolesOf } from './parts.ts'
import type { ClauseKind, PartRole } from './types.ts'
import { capitalShare, plain } from './words.ts'

/** A paragraph in the tree of the body. */
export type Node = {
  line: Line
  mark: Mark | null
  /** Text without the mark; `offset` is where it begins in the line. */
  text: string
  offset: number
  children: Node[]
  parent: Node | null
  path: string
  role: PartRole
  /** More than one when a heading names several: "MỤC TIÊU, NHIỆM VỤ". */
  roles: PartRole[]
  kind: ClauseKind
  depth: number
}

type Open = { node: Node; style: string; family: Mark['family'] | 'text'; ordinal: number }

const LOOSE = new Set(['dash', 'plus', 'bullet', 'text'])
const isLoose = (open: Open): boolean => LOOSE.has(open.family)
const RANK: Record<string, number> = {
  part: 0,
  article: 1,
  capital: 2,
  roman: 3,
  labelled: 4,
  number: 5,
  decimal: 6,
  letter: 7,
  paren: 8,
  text: 9,
  dash: 10,
  plus: 11,
  bullet: 10,
}
const endsOpen = (text: string): boolean => /[:;]\s*$/.test(text) && !/\.\/\.\s*$/.test(text)

// How the last paragraphs of a plan begin; they belong to the part, not to its last item.
const CLOSING =
  /^(?:tren day la|trong qua trinh|qua trinh (?:to chuc |trien khai )?thuc hien|(?:uy ban nhan dan|ubnd|chu tich|thanh uy|tinh uy)(?: \S+){0,4} (?:yeu cau|de nghi|giao)|yeu cau (?:cac|giam doc|thu truong)|de nghi (?:cac|giam doc|thu truong)|giao (?:cac|giam doc|thu truong)|can cu (?:noi dung )?ke hoach nay|ke hoach nay)/
const isSentence = (text: string): boolean => /[.;](?:\/\.?)?["”]?\s*$/.test(text) || text.length > 120

/** Marks that would continue one of the open lists, for repairing what recognition spoilt. */
function expectedMarks(stack: Open[]): Mark[] {
  const marks: Mark[] = []
  const add = (family: Mark['family'], style: string, label: string, ordinal: number): void => {
    marks.push({ family, style, label, ordinal, printed: '', rest: '' })
  }
  for (const open of stack.toReversed()) {
    const next = open.ordinal + 1
    if (open.family === 'roman') add('roman', open.style, romanOf(next), next)
    else if (open.family === 'number') add('number', open.style, String(next), next)
    else if (open.family === 'letter') add('letter', open.style, letterOf(next), next)
  }
  if (!stack.some(open => open.family === 'roman')) add('roman', 'roman', 'I', 1)
  if (!stack.some(open => open.family === 'number')) add('number', 'number .', '1', 1)
  return marks
}

/** Of the marks a text may begin with, the one that fits the open lists best. */
function chooseMark(marks: Mark[], stack: Open[]): Mark | null {
  let best: { mark: Mark; score: number } | null = null
  for (const mark of marks) {
    const open = stack.findLast(item => item.style === mark.style)
    const score = open && mark.ordinal === open.ordinal + 1 ? 3 : mark.ordinal <= 1 ? 2 : 1
    if (!best || score > best.score) best = { mark, score }
  }
  return best?.mark ?? null
}

/** Where in the stack the mark's list is already open; -1 when it begins a new list. */
function openLevel(mark: Mark, stack: Open[]): number {
  if (mark.family === 'decimal' && mark.style !== 'roman decimal') {
    const prefix = mark.label.split('.').slice(0, -1).join('.')
    const parent = stack.findLastIndex(
      open => open.node.mark?.label === prefix && (open.family === 'number' || open.family === 'decimal'),
    )
    const same = stack.findLastIndex(open => open.style === mark.style)
    if (same > parent) return same
    if (parent >= 0) return -1
  }
  const continued = stack.findLastIndex(open => open.style === mark.style && open.ordinal + 1 === mark.ordinal)
  if (continued >= 0) return continued
  const same = stack.findLastIndex(open => open.style === mark.style)
  if (same >= 0) {
    const top = stack.at(-1)
    // A list that starts again under an item which announces it is a new, deeper list.
    const nested =
      mark.ordinal === 1 &&
      top &&
      stack.length - 1 > same &&
      !isLoose(top) &&
      top.node.children.length === 0 &&
      endsOpen(top.node.text)
    return nested ? -1 : same
  }
  if (mark.ordinal > 1) return stack.findLastIndex(open => open.family === mark.family && open.ordinal + 1 === mark.ordinal)
  return -1
}

function pathOf(parent: Node | null, mark: Mark | null): string {
  const above = parent?.path ?? ''
  if (!mark || !mark.label) return above
  const labels = above ? above.split('.') : []
  if (mark.style === 'roman decimal') return mark.label
  if (mark.family === 'decimal') {
    // "4.1" already holds the number of its parent.
    const own = mark.label.split('.')
    for (let shared = own.length - 1; shared > 0; shared--)
      if (labels.length >= shared && own.slice(0, shared).every((part, index) => labels[labels.length - shared + index] === part))
        return [...labels.slice(0, labels.length - shared), ...own].join('.')
  }
  return [...labels, mark.label].join('.')
}

/** Builds the tree of the lines from the first after the title to the end of the body. */
export function outlineOf(zones: Zones, from: number, to: number, context: AgencyContext): Node[] {
  const { noisy } = zones
  const all: Node[] = []
  const stack: Open[] = []
  let started = false
  for (let index = from; index < to; index++) {
    const line = zones.lines[index]
    if (!line) continue
    if (!line.table && /^\d{1,3}$/.test(line.text)) continue // a page number
    const isBasis = !started && /^[-–]?\s*(?:căn cứ|theo đề nghị|xét đề nghị|can cu|c[ai]+n c)/iu.test(line.text)
    let mark = line.table || isBasis ? null : chooseMark(readMarks(line.text), stack)
    if (noisy && !line.table && (!mark || (mark.family === 'capital' && mark.ordinal > 1))) {
      const repaired = repairMark(line.text, expectedMarks(stack))
      const closed = /[.)]$/.test(repaired?.printed ?? '')
      // "S Tài chính …" may be "Sở": a lone letter is a number only when no body is named there.
      if (
        repaired &&
        (closed ||
          !/^s/i.test(repaired.printed) ||
          !agencyHeading(line.text, context)?.mentions.some(mention => mention.code !== null))
      )
        mark = repaired
    }
    if (mark?.family === 'letter' && noisy) {
      const open = stack.findLast(item => item.style === mark?.style)
      if (open && open.ordinal === mark.ordinal && mark.label === 'd') mark = { ...mark, label: 'đ', ordinal: 5 }
    }
    if (mark && !started && !['part', 'article', 'capital', 'roman', 'number', 'labelled', 'decimal'].includes(mark.family))
      mark = null
    if (mark) started = true
    let text = mark ? mark.rest : line.text
    const following = zones.lines[index + 1]
    // "PHẦN THỨ NHẤT" over its name.
    if (mark && text === '' && following && !following.table && index + 1 < to && readMarks(following.text).length === 0) {
      text = following.text
      place(mark, text, { ...line, text: `${line.text} ${text}` })
      index++
      continue
    }
    place(mark, text, line)
  }
  return all

  function place(mark: Mark | null, text: string, line: Line): void {
    let family: Open['family'] = mark?.family ?? 'text'
    if (mark) {
      const level = openLevel(mark, stack)
      if (level >= 0) stack.length = level
      else if (LOOSE.has(family)) closeLoose(family, mark)
      else closeForNewList(mark)
    } else if (!line.table) {
      while (stack.length > 0 && isLoose(stack.at(-1) as Open)) stack.pop()
      if (CLOSING.test(plain(text)) && isSentence(all.at(-1)?.text ?? '')) stack.length = Math.min(stack.length, 1)
    }
    const parent = stack.at(-1)?.node ?? null
    const node: Node = {
      line,
      mark,
      text,
      offset: line.text.length - (text ? line.text.length - line.text.lastIndexOf(text) : 0),
      children: [],
      parent,
      path: pathOf(parent, mark),
      role: 'other',
      roles: [],
      kind: line.table ? 'table_row' : mark ? 'item' : started ? 'paragraph' : 'preamble',
      depth: started ? stack.filter(open => open.family !== 'text').length + 1 : 0,
    }
    node.offset = text ? line.text.lastIndexOf(text) : line.text.length
    parent?.children.push(node)
    all.push(node)
    if (mark) stack.push({ node, style: mark.style, family, ordinal: mark.ordinal })
    else if (started && !line.table && endsOpen(text) && !closedAttribute(text))
      stack.push({ node, style: 'text', family: 'text', ordinal: 0 })
  }

  /** A dash, plus or bullet that opens a list of its own. */
  function closeLoose(family: string, mark: Mark): void {
    for (let top = stack.at(-1); top && isLoose(top); top = stack.at(-1)) {
      const heads = endsOpen(top.node.text) && !closedAttribute(top.node.text)
      const deeper = (RANK[family] ?? 10) > (RANK[top.family] ?? 10) && family === 'plus'
      const underBullet =
        top.family === 'bullet' && family !== 'bullet' && !/[.;]\s*$/.test(top.node.text) && attributeOrNull(top.node) === null
      if (top.family === 'text' || heads || (deeper && attributeOrNull(top.node) === null) || underBullet) return
      stack.pop()
    }
    void mark
  }

  function closeForNewList(mark: Mark): void {
    const previous = stack.at(-1)
    while (stack.length > 0) {
      const top = stack.at(-1) as Open
      const announces = top === previous && top.node.children.length === 0 && endsOpen(top.node.text)
      if (isLoose(top)) {
        if (announces && mark.ordinal <= 1) return
        stack.pop()
        continue
      }
      if (mark.family === 'decimal') {
        const prefix = mark.label.split('.').slice(0, -1).join('.')
        const holder = stack.findLastIndex(
          open => open.node.mark?.label === prefix && (open.family === 'number' || open.family === 'decimal'),
        )
        if (holder >= 0) {
          stack.length = holder + 1
          return
        }
      }
      // A list that does not begin at its beginning is no child of what was just read unless it ranks below it.
      if (
        mark.family === 'part' ||
        mark.family === 'article' ||
        (mark.ordinal > 1 && (RANK[mark.family] ?? 0) <= (RANK[top.family] ?? 0))
      ) {
        stack.pop()
        continue
      }
      if (
        mark.family === 'roman' &&
        top.family !== 'capital' &&
        top.family !== 'part' &&
        top.family !== 'article' &&
        capitalShare(mark.rest) > 0.6
      ) {
        stack.pop()
        continue
      }
      return
    }
  }
}

const attributeOrNull = (node: Node): ReturnType<typeof attributeLine> => attributeLine(node.text)
/** An attribute that has its value on the same line: nothing stands below it. */
const closedAttribute = (text: string): boolean => attributeLine(text)?.some(label => label.value !== '') ?? false

/** Gives every node its role, kind and the roles its heading names. */
export function assignRoles(nodes: Node[], context: AgencyContext): void {
  const { noisy } = context
  const tops = nodes.filter(node => node.parent === null && node.kind !== 'preamble')
  const marked = tops.filter(node => node.mark !== null)
  const visit = (node: Node, inherited: PartRole, choices: PartRole[]): void => {
    const structural =
      node.parent === null ||
      (node.mark !== null && ['part', 'roman', 'capital', 'article'].includes(node.mark.family) && node.children.length > 0)
    let role = inherited
    let below = choices
    const heading = headingOf(node)
    if (node.mark && structural) {
      // A part that says nothing known may have lost a letter: "NHỆM VỤ TRỌNG TÂM".
      const exact = rolesOf(heading, noisy)
      const misprinted = node.parent === null && exact.length === 0 && capitalShare(heading) > 0.8
      const roles = misprinted && agencyHeading(heading, context) === null ? rolesOf(heading, true) : exact
      if (roles.length > 0) {
        node.roles = roles
        role = roles.length === 1 ? (roles[0] as PartRole) : dominant(roles)
        below = roles.length > 1 ? roles : []
      } else if (node.parent === null) role = agencyHeading(heading, context)?.rest.trim() === '' ? 'organisation' : 'other'
    } else if (node.mark && !LOOSE.has(node.mark.family)) {
      const own = roleOfSubheading(node.text, noisy)
      if (own && accepts(own, inherited, choices, node)) {
        role = own
        below = []
      } else if (choices.includes('organisation') && agencyHeading(node.text, context)?.rest.trim() === '') role = 'organisation'
    }
    node.role = role
    for (const child of node.children) visit(child, role, below)
  }
  for (const node of tops)
    visit(
      node,
      node.mark ? 'other' : marked.length > 0 && nodes.indexOf(node) > nodes.indexOf(marked.at(-1) as Node) ? 'closing' : 'other',
      [],
    )
  settleAgencyParts(marked, context)
  for (const node of nodes) {
    if (node.kind === 'preamble') node.role = 'preamble'
    else if (node.kind === 'item' && node.parent === null) node.kind = 'part'
    else if (node.kind === 'item' && node.children.length > 0) node.kind = 'heading'
  }
}

/** What names the part: the text up to a colon, or all of a short heading. */
const headingOf = (node: Node): string => (/^[^:]{3,120}:/.exec(node.text)?.[0] ?? node.text).slice(0, 200)

const dominant = (roles: PartRole[]): PartRole =>
  roles.includes('tasks')
    ? 'tasks'
    : roles.includes('organisation') && roles[0] === 'funding'
      ? 'organisation'
      : (roles[0] as PartRole)

/** Whether a sub-heading may turn its branch into another role than the part's. */
function accepts(own: PartRole, inherited: PartRole, choices: PartRole[], node: Node): boolean {
  if (own === inherited) return true
  if (choices.includes(own)) return true
  const short = plain(node.text.split(':')[0] ?? '').split(' ').length <= 9
  if (!short) return false
  if (inherited === 'tasks') return own !== 'reporting' && (own !== 'organisation' || node.children.length > 0)
  if (inherited === 'organisation')
    return own === 'reporting' || own === 'funding' || (own === 'tasks' && node.children.length > 1)
  if (inherited === 'situation') return false
  if (inherited === 'targets') return own === 'tasks' ? node.children.length > 1 : own !== 'organisation'
  return true
}

/** A second "tasks" part whose headings are all agencies hands out duties; alone it holds the tasks. */
function settleAgencyParts(parts: Node[], context: AgencyContext): void {
  const byAgency = (part: Node): boolean => {
    const headings = part.children.filter(child => child.mark && !LOOSE.has(child.mark.family))
    const agencies = headings.filter(child => agencyHeading(child.text, context) !== null)
    return headings.length >= 2 && agencies.length >= headings.length * 0.6
  }
  const setRole = (node: Node, role: PartRole): void => {
    node.role = role
    for (const child of node.children) if (child.role === 'tasks' || child.role === 'organisation') setRole(child, role)
  }
  const tasks = parts.filter(part => part.role === 'tasks')
  const others = tasks.filter(part => !byAgency(part))
  const organisation = parts.filter(part => part.role === 'organisation')
  for (const part of tasks) if (byAgency(part) && others.length > 0 && organisation.length === 0) setRole(part, 'organisation')
  // "PHÂN CÔNG NHIỆM VỤ" is the tasks part where no other part holds tasks.
  const elsewhere = (node: Node): boolean => /phu luc/.test(plain(node.text)) || node.children.some(elsewhere)
  if (tasks.length === 0)
    for (const part of organisation)
      if (/phan cong nhiem vu|nhiem vu cu the/.test(plain(part.text)) && (organisation.length > 1 || !parts.some(elsewhere)))
        setRole(part, 'tasks')
}
