import type { z } from 'zod'
import type { Actor } from '#kernel/actor.ts'
import type { Write } from '#kernel/audit/write.ts'
import { dayOf, today, type Clock } from '#kernel/clock.ts'
import type { Reader } from '#kernel/db/client.ts'
import { operation } from '#kernel/operation.ts'
import * as contract from '../contract.ts'
import { directoryOf } from '../queries/directory.ts'
import { doubtsOf, missingOf } from '../draft/doubts.ts'
import { draftOf } from '../draft/draft.ts'
import { editFault } from '../draft/faults.ts'
import { alreadyAdopted, fault, nothingToUndo, readingChanged, readingClosed, stillReading } from '../errors.ts'
import * as policy from '../policy.ts'
import { planById } from '../queries/plans.ts'
import {
  contentOf,
  editsOf,
  editsSince,
  historyOf,
  readingToChange,
  standing,
  type ContentRow,
  type EditRow,
  type ReadingRow,
} from '../queries/readings.ts'
import { readingEdits, readings } from '../tables.ts'

type Opened = { reading: ReadingRow; content: ContentRow; rows: EditRow[] }

/** What a person who checks sees of the draft, its doubts and what may be done. */
export function checkingOf(reading: ReadingRow, content: ContentRow | undefined, rows: EditRow[], me: Actor) {
  const draft = content ? draftOf(content.reading, standing(rows)) : null
  const edit = reading.state === 'ready' && policy.canCheck(me, reading)
  return {
    version: reading.version,
    draft,
    doubts: draft ? doubtsOf(draft) : [],
    may: {
      edit,
      undo: edit && rows.some(row => !row.undone),
      redo: edit && rows.some(row => row.undone),
      discard: policy.canCheck(me, reading) && reading.state !== 'adopted' && reading.state !== 'discarded',
      adopt: reading.state === 'ready' && policy.canAdopt(me, reading) && draft !== null && missingOf(draft).length === 0,
    },
  }
}

const answer = async (
  db: Reader,
  reading: ReadingRow,
  content: ContentRow,
  me: Actor,
): Promise<z.input<typeof contract.Checking>> => {
  const rows = await editsOf(db, reading.id)
  return { ...checkingOf(reading, content, rows, me), edits: historyOf(content.reading, rows) }
}

/**
 * The reading, held for change. Refuses in words what cannot be changed, and tells whoever looked at an older version what
 * was done since and by whom.
 */
export async function open(db: Reader, reading: ReadingRow, version: number): Promise<Opened> {
  if (reading.state === 'adopted') throw await adoptedBy(db, reading)
  if (reading.state === 'queued' || reading.state === 'reading') throw stillReading()
  const content = await contentOf(db, reading.id)
  if (reading.state !== 'ready' || !content) throw readingClosed({ state: contract.readingStateNames[reading.state] })
  const rows = await editsOf(db, reading.id)
  if (reading.version !== version) {
    const since = new Set((await editsSince(db, reading.id, version)).map(row => row.position))
    const changes = historyOf(content.reading, rows).filter((_, index) => since.has(rows[index]!.position))
    const last = changes.at(-1)
    throw readingChanged(
      {
        by: last?.by ?? 'Người khác',
        what: changes.map(change => change.what).join('; ') || 'hoàn tác, hoặc chọn lại kế hoạch được thay thế',
      },
      { current: { version: reading.version }, changes },
    )
  }
  return { reading, content, rows }
}

async function adoptedBy(db: Reader, reading: ReadingRow) {
  const plan = await planById(db, reading.adoptedPlanId!)
  const at = plan!.adoptedAt.toZonedDateTimeISO('Asia/Ho_Chi_Minh')
  return alreadyAdopted(
    {
      by: plan!.adoptedByName,
      at: `${String(at.hour).padStart(2, '0')}:${String(at.minute).padStart(2, '0')} ngày ${day(dayOf(plan!.adoptedAt))}`,
      title: plan!.title,
    },
    { current: { id: plan!.id, code: plan!.code, title: plan!.title, href: `/ke-hoach/${plan!.code}` } },
  )
}
const day = (date: Temporal.PlainDate) =>
  `${String(date.day).padStart(2, '0')}/${String(date.month).padStart(2, '0')}/${date.year}`

