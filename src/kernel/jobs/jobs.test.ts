import pg from 'pg'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { systemActor } from '#kernel/actor.ts'
import { writing } from '#kernel/audit/write.ts'
import { tidyJob } from '#kernel/events/tidy.ts'
import { dispatchEvents, jobId, reactionsByEvent } from '#kernel/events/dispatch.ts'
import { job, type Module, type Reaction } from '#kernel/module.ts'
import type { Platform } from '#kernel/platform.ts'
import { testPlatform } from '#test/kit.ts'

type Seen = { name: string; data: unknown }

function aModule(options: { fails?: () => boolean } = {}) {
  const seen: Seen[] = []
  const note = job({
    name: 'trial.note',
    data: z.object({ text: z.string() }),
    retryLimit: 2,
    run: async (_, data) => {
      if (options.fails?.()) throw new Error('máy in hết giấy')
      seen.push({ name: 'note', data })
    },
  })
  const nightly = job({
    name: 'trial.nightly',
    data: z.object({}),
    cron: '15 3 * * *',
    run: async () => {
      seen.push({ name: 'nightly', data: {} })
    },
  })
  const reaction = (name: string): Reaction => ({
    event: 'trial.happened',
    name,
    run: async (_, payload) => {
      seen.push({ name, data: payload })
    },
  })
  const module: Module = {
    name: 'trial',
    title: 'Thử',
    operations: [],
    jobs: [note, nightly],
    reactions: [
      reaction('trial.first'),
      reaction('trial.second'),
      { event: 'trial.noted', name: 'trial.hand_over', queue: 'trial.note' },
    ],
  }
  return { module, seen }
}

/** A platform for this test alone. */
async function kernelPlatform(options: { modules?: Module[] } = {}) {
  const stage = await testPlatform(options)
  onTestFinished(() => stage.close())
  return { ...stage.platform, url: stage.databaseUrl }
}

const emit = (platform: Platform, name: string, payloads: Record<string, unknown>[], fail = false) =>
  writing(
    { db: platform.db, actor: systemActor, clock: platform.clock, operation: 'trial.do', requestId: 'test' },
    async write => {
      for (const payload of payloads) await write.emit(name, payload)
      if (fail) throw new Error('thay đổi bị bỏ')
    },
  )

const waiting = async (platform: Platform) =>
  Number((await platform.pool.query('select count(*) from outbox where dispatched_at is null')).rows[0].count)

describe('a job', () => {
  test('that was sent is done once, with its data, and shown as done', async () => {
    const { module, seen } = aModule()
    const platform = await kernelPlatform({ modules: [module] })
    await platform.jobs.send('trial.note', { text: 'gọi xã Ia Dom' })
    expect(seen).toEqual([])
    expect(await platform.jobs.drain()).toEqual({ done: 1, failed: [] })
    expect(await platform.jobs.drain()).toEqual({ done: 0, failed: [] })
    expect(seen).toEqual([{ name: 'note', data: { text: 'gọi xã Ia Dom' } }])
    expect(await platform.jobs.states(10)).toMatchObject([
      { queue: 'trial.note', state: 'completed', retryCount: 0, error: null },
    ])
  })

  test('waits once for each key, and as often as it is sent without one', async () => {
    const { module, seen } = aModule()
    const platform = await kernelPlatform({ modules: [module] })
    for (const text of ['một', 'hai']) await platform.jobs.send('trial.note', { text }, { key: 'xã' })
    for (const text of ['ba', 'bốn']) await platform.jobs.send('trial.note', { text })
    await platform.jobs.drain()
    expect(seen.map(each => (each.data as { text: string }).text)).toEqual(['một', 'ba', 'bốn'])
  })

  test('with data that its schema refuses is not taken, nor one that nobody declared', async () => {
    const platform = await kernelPlatform({ modules: [aModule().module] })
    await expect(platform.jobs.send('trial.note', { text: 5 })).rejects.toThrow()
    await expect(platform.jobs.send('trial.unknown', {})).rejects.toThrow('trial.unknown')
  })

  test('put off for an hour is not run now, unless asked early', async () => {
    const { module, seen } = aModule()
    const platform = await kernelPlatform({ modules: [module] })
    await platform.jobs.send('trial.note', { text: 'nhắc' }, { startAfterSeconds: 3600 })
    expect(await platform.jobs.drain()).toEqual({ done: 0, failed: [] })
    expect(await platform.jobs.drain({ early: true })).toEqual({ done: 1, failed: [] })
    expect(seen).toHaveLength(1)
  })

  test('that fails is tried again later and succeeds', async () => {
    let broken = true
    const { module, seen } = aModule({ fails: () => broken })
    const platform = await kernelPlatform({ modules: [module] })
    await platform.jobs.send('trial.note', { text: 'in' })
    expect(await platform.jobs.drain()).toEqual({ done: 0, failed: [{ queue: 'trial.note', error: 'máy in hết giấy' }] })
    expect(await platform.jobs.states(10)).toMatchObject([{ state: 'retry', error: 'máy in hết giấy' }])
    broken = false
    expect(await platform.jobs.drain({ early: true })).toEqual({ done: 1, failed: [] })
    expect(seen).toHaveLength(1)
  })

  test('that keeps failing lies among the dead letters with its reason, shown once', async () => {
    const { module } = aModule({ fails: () => true })
    const platform = await kernelPlatform({ modules: [module] })
    await platform.jobs.send('trial.note', { text: 'in' })
    expect((await platform.jobs.drain({ early: true })).failed).toHaveLength(3)
    expect(await platform.jobs.states(10)).toMatchObject([{ queue: 'trial.note', state: 'dead', error: 'máy in hết giấy' }])
  })
})

