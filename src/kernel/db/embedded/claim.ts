import pg from 'pg'

/** The right to a data folder: held by a connection, and so gone at the very moment its process is. */
export type Claim = { release(): Promise<void> }

const lock = "select pg_try_advisory_lock(hashtext('lan-toa data folder')) as mine"

/**
 * Tries to take the folder whose server answers at this address.
 * @param options.onLost called when the server ended under us and came back with somebody else holding the folder, or not at all.
 * @throws the connection's error while the server does not answer.
 */
export async function claim(url: string, options: { onLost?: (reason: Error) => void }): Promise<Claim | 'taken'> {
  const state = { released: false }
  let client: pg.Client | undefined

  async function take(): Promise<boolean> {
    const next = new pg.Client({ connectionString: url, application_name: `lan-toa owner ${process.pid}`, keepAlive: true })
    // Without a listener a broken connection would end the process.
    next.on('error', () => undefined)
    await next.connect()
    const { rows } = await next.query<{ mine: boolean }>(lock)
    if (!rows[0]?.mine) {
      await next.end()
      return false
    }
    client = next
    next.on('end', () => {
      if (!state.released) void retake()
    })
    return true
  }

  /** One broken backend makes PostgreSQL drop every connection and recover; the folder is still ours if nobody was quicker. */
  async function retake() {
    for (let attempt = 0; attempt < 100 && !state.released; attempt++) {
      const taken = await take().catch(() => undefined)
      if (taken) return
      if (taken === false) break
      await new Promise(done => setTimeout(done, 100))
    }
    if (!state.released) options.onLost?.(new Error('the data folder is no longer ours'))
  }

  if (!(await take())) return 'taken'
  return {
    async release() {
      state.released = true
      await client?.end().catch(() => undefined)
    },
  }
}
