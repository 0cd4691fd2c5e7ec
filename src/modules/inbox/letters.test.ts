import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { createMail } from '#kernel/mail/create.ts'
import type { Letter } from '#kernel/mail/mail.ts'
import { delegations, persons } from '../identity/tables.ts'
import { eq } from 'drizzle-orm'
import { dutyOf, inboxStage } from './duties.test-kit.ts'
import { setPreferences, unsubscribe } from './operations/preferences.ts'
import { planDigests } from './operations/planning.ts'

const monday = '2026-03-02'
const unitOf = (person: Actor) => person.grants[0]!.unitId

/** Five people of one agency with something to do each, and the mornings on which letters go out. */
async function morningStage(at = `${monday}T05:30`) {
  const stage = await inboxStage({ at, settings: { PUBLIC_URL: 'https://lantoa.test' } })
  const people: Actor[] = []
  for (let one = 1; one <= 5; one++)
    people.push(
      await stage.person({ role: 'officer', unitId: 'xa-a', name: `Cán bộ ${one}`, email: `can-bo-${one}@giarai.test` }),
    )
  const all = { agencyId: unitOf(people[0]!), roles: ['officer'] as const }
  stage.state.duties = [dutyOf(all, { title: 'Cập nhật nhiệm vụ 4', due: '2026-03-20', urgency: 'soon' })]
  const morning = async (time: string, options?: { early?: boolean }) => {
    stage.clock.set(time)
    await stage.platform.jobs.send('inbox.digests', {})
    return stage.drain(options)
  }
  const letters = () => stage.mail.kept().map(({ to }) => to)
  return { ...stage, people, all, morning, letters }
}

/** What stands between the platform and the world, spoiled at will. */
function spoiled(stage: Awaited<ReturnType<typeof morningStage>>, fails: (letter: Letter) => Error | undefined) {
  const send = stage.mail.send.bind(stage.mail)
  Object.assign(stage.platform, {
    mail: {
      ...stage.mail,
      async send(letter: Letter) {
        const failure = fails(letter)
        if (failure) throw failure
        await send(letter)
      },
    },
  })
}
const smtpError = (code: string, responseCode?: number) =>
  Object.assign(new Error(`${code} ${responseCode ?? ''}`), { code, responseCode })

type Received = { to: string; raw: string }

/** A server that really speaks SMTP on the loopback address. */
async function mailServer(received: Received[], port = 0) {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      let raw = ''
      stream.on('data', (part: Buffer) => (raw += part.toString('utf8')))
      stream.on('end', () => {
        received.push({ to: session.envelope.rcptTo[0]!.address, raw })
        done()
      })
    },
  })
  await new Promise<void>(done => server.listen(port, '127.0.0.1', done))
  const close = () => new Promise<void>(done => server.close(() => done()))
  return { port: (server.server.address() as AddressInfo).port, close }
}