describe('an event', () => {
  test('reaches every reaction once, and none when the change is not kept', async () => {
    const { module, seen } = aModule()
    const platform = await kernelPlatform({ modules: [module] })
    await expect(emit(platform, 'trial.happened', [{ n: 0 }], true)).rejects.toThrow('bị bỏ')
    await emit(platform, 'trial.happened', [{ n: 1 }])
    await emit(platform, 'trial.nobody_listens', [{}])
    await platform.jobs.drain()
    await platform.jobs.drain()
    expect(seen.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      { name: 'trial.first', data: { n: 1 } },
      { name: 'trial.second', data: { n: 1 } },
    ])
    expect(await waiting(platform)).toBe(0)
  })

  test('may become the data of a job', async () => {
    const { module, seen } = aModule()
    const platform = await kernelPlatform({ modules: [module] })
    await emit(platform, 'trial.noted', [{ text: 'ghi lại' }])
    await platform.jobs.drain()
    expect(seen).toEqual([{ name: 'note', data: { text: 'ghi lại' } }])
  })

  test('is neither lost nor doubled when handing it out breaks half way', async () => {
    const { module } = aModule()
    const platform = await kernelPlatform({ modules: [module] })
    await emit(platform, 'trial.happened', [{ n: 1 }, { n: 2 }])
    const taken: string[] = []
    const hand = (fail: boolean) =>
      dispatchEvents({
        pool: platform.pool,
        clock: platform.clock,
        reactions: reactionsByEvent([module]),
        enqueue: async (_, jobs) => {
          taken.push(...jobs.map(each => each.id))
          if (fail) throw new Error('mất điện')
        },
      })
    await expect(hand(true)).rejects.toThrow('mất điện')
    expect(await waiting(platform)).toBe(2)
    expect(await hand(false)).toBe(2)
    expect(await hand(false)).toBe(0)
    expect(taken).toHaveLength(8)
    expect(new Set(taken).size).toBe(4)
    expect(taken[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/)
    const event = '01900000-0000-7000-8000-000000000000'
    expect(jobId(event, 'a')).toBe(jobId(event, 'a'))
    expect(jobId(event, 'a')).not.toBe(jobId(event, 'b'))
  })

  test('is handed out by one of two workers that look at once', async () => {
    const { module } = aModule()
    const platform = await kernelPlatform({ modules: [module] })
    await emit(
      platform,
      'trial.happened',
      Array.from({ length: 60 }, (_, n) => ({ n })),
    )
    const taken: string[] = []
    const hand = () =>
      dispatchEvents({
        pool: platform.pool,
        clock: platform.clock,
        reactions: reactionsByEvent([module]),
        limit: 10,
        enqueue: async (_, jobs) => void taken.push(...jobs.map(each => each.id)),
      })
    while ((await Promise.all([hand(), hand(), hand()])).some(count => count > 0));
    expect(taken).toHaveLength(120)
    expect(new Set(taken).size).toBe(120)
  })

  test('two reactions may not share a name', () => {
    const { module } = aModule()
    expect(() => reactionsByEvent([module, module])).toThrow('trial.first')
  })
})

