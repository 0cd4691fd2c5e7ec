import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import { connect, type Connection } from '#kernel/db/client.ts'

export type TestDatabase = Connection & { url: string }

/** A database of one's own, copied from the migrated template; gone when `close` is called. */
export async function testDatabase(): Promise<TestDatabase> {
  const template = new URL(inject('databaseUrl'))
  const name = `test_${randomBytes(6).toString('hex')}`
  const admin = async (statement: string) => {
    const client = new pg.Client({ connectionString: Object.assign(new URL(template), { pathname: '/postgres' }).href })
    await client.connect()
    try {
      await client.query(statement)
    } finally {
      await client.end()
    }
  }
  // Two files copying the template at one moment wait for each other on the server.
  for (let attempt = 0; ; attempt++)
    try {
      await admin(`create database ${name} template ${template.pathname.slice(1)}`)
      break
    } catch (error) {
      if (attempt > 40) throw error
      await new Promise(done => setTimeout(done, 50))
    }
  const url = Object.assign(new URL(template), { pathname: `/${name}` }).href
  const connection = connect(url, { poolSize: 8 })
  return {
    ...connection,
    url,
    close: async () => {
      await connection.close()
      await admin(`drop database if exists ${name} with (force)`)
    },
  }
}

/** For one test alone. */
export async function databaseForThisTest(): Promise<TestDatabase> {
  const database = await testDatabase()
  onTestFinished(() => database.close())
  return database
}
