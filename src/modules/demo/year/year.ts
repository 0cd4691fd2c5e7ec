import { systemActor } from '#kernel/actor.ts'
import type { Platform } from '#kernel/platform.ts'
import { agencyByCode } from '#modules/agencies/index.ts'
import { defineMeasures, keepValues } from '#modules/measurement/index.ts'
import { adoptProvincePlan } from '#modules/programme/index.ts'
import { chance as chanceOf } from '../rules.ts'
import { castOf, turnsOf } from './cast.ts'
import { daysBetween } from './days.ts'
import { milestones, remarksOnUrging, type TargetIds } from './milestones.ts'
import { extensions, looking, troubles, urging } from './office.ts'
import { reaching } from './reach.ts'
import { staffing } from './staff.ts'
import { play, stageOn, type Happening, type Stage } from './stage.ts'
import { workOf } from './work.ts'

/** The programme office of the province that the shipped plan is of. */
const officeCode = 'so-khoa-hoc-va-cong-nghe'
const seed = 20_250_716

/**
 * Plays a year of the programme with the real operations, its own people and a clock set by hand. Everything it leaves is what
 * those operations leave, the audit included.
 * @param year.adopt whether the province's plan must be adopted first.
 * @param year.lists whether numbers of residents must be made up too.
 * @returns what the operations refused; nothing where all went as written.
 */
export async function playYear(
  platform: Platform,
  year: { from: string; to: string; adopt: boolean; lists: boolean; agencies?: number },
  progress: (percent: number) => Promise<void>,
): Promise<{ happenings: number; refused: string[] }> {
  const stage = stageOn(platform)
  const chance = chanceOf(seed)
  stage.at(`${year.from}T08:00`)
  if (year.adopt)
    await adoptProvincePlan({ platform: stage.platform, actor: systemActor, requestId: 'demo-plan' }, { effectiveOn: year.from })
  await stage.perform(systemActor, defineMeasures, {})
  const office = await agencyByCode(platform.db, officeCode)
  if (!office) throw new Error(`There is no agency ${officeCode}; load the register first.`)
  const turns = await turnsOf(stage, Number(year.from.slice(0, 4)))
  const cast = await castOf(stage, turns, office, chance)
  if (year.agencies !== undefined) cast.members.splice(year.agencies)
  const days = daysBetween(year.from, year.to, chance)
  const scene = { stage, chance, days }
  const targetIds = await targetsByCode(stage)
  // Chance of their own, so that what is written here changes nothing of what agencies do all year.
  const chanceOfLists = chanceOf(seed + 1)
  const lists = { stage, chance: chanceOfLists, days: daysBetween(year.from, year.to, chanceOfLists) }
  const urged = urging(scene, cast)
  const happenings: Happening[] = [
    ...cast.members.flatMap(member => workOf(scene, member)),
    ...looking(scene, cast),
    ...troubles(scene, cast),
    ...extensions(scene, cast),
    ...urged,
    ...staffing(lists, cast, { trained: targetIds.get('2030-2') }),
    ...reaching(lists, cast, { populate: year.lists, reachId: targetIds.get('2030-1') }),
    ...milestones(lists, cast, targetIds),
    ...remarksOnUrging(lists, cast, targetIds.get('2025-1'), urged),
    ...days.weekly(1, '06:00').map(at => ({
      at,
      what: 'số liệu chỉ tiêu',
      act: () => stage.perform(systemActor, keepValues, {}),
    })),
  ]
  return { happenings: happenings.length, refused: await play(stage, happenings, progress) }
}

async function targetsByCode(stage: Stage): Promise<TargetIds> {
  const { items } = await stage.perform<{ items: { id: string; measure: { code: string } | null }[] }>(
    systemActor,
    'measurement.targets',
    {},
  )
  return new Map(items.flatMap(({ id, measure }) => (measure ? [[measure.code, id] as const] : [])))
}
