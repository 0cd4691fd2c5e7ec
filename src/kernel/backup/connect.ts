import pg from 'pg'
import { causeOf } from './cause.ts'
import { plainSession } from './catalogue.ts'
import { unreachable } from './errors.ts'

/** One connection that writes everything in one way, whatever the server is set to. @throws `backup_database_unreachable`. */
export async function connectTo(target: { url: string; place: string }, name: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: target.url, application_name: name, keepAlive: true })
  // A connection that breaks fails the statement under way; without a listener it would end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query(plainSession)
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    throw unreachable({ place: target.place, cause: causeOf(error) })
  }
}
