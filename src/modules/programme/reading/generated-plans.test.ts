import { describe, expect, it } from 'vitest'

import { shippedDirectory } from './directory.ts'
import { readPlan, toWire } from './index.ts'
import { inventPlan, type InventedPlan } from './plan-generator.test-kit.ts'
import { plain } from './words.ts'

const directory = shippedDirectory()
const same = (a: string[], b: string[]): boolean =>
  a.length === b.length && a.map(plain).every(name => b.map(plain).includes(name))

/** What the reading got wrong, in words. */
function mistakes(plan: InventedPlan): string[] {
  const reading = readPlan(plan.content, directory)
  const wire = toWire(reading)
  const found: string[] = []
  if (!reading.isPlan.value) found.push('not recognised as a plan')
  if (wire.tasks.length !== plan.tasks.length) found.push(`${wire.tasks.length} tasks instead of ${plan.tasks.length}`)
  for (const task of plan.tasks) {
    const read = wire.tasks.find(candidate => plain(candidate.text) === plain(task.text))
    if (!read) found.push(`missing: ${task.text}`)
    else {
      if (!same(read.lead, task.lead)) found.push(`lead ${read.lead.join(' | ')} instead of ${task.lead.join(' | ')}`)
      if (!same(read.coordinate, task.coordinate))
        found.push(`coordination ${read.coordinate.join(' | ')} instead of ${task.coordinate.join(' | ')}`)
      if (read.due !== task.due) found.push(`due ${read.due} instead of ${task.due} (${read.dueText})`)
      if (read.recurrence !== task.recurrence) found.push(`${read.recurrence} instead of ${task.recurrence} (${read.dueText})`)
    }
  }
  for (const target of plan.targets)
    if (!wire.targets.some(read => read.value === target.value && read.year === target.year))
      found.push(`missing target ${target.value}% by ${target.year}`)
  const days = wire.reporting.flatMap(entry => entry.monthDay)
  for (const day of plan.reportDays) if (!days.includes(day)) found.push(`missing report day ${day}`)
  return found
}

describe('invented plans of other provinces', () => {
  it.each(['annex', 'merged', 'attributes', 'sentences', 'headers'] as const)(
    'are read without a mistake in the layout “%s”',
    layout => {
      for (let seed = 1; seed <= 40; seed++) expect(mistakes(inventPlan(seed, layout, 12)), `${layout} ${seed}`).toEqual([])
    },
  )

  it.each([3, 14, 20, 60])('with an annex of 130 rows (seed %i) are read whole, within a second of work', seed => {
    const plan = inventPlan(seed, seed % 2 === 0 ? 'annex' : 'merged', 130)
    // Time of the processor, not of the wall: other tests run beside this one.
    const before = process.cpuUsage()
    readPlan(plan.content, directory)
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000)
    expect(mistakes(plan)).toEqual([])
  })

  it('always say where a value was read, and quote what stands there', () => {
    const plan = inventPlan(7, 'sentences', 10)
    const reading = readPlan(plan.content, directory)
    for (const task of reading.tasks) {
      const source = task.text.source
      const block = plan.content.blocks[source?.block ?? -1]
      expect(block?.kind === 'paragraph' ? block.text.slice(source?.start, source?.end) : '').toBe(source?.quote)
      expect(reading.clauses[task.clause ?? -1]?.verbatim).toContain(task.text.value)
    }
  })
})
