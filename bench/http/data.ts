import { sql } from 'drizzle-orm'
import type { Role } from '#kernel/actor.ts'
import type { Platform } from '#kernel/platform.ts'
import { newId } from '#kernel/id.ts'
import { castPerson, castSession } from '#test/cast.ts'

/**
 * Three years of plans with so many tasks that every agency's share makes a bit more than `wanted` assignments. Copies of what was
 * adopted, laid down in SQL: a hundred thousand operations would take an hour.
 * @returns how many assignments there are.
 */
export async function manyAssignments({ db }: Platform, wanted: number): Promise<number> {
  const years = 3
  const { rows } = await db.execute<{ agencies: number }>(
    sql`select count(*)::int as agencies from agency where valid_until is null or valid_until > now()`,
  )
  const each = Math.ceil(wanted / years / rows[0]!.agencies)
  await db.execute(sql`delete from assignment`)
  await db.execute(sql`
    insert into plan select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'code', p.code || '-' || year,
      'number', year || '/KH-UBND', 'issued_on', make_date(year, 1, 15), 'effective_on', make_date(year, 1, 15)))).*
    from plan p cross join generate_series(2024, ${2023 + years}) year`)
  await db.execute(sql`
    insert into task select (jsonb_populate_record(null::task, to_jsonb(t) || jsonb_build_object('id', gen_random_uuid(), 'plan_id', p.id,
      'clause_id', null, 'number', n, 'text', n || '. ' || t.text, 'due', p.effective_on + (n * 37) % 340))).*
    from plan p cross join generate_series(1, ${each}) n
    join (select *, row_number() over (order by number) as place from task) t on t.place = 1 + n % 32
    where p.number like '%/KH-UBND'`)
  await db.execute(sql`
    insert into assignment (id, version, created_at, updated_at, plan_id, task_id, agency_id, role, due, assigned_on)
    select gen_random_uuid(), 1, now(), now(), t.plan_id, t.id, a.id, case when t.number % 3 = 0 then 'lead' else 'coordinating' end,
      t.due, p.effective_on
    from task t join plan p on p.id = t.plan_id and p.number like '%/KH-UBND'
    cross join agency a where a.valid_until is null or a.valid_until > now()`)
  await db.execute(sql`analyze`)
  const counted = await db.execute<{ total: number }>(sql`select count(*)::int as total from assignment`)
  return counted.rows[0]!.total
}

/** So many people of one role, signed in, as header lines: one alone would be slowed down as a program that asks too often. */
export async function crowd(platform: Platform, role: Role, unitId: string, size: number): Promise<string[]> {
  const lines: string[] = []
  for (let one = 0; one < size; one++) {
    const { id } = await castPerson(platform, { role, unitId, email: `${newId()}@bench.local` })
    lines.push(`Cookie: ${(await castSession(platform, id)).cookie}\r\n`)
  }
  return lines
}
