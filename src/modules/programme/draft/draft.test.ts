import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Draft, Edit, type Draft as DraftType, type Edit as EditType } from '../contract.ts'
import { doubtsOf, missingOf } from './doubts.ts'
import { draftOf, stagesOf } from './draft.ts'
import { editFault } from './faults.ts'
import { department, readingOf, stranger } from './reading.test-kit.ts'
import { describeEdit } from './words.ts'

const word = fc.constantFrom('tuyên', 'truyền', 'số', 'đổi', 'mới', 'xã', 'phường', 'loa', 'tin', 'báo', 'Nghị', 'quyết')
const text = fc.array(word, { minLength: 2, maxLength: 9 }).map(words => words.join(' '))
const plan = fc.record({
  targets: fc.array(text, { maxLength: 4 }),
  tasks: fc.array(text, { minLength: 1, maxLength: 8 }),
})
/** Random numbers that `editFrom` turns into an edit of whatever the draft holds by then. */
const choice = fc.record({ kind: fc.nat(), one: fc.nat(), other: fc.nat(), at: fc.nat(), text })
type Choice = { kind: number; one: number; other: number; at: number; text: string }

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length]!
const keeping = ['merge', 'split', 'move', 'to_target', 'to_task'] as const
const everything = [...keeping, 'exclude', 'restore', 'add', 'change', 'confirm', 'bodies'] as const

function editFrom(draft: DraftType, { kind, one, other, at, text: words }: Choice, kinds: readonly string[]): EditType {
  const task = pick(draft.tasks, one)
  const target = draft.targets[one % Math.max(1, draft.targets.length)]
  const second = pick(draft.tasks, other)
  switch (pick(kinds, kind)) {
    case 'merge':
      return { do: 'merge_tasks', ids: [task.id, second.id] }
    case 'split':
      return { do: 'split_task', id: task.id, at: 1 + (at % Math.max(1, task.text.value.length)) }
    case 'move':
      return { do: 'move', id: task.id, after: at % 2 ? second.id : null }
    case 'to_target':
      return { do: 'task_to_target', id: task.id }
    case 'to_task':
      return { do: 'target_to_task', id: target?.id ?? 'target-1' }
    case 'exclude':
      return { do: 'exclude', id: at % 2 && target ? target.id : task.id }
    case 'restore':
      return { do: 'restore', id: at % 2 && target ? target.id : task.id }
    case 'add':
      return { do: 'add_task', after: at % 2 ? task.id : null, values: { text: words } }
    case 'change':
      return { do: 'change_task', id: task.id, changes: { text: words, due: '2028-02-29' } }
    case 'bodies':
      return { do: 'change_task', id: task.id, changes: { lead: at % 2 ? [stranger] : [], leadUnclear: at % 3 === 0 } }
    default:
      return { do: 'confirm', ids: [task.id], field: at % 2 ? 'text' : undefined }
  }
}

function made(reading: ReturnType<typeof readingOf>, choices: Choice[], kinds: readonly string[]): EditType[] {
  const edits: EditType[] = []
  for (const one of choices) edits.push(editFrom(draftOf(reading, edits), one, kinds))
  return edits
}

const words = (texts: string[]) => texts.join(' ').split(/\s+/).filter(Boolean).toSorted()
const present = <Item extends { excluded: boolean }>(items: Item[]) => items.filter(item => !item.excluded)
const textsOf = (draft: DraftType) => [...present(draft.targets), ...present(draft.tasks)].map(item => item.text.value)

