import { agencyHeading, type AgencyContext } from './agencies.ts'
import { mergeMentions, readAssignment, type Assignment } from './assignments.ts'
import { VERBS } from './bodies.ts'
import { isTimeText } from './due.ts'
import { leadField, read, timeFields, type LeadOrigin } from './fields.ts'
import { spoken } from './lexicon.ts'
import { sourceOf } from './lines.ts'
import { attributeLine, onlyWatches, type Labelled } from './meaning.ts'
import type { Node } from './outline.ts'
import type { AgencyMention, Source, TaskReading } from './types.ts'
import { plain, wordsOf } from './words.ts'

/** What holds for everything under a header: "Sở A chủ trì, phối hợp với Sở B thực hiện các nhiệm vụ sau:". */
type Context = {
  lead: AgencyMention[]
  leadSource: Source | null
  coordinate: AgencyMention[]
  coordinateSource: Source | null
  time: string | null
  timeSource: Source | null
  heading: string | null
}
const NOTHING: Context = {
  lead: [],
  leadSource: null,
  coordinate: [],
  coordinateSource: null,
  time: null,
  timeSource: null,
  heading: null,
}

export type TaskDraft = { task: TaskReading; node: Node; stated: boolean }
export type TaskSettings = { agencies: AgencyContext; year: number | null; trust: number }

const ACTIONS = new Set(
  (
    VERBS.filter(verb => verb.length > 2).join(',') +
    ',đổi mới,in ấn,biên tập,đăng tải,sản xuất,thiết kế,thiết lập,đa dạng,thúc đẩy,mở rộng,nhân rộng,chú trọng,áp dụng,vận dụng,biểu dương,khen thưởng,giảm,tăng,phấn đấu,quy hoạch,cải cách,cải thiện,' +
    'tận dụng,tôn vinh,giữ gìn,bảo tồn,bảo vệ,phòng,ngăn chặn,mua sắm,trang bị,liên kết,hợp tác,chuyển giao,định hướng,phân tích,dự báo,công khai,quảng bá,viết,đặt,kiểm soát,điều tra,tiếp cận,truyền thông,giáo dục,' +
    'cụ thể hóa,khuyến,tuyển chọn,tham quan,học tập,đề nghị,khắc phục,bàn giao,tổng kết,sơ kết,lấy ý kiến,họp,ký,thi,đấu nối,chuyển đổi,nhận diện,đo lường,phủ sóng,nghiệm thu,thanh tra,xếp hạng,chấm,treo,dựng,phân loại,hiện đại hóa,cung ứng,làm,lồng,thay thế,bảo trì,nêu,tri ân,chăm,hưởng ứng,phát sóng,tặng,trao,đón,dâng,thăm'
  )
    .split(',')
    .map(verb => spoken(verb)),
)

/** Whether a text begins like a piece of work, not like the name of a thing. */
export function beginsWithAction(text: string, noisy: boolean): boolean {
  if (noisy) return true
  const words = wordsOf(text)
    .slice(0, 4)
    .map(word => spoken(word.raw))
  for (let length = 3; length > 0; length--) if (ACTIONS.has(words.slice(0, length).join(' '))) return true
  return false
}

/** "(Chi tiết tại Phụ lục kèm theo)" says where the work is listed, and is none itself. */
export const refersToAnnex = (text: string): boolean => {
  const folded = plain(text)
  return (
    folded.split(' ').length <= 18 &&
    /(?:phu luc|bieu|danh muc|bang)/.test(folded) &&
    /(?:chi tiet|kem theo|dinh kem|theo phu luc|tai phu luc)/.test(folded)
  )
}

const beginsWithTime = (text: string): boolean =>
  isTimeText((/^[^:,;]{3,40}(?=[:,;])/u.exec(text)?.[0] ?? '').replace(/^(?:từ nay đến|trong)\s+/iu, '')) ||
  /^(?:lộ trình|giai đoạn)\b/iu.test(text)

/** "1.2. Cơ quan thực hiện" over "- Chủ trì: …", "- Phối hợp: …". */
const gathersAttributes = (node: Node): boolean =>
  node.children.length > 0 &&
  /^(?:co quan|don vi|phan cong|thoi gian|thoi han|chu tri|to chuc thuc hien)(?: \S+){0,4}$/.test(plain(node.text)) &&
  node.children.every(child => attributeLine(child.text) !== null)

