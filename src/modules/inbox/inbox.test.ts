import { describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { delegations } from '../identity/tables.ts'
import { dutyOf, inboxStage } from './duties.test-kit.ts'
import { count, mine } from './operations/duties.ts'
import { preferences, setPreferences, unsubscribe } from './operations/preferences.ts'
import { tokenFor } from './token.ts'

const unitOf = (person: Actor) => person.grants[0]!.unitId

describe('“Việc của tôi”', () => {
  test('holds what the officer of an agency must do, late first, and nothing of another agency', async () => {
    const stage = await inboxStage()
    const an = await stage.as({ role: 'officer', unitId: 'xa-a', name: 'Rơ Châm An' })
    const bay = await stage.as({ role: 'officer', unitId: 'xa-b' })
    const to = { agencyId: unitOf(an.me), roles: ['officer', 'leader'] as const }
    stage.state.duties = [
      dutyOf(to, { title: 'Cập nhật nhiệm vụ 9', due: '2026-02-20', urgency: 'soon' }),
      dutyOf(to, { title: 'Cập nhật nhiệm vụ 4', due: '2026-02-03', urgency: 'late', detail: 'Chủ trì nhiệm vụ 4' }),
      dutyOf({ office: true }, { kind: 'other.verify', title: 'Xác nhận minh chứng', count: 12 }),
      dutyOf({ personId: bay.me.id }, { title: 'Phần việc của Bảy' }),
    ]
    const { status, body } = await an.call(mine, {})
    expect(status).toBe(200)
    expect(body.items.map(({ title }) => title)).toEqual(['Cập nhật nhiệm vụ 4', 'Cập nhật nhiệm vụ 9'])
    expect(body).toMatchObject({ total: 2, counts: { late: 1, today: 0, soon: 1, open: 0 }, unread: [] })
    expect(body.items[0]).toMatchObject({ detail: 'Chủ trì nhiệm vụ 4', onBehalfOf: null, count: null })
    expect((await an.call(count, {})).body).toEqual({ total: 2, late: 1, today: 0 })
    expect((await bay.call(mine, {})).body.items.map(({ title }) => title)).toEqual(['Phần việc của Bảy'])
    const office = await stage.as({ role: 'office', unitId: 'so-khcn' })
    expect((await office.call(mine, {})).body.items).toMatchObject([{ title: 'Xác nhận minh chứng', count: 12 }])
  })

  test('is closed to strangers', async () => {
    const stage = await inboxStage()
    const answers = [
      await stage.anonymous.call(mine, {}),
      await stage.anonymous.call(count, {}),
      await stage.anonymous.call(preferences, {}),
    ]
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401])
    expect((await stage.anonymous.call(setPreferences, { version: 0, rhythm: 'never', muted: [] })).status).toBe(401)
  })

  test('leaves out who may not do it by four eyes', async () => {
    const stage = await inboxStage()
    const [an, binh] = [await stage.as({ role: 'officer', unitId: 'xa-a' }), await stage.as({ role: 'officer', unitId: 'xa-a' })]
    stage.state.duties = [dutyOf({ agencyId: unitOf(an.me), roles: ['officer'], except: [an.me.id] })]
    expect((await an.call(count, {})).body.total).toBe(0)
    expect((await binh.call(count, {})).body.total).toBe(1)
  })

  test('shows the rest and names the part that could not be read', async () => {
    const stage = await inboxStage()
    const an = await stage.as({ role: 'officer', unitId: 'xa-a' })
    stage.state.duties = [dutyOf({ personId: an.me.id })]
    stage.state.broken = true
    expect((await an.call(mine, {})).body).toMatchObject({ total: 1, unread: ['Minh chứng'] })
    expect((await an.call(count, {})).body.total).toBe(1)
  })

  test('of somebody with far too much to do shows two hundred lines and counts all', async () => {
    const stage = await inboxStage()
    const an = await stage.as({ role: 'officer', unitId: 'xa-a' })
    stage.state.duties = Array.from({ length: 500 }, (_, n) => dutyOf({ personId: an.me.id }, { title: `Việc ${n}` }))
    const { body } = await an.call(mine, {})
    expect([body.items.length, body.total, body.counts.open]).toEqual([200, 500, 500])
    expect(body.items[10]!.title).toBe('Việc 10')
  })

  test('is the deputy’s, with the name of the absent one, for as long as the delegation lasts', async () => {
    const stage = await inboxStage({ at: '2026-02-05T08:00' })
    const { me: leader } = await stage.as({ role: 'leader', unitId: 'xa-a', name: 'Siu Lý' })
    const deputy = await stage.as({ role: 'officer', unitId: 'xa-a' })
    stage.state.duties = [dutyOf({ agencyId: unitOf(leader), roles: ['leader'] })]
    const at = stage.clock.now()
    await stage.platform.db.insert(delegations).values({
      fromPersonId: leader.id,
      toPersonId: deputy.me.id,
      unitId: unitOf(leader),
      startsOn: '2026-02-06',
      endsOn: '2026-02-07',
      createdAt: at,
      updatedAt: at,
    })
    const seen = async (day: string) => {
      stage.clock.set(day)
      return (await deputy.call(mine, {})).body.items.map(({ onBehalfOf }) => onBehalfOf)
    }
    expect(await seen('2026-02-05T23:59')).toEqual([])
    expect(await seen('2026-02-06T00:00')).toEqual(['Siu Lý'])
    expect(await seen('2026-02-07T23:59')).toEqual(['Siu Lý'])
    expect(await seen('2026-02-08T00:00')).toEqual([])
  })
})

