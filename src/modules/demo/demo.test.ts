import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAudit } from '#kernel/audit/verify.ts'
import { evidence } from '#modules/evidence/index.ts'
import { addMadeUp, persons } from '#modules/identity/index.ts'
import { measures, populations, staffMembers } from '#modules/measurement/index.ts'
import { assignments, plans } from '#modules/programme/index.ts'
import { testPlatform, type Client, type TestPlatform } from '#test/kit.ts'
import { commands } from './commands.ts'
import { load, note } from './operations.ts'
import { demos } from './tables.ts'
import { writeYear } from './writing.ts'

let stage: TestPlatform
let administrator: Client
let officer: Client
beforeAll(async () => {
  stage = await testPlatform({ seeded: true, at: '2026-11-24T09:00' })
  administrator = await stage.as({ name: 'Đỗ Quản Trị', role: 'administrator', unitId: 'so-khoa-hoc-va-cong-nghe' })
  officer = await stage.as({ role: 'officer', unitId: 'UBND xã Ia Grai' })
})
afterAll(() => stage.close())

const notices = async () => (await stage.anonymous.get('notices')).body.items as string[]
const count = (table: Parameters<typeof stage.platform.db.$count>[0]) => stage.platform.db.$count(table)
const run = (name: string) =>
  commands
    .find(command => command.name === name)!
    .run({
      platform: stage.platform,
      arguments: [],
      options: {},
      out: () => {},
      progress: () => {},
    }) as Promise<Record<string, number>>

type Target = { measure: { code: string } | null; figure: { value: number | null } | null }

