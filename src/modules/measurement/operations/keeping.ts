import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { isSystem } from '#kernel/actor.ts'
import { today } from '#kernel/clock.ts'
import { plainDate } from '#kernel/contract.ts'
import type { Reader } from '#kernel/db/client.ts'
import { operation } from '#kernel/operation.ts'
import { targets } from '#modules/programme/index.ts'
import { definitionFor, shippedDefinitions, wantedOf } from '../definitions.ts'
import { figureOf } from '../queries/formulas.ts'
import { keptUntil } from '../queries/history.ts'
import { staffToForget } from '../queries/staff.ts'
import { measuresOn, targetRows, type MeasureRow } from '../queries/targets.ts'
import { measures, measureValues, staffMembers } from '../tables.ts'

/** What the platform does by itself: never reachable by signing in. */

/**
 * Gives every target without one the way in which it is measured: that of the target which it replaces in a new edition of the
 * plan, otherwise the shipped one. Targets that nobody thought of stay without.
 */
export const defineMeasures = operation({
  name: 'measurement.define_measures',
  summary: 'Đặt cách tính cho các chỉ tiêu chưa có',
  writes: 'POST /internal/measures',
  input: z.object({ planId: z.uuid().optional() }),
  output: z.object({ defined: z.number().int() }),
  allow: isSystem,
  run: async ({ write, clock, me }, { planId }) => {
    const day = today(clock).toString()
    // An adoption and a start may come to it at the same time: the second one finds them defined.
    await write.read.execute(sql`select pg_advisory_xact_lock(hashtext('lan-toa measures'))`)
    const rows = await targetRows(write.read, day, planId ? { planId } : {})
    const present = await anyMeasures(
      write.read,
      rows.map(row => row.id),
    )
    const definitions = await shippedDefinitions()
    let defined = 0
    for (const target of rows) {
      if (present.has(target.id)) continue
      const before = await measureReplaced(write.read, target.id)
      const shipped = definitionFor(definitions, target)
      if (!before && !shipped) continue
      const { formula, parameters } = before ?? shipped!
      await write.insert(measures, {
        targetId: target.id,
        code: (before ?? shipped!).code,
        edition: 1,
        formula,
        parameters,
        statement: (before ?? shipped!).statement,
        wanted: wantedOf(target, formula, parameters),
        paceFrom: before?.paceFrom ?? target.plan.effectiveOn,
        validFrom: target.plan.effectiveOn,
        basis: (before ?? shipped!).basis,
        reason: before ? 'Chỉ tiêu được sửa đổi, cách tính giữ nguyên' : null,
        byId: me.id,
        byName: me.name,
      })
      defined++
    }
    return { defined }
  },
})

async function anyMeasures(db: Reader, targetIds: string[]): Promise<Set<string>> {
  if (targetIds.length === 0) return new Set()
  const rows = await db.selectDistinct({ id: measures.targetId }).from(measures).where(inArray(measures.targetId, targetIds))
  return new Set(rows.map(row => row.id))
}

/** The newest edition of the measure of the target that this one replaced. */
async function measureReplaced(db: Reader, targetId: string): Promise<MeasureRow | undefined> {
  const [found] = await db
    .select({ measure: measures })
    .from(measures)
    .innerJoin(targets, eq(targets.id, measures.targetId))
    .where(eq(targets.replacedById, targetId))
    .orderBy(desc(measures.edition))
    .limit(1)
  return found?.measure
}

/**
 * Keeps what every target stands at on a day. Before the day is over it may be counted again; once settled its value stands,
 * whatever is decided later.
 */
export const keepValues = operation({
  name: 'measurement.keep_values',
  summary: 'Ghi lại giá trị của các chỉ tiêu vào một ngày',
  writes: 'POST /internal/measure-values',
  input: z.object({ on: plainDate.optional(), settle: z.boolean().default(false) }),
  output: z.object({ on: plainDate, kept: z.number().int() }),
  allow: isSystem,
  run: async ({ write, clock }, { on, settle }) => {
    const db = write.read
    const day = on ?? today(clock).toString()
    const rows = (await targetRows(db, day)).filter(target => target.plan.effectiveOn <= day)
    const ids = rows.map(row => row.id)
    const [ways, present] = [
      await measuresOn(db, ids, day),
      new Map(
        ids.length === 0
          ? []
          : (
              await db
                .select()
                .from(measureValues)
                .where(and(inArray(measureValues.targetId, ids), eq(measureValues.on, day)))
            ).map(row => [row.targetId, row]),
      ),
    ]
    const changed: (typeof measureValues.$inferInsert)[] = []
    for (const target of rows) {
      const measure = ways.get(target.id)
      const known = present.get(target.id)
      if (!measure || known?.settled) continue
      const { numerator, denominator, value, missing } = await figureOf(db, { target, measure, day })
      const next = { measureId: measure.id, numerator, denominator, value, missing, settled: settle }
      const same = known && Object.entries(next).every(([key, one]) => known[key as keyof typeof next] === one)
      if (!same) changed.push({ targetId: target.id, on: day, ...next })
    }
    if (changed.length > 0)
      await write.statement('measure_value', `kept for ${day}`, async tx => {
        const { rowCount } = await tx
          .insert(measureValues)
          .values(changed)
          .onConflictDoUpdate({
            target: [measureValues.targetId, measureValues.on],
            set: {
              measureId: sql`excluded.measure_id`,
              numerator: sql`excluded.numerator`,
              denominator: sql`excluded.denominator`,
              value: sql`excluded.value`,
              missing: sql`excluded.missing`,
              settled: sql`excluded.settled`,
            },
          })
        return rowCount ?? 0
      })
    return { on: day, kept: changed.length }
  },
})

/** Days that are over and not settled yet, oldest first, at most sixty: the worker may have been down. */
export async function daysToSettle(db: Reader, day: string): Promise<string[]> {
  const yesterday = Temporal.PlainDate.from(day).subtract({ days: 1 })
  const settled = await keptUntil(db)
  const first = settled ? Temporal.PlainDate.from(settled).add({ days: 1 }) : yesterday
  const from = Temporal.PlainDate.compare(first, yesterday.subtract({ days: 59 })) < 0 ? yesterday.subtract({ days: 59 }) : first
  const length = from.until(yesterday).days + 1
  return Array.from({ length: Math.max(0, length) }, (_, place) => from.add({ days: place }).toString())
}

/** Names of people who left the work long ago serve no purpose any more. */
export const forgetStaff = operation({
  name: 'measurement.forget_staff',
  summary: 'Xóa khỏi danh sách những người đã thôi công việc quá năm năm',
  writes: 'POST /internal/staff-members/forget',
  input: z.object({}),
  output: z.object({ forgotten: z.number().int() }),
  allow: isSystem,
  run: async ({ write, clock }) => {
    const gone = await staffToForget(write.read, today(clock).toString())
    for (const person of gone) await write.remove(staffMembers, person)
    return { forgotten: gone.length }
  },
})
