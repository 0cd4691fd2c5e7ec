import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { newId } from '#kernel/id.ts'
import { targets } from '#modules/programme/index.ts'
import type { TargetDetail, TargetList } from './contract.ts'
import { figuresCast, type FiguresCast } from './figures.test-kit.ts'
import { keepValues } from './operations/keeping.ts'

let cast: FiguresCast
beforeAll(async () => {
  cast = await figuresCast()
  // A day that is over, with the figures it had.
  cast.stage.clock.set('2025-10-03T08:00')
  await keepValues.run(cast.stage.callAs(), { settle: true })
  cast.stage.clock.set('2025-10-04T00:10')
  await keepValues.run(cast.stage.callAs(), {})
})
afterAll(() => cast.stage.close())

describe('the office', () => {
  const revision = async (code: string, more: Record<string, unknown> = {}) => {
    const { body } = await cast.office.get<TargetDetail>(`measures/${cast.target[code]}`)
    const newest = body.editions[0]!
    return {
      afterEdition: newest.edition,
      formula: newest.formula,
      parameters: newest.parameters,
      statement: newest.statement,
      validFrom: '2025-10-04',
      basis: 'Công văn 12/SKHCN-CĐS',
      reason: 'Thống nhất lại với các cơ quan',
      ...more,
    }
  }
  const editionsAt = (code: string) => `measures/${cast.target[code]}/editions`

  it('gives a target a new measure from a day on, with its reason; the old one stands beside it untouched', async () => {
    const before = (await cast.office.get<TargetDetail>(`measures/${cast.target['2025-2']}`)).body.editions[0]!
    const answer = await cast.office.post(
      editionsAt('2025-2'),
      await revision('2025-2', { formula: 'count', wanted: 50, statement: 'Số đợt quán triệt, phổ biến đã được xác nhận.' }),
    )
    expect(answer).toMatchObject({ status: 200, body: { edition: 2, validFrom: '2025-10-04' } })
    const { body } = await cast.office.get<TargetDetail>(`measures/${cast.target['2025-2']}`)
    expect(body.editions.map(edition => [edition.edition, edition.validFrom, edition.validUntil])).toEqual([
      [2, '2025-10-04', null],
      [1, '2025-07-15', '2025-10-03'],
    ])
    expect({ ...body.editions[1], validUntil: null }).toEqual({ ...before, validUntil: null })
    expect(body.editions[0]).toMatchObject({ by: 'Trần Văn Phòng', reason: 'Thống nhất lại với các cơ quan' })
    expect(body.figure).toMatchObject({ denominator: null, value: 0 })
    const past = body.history.filter(point => point.on < '2025-10-04')
    expect(past.length).toBeGreaterThan(0)
    expect(past.every(point => point.edition === 1)).toBe(true)
  })

  it('cannot reach into the past, work on a stale edition, or name a group that does not exist', async () => {
    expect(await cast.office.post(editionsAt('2025-1'), await revision('2025-1', { validFrom: '2025-10-03' }))).toMatchObject({
      status: 422,
      body: { code: 'measurement.too_early' },
    })
    expect(await cast.office.post(editionsAt('2025-1'), await revision('2025-1', { afterEdition: 7 }))).toMatchObject({
      status: 409,
      body: { code: 'measurement.measure_changed' },
    })
    expect(
      await cast.office.post(
        editionsAt('2025-1'),
        await revision('2025-1', { parameters: { groups: ['khong-co'], linked: 'plan' } }),
      ),
    ).toMatchObject({ status: 422, body: { code: 'measurement.parameters_missing' } })
    expect(await cast.office.post(editionsAt('2025-1'), await revision('2025-1', { reason: '' }))).toMatchObject({ status: 422 })
  })

  it('alone may do so: not an administrator, not an officer of a commune, not a stranger', async () => {
    const wanted = await revision('2025-1')
    expect(await cast.administrator.post(editionsAt('2025-1'), wanted)).toMatchObject({ status: 403 })
    expect(await cast.officer.post(editionsAt('2025-1'), wanted)).toMatchObject({ status: 403 })
    expect(await cast.stage.anonymous.post(editionsAt('2025-1'), wanted)).toMatchObject({ status: 401 })
  })

  it('puts a remark at a day, which goes into the picture, and takes it away', async () => {
    const remarks = `measures/${cast.target['2025-1']}/annotations`
    const remark = { on: '2025-10-01', text: 'Sáp nhập xã Ia Grai' }
    const made = await cast.office.post(remarks, remark)
    expect(made).toMatchObject({ status: 200, body: remark })
    expect(await (await cast.office.request(`measures/${cast.target['2025-1']}/chart.svg`)).text()).toContain(
      'Sáp nhập xã Ia Grai',
    )
    expect(await cast.office.post(remarks, { on: '2025-12-01', text: 'Chưa tới' })).toMatchObject({
      status: 422,
      body: { code: 'measurement.day_in_future' },
    })
    expect(await cast.officer.post(remarks, remark)).toMatchObject({ status: 403 })
    expect(await cast.stage.anonymous.post(remarks, remark)).toMatchObject({ status: 401 })
    const own = `measure-annotations/${made.body.id}`
    expect(await cast.officer.delete(own, { version: 1 })).toMatchObject({ status: 403 })
    expect(await cast.stage.anonymous.delete(own, { version: 1 })).toMatchObject({ status: 401 })
    expect(await cast.office.delete(own, {})).toMatchObject({ status: 422 })
    expect((await cast.office.delete(own, { version: 1 })).status).toBe(204)
    expect((await cast.office.get<TargetDetail>(`measures/${cast.target['2025-1']}`)).body.annotations).toEqual([])
  })

  it('states a figure where no formula counts, and only with verified evidence', async () => {
    const byHand = cast.target['2026-3']!
    const path = `measures/${byHand}/statements`
    const proof = await cast.record(cast.department.id, 'document', { key: 'danh muc', targetIds: [cast.target['2026-3']!] })
    const claim = await cast.record(cast.department.id, 'document', { key: 'nhap', targetIds: [], state: 'claimed' })
    const figure = {
      on: '2025-10-04',
      numerator: 30,
      denominator: 40,
      text: 'Theo danh mục nhiệm vụ của Sở',
      evidenceId: proof.id,
    }
    expect(await cast.office.post(path, { ...figure, evidenceId: claim.id })).toMatchObject({
      status: 422,
      body: { code: 'measurement.evidence_not_verified' },
    })
    expect(await cast.office.post(path, { ...figure, numerator: 41 })).toMatchObject({ status: 422 })
    expect(await cast.office.post(path, { ...figure, denominator: null })).toMatchObject({ status: 422 })
    expect(await cast.office.post(path, { ...figure, on: '2026-01-01' })).toMatchObject({ status: 422 })
    expect(await cast.administrator.post(path, figure)).toMatchObject({ status: 403 })
    expect(await cast.officer.post(path, figure)).toMatchObject({ status: 403 })
    expect(await cast.stage.anonymous.post(path, figure)).toMatchObject({ status: 401 })
    expect(await cast.office.post(`measures/${cast.target['2025-1']}/statements`, figure)).toMatchObject({
      status: 409,
      body: { code: 'measurement.not_by_hand' },
    })
    expect(await cast.office.post(path, figure)).toMatchObject({ status: 200 })
    expect((await cast.measured('2026-3')).figure).toMatchObject({ numerator: 30, denominator: 40, value: 0.75 })
    await cast.takeBack('danh muc')
    expect((await cast.measured('2026-3')).figure).toMatchObject({
      value: null,
      missing: 'Minh chứng của số liệu đã nhập không còn được xác nhận',
    })
  })
})

describe('a new edition of the plan', () => {
  it('hands the measure of a target on to the one that takes its place', async () => {
    const { db } = cast.stage.platform
    const [old] = await db.select().from(targets).where(eq(targets.id, cast.target['2030-2']!))
    const at = cast.stage.clock.now()
    const id = newId()
    await db
      .insert(targets)
      .values({ ...old!, id, number: 99, text: 'Ít nhất 75% cán bộ', value: 75, createdAt: at, updatedAt: at })
    await db.update(targets).set({ endedOn: '2025-10-03', replacedById: id }).where(eq(targets.id, old!.id))
    const { defineMeasures } = await import('./operations/keeping.ts')
    expect(await defineMeasures.run(cast.stage.callAs(), {})).toEqual({ defined: 1 })
    const next = (await cast.office.get<TargetList>('measures')).body.items.find(item => item.id === id)!
    expect(next.measure).toMatchObject({ code: '2030-2', formula: 'share_of_list', wanted: 0.75, edition: 1 })
  })
})
