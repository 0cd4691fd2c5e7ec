import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { readPlanFile } from './command.ts'
import { toWire } from './index.ts'
import type { PlanWire } from './types.ts'
import { plain } from './words.ts'

// Real plans with a careful clerk's extraction lie beside the project where it is developed; elsewhere these tests are skipped.
const folder = process.env['LANTOA_SHARED_DATA'] ?? join(import.meta.dirname, '../../../../../shared/data')
const present = existsSync(join(folder, 'plans'))

type Gold = {
  number: string | null
  date: string | null
  tasks: { section: string; text?: string; textStart?: string; lead: string[]; coordinate: string[]; due: string | null }[]
  targets: { text: string; value: number | null; year: number }[]
  responsibilities: { section: string; agency: string; text?: string; textStart?: string }[]
  reporting: { deadlines?: string[] } | { monthDay?: string[] }[]
}

/** Pairs by section and beginning of the text, as tools/score-plan.mjs does, without its tolerance. */
const paired = (gold: Gold, wire: PlanWire): [Gold['tasks'][number], PlanWire['tasks'][number]][] =>
  gold.tasks.flatMap(task => {
    const start = plain(task.textStart ?? task.text ?? '').slice(0, 60)
    const read = wire.tasks.find(candidate => candidate.section === task.section && plain(candidate.text).startsWith(start))
    return read ? [[task, read] as [Gold['tasks'][number], PlanWire['tasks'][number]]] : []
  })
const days = (reporting: Gold['reporting']): string[] =>
  Array.isArray(reporting) ? reporting.flatMap(entry => entry.monthDay ?? []) : (reporting.deadlines ?? [])
const names = (list: string[]): string[] => list.map(plain).toSorted()

const documents: [string, string][] = [
  ['plan/ke-hoach.txt', 'plan/gold.json'],
  ['plan/ke-hoach.docx', 'plan/gold.json'],
  ['plan/ke-hoach.pdf', 'plan/gold.json'],
  ['plans/dongthap_617.txt', 'plans/dongthap_617.gold.json'],
  ['plans/dongthap_617.docx', 'plans/dongthap_617.gold.json'],
  ['plans/hanoi_310.txt', 'plans/hanoi_310.gold.json'],
  ['plans/hanoi_310.docx', 'plans/hanoi_310.gold.json'],
  ['plans/hanoi_310.pdf', 'plans/hanoi_310.gold.json'],
  ['plans/cantho_159.txt', 'plans/cantho_159.gold.json'],
]
const goldOf = (name: string): Gold => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Gold

describe.skipIf(!present)('real plans', () => {
  it.each(documents)('%s is read as the clerk read it', async (file, goldFile) => {
    const gold = goldOf(goldFile)
    const wire = toWire(await readPlanFile(join(folder, file)))
    const pairs = paired(gold, wire)
    expect([pairs.length, wire.tasks.length]).toEqual([gold.tasks.length, gold.tasks.length])
    for (const [task, read] of pairs) {
      expect(names(read.lead), task.section).toEqual(names(task.lead))
      expect(names(read.coordinate), task.section).toEqual(names(task.coordinate))
      expect(read.due, task.section).toBe(task.due)
      if (task.text) expect(plain(read.text)).toBe(plain(task.text))
    }
    expect(wire.targets.map(target => [target.year, target.value])).toEqual(
      gold.targets.map(target => [target.year, target.value]),
    )
    expect(wire.responsibilities.map(duty => [duty.section, plain(duty.agency)])).toEqual(
      gold.responsibilities.map(duty => [duty.section, plain(duty.agency)]),
    )
    expect(wire.reporting.flatMap(entry => entry.monthDay)).toEqual(expect.arrayContaining(days(gold.reporting)))
    expect([wire.number, wire.date]).toEqual([gold.number, gold.date])
  })

  it('the province’s plan, recognised without accents, keeps its tasks, targets, leads and dates', async () => {
    const gold = goldOf('plan/gold.json')
    const reading = await readPlanFile(join(folder, 'plan/ke-hoach-ocr.txt'))
    const wire = toWire(reading)
    expect(reading.recognised).toBe(true)
    expect(wire.tasks.map(task => [task.section, names(task.lead), task.due])).toEqual(
      gold.tasks.map(task => [task.section, names(task.lead), task.due]),
    )
    expect(wire.targets.map(target => [target.year, target.value])).toEqual(
      gold.targets.map(target => [target.year, target.value]),
    )
    expect(wire.responsibilities.map(duty => [duty.section, plain(duty.agency)])).toEqual(
      gold.responsibilities.map(duty => [duty.section, plain(duty.agency)]),
    )
    expect(wire.reporting.flatMap(entry => entry.monthDay)).toEqual(['06-15', '12-15'])
  })

  it.each(['cantho_165', 'dongthap_597', 'hatinh_624', 'laichau_7360'])(
    '%s, without an extraction, gives a sensible reading and warns of the other province',
    async name => {
      const reading = await readPlanFile(join(folder, `plans/unlabelled_${name}.txt`))
      expect(reading.isPlan.value).toBe(true)
      expect(reading.ownProvince).toBe(false)
      expect(reading.warnings[0]).toContain('không phải của Gia Lai')
      expect(reading.tasks.length).toBeGreaterThan(5)
      expect(reading.responsibilities.length).toBeGreaterThan(1)
      expect(reading.tasks.every(task => task.lead.value.length > 0 || task.lead.doubt !== null)).toBe(true)
    },
  )
})