describe('a draft under the hands of those who check it', () => {
  it('is always one that the contract knows, and so is every edit', () => {
    fc.assert(
      fc.property(plan, fc.array(choice, { maxLength: 15 }), (given, choices) => {
        const reading = readingOf(given)
        const edits = made(reading, choices, everything)
        expect(() => Draft.parse(draftOf(reading, edits))).not.toThrow()
        for (const edit of edits) expect(() => Edit.parse(edit)).not.toThrow()
      }),
    )
  })

  it('comes back exactly as it was when edits are undone one by one, and the reading is never touched', () => {
    fc.assert(
      fc.property(plan, fc.array(choice, { maxLength: 12 }), (given, choices) => {
        const reading = readingOf(given)
        const asRead = structuredClone(reading)
        const edits = made(reading, choices, everything)
        const stages = stagesOf(reading, edits)
        for (let count = edits.length - 1; count >= 0; count--)
          expect(draftOf(reading, edits.slice(0, count))).toEqual(stages[count])
        expect(reading).toEqual(asRead)
      }),
    )
  })

  it('loses no word however tasks are merged, split, moved and turned into targets and back', () => {
    fc.assert(
      fc.property(plan, fc.array(choice, { maxLength: 20 }), (given, choices) => {
        const reading = readingOf(given)
        const draft = draftOf(reading, made(reading, choices, keeping))
        expect(textsOf(draft).join('').replace(/\s/g, '').split('').toSorted()).toEqual(
          [...given.targets, ...given.tasks].join('').replace(/\s/g, '').split('').toSorted(),
        )
      }),
    )
  })

  it('keeps every item that was ever there, so that what was taken out can be put back', () => {
    fc.assert(
      fc.property(plan, fc.array(choice, { minLength: 1, maxLength: 15 }), (given, choices) => {
        const reading = readingOf(given)
        const edits = made(reading, choices, everything)
        const before = draftOf(reading, edits.slice(0, -1))
        const after = draftOf(reading, edits)
        const ids = (draft: DraftType) => [...draft.targets, ...draft.tasks].map(item => item.id)
        expect(ids(after)).toEqual(expect.arrayContaining(ids(before)))
        expect(new Set(ids(after)).size).toBe(ids(after).length)
      }),
    )
  })

  it('does not change by an edit that it refuses', () => {
    fc.assert(
      fc.property(plan, fc.array(choice, { maxLength: 10 }), choice, (given, choices, last) => {
        const reading = readingOf(given)
        const edits = made(reading, choices, everything)
        const draft = draftOf(reading, edits)
        const edit = editFrom(draft, last, everything)
        if (editFault(draft, edit)) expect(draftOf(reading, [...edits, edit])).toEqual(draft)
      }),
    )
  })

  it('gives two merged tasks back, words and places, when they are split at the seam', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const reading = readingOf({ tasks: [one, other] })
        const merged = draftOf(reading, [{ do: 'merge_tasks', ids: ['task-1', 'task-2'] }])
        expect(words(textsOf(merged))).toEqual(words([one, other]))
        const [first, second] = present(
          draftOf(reading, [
            { do: 'merge_tasks', ids: ['task-1', 'task-2'] },
            { do: 'split_task', id: 'task-1', at: one.length },
          ]).tasks,
        )
        expect([first!.text.value, second!.text.value]).toEqual([one, other])
        expect([first!.text.sources[0]!.quote, second!.text.sources[0]!.quote]).toEqual([one, other])
        expect(second!.text.sources[0]!.block).toBe(1)
      }),
    )
  })

  it('points into the document at the right characters when one paragraph holds two tasks', () => {
    const reading = readingOf({ tasks: ['Mở chuyên mục trên cổng. Phát thanh hằng tuần.'] })
    const [first, second] = draftOf(reading, [{ do: 'split_task', id: 'task-1', at: 24 }]).tasks
    expect(first).toMatchObject({ order: 1, text: { value: 'Mở chuyên mục trên cổng.', sources: [{ start: 0, end: 24 }] } })
    expect(second).toMatchObject({
      id: 'task-e1',
      order: 2,
      text: { value: 'Phát thanh hằng tuần.', sources: [{ start: 24, end: 46 }] },
    })
    expect(second!.lead.value).toEqual([department])
  })

  it('asks again where merged tasks disagree on when', () => {
    const reading = readingOf({
      tasks: [
        { text: 'Một', due: '2026-06-30' },
        { text: 'Hai', due: '2026-12-31' },
      ],
    })
    const draft = draftOf(reading, [{ do: 'merge_tasks', ids: ['task-1', 'task-2'] }])
    expect(draft.tasks[0]!.due).toMatchObject({ value: '2026-06-30', confirmed: false })
    expect(doubtsOf(draft)).toMatchObject([{ itemId: 'task-1', field: 'due', required: false }])
  })
})

