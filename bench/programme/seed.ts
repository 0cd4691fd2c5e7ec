import { sql, type SQL } from 'drizzle-orm'
import type { Role } from '#kernel/actor.ts'
import type { Platform } from '#kernel/platform.ts'
import { adoptProvincePlan } from '#modules/programme/index.ts'
import { signedCookie } from '../../src/modules/identity/auth/authenticate.ts'
import { moreAgencies, type Stage } from './stage.ts'

export type Size = {
  /** Agencies that every task is given to. */
  agencies: number
  years: number
  evidence: number
  persons: number
}
export type Seeded = {
  assignments: number
  evidence: number
  persons: number
  /** Somebody of each kind, signed in. */
  people: Record<'office' | 'leader' | 'officer', { id: string; cookie: string; agencyId: string; code: string }[]>
}

/** What the province asked for first, and the country: the same programme on more agencies. */
export const sizes: readonly Size[] = [
  { agencies: 155, years: 3, evidence: 100_000, persons: 600 },
  { agencies: 3321, years: 3, evidence: 100_000, persons: 20_000 },
]

/**
 * Three years of the province's plan at work, laid down in SQL: a hundred thousand operations would take an hour. Every constraint
 * holds, tallies fit the evidence, and operations go on working on it; only the audit does not tell of it.
 */
export async function seedProgramme(stage: Stage, size: Size): Promise<Seeded> {
  const { platform } = stage
  const { db } = platform
  if ((await db.execute(sql`select 1 from evidence limit 1`)).rows.length === 0) await layDown(stage, size)
  const { rows } = await db.execute<{ assignments: number; evidence: number; persons: number }>(sql`
    select (select count(*)::int from assignment) as assignments, (select count(*)::int from evidence) as evidence,
      (select count(*)::int from person) as persons`)
  return { ...rows[0]!, people: await peopleOf(platform) }
}

async function layDown(stage: Stage, size: Size) {
  const { platform } = stage
  const { db } = platform
  await moreAgencies(platform, size.agencies)
  await adoptProvincePlan(stage.call(), { effectiveOn: '2025-08-01' })
  await platform.jobs.drain()
  const run = (statement: SQL) => db.execute(statement)
  // Random as it looks, the same each time.
  await run(sql`create or replace function bench_random(n bigint, salt int) returns double precision language sql immutable as
    $$ select (hashint8extended(n, salt) & 2147483647)::double precision / 2147483647 $$`)
  await run(sql`create table bench_agency as select id, code, row_number() over (order by (code <> 'so-khoa-hoc-va-cong-nghe'), code) as n
    from agency where valid_until is null order by 3 limit ${size.agencies}`)
  await assignEverything(run)
  await laterYears(run, size.years)
  await provenWith(run, size)
  await noted(run)
  await troubled(run)
  await peopled(run, size.persons)
  await run(sql`drop table bench_agency`)
  await run(sql`drop table bench_turn`)
  await run(sql`vacuum analyze`)
}

type Run = (statement: SQL) => Promise<unknown>

/** Every task for every agency: a third leads, the others take part. */
async function assignEverything(run: Run) {
  await run(sql`delete from assignment`)
  await run(sql`
    insert into assignment (id, version, created_at, updated_at, plan_id, task_id, agency_id, role, due, assigned_on)
    select gen_random_uuid(), 1, now(), now(), t.plan_id, t.id, a.id,
      case when (t.number + a.n) % 3 = 0 then 'lead' else 'coordinating' end, t.due, date '2024-01-15'
    from task t cross join bench_agency a where t.ended_on is null`)
}

/** The turns of the years up to this one; what is done once has one, under the year 0. */
async function laterYears(run: Run, years: number) {
  await run(sql`
    create table bench_turn as
    select row_number() over (order by a.id, y) as n, a.id as assignment_id, a.agency_id, a.role, y as happens,
      case when coalesce(t.recurrence, case when a.due is null then 'ongoing' else 'once' end) = 'once' then 0 else y end as year,
      coalesce(t.recurrence, case when a.due is null then 'ongoing' else 'once' end) as recurrence, a.due, t.id as task_id
    from assignment a join task t on t.id = a.task_id
    cross join generate_series(extract(year from now())::int - ${years} + 1, extract(year from now())::int) y
    where coalesce(t.recurrence, case when a.due is null then 'ongoing' else 'once' end) <> 'once' or y = extract(year from now())::int`)
  await run(sql`create index on bench_turn (n)`)
}

