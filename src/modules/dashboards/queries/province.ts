import { and, eq, sql } from 'drizzle-orm'
import type { Reader } from '#kernel/db/client.ts'
import { shortDay } from '#kernel/i18n/formats.ts'
import { evidence } from '#modules/evidence/index.ts'
import { forecastLateness, latenessRule, measuredTargets, paceNames } from '#modules/measurement/index.ts'
import { difficulties, extensions, standings, statusNames, statusRules } from '#modules/progress/index.ts'
import type { AgencyStanding, Figure, Month, Province, Standing, TargetStrip } from '../contract.ts'
import { countRule, dayBefore, lateFirst, shareOf, shareRule, statusOrder, totalOf } from '../rules.ts'
import {
  agencyStandings,
  countsOf,
  evidenceMonths,
  kindStandings,
  monthHref,
  sectionStandings,
  turnsHref,
  type Counted,
} from './counts.ts'

/** Everything counted of the programme in a year; the views cut from it what they show. */
export type Programme = {
  year: number
  today: string
  counted: Counted
  agencies: AgencyStanding[]
  sections: Standing[]
  kinds: Standing[]
  months: Month[]
}

/** @param year whose turns; today's standing is shown of each. */
export async function programmeView(db: Reader, year: number, today: string): Promise<Programme> {
  const before = String(year) === today.slice(0, 4) ? dayBefore(today) : null
  const [counted, months] = await Promise.all([countsOf(db, year, today, { before }), evidenceMonths(db, year, today)])
  const [agencies, sections] = await Promise.all([agencyStandings(db, counted, year, today), sectionStandings(db, counted, year)])
  return { year, today, counted, agencies, sections, kinds: kindStandings(agencies, year), months }
}

/** What waits for somebody: pieces of evidence, difficulties, wishes for more time. */
export async function waitingOf(db: Reader, today: string, agencyId?: string) {
  const [[claimed], [difficult], [asked], [closing]] = await Promise.all([
    db
      .select({ count: sql<number>`count(*)::int` })
      .from(evidence)
      .where(and(eq(evidence.state, 'claimed'), agencyId ? eq(evidence.agencyId, agencyId) : undefined)),
    db
      .select({
        open: sql<number>`(count(*) filter (where ${difficulties.state} in ('open', 'escalated')))::int`,
        overdue: sql<number>`(count(*) filter (where ${difficulties.state} in ('open', 'escalated') and ${difficulties.answerBy} < ${today}::date))::int`,
        escalated: sql<number>`(count(*) filter (where ${difficulties.state} = 'escalated'))::int`,
      })
      .from(difficulties)
      .where(agencyId ? eq(difficulties.agencyId, agencyId) : undefined),
    db
      .select({
        asked: sql<number>`(count(*) filter (where ${extensions.state} = 'asked'))::int`,
        granted: sql<number>`(count(*) filter (where ${extensions.state} = 'granted'))::int`,
        refused: sql<number>`(count(*) filter (where ${extensions.state} = 'refused'))::int`,
      })
      .from(extensions)
      .where(sql`${extensions.at} >= date_trunc('year', ${today}::date)`),
    db
      .select({ count: sql<number>`count(*)::int` })
      .from(standings)
      .where(eq(standings.state, 'closing')),
  ])
  return { claimed: claimed!.count, difficulties: difficult!, extensions: asked!, closing: closing!.count }
}

/** The leader's one page, targets aside: those cost more to count than all the rest. */
export async function provinceView(db: Reader, programme: Programme): Promise<Omit<Province, 'targets'>> {
  const { year, today, counted, agencies, sections, kinds, months } = programme
  const past = new Map(
    [...counted.byAgency].map(([id, { counts }]) => {
      const late = counts.done_late + counts.late
      return [id, { ended: counts.done + late, late }]
    }),
  )
  const [waiting, forecast] = await Promise.all([waitingOf(db, today), forecastLateness(db, year, today, { limit: 8, past })])
  const late = lateFirst(agencies)
  return {
    year,
    asOf: today,
    figures: provinceFigures(programme, waiting, late.length),
    statuses: statusOrder.map(status => ({
      status,
      label: statusNames[status],
      count: counted.all[status],
      rule: statusRules[status],
      href: turnsHref({ year, status }),
    })),
    sections,
    kinds,
    late: late.slice(0, 10).map(one => ({ ...one, href: turnsHref({ year, agency: one.id, status: 'late' }) })),
    lateAgencies: late.length,
    months,
    difficulties: { ...waiting.difficulties, href: '/kho-khan?state=open&state=escalated' },
    extensions: { ...waiting.extensions, href: '/gia-han?state=asked' },
    forecast: {
      total: forecast.high + forecast.medium,
      rule: [...latenessRule],
      items: forecast.items.map(one => ({
        label: `Nhiệm vụ ${one.task.number}: ${one.task.text}`,
        agency: one.agency.name,
        due: one.due,
        reasons: one.reasons,
        high: one.risk === 'high',
        href: turnHref(one),
      })),
    },
  }
}