test('events handed out a month ago are forgotten, letters after a day, and what waits never', async () => {
  const stage = await testPlatform({ at: '2026-03-01T08:00' })
  onTestFinished(() => stage.close())
  const { platform } = stage
  const letter = { to: 'an@giarai.test', subject: 'Thư', text: 'Chào' }
  await emit(platform, 'trial.happened', [{ n: 1 }])
  await emit(platform, 'kernel.letter_written', [letter])
  await stage.drain()
  const left = async () => {
    await platform.jobs.send('kernel.tidy_outbox', {})
    expect((await stage.drain()).failed).toEqual([])
    return (await platform.pool.query<{ name: string }>('select name from outbox order by name')).rows.map(row => row.name)
  }
  stage.clock.set('2026-03-02T07:00')
  expect(await left()).toEqual(['kernel.letter_written', 'trial.happened'])
  stage.clock.set('2026-03-02T09:00')
  expect(await left()).toEqual(['trial.happened'])
  stage.clock.set('2026-04-01T09:00')
  await platform.pool.query(
    "insert into outbox (id, at, name, payload) values (gen_random_uuid(), '2020-01-01', 'trial.waits', '{}')",
  )
  await tidyJob.run(stage.callAs(), {})
  expect((await platform.pool.query('select name from outbox')).rows).toEqual([{ name: 'trial.waits' }])
})

describe('a working process', () => {
  test('does what is sent and what happens without being asked, and ends within five seconds', async () => {
    const { module, seen } = aModule()
    const platform = await kernelPlatform({ modules: [module] })
    await platform.jobs.send('trial.note', { text: 'trước khi chạy' })
    await platform.jobs.start()
    expect(platform.jobs.running()).toBe(true)
    await platform.jobs.send('trial.note', { text: 'sau khi chạy' })
    const begun = performance.now()
    await emit(platform, 'trial.happened', [{ n: 1 }])
    await vi.waitFor(() => expect(seen).toHaveLength(4), { timeout: 8000, interval: 20 })
    expect(performance.now() - begun).toBeLessThan(5000)
    const stopping = performance.now()
    await platform.jobs.stop()
    expect(performance.now() - stopping).toBeLessThan(5000)
    expect(platform.jobs.running()).toBe(false)
    const { rows } = await platform.pool.query(
      "select count(*) from pg_stat_activity where application_name like 'lan-toa %' and datname = current_database()",
    )
    expect(Number(rows[0].count)).toBe(0)
  })

  test('works off a heap of events and jobs without pauses between them', async () => {
    const { module, seen } = aModule()
    const platform = await kernelPlatform({ modules: [module] })
    await platform.jobs.start()
    await emit(
      platform,
      'trial.happened',
      Array.from({ length: 100 }, (_, n) => ({ n })),
    )
    await emit(
      platform,
      'trial.noted',
      Array.from({ length: 50 }, (_, n) => ({ text: String(n) })),
    )
    await vi.waitFor(() => expect(seen).toHaveLength(250), { timeout: 8000, interval: 20 })
    expect(await waiting(platform)).toBe(0)
  })

  test('is not held up by a job that takes long: it is cut short and waits to be done again', async () => {
    let begun = false
    let release: () => void = () => undefined
    const slow = job({
      name: 'trial.slow',
      data: z.object({}),
      run: () => {
        begun = true
        return new Promise<void>(done => (release = done))
      },
    })
    const platform = await kernelPlatform({ modules: [{ name: 'trial', title: 'Thử', operations: [], jobs: [slow] }] })
    await platform.jobs.start()
    await platform.jobs.send('trial.slow', {})
    await vi.waitFor(() => expect(begun).toBe(true), { timeout: 8000, interval: 20 })
    const stopping = performance.now()
    await platform.jobs.stop()
    expect(performance.now() - stopping).toBeLessThan(5500)
    release()
    const { rows } = await platform.pool.query<{ state: string }>("select state from pgboss.job where name = 'trial.slow'")
    expect(rows).toEqual([{ state: 'retry' }])
  })

  test('keeps the recurring jobs of its modules in Vietnamese time and forgets those of the past', async () => {
    const { module } = aModule()
    const platform = await kernelPlatform({ modules: [module] })
    await platform.jobs.send('trial.note', { text: 'mở' })
    await platform.pool.query("insert into pgboss.schedule (name, cron, timezone) values ('trial.note', '* * * * *', 'UTC')")
    await platform.jobs.start()
    const { rows } = await platform.pool.query<{ name: string; cron: string; timezone: string }>(
      'select name, cron, timezone from pgboss.schedule',
    )
    expect(rows).toContainEqual({ name: 'trial.nightly', cron: '15 3 * * *', timezone: 'Asia/Ho_Chi_Minh' })
    expect(rows.map(row => row.name)).not.toContain('trial.note')
    expect(new Set(rows.map(row => row.timezone))).toEqual(new Set(['Asia/Ho_Chi_Minh']))
  })

  test('hears the bell when an event is written', async () => {
    const platform = await kernelPlatform()
    const listener = new pg.Client({ connectionString: platform.url })
    await listener.connect()
    const rung = new Promise<string>(done => listener.on('notification', message => done(message.channel)))
    await listener.query('listen lan_toa_outbox')
    await emit(platform, 'trial.happened', [{}])
    expect(await rung).toBe('lan_toa_outbox')
    await listener.end()
  })
})
