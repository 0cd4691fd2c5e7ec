import { sql } from 'drizzle-orm'
import type { Platform } from '#kernel/platform.ts'

/** So many people with accounts over all agencies of today, one leader in six, the rest officers; laid down in SQL. */
export async function people({ db }: Platform, wanted: number): Promise<number> {
  await db.execute(sql`
    with place as (select id, row_number() over (order by code) - 1 as n, count(*) over () as total from agency where valid_until is null),
    made as (
      insert into person (id, version, created_at, updated_at, name, email, email_verified, locale, two_factor_enabled, activated_at)
      select gen_random_uuid(), 1, now(), now(), 'Cán bộ ' || n, 'nguoi-' || n || '@bench.local', true, 'vi', false, now()
      from generate_series(0, ${wanted}::int - 1) n
      returning id, substring(email from '[0-9]+')::int as n
    )
    insert into role_grant (id, version, created_at, updated_at, person_id, role, unit_id)
    select gen_random_uuid(), 1, now(), now(), made.id, case when made.n / place.total % 6 = 0 then 'leader' else 'officer' end, place.id
    from made join place on place.n = made.n % place.total`)
  await db.execute(sql`analyze person, role_grant`)
  const { rows } = await db.execute<{ total: number }>(sql`select count(*)::int as total from person`)
  return rows[0]!.total
}