/** Attribute lines right under a node, also those gathered under an empty label ("c) Phân công: + Cơ quan chủ trì: …"). */
function attributesOf(node: Node): { labels: { label: Labelled; node: Node }[]; content: Node[]; rest: Node[] } {
  const labels: { label: Labelled; node: Node }[] = []
  const content: Node[] = []
  const rest: Node[] = []
  for (const child of node.children) {
    const found = child.line.table ? null : attributeLine(child.text)
    if (!found && gathersAttributes(child)) {
      labels.push(...attributesOf(child).labels)
      continue
    }
    if (!found) {
      // "1. Nội dung" over a), b) beside "2. Đơn vị chủ trì: …"
      const contents = /^(?:(?:cac )?hoat dong|noi dung)(?: (?:thuc hien|cong viec|hoat dong|nhiem vu|chu yeu))?$/.test(
        plain(child.text),
      )
      if (
        contents &&
        child.children.length > 0 &&
        node.children.some(other => attributeLine(other.text) !== null || gathersAttributes(other))
      ) {
        content.push(...child.children)
        continue
      }
      rest.push(child)
      continue
    }
    for (const label of found) {
      if (label.value !== '' || child.children.length === 0) labels.push({ label, node: child })
      else if (label.meaning === 'content') content.push(...child.children)
      else if (label.meaning === 'lead' || label.meaning === 'agencies' || label.meaning === 'time') {
        const inner = attributesOf(child)
        labels.push(...inner.labels)
        if (inner.labels.length === 0)
          for (const below of child.children)
            labels.push({ label: { ...label, value: below.text, valueStart: 0, end: below.text.length }, node: below })
      }
    }
    if (found.some(label => label.meaning === 'content' && label.value !== '') && child.children.length > 0)
      content.push(...child.children)
  }
  return { labels, content, rest }
}