describe('how one is reminded', () => {
  test('is daily and of everything until the person says otherwise', async () => {
    const stage = await inboxStage()
    const an = await stage.as({ role: 'officer', unitId: 'xa-a', email: 'an@giarai.test' })
    const before = (await an.call(preferences, {})).body
    expect(before).toMatchObject({ version: 0, rhythm: 'daily', muted: [], email: 'an@giarai.test' })
    expect(before.kinds).toContainEqual({ kind: 'trial.check_in', title: 'Cập nhật tiến độ', part: 'Theo dõi' })
    const wanted = { rhythm: 'weekly' as const, muted: ['other.verify'] }
    expect((await an.call(setPreferences, { version: 0, ...wanted })).status).toBe(204)
    expect((await an.call(preferences, {})).body).toMatchObject({ version: 1, ...wanted })
    expect((await an.call(setPreferences, { version: 0, rhythm: 'never', muted: [] })).body).toMatchObject({ code: 'conflict' })
    expect((await an.call(setPreferences, { version: 1, rhythm: 'never', muted: [] })).status).toBe(204)
  })

  test('is one’s own: another person’s stays as it was', async () => {
    const stage = await inboxStage()
    const [an, bay] = [
      await stage.as({ role: 'officer', unitId: 'xa-a' }),
      await stage.as({ role: 'administrator', unitId: 'xa-b' }),
    ]
    await bay.call(setPreferences, { version: 0, rhythm: 'never', muted: [] })
    expect((await an.call(preferences, {})).body).toMatchObject({ version: 0, rhythm: 'daily' })
  })

  test('takes no kind that does not exist and no odd rhythm', async () => {
    const stage = await inboxStage()
    const an = await stage.as({ role: 'officer', unitId: 'xa-a' })
    const refused = await an.put('inbox/preferences', { version: 0, rhythm: 'daily', muted: ['no.such'] })
    expect([refused.status, refused.body.fields[0].path]).toEqual([422, 'muted'])
    expect((await an.put('inbox/preferences', { version: 0, rhythm: 'hourly', muted: [] })).status).toBe(422)
  })
})

describe('the link in a letter', () => {
  test('asks first, ends letters of one kind when pressed, and again without harm', async () => {
    const stage = await inboxStage()
    const an = await stage.as({ role: 'officer', unitId: 'xa-a' })
    const path = `/ngung-nhan-thu/${tokenFor(stage.platform, { personId: an.me.id, kind: 'trial.check_in' })}`
    const asked = await stage.anonymous.request(path)
    expect([asked.status, asked.headers.get('cache-control')]).toEqual([200, 'no-cache'])
    const page = await asked.text()
    expect(page).toContain('thư nhắc loại việc “Cập nhật tiến độ”')
    expect(page).not.toContain('<script')
    expect(page).toMatch(/<form method="post">/)
    expect((await an.call(preferences, {})).body.muted).toEqual([])
    for (const _ of [1, 2]) {
      // As a signed-in person's browser sends a plain form.
      const done = await an.request(path, { method: 'POST', headers: { 'x-requested-with': '' } })
      expect(done.status).toBe(200)
      expect(await done.text()).toContain('Đã ngừng nhận')
    }
    expect((await an.call(preferences, {})).body).toMatchObject({ rhythm: 'daily', muted: ['trial.check_in'], version: 1 })
  })

  test('ends all letters with the one press of a mail program (RFC 8058)', async () => {
    const stage = await inboxStage()
    const an = await stage.as({ role: 'officer', unitId: 'xa-a' })
    const path = `/ngung-nhan-thu/${tokenFor(stage.platform, { personId: an.me.id, kind: null })}`
    const press = () =>
      stage.app.request(path, {
        method: 'POST',
        body: 'List-Unsubscribe=One-Click',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
    expect((await Promise.all([press(), press(), press()])).map(({ status }) => status)).toEqual([200, 200, 200])
    expect((await an.call(preferences, {})).body).toMatchObject({ rhythm: 'never', muted: [] })
    const audit = await stage.platform.pool.query("select reason from audit_entry where operation = 'inbox.unsubscribe' limit 1")
    expect(audit.rows).toEqual([{ reason: 'Người nhận bấm ngừng nhận trong thư' }])
  })

  test('forged, cut off or of nobody does nothing', async () => {
    const stage = await inboxStage()
    const an = await stage.as({ role: 'officer', unitId: 'xa-a' })
    const good = tokenFor(stage.platform, { personId: an.me.id, kind: 'trial.check_in' })
    const forged = good.replace('trial.check_in', '')
    for (const token of [good.slice(0, -1), forged, 'a~b~c', 'x'.repeat(200)]) {
      expect((await stage.anonymous.request(`/ngung-nhan-thu/${token}`)).status).toBe(404)
      expect((await stage.anonymous.request(`/ngung-nhan-thu/${token}`, { method: 'POST' })).status).toBe(404)
      expect((await stage.anonymous.call(unsubscribe, { token })).status).toBeGreaterThanOrEqual(404)
    }
    const nobody = tokenFor(stage.platform, { personId: '00000000-0000-7000-8000-000000000000', kind: null })
    expect((await stage.anonymous.call(unsubscribe, { token: nobody })).body).toMatchObject({ code: 'inbox.link_not_ours' })
    expect((await stage.anonymous.call(unsubscribe, { token: good })).body).toEqual({ kind: 'Cập nhật tiến độ' })
    expect((await an.call(preferences, {})).body.rhythm).toBe('daily')
  })

  test('cannot be pressed for hundreds of people in a minute by one address', async () => {
    const stage = await inboxStage()
    const path = '/ngung-nhan-thu/khong~co~that'
    const statuses = []
    for (let press = 0; press < 260; press++) statuses.push((await stage.anonymous.request(path, { method: 'POST' })).status)
    expect(statuses.slice(0, 200)).toEqual(Array<number>(200).fill(404))
    expect(statuses.at(-1)).toBe(429)
  })
})
