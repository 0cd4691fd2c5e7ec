import { readFileSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import pg from 'pg'

/**
 * What we are measured against: Hono and a node-postgres pool that run the same SQL with the same parameters and send the same
 * answer. No session, no permission, no middleware, no log.
 */
export type BareWork = {
  databaseUrl: string
  poolSize: number
  lists: Record<string, { items: BareQuery; total: BareQuery }>
  pages: Record<string, { queries: BareQuery[]; html: string }>
}
export type BareQuery = { text: string; values: unknown[] }

const work = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as BareWork
pg.types.setTypeParser(pg.types.builtins.DATE, text => text)
const pool = new pg.Pool({ connectionString: work.databaseUrl, max: work.poolSize })
const app = new Hono()

for (const [path, { items, total }] of Object.entries(work.lists)) {
  const query = new URL(path, 'http://x').searchParams
  const [page, pageSize] = [Number(query.get('page') ?? 1), Number(query.get('pageSize') ?? 20)]
  // Columns of several tables bear one name, so rows come as lists, as our own query builder asks for them.
  app.get(new URL(path, 'http://x').pathname, async context => {
    const [rows, counted] = await Promise.all([
      pool.query<unknown[], unknown[]>({ ...items, rowMode: 'array' }),
      pool.query<[number], unknown[]>({ ...total, rowMode: 'array' }),
    ])
    return context.json({
      items: rows.rows.map(row => ({
        id: row[0],
        version: row[1],
        role: row[2],
        agency: { id: row[3], code: row[4], name: row[5] },
        task: { id: row[6], number: row[7], section: row[8], text: row[9], recurrence: row[10] },
        plan: row[11],
        due: row[12],
        viaGroup: row[13],
        assignedOn: row[14],
        endedOn: row[15],
      })),
      total: counted.rows[0]![0],
      page,
      pageSize,
    })
  })
}
for (const [path, { queries, html }] of Object.entries(work.pages))
  app.get(path, async context => {
    await Promise.all(queries.map(query => pool.query(query)))
    return context.html(html)
  })

serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.stdout.write(`port ${port}\n`))
