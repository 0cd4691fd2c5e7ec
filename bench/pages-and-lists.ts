import { sql } from 'drizzle-orm'
import { load, compare, line } from './load.ts'
import { stage } from './stage.ts'
import { agencyByCode } from '#modules/agencies/index.ts'
import { demoAccounts, openSession, persons } from '#modules/identity/index.ts'
import { adoptProvincePlan } from '#modules/programme/index.ts'
import { modules } from '#modules/index.ts'
import type { Actor } from '#kernel/actor.ts'

/** A list of 20 of 100,000 for somebody signed in, and the public plan page, each beside a bare Hono + pg server. */
const here = await stage()
try {
  const { platform, call } = here
  const { db } = platform
  const { code } = await adoptProvincePlan(call)
  // 100,000 open assignments: the plan's tasks many times over, each held by every agency that holds work.
  const columns = (table: string) =>
    `select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns where table_name = '${table}' and is_generated = 'NEVER' and column_name not in ('id', 'number')`
  const names = String((await db.execute(sql.raw(columns('task')))).rows[0]!['names'])
  await db.execute(
    sql.raw(
      `insert into task (id, number, ${names}) select gen_random_uuid(), row_number() over () + 1000, ${names} from task cross join generate_series(1, 18)`,
    ),
  )
  await db.execute(sql`insert into assignment (id, version, created_at, updated_at, plan_id, task_id, agency_id, role, due, assigned_on)
    select gen_random_uuid(), 1, now(), now(), t.plan_id, t.id, a.id, 'lead', t.due, current_date from task t cross join agency a where t.number > 1000 limit 100000`)
  await db.execute(sql`analyze`)
  const total = Number((await db.execute(sql`select count(*) as n from assignment`)).rows[0]!['n'])

  const list = modules.flatMap(module => module.operations).find(operation => operation.name === 'programme.assignments')!
  const office = (await agencyByCode(db, 'so-khoa-hoc-va-cong-nghe'))!
  const account = demoAccounts.find(each => each.role === 'office')!
  const [person] = await db
    .select()
    .from(persons)
    .where(sql`email = ${account.email}`)
  const actor: Actor = {
    id: person!.id,
    name: person!.name,
    email: account.email,
    grants: [{ role: 'office', unitId: office.id }],
  }
  const cookie = await openSession(platform, person!.id)
  const asked = [
    { name: `assignments, page 1 of ${total}`, query: 'page=1&pageSize=20' },
    { name: `assignments, page 2,500 of ${total}`, query: 'page=2500&pageSize=20' },
  ]
  const routes: unknown[] = []
  for (const [index, { query }] of asked.entries()) {
    const statements = await here.recorded(() => list.run({ ...call, actor }, Object.fromEntries(new URLSearchParams(query))))
    routes.push({ path: `/list/${index}`, statements, body: null, type: '' })
  }
  const ours = await here.serve()
  const page = `${ours}/ke-hoach/${code}`
  const html = await (await fetch(page)).text()
  const planPage = modules.flatMap(module => module.pages ?? []).find(candidate => candidate.path === '/ke-hoach/:code')!
  const statements = await here.recorded(() =>
    planPage.render({ platform, actor: null, params: { code }, query: new URLSearchParams() }),
  )
  routes.push({ path: '/plan', statements, body: html, type: 'text/html; charset=utf-8' })
  const bare = await here.serveBare(routes)

  const options = { seconds: 4, connections: 16 }
  const headers = { cookie: cookie.split(';')[0]! }
  for (const [index, { name }] of asked.entries()) {
    const target = `${ours}/api/v1/assignments?${asked[index]!.query}`
    await load(target, { ...options, seconds: 1, headers })
    await load(`${bare}/list/${index}`, { ...options, seconds: 1 })
    console.log(
      line(
        name,
        await compare(
          () => load(target, { ...options, headers }),
          () => load(`${bare}/list/${index}`, options),
        ),
        0.4,
      ),
    )
  }
  await load(page, { ...options, seconds: 1 })
  console.log(
    line(
      `plan page (${Math.round(html.length / 1000)} kB, ${statements.length} statements)`,
      await compare(
        () => load(page, options),
        () => load(`${bare}/plan`, options),
      ),
      0.4,
    ),
  )
} finally {
  await here.close()
}
