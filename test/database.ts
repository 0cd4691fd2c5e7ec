import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import { connect, type Connection } from '#kernel/db/client.ts'

export type TestDatabase = Connection & { url: string }

/** A database of one's own, copied from a migrated template; gone when `close` is called. */
export async function testDatabase(): Promise<TestDatabase> {
  const { url, drop } = await copyOf(templateName())
  const connection = connect(url, { poolSize: 8 })
  return {
    ...connection,
    url,
    close: async () => {
      await connection.close()
      await drop()
    },
  }
}

/** For one test alone. */
export async function databaseForThisTest(): Promise<TestDatabase> {
  const database = await testDatabase()
  onTestFinished(() => database.close())
  return database
}

/** The migrated template without data. */
export const templateName = (): string => new URL(inject('databaseUrl')).pathname.slice(1)

export const urlOf = (database: string): string =>
  Object.assign(new URL(inject('databaseUrl')), { pathname: `/${database}` }).href

/** Runs work on the server's own database, for making and dropping others. */
export async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: urlOf('postgres') })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A copy of a template database under a name of its own. */
export async function copyOf(template: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await onServer(client => copyDatabase(client, template, name))
  return {
    url: urlOf(name),
    drop: () =>
      onServer(async client => {
        await client.query(`drop database if exists ${name} with (force)`)
      }),
  }
}

/** Two files copying one template at one moment wait for each other. */
export async function copyDatabase(client: pg.Client, template: string, name: string): Promise<void> {
  for (let attempt = 0; ; attempt++)
    try {
      await client.query(`create database ${name} template ${template} strategy file_copy`)
      return
    } catch (error) {
      if (attempt > 100) throw error
      await new Promise(done => setTimeout(done, 50))
    }
}