export const edit = operation({
  name: 'programme.edit_reading',
  summary: 'Sửa một bản đọc',
  writes: 'POST /plan-readings/:id/edits',
  input: contract.EditReading,
  output: contract.Checking,
  load: ({ db }, { id }) => readingToChange(db, id),
  allow: policy.canCheck,
  run: async ({ write, record, clock, me }, { version, edit: wanted }) => {
    const { reading, content, rows } = await open(write.read, record, version)
    const made = await withKnownBodies(write.read, clock, wanted)
    const objection = editFault(draftOf(content.reading, standing(rows)), made)
    if (objection) throw fault(objection)
    for (const undone of rows.filter(row => row.undone)) await write.remove(readingEdits, undone)
    const position = rows.filter(row => !row.undone).length + 1
    await write.insert(readingEdits, {
      readingId: reading.id,
      position,
      edit: made,
      readingVersion: version + 1,
      byId: me.id,
      byName: me.name,
      at: clock.now(),
    })
    const changed = await write.update(readings, reading, { edits: position, ...titleOf(content, [...standing(rows), made]) })
    return answer(write.read, changed, content, me)
  },
})

/** Takes the last edit away, or makes the one again that was taken away last. */
async function step(write: Write, { reading, content, rows }: Opened, back: boolean): Promise<ReadingRow> {
  const row = back ? rows.findLast(each => !each.undone) : rows.find(each => each.undone)
  if (!row) throw nothingToUndo()
  await write.update(readingEdits, row, { undone: back, readingVersion: reading.version + 1 })
  const edits = rows.filter(each => (each === row ? !back : !each.undone)).map(each => each.edit)
  return write.update(readings, reading, { edits: edits.length, ...titleOf(content, edits) })
}

export const undo = operation({
  name: 'programme.undo',
  summary: 'Hoàn tác thay đổi cuối của bản đọc',
  writes: 'POST /plan-readings/:id/undo',
  input: contract.StepReading,
  output: contract.Checking,
  load: ({ db }, { id }) => readingToChange(db, id),
  allow: policy.canCheck,
  run: async ({ write, record, me }, { version }) => {
    const opened = await open(write.read, record, version)
    return answer(write.read, await step(write, opened, true), opened.content, me)
  },
})

export const redo = operation({
  name: 'programme.redo',
  summary: 'Làm lại thay đổi vừa hoàn tác',
  writes: 'POST /plan-readings/:id/redo',
  input: contract.StepReading,
  output: contract.Checking,
  load: ({ db }, { id }) => readingToChange(db, id),
  allow: policy.canCheck,
  run: async ({ write, record, me }, { version }) => {
    const opened = await open(write.read, record, version)
    return answer(write.read, await step(write, opened, false), opened.content, me)
  },
})

/** Says which adopted plan this is a new edition of; null when it is a plan of its own. */
export const amend = operation({
  name: 'programme.amend',
  summary: 'Chọn kế hoạch mà bản đọc này là lần ban hành mới',
  writes: 'PUT /plan-readings/:id/amended-plan',
  input: contract.AmendPlan,
  output: contract.Checking,
  load: ({ db }, { id }) => readingToChange(db, id),
  allow: policy.canCheck,
  run: async ({ write, record, me }, { version, amendsPlanId }) => {
    const { reading, content } = await open(write.read, record, version)
    if (amendsPlanId && !(await planById(write.read, amendsPlanId)))
      throw fault({ path: 'amendsPlanId', message: 'Không có kế hoạch này' })
    return answer(write.read, await write.update(readings, reading, { amendsPlanId }), content, me)
  },
})

const titleOf = (content: ContentRow, edits: contract.Edit[]) => ({
  title: draftOf(content.reading, edits).head.title.value,
})

/** Bodies that a person chose must be in the register; their names are taken from there. */
async function withKnownBodies(db: Reader, clock: Clock, wanted: contract.Edit): Promise<contract.Edit> {
  const given = 'changes' in wanted ? wanted.changes : 'values' in wanted ? wanted.values : {}
  const lists = Object.entries(given).filter(([name]) => ['lead', 'coordinating', 'parties'].includes(name))
  if (lists.length === 0) return wanted
  const { agencies, groups } = await directoryOf(db, today(clock).toString())
  const known = {
    agency: new Map(agencies.map(each => [each.code, each])),
    group: new Map(groups.map(each => [each.code, each])),
  }
  const checked = lists.map(([name, mentions]) => [
    name,
    (mentions as contract.Mention[]).map(mention => {
      if (mention.kind === 'unresolved') return { ...mention, code: null }
      const body = known[mention.kind].get(mention.code ?? '')
      if (!body) throw fault({ path: `edit.${name}`, message: `“${mention.name}” không có trong danh mục đang hoạt động` })
      return { ...mention, code: body.code, name: body.name }
    }),
  ])
  const replaced = { ...given, ...Object.fromEntries(checked) }
  return { ...wanted, ['changes' in wanted ? 'changes' : 'values']: replaced } as contract.Edit
}