/** Collects the tasks that stand in the body, at the finest level that is a piece of work. */
export function bodyTasks(parts: Node[], settings: TaskSettings): TaskDraft[] {
  const { agencies } = settings
  const drafts: TaskDraft[] = []
  for (const part of parts) descend(part, NOTHING)
  return drafts

  function place(node: Node, span: { start: number; end: number } | null): Source {
    return span ? sourceOf(node.line, node.offset + span.start, node.offset + span.end) : sourceOf(node.line, node.offset)
  }

  /** The context that a header, its sentence or its attribute lines give to what stands below. */
  function extend(context: Context, node: Node, labels: { label: Labelled; node: Node }[]): Context {
    const next: Context = { ...context, heading: node.mark ? node.text : context.heading }
    const said = readAssignment(node.text, agencies)
    const heading = node.mark || node.children.length > 0 ? agencyHeading(node.text, agencies) : null
    // "1. Sở Y tế" names who does what follows; so does a sentence that announces a list.
    if (heading && /^[\s:;.]*$/.test(heading.rest))
      Object.assign(next, { lead: heading.mentions, leadSource: place(node, null), coordinate: [] })
    else if (said.leadBy === 'stated' || (said.leadBy === 'subject' && /[:]\s*$/.test(node.text))) {
      Object.assign(next, {
        lead: said.lead,
        leadSource: place(node, said.leadSpan),
        coordinate: said.coordinate,
        coordinateSource: place(node, said.coordinateSpan),
      })
    } else if (said.coordinate.length > 0 && /[:]\s*$/.test(node.text))
      Object.assign(next, { coordinate: said.coordinate, coordinateSource: place(node, said.coordinateSpan) })
    if (said.time !== null && (labelled(said) || node.text.length < 200))
      Object.assign(next, { time: said.time, timeSource: place(node, said.timeSpan) })
    return withLabels(next, labels)
  }

  function labelled(said: Assignment): boolean {
    return said.timeSpan !== null && said.body.length < (said.timeSpan?.start ?? 0)
  }

  function withLabels(context: Context, labels: { label: Labelled; node: Node }[]): Context {
    const next = { ...context }
    let lead: AgencyMention[] = []
    let coordinate: AgencyMention[] = []
    const leads = labels.filter(({ label }) => label.meaning === 'lead' && !onlyWatches(label.label))
    for (const { label, node } of labels) {
      if (label.meaning === 'lead' && leads.length > 0 && onlyWatches(label.label)) continue
      const at = { start: label.valueStart, end: label.valueStart + label.value.length }
      if (label.meaning === 'lead' || label.meaning === 'agencies') {
        const said = readAssignment(`${label.meaning === 'lead' ? 'Chủ trì' : 'Phân công'}: ${label.value}`, agencies)
        lead = mergeMentions(lead, said.lead)
        coordinate = mergeMentions(coordinate, said.coordinate)
        next.leadSource = place(node, at)
      } else if (label.meaning === 'coordinate') {
        coordinate = mergeMentions(coordinate, readAssignment(`Phối hợp: ${label.value}`, agencies).coordinate)
        next.coordinateSource = place(node, at)
      } else if (label.meaning === 'time' && label.value !== '')
        Object.assign(next, { time: label.value, timeSource: place(node, at) })
    }
    if (lead.length > 0) Object.assign(next, { lead, coordinate })
    else if (coordinate.length > 0) next.coordinate = mergeMentions(next.coordinate, coordinate)
    return next
  }

  function descend(node: Node, context: Context): void {
    if (node.role !== 'tasks') {
      for (const child of node.children) if (child.role === 'tasks') descend(child, context)
      return
    }
    const { labels, content, rest } = attributesOf(node)
    const items = [...content, ...rest].filter(child => child.role === 'tasks' && !child.line.table)
    if (labels.length === 0) labels.push(...closingLabels(items))
    const marked = items.filter(child => child.mark !== null || child.children.length > 0)
    const isRoot = node.parent === null
    if (!isRoot && (items.length === 0 || onlyDetails(node, items, labels))) {
      leaf(node, context, [...labels, ...roadmapOf(items)])
      return
    }
    let current = isRoot ? withLabels(context, labels) : extend(context, node, labels)
    if (isRoot && items.length === 0 && rest.length === 0) return
    for (const child of items) {
      const unmarked = child.mark === null
      if (unmarked && child.children.length === 0 && marked.length > 0) {
        // A paragraph between items announces them ("Sở A chủ trì, tổ chức thực hiện:") or introduces the part.
        const said = readAssignment(child.text, agencies)
        const heading = agencyHeading(child.text, agencies)
        if (said.lead.length > 0 || heading) current = { ...extend(current, child, []), heading: current.heading }
        continue
      }
      descend(child, current)
    }
  }

  /** "* Đơn vị thực hiện: …" after a) and b), which name nobody, holds for both although it stands under the last. */
  function closingLabels(items: Node[]): { label: Labelled; node: Node }[] {
    const last = items.at(-1)
    if (!last || items.length < 2) return []
    const { labels } = attributesOf(last)
    const assigns = labels.some(({ label }) => label.meaning === 'lead' || label.meaning === 'agencies')
    const others = items.slice(0, -1)
    return assigns &&
      labels.every(({ node }) => node.mark === null || node.mark.family === 'bullet') &&
      last.mark?.family !== 'bullet' &&
      others.every(item => attributesOf(item).labels.length === 0 && readAssignment(item.text, agencies).leadBy !== 'stated')
      ? labels
      : []
  }

  /** The last step of a roadmap ("- Năm 2027: …") is when the work ends. */
  function roadmapOf(items: Node[]): { label: Labelled; node: Node }[] {
    const last = items.at(-1)
    if (!last || !items.every(item => beginsWithTime(item.text))) return []
    const value = /^[^:,;]{3,40}(?=[:,;])/u.exec(last.text)?.[0] ?? ''
    return value ? [{ label: { meaning: 'time', label: '', start: 0, end: value.length, valueStart: 0, value }, node: last }] : []
  }

  /** Children that only spell out the item above: examples, a roadmap, the contents of one piece of work. */
  function onlyDetails(node: Node, items: Node[], labels: { label: Labelled; node: Node }[]): boolean {
    if (items.every(item => beginsWithTime(item.text))) return true
    const noisy = agencies.noisy
    const nouns = items.filter(
      item =>
        !beginsWithAction(item.text, noisy) &&
        agencyHeading(item.text, agencies) === null &&
        attributesOf(item).labels.length === 0 &&
        item.children.every(child => attributeLine(child.text) === null),
    )
    const allNouns = nouns.length === items.length
    const unmarkedOnly = items.every(item => item.mark === null && item.children.length === 0)
    const sentence = /[.;]\s*$/.test(node.text) && wordsOf(node.text).length > 14
    const tail = plain(node.text).split(' ').slice(-3).join(' ')
    const hasLead = labels.some(({ label }) => label.meaning === 'lead' || label.meaning === 'agencies')
    if (unmarkedOnly) return sentence && beginsWithAction(node.text, noisy)
    if (hasLead && (allNouns || items.length === 1))
      return items.every(item => item.children.every(child => attributeLine(child.text) === null))
    // "Nghiên cứu, triển khai các nền tảng số như:" followed by names of platforms.
    if (
      allNouns &&
      /(?:nhu|gom|la|cu the|trong do|sau)$/.test(tail) &&
      (beginsWithAction(node.text, noisy) || node.mark === null)
    )
      return true
    return (
      allNouns &&
      sentence &&
      beginsWithAction(node.text, noisy) &&
      items.every(item => ['dash', 'plus', 'bullet'].includes(item.mark?.family ?? ''))
    )
  }

  function leaf(node: Node, context: Context, labels: { label: Labelled; node: Node }[]): void {
    if ((plain(node.text).split(' ').length < 3 && labels.length === 0) || refersToAnnex(node.text)) return
    if (node.children.length === 0 && /[:]\s*$/.test(node.text) && !node.mark) return
    const said = readAssignment(node.text, agencies)
    const around = withLabels(context, labels)
    const fromLabels = labels.some(({ label }) => label.meaning === 'lead' || label.meaning === 'agencies')
    let lead = around.lead
    let leadSource = around.leadSource
    let origin: LeadOrigin = fromLabels ? 'stated' : lead.length > 0 ? 'header' : 'none'
    let coordinate = around.coordinate
    let coordinateSource = around.coordinateSource
    if (!fromLabels && said.lead.length > 0 && (said.leadBy === 'stated' || lead.length === 0)) {
      lead = said.lead
      leadSource = place(node, said.leadSpan)
      origin = said.leadBy === 'stated' ? 'stated' : 'subject'
      coordinate = said.leadBy === 'stated' ? [] : coordinate
    }
    coordinate = mergeMentions(coordinate, said.coordinate).filter(
      mention => !lead.some(other => plain(other.name) === plain(mention.name)),
    )
    if (said.coordinateSpan) coordinateSource ??= place(node, said.coordinateSpan)
    const ownTime = said.time !== null && !labels.some(({ label }) => label.meaning === 'time')
    const time = ownTime ? said.time : around.time
    const timeSource = ownTime ? place(node, said.timeSpan) : around.timeSource
    const product = labels.find(({ label }) => label.meaning === 'product')
    const contents = labels.filter(({ label }) => label.meaning === 'content' && label.value !== '')
    // A short title with "Nội dung: …" below: both together say what is to be done.
    const text =
      contents.length > 0 && wordsOf(node.text).length < 25
        ? `${node.text.replace(/[\s:.;]+$/u, '')}: ${contents.map(({ label }) => label.value).join('; ')}`
        : node.text
    const trust = settings.trust * node.line.confidence
    drafts.push({
      node,
      stated: origin !== 'none' || time !== null,
      task: {
        section: node.path,
        order: drafts.filter(draft => draft.task.section === node.path).length + 1,
        clause: null,
        text: read(
          text,
          sourceOf(node.line, node.offset),
          trust,
          beginsWithAction(text, agencies.noisy) || said.lead.length > 0
            ? null
            : 'Đoạn này không mở đầu bằng một việc phải làm; cần xem có phải nhiệm vụ không.',
        ),
        heading: context.heading,
        lead: leadField(lead, leadSource, origin, trust, agencies.own),
        coordinate: read(coordinate, coordinate.length > 0 ? coordinateSource : null, trust * 0.9),
        ...timeFields(time, timeSource, settings.year, trust, agencies.noisy),
        product: read<string | null>(product?.label.value ?? said.product, product ? place(product.node, null) : null, trust),
      },
    })
  }
}
