import { newId } from '#kernel/id.ts'
import type { Worker } from './prepare.ts'

/** A change that the server said was done: what to look for afterwards. */
export type Acknowledged =
  | { kind: 'evidence'; id: string; mark: string; assignmentId: string }
  | { kind: 'note' | 'view'; mark: string }
  | { kind: 'agency'; id: string; version: number; mark: string }

export type Diary = { acknowledged: Acknowledged[]; unanswered: number; refused: number; stop: boolean }

/** One person at work: claims, notes, saved views and the telephone number of the agency, in turn, until told to stop. */
export async function work(address: string, { cookie, agencyId }: Worker, diary: Diary): Promise<void> {
  let turns: { assignmentId: string; year: number }[] = []
  let version: number | undefined
  for (let n = 0; !diary.stop; n++) {
    const mark = `bench ${newId()}`
    try {
      if (turns.length === 0) {
        const found = await ask('GET', `/turns?agency=${agencyId}&pageSize=20`)
        if (!done(found.status, found.body)) continue
        turns = found.body['items'] as typeof turns
        if (turns.length === 0)
          throw new Error(`no work for ${agencyId}: ${found.status} ${JSON.stringify(found.body).slice(0, 300)}`)
      }
      const turn = turns[n % turns.length]!
      if (n % 4 === 0) {
        const { assignmentId } = turn
        const facts = {
          agencyId,
          kind: 'article',
          title: mark,
          happenedOn: '2026-01-15',
          note: 'Lưu tại văn phòng',
          assignmentIds: [assignmentId],
        }
        const { status, body } = await ask('POST', '/evidence', facts)
        if (done(status, body)) diary.acknowledged.push({ kind: 'evidence', id: String(body['id']), mark, assignmentId })
      } else if (n % 4 === 1) {
        const { status, body } = await ask('POST', `/turns/${turn.assignmentId}/${turn.year}/notes`, { text: mark })
        if (done(status, body)) diary.acknowledged.push({ kind: 'note', mark })
      } else if (n % 4 === 2) {
        const { status, body } = await ask('POST', '/saved-views', { table: tableOf(n), name: mark, search: `?q=${n}` })
        if (done(status, body)) diary.acknowledged.push({ kind: 'view', mark })
      } else {
        if (version === undefined) {
          const seen = await ask('GET', `/agencies/${agencyId}`)
          if (!done(seen.status, seen.body)) continue
          version = Number(seen.body['version'])
        }
        const { status, body } = await ask('PATCH', `/agencies/${agencyId}`, { version, address: mark })
        if (status === 409) version = undefined
        else if (done(status, body)) {
          version = Number(body['version'])
          diary.acknowledged.push({ kind: 'agency', id: agencyId, version, mark })
        }
      }
    } catch (error) {
      if (!isCut(error)) throw error
      diary.unanswered++
      version = undefined
      await new Promise(passed => setTimeout(passed, 100))
    }
  }

  async function ask(method: string, path: string, body?: object): Promise<{ status: number; body: Record<string, unknown> }> {
    const answer = await fetch(`${address}/api/v1${path}`, {
      method,
      headers: { cookie, 'x-requested-with': 'lan-toa', 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(30_000),
    })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }
  function done(status: number, body: object): boolean {
    if (status >= 200 && status < 300) return true
    // While the database is gone the server says so; anything else is a mistake of ours.
    if (status < 500) throw new Error(`refused: ${status} ${JSON.stringify(body).slice(0, 400)}`)
    diary.refused++
    return false
  }
}

/** The connection broke or could not be made: nobody knows whether the change was made. */
const isCut = (error: unknown) =>
  error instanceof TypeError || (error instanceof Error && ['TimeoutError', 'AbortError', 'SyntaxError'].includes(error.name))

/** A list keeps fifty views; so each list gets no more than forty. */
const tableOf = (n: number): string =>
  `bench-${[...String(Math.floor(n / 160))].map(digit => 'abcdefghij'[Number(digit)]).join('')}`