async function provenWith(run: Run, { evidence }: Size) {
  const kinds = [
    'article',
    'article',
    'article',
    'product',
    'broadcast',
    'event',
    'training',
    'dissemination',
    'reach',
    'plan',
    'column',
  ]
  await run(sql`
    create table bench_evidence as
    select gen_random_uuid() as id, g.n, t.assignment_id, t.agency_id,
      (array[${sql.join(
        kinds.map(kind => sql`${kind}`),
        sql`, `,
      )}])[1 + g.n % ${kinds.length}] as kind,
      least(make_date(t.happens, 1 + (g.n * 7 % 12)::int, 1 + (g.n * 13 % 28)::int), current_date - 1) as happened_on,
      case when r < 0.7 then 'verified' when r < 0.9 then 'claimed' when r < 0.97 then 'rejected' else 'withdrawn' end as state
    from (select n, bench_random(n, 1) as r from generate_series(1, ${evidence}::bigint) n) g
    join bench_turn t on t.n = 1 + (bench_random(g.n, 2) * ((select count(*) from bench_turn) - 1))::bigint`)
  // The index of words is quicker made at the end than kept up through a hundred thousand rows.
  await run(sql`drop index evidence_search`)
  await run(sql`
    insert into evidence (id, version, created_at, updated_at, agency_id, kind, title, happened_on, quantity, unit, note, source, state,
      state_at, state_by_id, state_by_name, state_reason, claimed_by_id, claimed_by_name)
    select id, 1, happened_on + interval '1 day', happened_on + interval '1 day', agency_id, kind,
      'Kết quả số ' || n || ' về chuyển đổi số và đổi mới sáng tạo', happened_on, 1 + n % 40, 'lượt', 'Lưu tại văn phòng', 'person', state,
      happened_on + interval '2 days', gen_random_uuid()::text, 'Trần Văn Phòng',
      case when state in ('rejected', 'withdrawn') then 'Chưa rõ nguồn' end, gen_random_uuid()::text, 'Rơ Châm H’Lan'
    from bench_evidence`)
  await run(sql`
    insert into evidence_link (id, version, created_at, updated_at, evidence_id, assignment_id)
    select gen_random_uuid(), 1, now(), now(), id, assignment_id from bench_evidence`)
  await run(sql`
    insert into evidence_link (id, version, created_at, updated_at, evidence_id, target_id)
    select gen_random_uuid(), 1, now(), now(), e.id, t.id
    from bench_evidence e join (select id, row_number() over (order by number) as n, count(*) over () as total from target
      where ended_on is null) t on t.n = 1 + e.n % t.total where e.n % 10 = 0`)
  await run(sql`
    insert into evidence_tally (assignment_id, year, claimed, verified, rejected, first_on, last_verified_on)
    select assignment_id, case when grouping(extract(year from happened_on)) = 1 then 0 else extract(year from happened_on)::int end,
      count(*) filter (where state = 'claimed'), count(*) filter (where state = 'verified'), count(*) filter (where state = 'rejected'),
      min(happened_on) filter (where state in ('claimed', 'verified')), max(happened_on) filter (where state = 'verified')
    from bench_evidence group by assignment_id, rollup (extract(year from happened_on))`)
  await run(sql`create index evidence_search on evidence using gin (public.lan_toa_words(title))`)
  await run(sql`drop table bench_evidence`)
}

/** A third of all turns with a standing: half of them closed where they can be; two notes each. */
async function noted(run: Run) {
  await run(sql`
    insert into standing (id, version, created_at, updated_at, assignment_id, year, state, started_on, percent, outlook,
      last_check_in_on, rhythm_from, done_on, closing_asked_by_id, closing_asked_by_name, closing_asked_at, closed_at, closed_by_id,
      closed_by_name)
    select gen_random_uuid(), 1, now(), now(), assignment_id, year, state, begun, case when state = 'closed' then 100 else 10 + n % 80 end,
      (array['on_track', 'at_risk', 'off_track'])[1 + n % 3], begun + 30, begun + 30,
      case when state in ('closing', 'closed') then begun + 40 end,
      case when state in ('closing', 'closed') then gen_random_uuid()::text end, case when state in ('closing', 'closed') then 'Rơ Châm H’Lan' end,
      case when state in ('closing', 'closed') then (begun + 41)::timestamptz end,
      case when state = 'closed' then (begun + 45)::timestamptz end, case when state = 'closed' then gen_random_uuid()::text end,
      case when state = 'closed' then 'Trần Văn Phòng' end
    from (
      select *, make_date(happens, 1 + (n % 9)::int, 5) as begun, case
        when recurrence = 'ongoing' or role <> 'lead' then 'open' when bench_random(n, 4) < 0.5 then 'closed'
        when bench_random(n, 4) < 0.55 then 'closing' else 'open' end as state
      from bench_turn where bench_random(n, 3) < 0.33
    ) t`)
  await run(sql`
    insert into progress_note (id, version, created_at, updated_at, assignment_id, year, kind, at, agency_id, outlook, percent, text,
      by_id, by_name)
    select gen_random_uuid(), 1, now(), now(), s.assignment_id, s.year, case k when 1 then 'note' else 'check_in' end,
      (s.started_on + k * 10)::timestamptz, a.agency_id, s.outlook, s.percent, 'Đã triển khai theo kế hoạch, đợt ' || k,
      gen_random_uuid()::text, 'Rơ Châm H’Lan'
    from standing s join assignment a on a.id = s.assignment_id cross join generate_series(1, 2) k`)
}

