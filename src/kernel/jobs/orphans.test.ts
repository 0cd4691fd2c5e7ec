import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { job, type Module } from '#kernel/module.ts'
import { testPlatform } from '#test/kit.ts'
import type { JobState } from './jobs.ts'
import { createJobs } from './pg-boss.ts'

const program = join(import.meta.dirname, 'worker.test-kit.ts')

test('a job whose process was killed is taken up by the next start within seconds, once, and never one that may be done only once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lan-toa-killed-'))
  chmodSync(folder, 0o755)
  const diary = join(folder, 'diary')
  writeFileSync(diary, '')
  const lines = () => readFileSync(diary, 'utf8').trim().split('\n')
  const written = (line: string) => vi.waitUntil(() => lines().includes(line), { timeout: 60_000, interval: 20 })
  const work = (part: 'first' | 'again') => {
    const child = spawn(process.execPath, [program, join(folder, 'data'), diary, part], { stdio: 'inherit' })
    const gone = new Promise<void>(done => child.once('exit', () => done()))
    onTestFinished(async () => {
      child.kill('SIGTERM')
      await gone
    })
    return { gone, kill: (signal: NodeJS.Signals) => child.kill(signal) }
  }
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))

  const first = work('first')
  await Promise.all([written('begin trial.long'), written('begin trial.once')])
  first.kill('SIGKILL')
  await first.gone

  const again = work('again')
  await vi.waitUntil(() => lines().filter(line => line === 'works').length === 2, { timeout: 60_000, interval: 20 })
  const started = performance.now()
  await written('end trial.long')
  expect(performance.now() - started).toBeLessThan(4000)
  again.kill('SIGTERM')
  await again.gone

  const told = lines()
  const states = JSON.parse(told.pop()!) as JobState[]
  expect(told.filter(line => line !== 'works').toSorted()).toEqual([
    'begin trial.long',
    'begin trial.long',
    'begin trial.once',
    'end trial.long',
  ])
  expect(states.map(({ queue, state, retryCount }) => ({ queue, state, retryCount }))).toEqual(
    expect.arrayContaining([
      { queue: 'trial.long', state: 'completed', retryCount: 1 },
      { queue: 'trial.once', state: 'dead', retryCount: 0 },
    ]),
  )
})

test('a worker beside others takes nothing from them, however it is started', async () => {
  let release: () => void = () => undefined
  let begun = 0
  const slow = job({
    name: 'trial.slow',
    data: z.object({}),
    run: () => {
      begun++
      return new Promise<void>(done => (release = done))
    },
  })
  const module: Module = { name: 'trial', title: 'Thử', operations: [], jobs: [slow] }
  const one = await testPlatform({ modules: [module] })
  onTestFinished(() => one.close())
  await one.platform.jobs.start({ alone: true })
  await one.platform.jobs.send('trial.slow', {})
  await vi.waitUntil(() => begun === 1, { timeout: 20_000, interval: 20 })
  const states = async () => (await one.platform.jobs.states(10)).map(({ state, retryCount }) => ({ state, retryCount }))
  const { platform } = one
  const other = createJobs({ url: one.databaseUrl, log: platform.log, modules: [module], call: () => one.callAs() })
  onTestFinished(() => other.stop())
  await other.start({ alone: true })
  expect(await states()).toEqual([{ state: 'active', retryCount: 0 }])
  expect(begun).toBe(1)
  release()
})
