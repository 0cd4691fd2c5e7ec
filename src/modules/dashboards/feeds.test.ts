import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { nobody, workCast, type WorkCast } from '../progress/cast.test-kit.ts'
import { calendarFile } from './calendar-file.ts'

describe('a calendar file', () => {
  const file = (summary: string, description = '') =>
    calendarFile([{ uid: 'a-2026', on: '2026-12-31', summary, description, url: 'http://localhost/x' }], {
      name: 'Lịch',
      host: 'localhost',
      stamp: Temporal.Instant.from('2026-02-05T01:00:00Z'),
    })
  const unfolded = (text: string) => text.replace(/\r\n /g, '').split('\r\n')

  test('speaks of whole days: the end is the day after, in the next year too', () => {
    expect(unfolded(file('Hạn'))).toEqual(
      expect.arrayContaining([
        'UID:a-2026@localhost',
        'DTSTAMP:20260205T010000Z',
        'DTSTART;VALUE=DATE:20261231',
        'DTEND;VALUE=DATE:20270101',
        'SUMMARY:Hạn',
      ]),
    )
  })
  test('ends every line with CRLF and folds at 75 octets without tearing a letter', () => {
    const text = file(
      'Đẩy mạnh truyền thông về khoa học, công nghệ và chuyển đổi số đến mọi người dân ở các xã, phường vùng sâu 🌾'.repeat(4),
    )
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(text).not.toContain('\ufffd')
    expect(
      unfolded(text)
        .find(line => line.startsWith('SUMMARY'))!
        .match(/🌾/gu),
    ).toHaveLength(4)
  })
  test('escapes what would end a value, and drops control characters', () => {
    const lines = unfolded(file('a; b, c\\d', 'một\r\nhai\u0007'))
    expect(lines).toContain(String.raw`SUMMARY:a\; b\, c\\d`)
    expect(lines).toContain(String.raw`DESCRIPTION:một\nhai`)
  })
})

describe('deadlines in one’s own calendar', () => {
  let cast: WorkCast
  beforeAll(async () => {
    cast = await workCast()
  }, 60_000)
  afterAll(() => cast.stage.close())

  const path = (address: string) => new URL(address).pathname
  const subscribe = async () => (await cast.officer.post('my-calendar-feeds')).body as { id: string; address: string }

  it('are behind a secret address that works without signing in, until it is taken back', async () => {
    expect((await cast.stranger.post('my-calendar-feeds')).status).toBe(401)
    expect((await cast.stranger.get('my-calendar-feeds')).status).toBe(401)
    const made = await subscribe()
    const response = await cast.stranger.request(path(made.address))
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const text = await response.text()
    expect(text.match(/BEGIN:VEVENT/g)!.length).toBeGreaterThan(5)
    const list = (await cast.officer.get('my-calendar-feeds')).body
    expect(list.items).toMatchObject([{ id: made.id, lastUsedAt: expect.any(String) }])
    expect(JSON.stringify(list)).not.toContain(made.address.split('/').at(-1)!.replace('.ics', ''))

    expect((await cast.stranger.delete(`my-calendar-feeds/${made.id}`)).status).toBe(401)
    expect((await cast.neighbour.delete(`my-calendar-feeds/${made.id}`)).status).toBe(403)
    expect((await cast.officer.delete(`my-calendar-feeds/${nobody}`)).status).toBe(404)
    expect((await cast.officer.delete('my-calendar-feeds/gi-do')).status).toBe(422)
    expect((await cast.officer.delete(`my-calendar-feeds/${made.id}`)).status).toBe(204)
    expect((await cast.stranger.request(path(made.address))).status).toBe(404)
  })

  it('move to a new address when one is made, and the old one ends', async () => {
    const [first, second] = [await subscribe(), await subscribe()]
    expect((await cast.stranger.request(path(first.address))).status).toBe(404)
    expect((await cast.stranger.request(path(second.address))).status).toBe(200)
    expect((await cast.officer.get('my-calendar-feeds')).body.items).toHaveLength(1)
  })

  it('of an agency are public and name the same entry the same each time', async () => {
    const address = (await cast.officer.get('my-calendar-feeds')).body.agencies[0].address as string
    const [one, two] = [
      await (await cast.stranger.request(path(address))).text(),
      await (await cast.stranger.request(path(address))).text(),
    ]
    const uids = (text: string) => text.replace(/\r\n /g, '').match(/^UID:.*$/gm)!
    expect(uids(one)).toEqual(uids(two))
    expect(new Set(uids(one)).size).toBe(uids(one).length)
    expect(one).not.toContain('lam-viec')
  })

  it('are not found under a guessed or broken name', async () => {
    for (const name of ['co-quan-khong-co.ics', 'AAAAAAAAAAAAAAAA.ics', 'x', 'co-quan-21583', '..%2f.ics'])
      expect((await cast.stranger.request(`lich/${name}`)).status).toBe(404)
  })
})
