import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Reader } from '#kernel/db/client.ts'
import { agenciesByIds, type AgencyRow } from '#modules/agencies/index.ts'
import { personById } from '#modules/identity/index.ts'
import { assignments, lastDayOnTime, plans, reportingRulesOf } from '#modules/programme/index.ts'
import { countsIn, dueSql, statusNames, statusSql, turnsIn } from '#modules/progress/index.ts'
import type { CalendarEvent } from '../calendar-file.ts'
import { feeds, feedUses } from '../tables.ts'
import { turnHref } from './province.ts'

export type FeedRow = typeof feeds.$inferSelect

export const feedById = async (db: Reader, id: string): Promise<FeedRow | undefined> =>
  (
    await db
      .select()
      .from(feeds)
      .where(and(eq(feeds.id, id), isNull(feeds.revokedAt)))
  )[0]

/** The feed behind a secret, while it is not revoked and its owner may still sign in. */
export async function feedBySecret(db: Reader, secretHash: string) {
  const [feed] = await db
    .select()
    .from(feeds)
    .where(and(eq(feeds.secretHash, secretHash), isNull(feeds.revokedAt)))
  const person = feed && (await personById(db, feed.personId))
  if (!feed || !person || person.deactivatedAt) return undefined
  return { feed, units: person.units }
}

export const feedsOf = (db: Reader, personId: string) =>
  db
    .select({ id: feeds.id, createdAt: feeds.createdAt, lastUsedAt: feedUses.at })
    .from(feeds)
    .leftJoin(feedUses, eq(feedUses.feedId, feeds.id))
    .where(and(eq(feeds.personId, personId), isNull(feeds.revokedAt)))
    .orderBy(desc(feeds.createdAt))

/** Remembers that a calendar program asked; at most once an hour, so that reading stays reading. */
export async function noteUse(db: Reader, feedId: string, at: Temporal.Instant): Promise<void> {
  await db.execute(sql`
    insert into ${feedUses} (feed_id, at) values (${feedId}, ${at.toString()}::timestamptz)
    on conflict (feed_id) do update set at = excluded.at where ${feedUses.at} < excluded.at - interval '1 hour'`)
}

/**
 * Deadlines of agencies in this year and the next: what they lead, and the days on which the plans want reports.
 * @param options.open without what is done: for people who work; the public feed keeps it.
 */
export async function deadlinesOf(
  db: Reader,
  agencyIds: readonly string[],
  today: string,
  options: { open: boolean; publicUrl: string },
): Promise<CalendarEvent[]> {
  if (agencyIds.length === 0) return []
  const year = Number(today.slice(0, 4))
  const several = agencyIds.length > 1
  const events: CalendarEvent[] = []
  for (const one of [year, year + 1]) {
    const rows = await turnsIn(db, one, today)
      .where(
        and(
          inArray(assignments.agencyId, [...agencyIds]),
          eq(assignments.role, 'lead'),
          countsIn(one, today),
          sql`${dueSql(one)} is not null`,
          options.open ? inArray(statusSql(one, today), ['late', 'in_progress', 'not_due']) : undefined,
        ),
      )
      .orderBy(sql`${dueSql(one)}`, assignments.id)
      .limit(2000)
    for (const row of rows) {
      if (one !== year && row.year === 0) continue
      events.push({
        uid: `${row.assignmentId}-${row.year}`,
        on: row.due!,
        summary: `Hạn nhiệm vụ ${row.task.number}${several ? ` (${row.agency.name})` : ''}: ${row.task.text.slice(0, 120)}`,
        description: `${row.task.text}\n\n${row.agency.name}. Tình trạng: ${statusNames[row.status]}. Theo mục ${row.task.section} của kế hoạch.`,
        url: `${options.publicUrl}${options.open ? `/lam-viec${turnHref(row)}` : `/ke-hoach/${row.plan}/nhiem-vu/${row.task.number}`}`,
      })
    }
  }
  return [...events, ...(await reportEvents(db, year, today, options.publicUrl))]
}

async function reportEvents(db: Reader, year: number, today: string, publicUrl: string): Promise<CalendarEvent[]> {
  const list = await db.select({ id: plans.id, code: plans.code }).from(plans)
  const events: CalendarEvent[] = []
  for (const plan of list)
    for (const rule of await reportingRulesOf(db, plan.id, today))
      for (const monthDay of rule.monthDays)
        for (const one of [year, year + 1])
          events.push({
            uid: `${rule.id}-${monthDay}-${one}`,
            on: lastDayOnTime(monthDay, rule.dueText, one),
            summary: `Hạn báo cáo theo kế hoạch${rule.to ? `, gửi ${rule.to}` : ''}`,
            description: `${rule.dueText ?? ''}. Theo mục ${rule.section} của kế hoạch.`,
            url: `${publicUrl}/ke-hoach/${plan.code}`,
          })
  return events
}

export const agenciesOfFeed = (db: Reader, units: readonly string[]): Promise<AgencyRow[]> => agenciesByIds(db, [...units])