/** Some wait for more time, some have met with difficulties. */
async function troubled(run: Run) {
  await run(sql`
    insert into extension (id, version, created_at, updated_at, assignment_id, year, due, wanted_due, reason, state, at, by_id, by_name)
    select gen_random_uuid(), 1, now(), now(), assignment_id, year, make_date(happens, 12, 31), make_date(happens + 1, 3, 31),
      'Chờ kinh phí', 'asked', now() - interval '2 days', gen_random_uuid()::text, 'Rơ Châm H’Lan'
    from bench_turn where role = 'lead' and recurrence <> 'ongoing' and happens = extract(year from now())::int
      and bench_random(n, 5) < 0.02 and not exists (select from standing s where s.assignment_id = bench_turn.assignment_id
        and s.year = bench_turn.year and s.state = 'closed')`)
  await run(sql`
    insert into difficulty (id, version, created_at, updated_at, kind, task_id, assignment_id, agency_id, text, state, routed_to_id,
      answer_by, at, by_id, by_name)
    select gen_random_uuid(), 1, now(), now(), case when n % 2 = 0 then 'difficulty' else 'proposal' end, task_id, assignment_id,
      agency_id, 'Thiếu cán bộ chuyên trách', 'open', (select id from bench_agency where n = 1), current_date + (n % 20)::int - 10,
      now() - interval '5 days', gen_random_uuid()::text, 'Rơ Châm H’Lan'
    from bench_turn where happens = extract(year from now())::int and bench_random(n, 6) < 0.01`)
}

/** A leader and officers at every agency, ten people at the programme office; all of them signed in. */
async function peopled(run: Run, wanted: number) {
  await run(sql`
    insert into person (id, version, created_at, updated_at, name, email, email_verified, activated_at)
    select gen_random_uuid(), 1, now(), now(), 'Người thứ ' || n, 'bench-' || n || '@bench.local', true, now()
    from generate_series(1, ${wanted}) n`)
  await run(sql`
    insert into role_grant (id, version, created_at, updated_at, person_id, role, unit_id)
    select gen_random_uuid(), 1, now(), now(), p.id,
      case when p.n <= 10 then 'office' when p.n <= 10 + a.total then 'leader' else 'officer' end,
      case when p.n <= 10 then (select id from bench_agency where n = 1) else a.id end
    from (select id, substring(email from '\\d+')::int as n from person where email like 'bench-%') p
    join (select *, count(*) over () as total from bench_agency) a on a.n = 1 + (p.n - 1) % a.total`)
  await run(sql`
    insert into session (id, token, person_id, created_at, updated_at, expires_at)
    select gen_random_uuid(), gen_random_uuid()::text, id, now(), '2999-12-31', '2999-12-31' from person where email like 'bench-%'`)
}

async function peopleOf(platform: Platform): Promise<Seeded['people']> {
  const some = async (role: Role) => {
    const { rows } = await platform.db.execute<{ id: string; token: string; agencyId: string; code: string }>(sql`
      select g.person_id as id, s.token, g.unit_id as "agencyId", a.code from role_grant g join session s on s.person_id = g.person_id
      join agency a on a.id = g.unit_id where g.role = ${role} order by bench_random(hashtext(s.person_id::text), 9) limit 100`)
    return rows.map(({ token, ...person }) => ({ ...person, cookie: signedCookie(token, platform.config.secret!) }))
  }
  return { office: await some('office'), leader: await some('leader'), officer: await some('officer') }
}
