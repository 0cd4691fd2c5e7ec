import { createHash, randomBytes } from 'node:crypto'
import { unitsOf } from '#kernel/actor.ts'
import { today } from '#kernel/clock.ts'
import { notFound } from '#kernel/errors.ts'
import { operation } from '#kernel/operation.ts'
import { agencyByCode } from '#modules/agencies/index.ts'
import { calendarFile } from '../calendar-file.ts'
import * as contract from '../contract.ts'
import * as policy from '../policy.ts'
import { agenciesOfFeed, deadlinesOf, feedById, feedBySecret, feedsOf, noteUse } from '../queries/feeds.ts'
import { feeds } from '../tables.ts'

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex')
const addressOf = (publicUrl: string, file: string) => `${publicUrl}/api/v1/lich/${file}.ics`

export const myFeeds = operation({
  name: 'dashboards.my_feeds',
  summary: 'Lịch đăng ký của tôi',
  reads: 'GET /my-calendar-feeds',
  input: contract.MyFeeds,
  output: contract.FeedList,
  allow: 'signedIn',
  run: async ({ db, platform, me }) => {
    const [items, own] = await Promise.all([feedsOf(db, me.id), agenciesOfFeed(db, unitsOf(me))])
    return {
      items,
      agencies: own.map(({ id, name, code }) => ({ id, name, address: addressOf(platform.config.publicUrl, `co-quan-${code}`) })),
    }
  },
})

/** A second feed takes the place of the first: a secret that was lost is taken back by making a new one. */
export const createFeed = operation({
  name: 'dashboards.create_feed',
  summary: 'Tạo địa chỉ lịch riêng của tôi, thay địa chỉ cũ',
  writes: 'POST /my-calendar-feeds',
  input: contract.CreateFeed,
  output: contract.NewFeed,
  allow: 'signedIn',
  run: async ({ db, write, platform, clock, me }) => {
    for (const old of await feedsOf(db, me.id)) {
      const row = await feedById(db, old.id)
      if (row) await write.update(feeds, row, { revokedAt: clock.now() })
    }
    const secret = randomBytes(24).toString('base64url')
    const feed = await write.insert(feeds, { personId: me.id, secretHash: hashOf(secret) })
    return { id: feed.id, address: addressOf(platform.config.publicUrl, secret) }
  },
})

export const revokeFeed = operation({
  name: 'dashboards.revoke_feed',
  summary: 'Thu hồi địa chỉ lịch riêng',
  writes: 'DELETE /my-calendar-feeds/:id',
  input: contract.RevokeFeed,
  output: contract.Done,
  load: ({ db }, { id }) => feedById(db, id),
  allow: policy.canRevokeFeed,
  run: async ({ write, record, clock }) => {
    await write.update(feeds, record, { revokedAt: clock.now() })
    return null
  },
})

/**
 * What calendar programs ask for, without a session: `co-quan-CODE.ics` with an agency's public deadlines, otherwise `SECRET.ics` with
 * the open work of a person's agencies.
 */
export const feed = operation({
  name: 'dashboards.feed',
  summary: 'Lịch thời hạn cho ứng dụng lịch (iCalendar)',
  reads: 'GET /lich/:file',
  input: contract.ReadFeed,
  output: contract.Feed,
  allow: 'anyone',
  run: async ({ db, platform, clock }, { file }) => {
    const day = today(clock).toString()
    const { publicUrl } = platform.config
    const name = /^([\w-]{6,100})\.ics$/.exec(file)?.[1]
    if (!name) throw notFound()
    const code = /^co-quan-(.+)$/.exec(name)?.[1]
    const agency = code ? await agencyByCode(db, code) : undefined
    const own = code ? undefined : await feedBySecret(db, hashOf(name))
    if (!agency && !own) throw notFound()
    if (own) await noteUse(db, own.feed.id, clock.now())
    const title = agency ? `Thời hạn công việc: ${agency.name}` : 'Lan Tỏa: việc của tôi'
    const events = await deadlinesOf(db, agency ? [agency.id] : own!.units, day, { open: !agency, publicUrl })
    const text = calendarFile(events, { name: title, host: new URL(publicUrl).hostname, stamp: clock.now() })
    return { file: new TextEncoder().encode(text), name: 'lan-toa.ics', type: 'text/calendar; charset=utf-8', inline: true }
  },
})
