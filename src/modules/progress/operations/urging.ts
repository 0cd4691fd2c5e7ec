import { sql } from 'drizzle-orm'
import { addWorkingDays } from '#kernel/calendar/working-days.ts'
import { dayOf, today } from '#kernel/clock.ts'
import { notFound } from '#kernel/errors.ts'
import { shortDay } from '#kernel/i18n/formats.ts'
import { sendLetter } from '#kernel/mail/post.ts'
import { operation } from '#kernel/operation.ts'
import { agencyById } from '#modules/agencies/index.ts'
import * as contract from '../contract.ts'
import { fault } from '../errors.ts'
import { noOffice, urgedToday } from '../errors/exceptions.ts'
import { urgeLetter, urgeMail } from '../letter.ts'
import * as policy from '../policy/exceptions.ts'
import { officeAgency } from '../queries/office.ts'
import {
  itemsOf,
  lastUrged,
  lateTurns,
  letterheadOf,
  listUrges,
  mailboxesOf,
  peopleOf,
  turnKey,
  urgeById,
  type LateTurn,
} from '../queries/urging.ts'
import { answerRuleOn } from '../rules/exceptions.ts'
import { notes, urgeItems, urges } from '../tables.ts'

/** How far back it is looked whether a turn was urged before. */
const remembered = { hours: 24 * 400 }

export const preview = operation({
  name: 'progress.urge_preview',
  summary: 'Các cơ quan đang chậm, để xem trước khi đôn đốc',
  reads: 'GET /urges/preview',
  input: contract.PreviewUrge,
  output: contract.UrgePreview,
  allow: policy.canUrge,
  run: async ({ db, clock }, { year: wanted, ...filter }) => {
    const on = today(clock)
    const day = on.toString()
    const year = wanted ?? on.year
    const [late, before] = await Promise.all([lateTurns(db, year, day, filter), lastUrged(db, clock.now().subtract(remembered))])
    const ids = [...new Set(late.map(turn => turn.agency.id))]
    const [people, mailboxes] = await Promise.all([peopleOf(db, ids), mailboxesOf(db, ids)])
    const urgedOn = (turn: LateTurn) => {
      const at = before.get(turnKey(turn))
      return at ? dayOf(at).toString() : null
    }
    const groups = [...Map.groupBy(late, turn => turn.agency.id).values()].map(turns => {
      const [{ agency }] = turns as [LateTurn, ...LateTurn[]]
      const known = mailboxes.get(agency.id)
      return {
        agency: { ...agency, kind: known?.kind ?? 'other' },
        people: people.filter(person => person.agencyId === agency.id).length,
        mailbox: Boolean(known?.email),
        items: turns.map(turn => ({ ...turn, urgedOn: urgedOn(turn) })),
      }
    })
    return {
      on: day,
      year,
      answerBy: addWorkingDays(on, answerRuleOn(day).own).toString(),
      items: late.length,
      urgedToday: late.filter(turn => urgedOn(turn) === day).length,
      people: new Set(people.map(person => person.id)).size,
      agencies: groups,
    }
  },
})

export const urge = operation({
  name: 'progress.urge',
  summary: 'Đôn đốc các việc quá hạn: ghi vào lịch sử, gửi thư, lập công văn',
  writes: 'POST /urges',
  input: contract.Urge,
  output: contract.Urged,
  bodyLimit: 4_000_000,
  allow: policy.canUrge,
  run: async ({ write, clock, platform, me }, input) => {
    const on = today(clock)
    const day = on.toString()
    if (input.answerBy <= day) throw fault({ path: 'answerBy', message: 'Ngày trả lời phải sau hôm nay' })
    const office = await officeAgency(write.read)
    if (!office) throw noOffice()
    const wanted = new Map(input.items.map(item => [turnKey(item), item]))
    const years = [...new Set(input.items.map(item => (item.year === 0 ? on.year : item.year)))]
    // One letter at a time: the second sees what the first urged.
    await write.read.execute(sql`select pg_advisory_xact_lock(hashtext('progress urge'))`)
    const late = new Map<string, LateTurn>()
    for (const year of years) for (const turn of await lateTurns(write.read, year, day)) late.set(turnKey(turn), turn)
    const before = await lastUrged(write.read, clock.now().subtract({ hours: 48 }))
    const isFresh = (key: string) => {
      const at = before.get(key)
      return input.insist || !at || dayOf(at).toString() !== day
    }
    const chosen = [...late.values()].filter(turn => wanted.has(turnKey(turn)) && isFresh(turnKey(turn)))
    if (chosen.length === 0) throw urgedToday({ count: wanted.size })
    const byAgency = Map.groupBy(chosen, turn => turn.agency.id)
    const made = await write.insert(urges, {
      at: clock.now(),
      answerBy: input.answerBy,
      message: input.message || null,
      signerName: input.signerName || null,
      signerPosition: input.signerPosition || null,
      agencies: byAgency.size,
      items: chosen.length,
      byId: me.id,
      byName: me.name,
    })
    await write.insertMany(
      urgeItems,
      chosen.map(turn => ({
        urgeId: made.id,
        assignmentId: turn.assignmentId,
        year: turn.year,
        agencyId: turn.agency.id,
        due: turn.due,
        daysLate: turn.daysLate,
      })),
    )
    await write.insertMany(
      notes,
      chosen.map(turn => ({
        assignmentId: turn.assignmentId,
        year: turn.year,
        kind: 'urged' as const,
        at: clock.now(),
        agencyId: null,
        text: `Quá hạn ${turn.daysLate} ngày làm việc (hạn ${shortDay(turn.due)}). Đề nghị hoàn thành hoặc giải trình chậm nhất ngày ${shortDay(input.answerBy)}.${
          input.message ? ` ${input.message}` : ''
        }`,
        byId: me.id,
        byName: me.name,
      })),
    )
    const mails = await mailsFor(write.read, byAgency)
    for (const { to, name, items } of mails)
      await sendLetter(
        write,
        urgeMail({
          to,
          ...(name ? { name } : {}),
          office: office.name,
          answerBy: input.answerBy,
          message: input.message || null,
          items,
          url: `${platform.config.publicUrl}/lam-viec/viec-cua-toi`,
        }),
      )
    await write.emit('progress.urged', { id: made.id, agencies: byAgency.size, items: chosen.length })
    return {
      id: made.id,
      agencies: byAgency.size,
      items: chosen.length,
      letters: mails.length,
      left: wanted.size - chosen.length,
    }
  },
})

