import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { castOf, nobody, type Cast } from '../programme/cast.test-kit.ts'
import { answerBy, answerRuleWords } from './rules/exceptions.ts'

let cast: Cast
let assignment: string
beforeAll(async () => {
  cast = await castOf({ adopted: true })
  assignment = (await cast.communeOfficer.get('assignments', { sort: 'due' })).body.items[0].id
})
afterAll(() => cast.stage.close())

const text = 'Cụm loa của ba làng hỏng từ mùa mưa, xã chưa có kinh phí sửa chữa.'
const raise = (client: Cast['stranger'], more: Record<string, unknown> = {}) =>
  client.post(`turns/${assignment}/2026/difficulties`, { kind: 'difficulty', text, ...more })

describe('a difficulty', () => {
  it('is raised by who does the work, and goes to the programme office with a day for the answer', async () => {
    expect((await raise(cast.stranger)).status).toBe(401)
    expect((await raise(cast.neighbour)).status).toBe(403)
    expect((await raise(cast.administrator)).status).toBe(403)
    expect((await raise(cast.communeOfficer, { text: 'khó' })).body.fields[0].path).toBe('text')
    expect((await raise(cast.communeOfficer, { kind: 'complaint' })).status).toBe(422)
    const { status, body } = await raise(cast.communeOfficer)
    expect(status).toBe(200)
    expect(body).toMatchObject({ state: 'open', answerBy: '2026-02-12' })
    const [row] = (await cast.office.get('difficulties')).body.items
    expect(row).toMatchObject({
      routedTo: { name: 'Sở Khoa học và Công nghệ' },
      agency: { name: 'UBND xã Ia Grai' },
      daysLate: 0,
    })
    expect((await raise(cast.communeOfficer, { kind: 'proposal', several: true })).body.answerBy).toBe(
      answerBy('2026-02-05', true),
    )
  })

  it('is read by its agency and the office, not by the neighbour or a stranger', async () => {
    const [{ id }] = (await cast.communeOfficer.get('difficulties', { kind: 'difficulty' })).body.items
    expect((await cast.neighbour.get('difficulties')).body.total).toBe(0)
    expect((await cast.stranger.get('difficulties')).status).toBe(401)
    expect((await cast.stranger.get(`difficulties/${id}`)).status).toBe(401)
    expect((await cast.neighbour.get(`difficulties/${id}`)).status).toBe(403)
    expect((await cast.office.get(`difficulties/${nobody}`)).status).toBe(404)
    expect((await cast.office.get('difficulties', { state: 'lost' })).status).toBe(422)
    const { body } = await cast.communeOfficer.get(`difficulties/${id}`)
    expect(body).toMatchObject({ text, rule: answerRuleWords('2026-02-05') })
    expect(body.may).toEqual({ answer: false, comment: true, escalate: false, close: true, reopen: false })
    expect((await cast.office.get(`difficulties/${id}`)).body.may).toMatchObject({ answer: true, escalate: true, close: false })
    expect((await cast.administrator.get(`difficulties/${id}`)).body.may).toMatchObject({ answer: false, comment: false })
  })

  it('is late once its day is over without an answer', async () => {
    cast.stage.clock.set('2026-02-12T23:59')
    expect((await cast.office.get('difficulties', { late: true })).body.total).toBe(0)
    cast.stage.clock.set('2026-02-13T00:00')
    const { body } = await cast.office.get('difficulties', { late: true })
    expect(body).toMatchObject({ total: 1, items: [{ daysLate: 1 }] })
    cast.stage.clock.set('2026-02-05T08:00')
  })

  it('is talked about, answered by the office and closed by who raised it', async () => {
    const { id, version } = (await raise(cast.communeOfficer)).body
    const path = `difficulties/${id}`
    expect((await cast.stranger.post(`${path}/comments`, { text: 'Thêm ảnh' })).status).toBe(401)
    expect((await cast.neighbour.post(`${path}/comments`, { text: 'Thêm ảnh' })).status).toBe(403)
    expect((await cast.communeLeader.post(`${path}/comments`, { text: '' })).status).toBe(422)
    expect((await cast.communeLeader.post(`${path}/comments`, { text: 'Cần sửa trước Tết' })).status).toBe(200)
    const answer = { version, text: 'Sở bố trí kinh phí sửa cụm loa trong quý I.' }
    expect((await cast.stranger.post(`${path}/answer`, answer)).status).toBe(401)
    expect((await cast.communeOfficer.post(`${path}/answer`, answer)).status).toBe(403)
    expect((await cast.office.post(`${path}/answer`, { version })).status).toBe(422)
    const answered = (await cast.office.post(`${path}/answer`, answer)).body
    expect(answered.state).toBe('answered')
    expect(
      (
        await cast.colleague.post(`${path}/escalation`, {
          version: answered.version,
          toAgencyId: nobody,
          reason: 'Vượt thẩm quyền của Sở',
        })
      ).body.code,
    ).toBe('progress.difficulty_not_now')
    expect((await cast.stranger.post(`${path}/closing`, { version: answered.version })).status).toBe(401)
    expect((await cast.office.post(`${path}/closing`, { version: answered.version })).status).toBe(403)
    expect((await cast.communeOfficer.post(`${path}/closing`, {})).status).toBe(422)
    const closed = (await cast.communeOfficer.post(`${path}/closing`, { version: answered.version, text: 'Đã sửa xong' })).body
    expect(closed.state).toBe('closed')
    const reopen = { version: closed.version, reason: 'Loa lại hỏng sau một tuần' }
    expect((await cast.stranger.post(`${path}/reopening`, reopen)).status).toBe(401)
    expect((await cast.neighbour.post(`${path}/reopening`, reopen)).status).toBe(403)
    expect((await cast.communeOfficer.post(`${path}/reopening`, { version: closed.version, reason: '' })).status).toBe(422)
    expect((await cast.communeOfficer.post(`${path}/reopening`, reopen)).body).toMatchObject({
      state: 'open',
      answerBy: '2026-02-12',
    })
    expect((await cast.communeOfficer.post(`${path}/reopening`, reopen)).status).toBe(409)
    const { history } = (await cast.communeOfficer.get(path)).body
    expect(history.map((step: { kind: string }) => step.kind)).toEqual(['comment', 'answer', 'closed', 'reopened'])
  })

  it('is never answered by the person who raised it, though they sit in the office too', async () => {
    const department = await cast.agency('Sở Khoa học và Công nghệ')
    const commune = await cast.agency('UBND xã Ia Grai')
    const both = await cast.stage.as({
      grants: [
        { role: 'office', unitId: department.id },
        { role: 'officer', unitId: commune.id },
      ],
    })
    const { id, version } = (await raise(both)).body
    const refused = await both.post(`difficulties/${id}/answer`, { version, text: 'Tự trả lời cho mình' })
    expect(refused).toMatchObject({ status: 403, body: { code: 'progress.own_difficulty' } })
  })

  it('is passed on with a reason to whom it concerns, who then may answer', async () => {
    const { id, version } = (await raise(cast.communeOfficer)).body
    const ward = await cast.agency('UBND phường Pleiku')
    const path = `difficulties/${id}/escalation`
    const pass = { version, toAgencyId: ward.id, reason: 'Hạ tầng đặt trên địa bàn phường' }
    expect((await cast.stranger.post(path, pass)).status).toBe(401)
    expect((await cast.communeLeader.post(path, pass)).status).toBe(403)
    expect((await cast.office.post(path, { ...pass, reason: '' })).status).toBe(422)
    expect((await cast.office.post(path, { ...pass, toAgencyId: nobody })).body.fields[0].path).toBe('toAgencyId')
    const department = await cast.agency('Sở Khoa học và Công nghệ')
    expect((await cast.office.post(path, { ...pass, toAgencyId: department.id })).body.fields[0].path).toBe('toAgencyId')
    const passed = (await cast.office.post(path, pass)).body
    expect(passed).toMatchObject({ state: 'escalated', answerBy: answerBy('2026-02-05', true) })
    const seen = (await cast.neighbour.get(`difficulties/${id}`)).body
    expect(seen).toMatchObject({ may: { answer: true, close: false }, escalated: { because: pass.reason } })
    const answered = await cast.neighbour.post(`difficulties/${id}/answer`, {
      version: passed.version,
      text: 'Phường đã cử thợ sang sửa.',
    })
    expect(answered.body.state).toBe('answered')
  })
})
