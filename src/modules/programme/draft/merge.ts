import type { Draft, DraftTask, Field, Mention, Source } from '../contract.ts'
import { itemOf, typed } from './items.ts'

/** The first takes up the text, bodies and dates of the others; these stay, excluded, with a pointer to it. */
export function merged(draft: Draft, ids: string[]): Draft {
  const tasks = ids.map(id => itemOf(draft, id) as DraftTask)
  const [first] = tasks as [DraftTask, ...DraftTask[]]
  const lead = union(tasks.map(task => task.lead))
  const whole: DraftTask = {
    ...first,
    text: typed(
      tasks.map(task => task.text.value).join(' '),
      tasks.flatMap(task => task.text.sources),
    ),
    lead,
    coordinating: union(tasks.map(task => task.coordinating)),
    leadUnclear: lead.value.length === 0 && tasks.some(task => task.leadUnclear),
    recurrence: agreed(tasks.map(task => task.recurrence)),
    due: agreed(tasks.map(task => task.due)),
    dueText: agreed(tasks.map(task => task.dueText)),
    product: agreed(tasks.map(task => task.product)),
  }
  return {
    ...draft,
    tasks: draft.tasks.map(task =>
      task.id === first.id ? whole : ids.includes(task.id) ? { ...task, excluded: true, goneInto: first.id } : task,
    ),
  }
}

const nameOf = (mention: Mention) => mention.code ?? mention.name.toLowerCase()

function union(fields: Field<Mention[]>[]): Field<Mention[]> {
  const all = fields.flatMap(one => one.value)
  return {
    value: all.filter((mention, index) => all.findIndex(other => nameOf(other) === nameOf(mention)) === index),
    sources: fields.flatMap(one => one.sources),
    confidence: Math.min(...fields.map(one => one.confidence)),
    doubt: fields.find(one => one.doubt !== null && !one.confirmed)?.doubt ?? null,
    confirmed: fields.every(one => one.confirmed),
    edited: fields.some(one => one.edited),
  }
}

function agreed<T>(fields: Field<T | null>[]): Field<T | null> {
  const stated = fields.filter(one => one.value !== null)
  const [first = fields[0]!] = stated
  if (stated.every(one => one.value === first.value)) return { ...first, sources: stated.flatMap(one => one.sources) }
  const sources = stated.flatMap(one => one.sources)
  const doubt = 'Các nhiệm vụ được gộp ghi khác nhau ở mục này; đang lấy theo nhiệm vụ đầu, hãy xem lại'
  return { value: first.value, sources, confidence: 0.5, doubt, confirmed: false, edited: true }
}

export function split(draft: Draft, id: string, at: number, newId: string): Draft {
  const place = draft.tasks.findIndex(task => task.id === id)
  const task = draft.tasks[place]!
  const text = task.text.value
  const [sourcesBefore, sourcesAfter] = cut(task.text.sources, text, at)
  const first = { ...task, text: typed(text.slice(0, at).trimEnd(), sourcesBefore) }
  const second = { ...task, id: newId, text: typed(text.slice(at).trimStart(), sourcesAfter) }
  return { ...draft, tasks: draft.tasks.toSpliced(place, 1, first, second) }
}

/** Divides the places of a text at an offset; where the text is no longer as read, both parts keep all of them. */
function cut(sources: Source[], text: string, at: number): [Source[], Source[]] {
  if (sources.map(source => source.quote).join(' ') !== text) return [sources, sources]
  const before: Source[] = []
  const after: Source[] = []
  let start = 0
  for (const source of sources) {
    const offset = at - start
    start += source.quote.length + 1
    if (offset >= source.quote.length) before.push(source)
    else if (offset <= 0) after.push(source)
    else {
      before.push({ ...source, end: source.start + offset, quote: source.quote.slice(0, offset) })
      after.push({ ...source, start: source.start + offset, quote: source.quote.slice(offset) })
    }
  }
  return [before, after]
}