describe('a made-up year', () => {
  it('is loaded and wiped by an administrator or the office, and by nobody else', async () => {
    for (const [client, status] of [
      [officer, 403],
      [stage.anonymous, 401],
    ] as const) {
      expect((await client.post('demo', {})).status).toBe(status)
      expect((await client.delete('demo', { reason: 'Xóa thử xem sao' })).status).toBe(status)
    }
    expect((await stage.anonymous.get('demo')).status).toBe(401)
    expect((await officer.get('demo')).body).toEqual({ demo: null, may: { load: false, wipe: false } })
    expect((await administrator.delete('demo', { reason: 'Xóa thử xem sao' })).body).toMatchObject({ code: 'demo.nothing' })
    // Writing it oneself is for the command line.
    expect((await administrator.post('demo', { here: true })).status).toBe(403)
    expect(await notices()).toEqual([])
  })

  it('is refused in words where no register of agencies stands', async () => {
    const empty = await testPlatform()
    await expect(load.run(empty.callAs(), { here: true })).rejects.toMatchObject({ code: 'demo.no_register' })
    expect(await empty.platform.db.$count(demos)).toBe(0)
    await empty.close()
  })

  it(
    'is played by the real operations without one of them refusing, under a banner, and leaves nothing when wiped',
    { timeout: 120_000 },
    async () => {
      const call = stage.callAs()
      const { id } = await load.run(call, { here: true })
      expect((await administrator.post('demo', {})).body).toMatchObject({ code: 'demo.stands' })
      expect((await administrator.delete('demo', { reason: 'Xóa khi đang nạp' })).body).toMatchObject({ code: 'demo.writing' })
      const people = await count(persons)
      const { happenings, refused } = await writeYear(call, id, { agencies: 3 })
      expect(refused).toEqual([])
      expect(happenings).toBeGreaterThan(150)

      expect((await administrator.get('demo')).body).toMatchObject({
        demo: { state: 'stands', from: '2025-07-23', to: '2026-11-23', progress: 100 },
        may: { load: false, wipe: true },
      })
      expect(await notices()).toEqual([expect.stringContaining('Dữ liệu minh họa')])
      const home = await stage.app.request('/')
      expect(await home.text()).toContain('Dữ liệu minh họa')
      // Late and done, proven and doubtful: a year as it is.
      for (const status of ['late', 'not_due', 'ongoing_with_results'])
        expect((await administrator.get('turns', { status, role: 'lead' })).body.total, status).toBeGreaterThan(0)
      const pieces = (await administrator.get('evidence-counts')).body
      expect(pieces.verified).toBeGreaterThan(30)
      expect(pieces.rejected).toBeGreaterThan(0)
      // The lists that targets are counted over: who does the communication, and how many live where.
      const staff = (await administrator.get('staff-members', { pageSize: 200 })).body.items as { counted: boolean }[]
      expect(new Set(staff.map(person => person.counted))).toEqual(new Set([true, false]))
      const figures = new Map(
        ((await administrator.get('measures')).body.items as Target[]).map(({ measure, figure }) => [
          measure?.code,
          figure?.value,
        ]),
      )
      for (const code of ['2026-1', '2026-2', '2026-3', '2030-1', '2030-2']) expect(figures.get(code), code).toBeGreaterThan(0)

      const gone = (await administrator.delete('demo', { reason: 'Kết thúc buổi tập huấn' })).body
      expect(gone.rows).toBeGreaterThan(500)
      expect(await stage.drain()).toMatchObject({ failed: [] })
      for (const table of [evidence, assignments, plans, measures, staffMembers, populations]) expect(await count(table)).toBe(0)
      expect(await count(persons)).toBe(people)
      expect(await notices()).toEqual([])
      const { faults, entries } = await verifyAudit(stage.platform.db)
      expect(faults).toEqual([])
      expect(entries).toBeGreaterThan(happenings)
      expect((await administrator.get('demo')).body.demo).toBeNull()
    },
  )

  it('leaves the numbers of residents that the province keeps, whatever becomes of it', async () => {
    const office = await stage.as({ role: 'office', unitId: 'so-khoa-hoc-va-cong-nghe' })
    const [commune] = (await office.get('agencies', { q: 'Ia Grai' })).body.items as { id: string }[]
    const figure = { year: 2025, residents: 21_480, source: 'Niên giám thống kê 2025', version: 0 }
    expect((await office.put(`commune-populations/${commune!.id}`, figure)).status).toBe(200)
    const { id } = await load.run(stage.callAs(), { here: true })
    await note.run(stage.callAs(), { id, state: 'failed', error: 'mất điện' })
    await run('demo wipe')
    expect(await stage.platform.db.select({ residents: populations.residents }).from(populations)).toEqual([
      { residents: 21_480 },
    ])
  })

  it('does not begin where real work stands, and says what', async () => {
    const { id } = await load.run(stage.callAs(), { here: true })
    await note.run(stage.callAs(), { id, state: 'failed', error: 'mất điện' })
    expect((await administrator.get('demo')).body).toMatchObject({
      demo: { state: 'failed', error: 'mất điện' },
      may: { wipe: true },
    })
    expect(await run('demo wipe')).toMatchObject({ rows: 0 })
    expect(await count(demos)).toBe(3)
    const plan = (await stage.callAs(), (await administrator.get('agencies', { q: 'Ia Grai' })).body.items[0]) as { id: string }
    const claimed = await officer.post('evidence', {
      agencyId: plan.id,
      kind: 'article',
      title: 'Bài viết thật của xã về chuyển đổi số',
      happenedOn: '2026-11-20',
      note: 'Đã đăng trên trang thông tin điện tử của xã.',
      targetIds: [],
      assignmentIds: [],
    })
    expect(claimed.status).toBe(200)
    const refused = await administrator.post('demo', {})
    expect(refused).toMatchObject({ status: 409, body: { code: 'demo.real_work' } })
  })

  it('has people whom no letter can reach, made by the system alone', async () => {
    const one = { name: 'Siu Thử', email: 'ai@demo.lantoa.vn', position: 'Chuyên viên', role: 'officer' as const, unitId: '' }
    await expect(addMadeUp.run(stage.callAs(), { people: [one] })).rejects.toMatchObject({ code: 'invalid' })
  })
})