describe('what is to be looked at', () => {
  it('puts what stands in the way of adoption first, then the least certain', () => {
    const reading = readingOf({ title: null, tasks: [{ text: 'Một', lead: [] }, { text: 'Hai', lead: [stranger] }, 'Ba'] })
    reading.tasks[2]!.text.confidence = 0.4
    reading.tasks[2]!.due = { value: null, source: null, confidence: 0.6, doubt: 'Văn bản ghi hai thời hạn' }
    const doubts = doubtsOf(draftOf(reading, []))
    expect(doubts.map(doubt => [doubt.itemId, doubt.field, doubt.required])).toEqual([
      ['head', 'title', true],
      ['task-1', 'lead', true],
      ['task-2', 'lead', true],
      ['task-3', 'text', false],
      ['task-3', 'due', false],
    ])
    expect(doubts[2]!.reason).toContain('“Liên hiệp Thử” không có trong danh mục')
    expect(doubts[4]!.reason).toBe('Văn bản ghi hai thời hạn')
  })

  it('is settled by a person who corrects, confirms, or accepts that a lead is not known', () => {
    const reading = readingOf({ tasks: [{ text: 'Một', lead: [] }, { text: 'Hai', lead: [stranger] }, 'Ba'] })
    reading.tasks[2]!.text.confidence = 0.4
    const draft = draftOf(reading, [
      { do: 'change_task', id: 'task-1', changes: { lead: [department] } },
      { do: 'change_task', id: 'task-2', changes: { leadUnclear: true } },
      { do: 'confirm', ids: ['task-3'] },
    ])
    expect(missingOf(draft)).toEqual([])
    expect(doubtsOf(draft)).toEqual([])
  })

  it('says that a plan needs at least one task', () => {
    const draft = draftOf(readingOf({ tasks: ['Một'] }), [{ do: 'exclude', id: 'task-1' }])
    expect(missingOf(draft)).toMatchObject([{ itemId: 'head', field: 'tasks' }])
  })

  it('tells each edit in words', () => {
    const draft = draftOf(readingOf({ targets: ['Đạt 100%'], tasks: ['Một', 'Hai'] }), [])
    const told = (edit: EditType) => describeEdit(draft, edit)
    expect(told({ do: 'change_task', id: 'task-2', changes: { due: null, lead: [] } })).toBe(
      'Sửa thời hạn, cơ quan chủ trì của nhiệm vụ II (2)',
    )
    expect(told({ do: 'merge_tasks', ids: ['task-1', 'task-2'] })).toBe('Gộp nhiệm vụ II (1), nhiệm vụ II (2)')
    expect(told({ do: 'target_to_task', id: 'target-1' })).toBe('Chuyển chỉ tiêu I (1) thành nhiệm vụ')
    expect(told({ do: 'confirm', ids: ['head'] })).toBe('Xác nhận phần đầu văn bản')
  })
})

describe('edits that do not fit', () => {
  it('are refused with a reason at the field', () => {
    const draft = draftOf(readingOf({ targets: ['Đạt 100%'], tasks: ['Một', 'Hai'] }), [{ do: 'exclude', id: 'task-2' }])
    const refused = (edit: EditType) => editFault(draft, edit)?.path ?? null
    expect(refused({ do: 'change_task', id: 'task-9', changes: {} })).toBe('edit.id')
    expect(refused({ do: 'change_task', id: 'target-1', changes: {} })).toBe('edit.id')
    expect(refused({ do: 'change_task', id: 'task-2', changes: {} })).toBe('edit.id')
    expect(refused({ do: 'merge_tasks', ids: ['task-1', 'task-2'] })).toBe('edit.ids')
    expect(refused({ do: 'merge_tasks', ids: ['task-1', 'task-1'] })).toBe('edit.ids')
    expect(refused({ do: 'split_task', id: 'task-1', at: 50 })).toBe('edit.at')
    expect(refused({ do: 'restore', id: 'task-1' })).toBe('edit.id')
    expect(refused({ do: 'move', id: 'task-1', after: 'target-1' })).toBe('edit.after')
    expect(refused({ do: 'move', id: 'task-1', after: 'task-1' })).toBe('edit.after')
    expect(refused({ do: 'restore', id: 'task-2' })).toBeNull()
  })
})