describe('a letter about duties', () => {
  test('tells what there is to do, why it came, and how to have fewer', async () => {
    const stage = await morningStage()
    const an = stage.people[0]!
    stage.state.duties.push(
      dutyOf(
        { personId: an.id },
        { title: 'Trả lời khó khăn', due: '2026-02-27', urgency: 'late', detail: 'Xã Ia O nêu', href: '/kk/1' },
      ),
      dutyOf({ personId: an.id }, { kind: 'other.verify', title: 'Xác nhận minh chứng', href: '/mc' }),
    )
    await stage.morning(`${monday}T05:30`)
    const letter = stage.mail.kept().find(({ to }) => to === 'can-bo-1@giarai.test')!
    expect(letter.subject).toBe('Việc của tôi ngày 02/03/2026: 1 việc quá hạn, 1 việc sắp đến hạn, 1 việc khác')
    expect(letter.text).toContain('Kính gửi Ông/Bà Cán bộ 1,')
    expect(letter.text).toContain(
      'QUÁ HẠN (1)\n\n• Trả lời khó khăn – hạn 27/02/2026 (mới)\n  Xã Ia O nêu\n  https://lantoa.test/lam-viec/kk/1',
    )
    expect(letter.text).toContain('trước hạn 10, 5 và 2 ngày làm việc, đúng ngày đến hạn, quá hạn 1, 5 và 10 ngày làm việc')
    expect(letter.text).toContain('Không nhắc loại “Xác nhận minh chứng”: https://lantoa.test/ngung-nhan-thu/')
    expect(letter.messageId).toBe(`viec-cua-toi.${monday}.${an.id}@lantoa.test`)
    const page = await stage.anonymous.request(new URL(letter.unsubscribe!).pathname, { method: 'POST' })
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('mọi thư nhắc việc')])
  })

  test('comes to each person once, however often the job runs, and to nobody without duties', async () => {
    const stage = await morningStage()
    await stage.person({ role: 'officer', unitId: 'xa-khac' })
    for (const time of [`${monday}T05:30`, `${monday}T06:30`, `${monday}T17:30`])
      expect((await stage.morning(time)).failed).toEqual([])
    expect(stage.letters().toSorted()).toEqual([1, 2, 3, 4, 5].map(one => `can-bo-${one}@giarai.test`))
  })

  test('does not come to the invited nor to those who left, also when they leave after planning', async () => {
    const stage = await morningStage()
    const { db, clock } = stage.platform
    const [first, second, third] = stage.people
    await db.update(persons).set({ activatedAt: null }).where(eq(persons.id, first!.id))
    await db.update(persons).set({ deactivatedAt: clock.now() }).where(eq(persons.id, second!.id))
    expect(await planDigests(stage.callAs(), monday)).toBe(3)
    await db.update(persons).set({ deactivatedAt: clock.now() }).where(eq(persons.id, third!.id))
    await stage.morning(`${monday}T06:30`)
    expect(stage.letters().toSorted()).toEqual(['can-bo-4@giarai.test', 'can-bo-5@giarai.test'])
  })

  test('is one for somebody with several roles, and comes to the deputy while the delegation lasts', async () => {
    const stage = await morningStage()
    const leader = await stage.person({ role: 'leader', unitId: 'xa-a', email: 'lanh-dao@giarai.test' })
    const [deputy] = stage.people
    stage.state.duties = [
      dutyOf({ agencyId: unitOf(leader), roles: ['leader'] }, { title: 'Duyệt gia hạn' }),
      dutyOf({ agencyId: unitOf(leader), roles: ['officer'] }, { title: 'Cập nhật nhiệm vụ 9' }),
    ]
    const at = stage.clock.now()
    const lent = { fromPersonId: leader.id, toPersonId: deputy!.id, unitId: unitOf(leader), createdAt: at, updatedAt: at }
    await stage.platform.db.insert(delegations).values({ ...lent, startsOn: monday, endsOn: '2026-03-03' })
    await stage.morning(`${monday}T05:30`)
    const kept = stage.mail.kept()
    expect(kept).toHaveLength(6)
    expect(kept.find(({ to }) => to === deputy!.email)!.text).toContain('Duyệt gia hạn')
    expect(kept.find(({ to }) => to === stage.people[1]!.email)!.text).not.toContain('Duyệt gia hạn')
  })

  test('comes again only when something is new or reaches a step of the ladder', async () => {
    const stage = await morningStage()
    const days = async (...mornings: string[]) => {
      const came: string[] = []
      for (const day of mornings) {
        const before = stage.letters().length
        await stage.morning(`${day}T05:30`)
        if (stage.letters().length > before) came.push(day)
      }
      return came
    }
    // Due on Friday 20/03: ten working days before is Friday 06/03, five Friday 13/03, two Wednesday 18/03.
    const march = Array.from({ length: 28 }, (_, day) => Temporal.PlainDate.from(monday).add({ days: day }).toString())
    expect(await days(...march)).toEqual([
      '2026-03-02', '2026-03-06', '2026-03-13', '2026-03-18', '2026-03-20', '2026-03-23', '2026-03-27',
    ]) // prettier-ignore
    stage.state.duties.push(dutyOf(stage.all, { title: 'Việc mới' }))
    expect(await days('2026-03-30', '2026-03-31')).toEqual(['2026-03-30'])
    expect(stage.mail.kept().at(-1)!.text).toContain('• Việc mới (mới)')
  })

  test('comes on Mondays only to who wants it weekly, never to who wants none, without the kinds that are muted', async () => {
    const stage = await morningStage('2026-03-03T05:30')
    const [weekly, never, without] = await Promise.all(stage.people.slice(0, 3).map(person => stage.as(person)))
    await weekly!.call(setPreferences, { version: 0, rhythm: 'weekly', muted: [] })
    await never!.call(setPreferences, { version: 0, rhythm: 'never', muted: [] })
    await without!.call(setPreferences, { version: 0, rhythm: 'daily', muted: ['trial.check_in'] })
    await stage.morning('2026-03-03T05:30')
    expect(stage.letters().toSorted()).toEqual(['can-bo-4@giarai.test', 'can-bo-5@giarai.test'])
    await stage.morning('2026-03-09T05:30')
    expect(stage.letters().filter(to => to === 'can-bo-1@giarai.test')).toHaveLength(1)
    expect(stage.letters()).not.toContain('can-bo-2@giarai.test')
    expect(stage.letters()).not.toContain('can-bo-3@giarai.test')
    expect(stage.mail.kept().find(({ to }) => to === 'can-bo-1@giarai.test')!.text).toContain('vào ngày làm việc đầu tuần')
  })

  test('does not go out before the morning, on a Sunday or on a holiday', async () => {
    const stage = await morningStage()
    for (const time of [`${monday}T05:29`, '2026-03-01T09:00', '2026-09-02T09:00']) await stage.morning(time)
    expect(stage.letters()).toEqual([])
  })

  test('that waits is taken back when its person ends letters', async () => {
    const stage = await morningStage()
    await planDigests(stage.callAs(), monday)
    let token = ''
    spoiled(stage, letter => {
      if (letter.to === 'can-bo-1@giarai.test') token = letter.unsubscribe!.split('/').at(-1)!
      return smtpError('ECONNREFUSED')
    })
    await stage.morning(`${monday}T06:30`)
    await unsubscribe.run({ ...stage.callAs(), actor: null }, { token })
    spoiled(stage, () => undefined)
    await stage.drain({ early: true })
    expect(stage.letters()).toHaveLength(4)
    expect(stage.letters()).not.toContain('can-bo-1@giarai.test')
  })
})

