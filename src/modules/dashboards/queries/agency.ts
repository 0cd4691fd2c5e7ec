import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Reader } from '#kernel/db/client.ts'
import { kindNames, type AgencyRow } from '#modules/agencies/index.ts'
import { assignments, tasks } from '#modules/programme/index.ts'
import { countsIn, dueSql, fromTurns, statusRules, statusSql, turnYearSql, type Status } from '#modules/progress/index.ts'
import type { AgencyView, Figure } from '../contract.ts'
import { countRule, middleOf, noCounts, shareOf, shareRule, totalOf } from '../rules.ts'
import { ledIn } from '../scope.ts'
import { countsOf, evidenceMonths, sectionStandings, turnsHref } from './counts.ts'
import { turnHref, waitingOf, type Programme } from './province.ts'

/** How one agency stands, beside others of its kind. @param programme of the same year, perhaps a minute old, for the comparison only. */
export async function agencyView(db: Reader, agency: AgencyRow, programme: Programme, today: string): Promise<AgencyView> {
  const { year } = programme
  const own = eq(assignments.agencyId, agency.id)
  const [counted, months, waiting, next, [coordinating]] = await Promise.all([
    countsOf(db, year, today, { where: own }),
    evidenceMonths(db, year, today, agency.id),
    waitingOf(db, today, agency.id),
    fromTurns(db, year, {
      assignmentId: assignments.id,
      year: sql<number>`${turnYearSql(year)}`,
      number: tasks.number,
      text: tasks.text,
      due: sql<string | null>`${dueSql(year)}::text`,
      status: sql<Status>`${statusSql(year, today)}`,
    })
      .where(and(own, ledIn(year, today), inArray(statusSql(year, today), ['late', 'in_progress', 'not_due'])))
      .orderBy(sql`${dueSql(year)} asc nulls last`, asc(tasks.number), asc(assignments.id))
      .limit(12),
    db
      .select({ count: sql<number>`count(*)::int` })
      .from(assignments)
      .innerJoin(tasks, eq(tasks.id, assignments.taskId))
      .where(and(own, eq(assignments.role, 'coordinating'), countsIn(year, today))),
  ])
  const counts = counted.byAgency.get(agency.id)?.counts ?? noCounts()
  const total = totalOf(counts)
  const peers = programme.agencies.filter(one => one.kind === agency.kind && one.share !== null)
  const figures: Figure[] = [
    {
      key: 'share',
      label: 'Đã hoàn thành',
      value: Math.round((shareOf(counts) ?? 0) * 1000) / 10,
      unit: '%',
      of: total,
      how: `${shareRule}. ${countRule}.`,
      href: turnsHref({ year, agency: agency.id }),
      before: null,
    },
    {
      key: 'late',
      label: 'Việc quá hạn',
      value: counts.late,
      unit: 'việc',
      of: total,
      how: statusRules.late,
      href: turnsHref({ year, agency: agency.id, status: 'late' }),
      before: null,
    },
    {
      key: 'evidence',
      label: 'Minh chứng chờ xác nhận',
      value: waiting.claimed,
      unit: 'minh chứng',
      of: null,
      how: 'Minh chứng mà cơ quan đã gửi, cơ quan thường trực chưa xác nhận và chưa trả lại',
      href: `/minh-chung?agency=${agency.id}&state=claimed`,
      before: null,
    },
    {
      key: 'difficulties',
      label: 'Khó khăn chưa giải quyết',
      value: waiting.difficulties.open,
      unit: 'nội dung',
      of: null,
      how: 'Khó khăn, vướng mắc, kiến nghị của cơ quan chưa có trả lời hoặc đã chuyển cấp trên',
      href: `/kho-khan?agency=${agency.id}&state=open&state=escalated`,
      before: null,
    },
  ]
  return {
    agency: { id: agency.id, code: agency.code, name: agency.name, kind: agency.kind },
    year,
    asOf: today,
    figures,
    own: {
      key: agency.id,
      label: agency.name,
      href: turnsHref({ year, agency: agency.id }),
      page: `/co-quan/${agency.code}`,
      total,
      counts,
    },
    coordinating: coordinating!.count,
    sections: (await sectionStandings(db, counted, year)).map(one => ({ ...one, href: `${one.href}&agency=${agency.id}` })),
    next: next.map(turn => ({ ...turn, href: turnHref(turn) })),
    months,
    among: { kind: kindNames[agency.kind], agencies: peers.length, middle: middleOf(peers.map(one => one.share!)) },
  }
}
