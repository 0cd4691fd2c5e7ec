import { serve } from '@hono/node-server'
import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import pg from 'pg'

/**
 * The reference: Hono and pg and nothing else. For each address the same statements with the same values that Lan Tỏa sends,
 * all at once, and then either their rows as JSON or the same bytes that Lan Tỏa answers.
 */
type Route = { path: string; statements: { text: string; values: unknown[] }[]; body: string | null; type: string }

const [database, port, file] = process.argv.slice(2) as [string, string, string]
const routes = JSON.parse(readFileSync(file, 'utf8')) as Route[]
const pool = new pg.Pool({ connectionString: database, max: 20 })
const app = new Hono()
for (const [index, route] of routes.entries())
  app.get(route.path, async context => {
    const answers = await Promise.all(
      route.statements.map(({ text, values }, at) => pool.query({ name: `s${index}_${at}`, text, values })),
    )
    return route.body === null
      ? context.json(answers.map(({ rows }) => rows))
      : context.body(route.body, 200, { 'content-type': route.type })
  })
serve({ fetch: app.fetch, port: Number(port), hostname: '127.0.0.1' })
