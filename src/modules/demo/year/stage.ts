import { randomUUID } from 'node:crypto'
import type { Actor, Role } from '#kernel/actor.ts'
import { fixedClock } from '#kernel/clock.ts'
import { AppError } from '#kernel/errors.ts'
import type { Operation } from '#kernel/operation.ts'
import type { Platform } from '#kernel/platform.ts'
import type { Chance } from '../rules.ts'
import type { Days } from './days.ts'

/** Where a made-up year is played: the real operations on the real platform, by a clock that is set by hand. */
export type Stage = {
  platform: Platform
  /** Sets the clock; times are Vietnamese. */
  at(moment: string): void
  /** An operation by its name, or one that no manifest lists because only the system may run it. */
  perform<T = Record<string, unknown>>(actor: Actor, operation: string | Operation, input: unknown): Promise<T>
}

export function stageOn(platform: Platform): Stage {
  const clock = fixedClock('2025-01-01T08:00')
  const elsewhen: Platform = { ...platform, clock }
  const operations = new Map(platform.modules.flatMap(module => module.operations.map(one => [one.name, one] as const)))
  return {
    platform: elsewhen,
    at: moment => clock.set(moment),
    perform: (actor, named, input) => {
      const operation = typeof named === 'string' ? operations.get(named) : named
      if (!operation) throw new Error(`There is no operation ${String(named)}.`)
      return operation.run({ platform: elsewhen, actor, requestId: `demo-${randomUUID()}` }, input)
    },
  }
}

export const actorOf = (person: { id: string; name: string; email: string; role: Role; unitId: string }): Actor => ({
  id: person.id,
  name: person.name,
  email: person.email,
  grants: [{ role: person.role, unitId: person.unitId }],
})

/** What every part of the year is written with. */
export type Play = { stage: Stage; chance: Chance; days: Days }

/** Something that happens at a time of the year: `2025-09-03T14:20`. */
export type Happening = { at: string; what: string; act(): Promise<unknown> }

/**
 * Plays what happens in the order of time. What an operation refuses is left out and told: a year goes on.
 * @returns the refusals, `what: code` each.
 */
export async function play(
  stage: Stage,
  happenings: readonly Happening[],
  progress: (percent: number) => Promise<void>,
): Promise<string[]> {
  const refused: string[] = []
  const inOrder = happenings.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  let told = 0
  for (const [index, happening] of inOrder.entries()) {
    stage.at(happening.at)
    try {
      await happening.act()
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      refused.push(`${happening.at} ${happening.what}: ${error.code} ${error.message}`)
    }
    const percent = Math.floor(((index + 1) / inOrder.length) * 100)
    if (percent >= told + 2) await progress((told = percent))
  }
  return refused
}
