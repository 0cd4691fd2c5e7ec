import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { systemActor } from '#kernel/actor.ts'
import type { Module } from '#kernel/module.ts'
import { operation } from '#kernel/operation.ts'
import { testPlatform, type TestPlatform } from './kit.ts'

const greet = operation({
  name: 'trial.greet',
  summary: 'Chào',
  reads: 'GET /trial/:place',
  input: z.object({ place: z.string(), loud: z.coerce.boolean().default(false) }),
  output: z.object({ text: z.string() }),
  allow: 'signedIn',
  run: async ({ me }, { place, loud }) => ({ text: `${me.name} chào ${place}${loud ? '!' : ''}` }),
})
const reported: unknown[] = []
const report = operation({
  name: 'trial.report',
  summary: 'Báo',
  writes: 'POST /trial/reports',
  input: z.object({ text: z.string().min(1) }),
  output: z.null(),
  allow: actor => actor.grants.some(grant => grant.role === 'officer'),
  run: async ({ write }, { text }) => {
    await write.emit('trial.reported', { text })
    return null
  },
})
const trial: Module = {
  name: 'trial',
  title: 'Thử',
  operations: [greet, report],
  reactions: [
    {
      event: 'trial.reported',
      name: 'trial.remember',
      run: async ({ actor }, payload) => {
        reported.push({ ...payload, by: actor?.id })
      },
    },
  ],
}

describe('the kit', () => {
  let stage: TestPlatform
  beforeAll(async () => {
    stage = await testPlatform({ modules: [trial], at: '2026-03-01T09:00' })
  })
  afterAll(() => stage.close())

  it('lets a signed-in person call an operation at its address', async () => {
    const an = await stage.as({ name: 'An', role: 'officer', unitId: 'unit' })
    expect((await an.call(greet, { place: 'Ia Grai', loud: true })).body.text).toBe('An chào Ia Grai!')
    expect((await an.get('trial/Ia Grai')).body).toEqual({ text: 'An chào Ia Grai' })
  })

  it('turns away a stranger and a person without the right', async () => {
    expect(await stage.anonymous.call(greet, { place: 'x' })).toMatchObject({ status: 401, body: { code: 'unauthenticated' } })
    const viewer = await stage.as({ role: 'viewer', unitId: 'unit' })
    expect(await viewer.post('trial/reports', { text: 'x' })).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  })

  it('runs what waits, as the system', async () => {
    const officer = await stage.as({ role: 'officer', unitId: 'unit' })
    expect((await officer.call(report, { text: 'Đã phát thanh' })).status).toBe(204)
    expect(await stage.drain()).toMatchObject({ failed: [] })
    expect(reported).toEqual([{ text: 'Đã phát thanh', by: systemActor.id }])
  })

  it('knows a person’s roles at agencies named in words', async () => {
    const officer = await stage.as({ role: 'officer', unitId: 'so-tai-chinh', name: 'Bình' })
    expect((await officer.get('me')).body).toMatchObject({
      actor: { name: 'Bình', grants: [{ role: 'officer', unitId: officer.me.grants[0]!.unitId }] },
    })
  })

  it('stands on the day that it is told', () => {
    expect(stage.platform.clock.now().toString()).toBe('2026-03-01T02:00:00Z')
  })

  it('gives two files the same seeded province without making it twice', async () => {
    const [one, two] = await Promise.all([testPlatform({ seeded: true }), testPlatform({ seeded: true })])
    expect(one.databaseUrl).not.toBe(two.databaseUrl)
    await Promise.all([one.close(), two.close()])
  })
})