function provinceFigures(
  { year, today, counted, agencies, months }: Programme,
  waiting: Awaited<ReturnType<typeof waitingOf>>,
  lateAgencies: number,
): Figure[] {
  const total = totalOf(counted.all)
  const before = String(year) === today.slice(0, 4) ? dayBefore(today) : null
  const month = months.at(-1)
  return [
    {
      key: 'share',
      label: 'Đã hoàn thành',
      value: Math.round((shareOf(counted.all) ?? 0) * 1000) / 10,
      unit: '%',
      of: total,
      how: `${shareRule}. ${countRule}.`,
      href: turnsHref({ year }),
      before: null,
    },
    {
      key: 'late',
      label: 'Việc quá hạn',
      value: counted.all.late,
      unit: 'việc',
      of: total,
      how: `${statusRules.late}. ${countRule}.`,
      href: turnsHref({ year, status: 'late' }),
      before: before && counted.lateBefore !== null ? { on: before, value: counted.lateBefore } : null,
    },
    {
      key: 'late_agencies',
      label: 'Cơ quan có việc quá hạn',
      value: lateAgencies,
      unit: 'cơ quan',
      of: agencies.length,
      how: 'Cơ quan chủ trì có ít nhất một việc quá hạn, trong số cơ quan đang chủ trì việc',
      href: turnsHref({ year, status: 'late', sort: 'agency' }),
      before: null,
    },
    {
      key: 'evidence',
      label: 'Minh chứng chờ xác nhận',
      value: waiting.claimed,
      unit: 'minh chứng',
      of: null,
      how: 'Minh chứng mà cơ quan đã gửi, cơ quan thường trực chưa xác nhận và chưa trả lại',
      href: '/minh-chung?state=claimed',
      before: null,
    },
    {
      key: 'verified',
      label: 'Minh chứng trong tháng',
      value: month?.verified ?? 0,
      unit: 'minh chứng',
      of: null,
      how: `Minh chứng đã được xác nhận của những việc diễn ra từ đầu tháng${month ? ` ${month.month.slice(5)}/${month.month.slice(0, 4)}` : ''}`,
      href: month ? monthHref(month.month, ['verified']) : '/minh-chung?state=verified',
      before: null,
    },
    {
      key: 'difficulties',
      label: 'Khó khăn chưa giải quyết',
      value: waiting.difficulties.open,
      unit: 'nội dung',
      of: null,
      how: `Khó khăn, vướng mắc, kiến nghị chưa có trả lời hoặc đã chuyển cấp trên; ${waiting.difficulties.overdue} nội dung đã quá ngày phải trả lời (tính đến ${shortDay(today)})`,
      href: '/kho-khan?state=open&state=escalated',
      before: null,
    },
  ]
}

/** Every target of the plans in force, in one line each. */
export async function targetStrips(db: Reader, today: string): Promise<TargetStrip[]> {
  const targets = await measuredTargets(db, today)
  return targets.map(target => ({
    id: target.id,
    number: target.number,
    text: target.text,
    year: target.year,
    // Shares are kept from 0 to 1 and read in per cent.
    value: scaled(target.figure?.value ?? null, target.measure?.share),
    wanted: scaled(target.measure?.wanted ?? null, target.measure?.share),
    unit: target.measure?.share ? '%' : (target.measure?.unit ?? ''),
    pace: target.pace,
    paceLabel: paceNames[target.pace],
    how: target.measure?.statement ?? null,
    href: `/chi-tieu/${target.id}`,
    page: `/ke-hoach/${target.plan.code}/chi-tieu/${target.number}`,
  }))
}

const scaled = (value: number | null, share: boolean | undefined) => (value !== null && share ? value * 100 : value)

/** The screen of a turn, within the workspace. */
export const turnHref = (turn: { assignmentId: string; year: number }): string =>
  `/viec/${turn.assignmentId}${turn.year === 0 ? '' : `?nam=${turn.year}`}`