describe('when something breaks', () => {
  test('planning that is cut off half way and begun again gives everybody one letter', async () => {
    const stage = await morningStage()
    const { db } = stage.platform
    let inserted = 0
    const transaction = db.transaction.bind(db)
    // The machine stops within the second batch: here within the transaction that would end the day.
    Object.assign(db, {
      transaction: (...given: Parameters<typeof transaction>) => {
        if (++inserted === 2) throw new Error('mất điện')
        return transaction(...given)
      },
    })
    expect((await stage.morning(`${monday}T05:30`)).failed).toMatchObject([{ error: 'mất điện' }])
    Object.assign(db, { transaction })
    await stage.drain({ early: true })
    expect(stage.letters().toSorted()).toEqual([1, 2, 3, 4, 5].map(one => `can-bo-${one}@giarai.test`))
  })

  test('two processes that begin at once do not write anybody twice', async () => {
    const stage = await morningStage()
    const run = async () => {
      const [job] = stage.platform.modules.flatMap(module => module.jobs ?? []).filter(({ name }) => name === 'inbox.digests')
      await job!.run(stage.callAs(), {})
    }
    await Promise.all([run(), run(), run()])
    expect(stage.letters().toSorted()).toEqual([1, 2, 3, 4, 5].map(one => `can-bo-${one}@giarai.test`))
  })

  test('an address that the server refuses for good holds up nobody, and one that it puts off is tried again', async () => {
    const stage = await morningStage()
    let busy = true
    spoiled(stage, ({ to }) =>
      to.includes('-2@') ? smtpError('EENVELOPE', 550) : busy && to.includes('-3@') ? smtpError('EENVELOPE', 450) : undefined,
    )
    expect((await stage.morning(`${monday}T05:30`)).failed).toHaveLength(1)
    expect(stage.letters()).toHaveLength(3)
    busy = false
    await stage.drain({ early: true })
    expect(stage.letters().toSorted()).toEqual([1, 3, 4, 5].map(one => `can-bo-${one}@giarai.test`))
    const { rows } = await stage.platform.pool.query('select refusal from digest where refusal is not null')
    expect(rows).toEqual([{ refusal: 'EENVELOPE 550' }])
  })

  test('a mail server that is down for a day loses nothing and writes nobody twice', async () => {
    const stage = await morningStage()
    const received: Received[] = []
    const gone = await mailServer(received)
    await gone.close()
    const mail = createMail({ url: `smtp://127.0.0.1:${gone.port}`, from: 'Lan Tỏa <khong-tra-loi@lantoa.test>' })
    Object.assign(stage.platform, { mail })
    for (const hour of ['05:30', '11:30', '17:30'])
      expect((await stage.morning(`${monday}T${hour}`)).failed[0]?.error).toContain('ECONNREFUSED')
    stage.state.duties.push(dutyOf({ personId: stage.people[0]!.id }, { title: 'Việc của thứ Ba' }))
    expect((await stage.morning('2026-03-03T05:30')).failed).not.toEqual([])
    const back = await mailServer(received, gone.port)
    onTestFinished(back.close)
    stage.clock.set('2026-03-03T08:00')
    expect((await stage.drain({ early: true })).failed).toEqual([])
    await stage.morning('2026-03-03T08:30')
    mail.close()
    expect(received.map(({ to }) => to).toSorted()).toEqual([1, 2, 3, 4, 5].map(one => `can-bo-${one}@giarai.test`))
    expect(received[0]!.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
    for (const { raw } of received) expect(raw).toMatch(/^Message-ID:\s+<viec-cua-toi\.2026-03-03\./m)
  })

  test('letters that could not go out on Friday go out on Saturday, before the next are planned', async () => {
    const stage = await morningStage()
    spoiled(stage, () => smtpError('ETIMEDOUT'))
    await stage.morning('2026-03-06T05:30')
    spoiled(stage, () => undefined)
    await stage.morning('2026-03-07T09:30')
    expect(stage.letters()).toHaveLength(5)
    await stage.morning('2026-03-09T05:30')
    expect(stage.letters()).toHaveLength(5)
  })

  test('a part that cannot tell its duties in the morning is told of later in the day, once', async () => {
    const stage = await morningStage()
    stage.state.broken = true
    stage.state.duties = [dutyOf(stage.all, { kind: 'other.verify', title: 'Xác nhận minh chứng' })]
    await stage.morning(`${monday}T05:30`)
    expect(stage.letters()).toEqual([])
    stage.state.broken = false
    for (const hour of ['06:30', '07:30']) await stage.morning(`${monday}T${hour}`)
    expect(stage.letters()).toHaveLength(5)
  })
})
