import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { isSystem } from '#kernel/actor.ts'
import { today } from '#kernel/clock.ts'
import { id } from '#kernel/contract.ts'
import type { Module } from '#kernel/module.ts'
import { operation } from '#kernel/operation.ts'
import * as contract from './contract.ts'
import { alreadyStands, noRegister, nothingStands, realWorkStands, stillWriting } from './errors.ts'
import * as policy from './policy.ts'
import { countRows, demoById, firstFilled, standingDemo, type DemoRow } from './queries.ts'
import { daysOfYear, isBeingWritten } from './rules.ts'
import { demos } from './tables.ts'

/** What a wipe empties. The plan stays where it was adopted in earnest, and so do lists that were kept before. */
const emptied = (modules: readonly Module[], { plan, lists }: { plan: boolean; lists: boolean }): string[] =>
  modules.flatMap(({ work }) => [
    ...(work?.doings ?? []),
    ...(work?.traces ?? []),
    ...(plan ? (work?.plan ?? []) : []),
    ...(lists ? (work?.lists ?? []) : []),
  ])

export const requested = 'demo.load_requested'
export const wiped = 'demo.wiped'

export const get = operation({
  name: 'demo.get',
  summary: 'Dữ liệu minh họa đang có trên nền tảng',
  reads: 'GET /demo',
  input: contract.GetDemo,
  output: contract.Demo,
  allow: 'signedIn',
  run: async ({ db, me, clock }) => {
    const demo = (await standingDemo(db)) ?? null
    return {
      demo,
      may: {
        load: demo === null && policy.canLoad(me),
        wipe: demo !== null && !isBeingWritten(demo, clock.now()) && policy.canWipe(me),
      },
    }
  },
})

export const load = operation({
  name: 'demo.load',
  summary: 'Nạp một năm hoạt động minh họa',
  writes: 'POST /demo',
  input: contract.LoadDemo,
  output: z.object({ id }),
  allow: (actor, _, { here }) => policy.canLoad(actor) && !here,
  run: async ({ write, platform, clock, me }, { here }) => {
    await write.read.execute(sql`select pg_advisory_xact_lock(hashtext('lan-toa demo'))`)
    if (await standingDemo(write.read)) throw alreadyStands()
    if ((await firstFilled(write.read, ['agency'])) === undefined) throw noRegister()
    const doings = platform.modules.flatMap(module => module.work?.doings ?? [])
    const filled = await firstFilled(write.read, doings)
    if (filled) throw realWorkStands({ what: filled })
    const lists = platform.modules.flatMap(module => module.work?.lists ?? [])
    const demo = await write.insert(demos, {
      state: 'writing',
      ...daysOfYear(today(clock).toString()),
      filledLists: (await firstFilled(write.read, lists)) === undefined,
      at: clock.now(),
      byId: me.id,
      byName: me.name,
    })
    if (!here) await write.emit(requested, { id: demo.id })
    return { id: demo.id }
  },
})

/** How far the writing has come, and how it ended. */
export const note = operation({
  name: 'demo.note',
  summary: 'Ghi nhận việc nạp dữ liệu minh họa',
  writes: 'POST /internal/demo/:id',
  input: z.object({
    id,
    state: contract.DemoState.optional(),
    progress: z.number().int().min(0).max(100).optional(),
    adoptedPlan: z.boolean().optional(),
    error: z.string().max(1000).optional(),
  }),
  output: z.null(),
  load: ({ db }, { id: wanted }) => demoById(db, wanted),
  allow: isSystem,
  run: async ({ write, record }, { id: _, ...changes }) => {
    await write.update(demos, record, changes)
    return null
  },
})

/** One action takes away all of it: what was made up, and what was typed into it since. */
export const wipe = operation({
  name: 'demo.wipe',
  summary: 'Xóa toàn bộ dữ liệu minh họa',
  writes: 'DELETE /demo',
  input: contract.WipeDemo,
  output: contract.Wiped,
  allow: policy.canWipe,
  run: async ({ write, platform, clock }, { reason }) => {
    await write.read.execute(sql`select pg_advisory_xact_lock(hashtext('lan-toa demo'))`)
    const demo: DemoRow | undefined = await standingDemo(write.read)
    if (!demo) throw nothingStands()
    if (isBeingWritten(demo, clock.now())) throw stillWriting()
    write.because(reason)
    const tables = emptied(platform.modules, { plan: demo.adoptedPlan, lists: demo.filledLists })
    const rows = await countRows(write.read, tables)
    await write.statement('demo', `Xóa dữ liệu minh họa trong ${tables.length} bảng`, async tx => {
      // Whatever else points into these tables stops the wipe: nothing goes that was not named.
      await tx.execute(
        sql`truncate ${sql.join(
          tables.map(table => sql.identifier(table)),
          sql`, `,
        )}`,
      )
      return rows
    })
    await write.update(demos, demo, { state: 'wiped', wipedAt: clock.now() })
    await write.emit(wiped, { id: demo.id })
    return { tables: tables.length, rows }
  },
})
