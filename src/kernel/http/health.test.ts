import { createServer, type AddressInfo } from 'node:net'
import pg from 'pg'
import { describe, expect, onTestFinished, test } from 'vitest'
import { testPlatform } from '#test/kit.ts'
import { readyz } from './health.ts'

async function aPlatform() {
  const stage = await testPlatform()
  onTestFinished(() => stage.close())
  return stage
}

describe('a supervisor asks', () => {
  test('whether the process lives, and hears yes whatever else is wrong', async () => {
    const stage = await aPlatform()
    const answer = await stage.anonymous.request('/healthz')
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ status: 'ok' })
  })

  test('whether it can serve: not before jobs run, then yes, and no more when it is ending', async () => {
    const stage = await aPlatform()
    const before = await stage.anonymous.request('/readyz')
    expect(before.status).toBe(503)
    expect(await before.json()).toEqual({ status: 'not ready', database: true, migrated: true, jobs: false, ending: false })
    await stage.platform.jobs.start()
    expect((await stage.anonymous.request('/readyz')).status).toBe(200)
    expect(await readyz(stage.platform, true)).toMatchObject({ ready: false, ending: true })
  })

  test('a process that only answers requests, which needs no jobs', async () => {
    const { platform } = await aPlatform()
    const web = { ...platform, config: { ...platform.config, role: 'web' as const } }
    expect(await readyz(web)).toMatchObject({ ready: true, jobs: null })
  })

  test('one whose database lacks a change, and hears no', async () => {
    const { platform } = await aPlatform()
    const web = { ...platform, config: { ...platform.config, role: 'web' as const } }
    await platform.pool.query('delete from schema_migration where created_at = (select max(created_at) from schema_migration)')
    expect(await readyz(web)).toMatchObject({ ready: false, database: true, migrated: false })
    await platform.pool.query('drop table schema_migration')
    expect(await readyz(web)).toMatchObject({ ready: false, database: true, migrated: false })
  })

  test('one whose database is gone or does not answer, and hears no within a second or so', async () => {
    const { platform } = await aPlatform()
    // Takes connections and never says a word.
    const mute = createServer(() => undefined)
    await new Promise<void>(done => mute.listen(0, '127.0.0.1', done))
    const { port } = mute.address() as AddressInfo
    const poolAt = (at: number) => new pg.Pool({ host: '127.0.0.1', port: at, user: 'x', connectionTimeoutMillis: 3000 })
    const [silent, absent] = [poolAt(port), poolAt(1)]
    onTestFinished(async () => {
      await Promise.all([silent.end(), absent.end()])
      mute.close()
    })
    const begun = performance.now()
    expect(await readyz({ ...platform, pool: silent })).toMatchObject({ ready: false, database: false })
    expect(performance.now() - begun).toBeLessThan(1500)
    expect(await readyz({ ...platform, pool: absent })).toMatchObject({ ready: false, database: false })
  })
})