/** One mail to each person, however many agencies they work for; to the agency's own address where nobody has an account. */
async function mailsFor(db: Parameters<typeof peopleOf>[0], byAgency: Map<string, LateTurn[]>) {
  const ids = [...byAgency.keys()]
  const people = await peopleOf(db, ids)
  const reached = new Set(people.map(person => person.agencyId))
  const mailboxes = await mailboxesOf(
    db,
    ids.filter(id => !reached.has(id)),
  )
  return [
    ...[...Map.groupBy(people, person => person.id).values()].map(grants => ({
      to: grants[0]!.email,
      name: grants[0]!.name,
      items: grants.flatMap(grant => byAgency.get(grant.agencyId) ?? []),
    })),
    ...[...mailboxes].flatMap(([id, { email }]) =>
      email ? [{ to: email, name: undefined, items: byAgency.get(id) ?? [] }] : [],
    ),
  ]
}

export const list = operation({
  name: 'progress.urges',
  summary: 'Các lần đôn đốc',
  reads: 'GET /urges',
  input: contract.ListUrges,
  output: contract.UrgeList,
  allow: policy.canSeeUrges,
  run: ({ db }, input) => listUrges(db, input),
})

export const get = operation({
  name: 'progress.urge_detail',
  summary: 'Một lần đôn đốc: từng cơ quan, từng việc, đã trả lời hay chưa',
  reads: 'GET /urges/:id',
  input: contract.GetUrge,
  output: contract.UrgeDetail,
  load: ({ db }, { id }) => urgeById(db, id),
  allow: policy.canSeeUrges,
  run: async ({ db, clock, record }) => {
    const day = today(clock)
    const items = await itemsOf(db, record.id)
    const late = new Set<string>()
    for (const year of new Set(items.map(item => (item.year === 0 ? day.year : item.year))))
      for (const turn of await lateTurns(db, year, day.toString())) late.add(turnKey(turn))
    return {
      ...record,
      by: record.byName,
      byAgency: [...Map.groupBy(items, item => item.agency.id).values()].map(own => ({
        agency: own[0]!.agency,
        items: own.map(item => ({ ...item, answered: !item.unanswered, stillLate: late.has(turnKey(item)) })),
      })),
    }
  },
})

export const letter = operation({
  name: 'progress.urge_letter',
  summary: 'Công văn đôn đốc (Word), chung hoặc cho một cơ quan',
  reads: 'GET /urges/:id/letter.docx',
  input: contract.GetUrgeLetter,
  output: contract.UrgeLetter,
  load: ({ db }, { id }) => urgeById(db, id),
  allow: policy.canSeeUrges,
  run: async ({ db, record }, { agency }) => {
    const [office, items] = await Promise.all([officeAgency(db), itemsOf(db, record.id, agency)])
    if (items.length === 0) throw notFound()
    if (!office) throw noOffice()
    const on = dayOf(record.at).toString()
    const only = agency ? await agencyById(db, agency) : undefined
    return {
      file: await urgeLetter({
        ...record,
        office: { name: office.name, ...(await letterheadOf(db, office.id)) },
        on,
        items,
        single: new Set(items.map(item => item.agency.id)).size === 1,
      }),
      name: `Công văn đôn đốc ${on}${only ? ` ${only.name}` : ''}.docx`,
      type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    }
  },
})
