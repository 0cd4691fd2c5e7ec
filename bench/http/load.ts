import { connect, type Socket } from 'node:net'

export type Aim = { port: number; path: string }
export type Answer = { status: number; body: string }

/** One kept-open connection that asks and waits for the answer, again and again: HTTP/1.1 by hand, so that the asker costs little. */

function connection(port: number) {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let held: Buffer = Buffer.alloc(0)
  let waiting: { done(answer: Answer): void; fail(error: Error): void } | undefined
  socket.on('data', (data: Buffer) => {
    held = held.length === 0 ? data : Buffer.concat([held, data])
    const answer = whole(held)
    if (!answer || !waiting) return
    held = Buffer.alloc(0)
    const { done } = waiting
    waiting = undefined
    done(answer)
  })
  const gone = (error?: Error) => waiting?.fail(new Error(error?.message ?? 'the server closed the connection'))
  socket.on('error', gone)
  socket.on('close', () => gone())
  return {
    ask: (request: string) =>
      new Promise<Answer>((done, fail) => {
        waiting = { done, fail }
        socket.write(request)
      }),
    close: () => socket.destroy(),
  }
}

/** The answer once all of it is there; undefined before. */
function whole(held: Buffer): Answer | undefined {
  const end = held.indexOf('\r\n\r\n')
  if (end === -1) return undefined
  const head = held.toString('latin1', 0, end).toLowerCase()
  const status = Number(head.slice(9, 12))
  const length = /\r\ncontent-length: (\d+)/.exec(head)
  const start = end + 4
  if (length) {
    const size = Number(length[1])
    return held.length >= start + size ? { status, body: held.toString('utf8', start, start + size) } : undefined
  }
  // Chunked: the last chunk is empty.
  if (!held.subarray(-5).equals(Buffer.from('0\r\n\r\n'))) return undefined
  const parts: Buffer[] = []
  for (let at = start; ;) {
    const line = held.indexOf('\r\n', at)
    const size = Number.parseInt(held.toString('latin1', at, line), 16)
    if (size === 0) break
    parts.push(held.subarray(line + 2, line + 2 + size))
    at = line + 2 + size + 2
  }
  return { status, body: Buffer.concat(parts).toString('utf8') }
}

/** @param headers of the nth request; the same for everybody who is asked. */
export async function once({ port, path }: Aim, headers = ''): Promise<Answer> {
  const line = connection(port)
  try {
    return await line.ask(requestOf(path, headers))
  } finally {
    line.close()
  }
}

const requestOf = (path: string, headers: string) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`

/** Asks over `connections` lines for `seconds`. @returns requests a second and the latencies' median and 99th percentile in ms. */
export async function load(
  { port, path }: Aim,
  options: { seconds: number; connections?: number; headers?: readonly string[] },
): Promise<{ perSecond: number; median: number; late: number }> {
  const requests = (options.headers ?? ['']).map(headers => requestOf(path, headers))
  const lines = Array.from({ length: options.connections ?? 16 }, () => connection(port))
  const took: number[] = []
  let next = 0
  const begun = performance.now()
  const until = begun + options.seconds * 1000
  await Promise.all(
    lines.map(async line => {
      while (performance.now() < until) {
        const start = performance.now()
        const { status, body } = await line.ask(requests[next++ % requests.length]!)
        if (status !== 200) throw new Error(`${path} answered ${status}: ${body.slice(0, 200)}`)
        took.push(performance.now() - start)
      }
    }),
  )
  const seconds = (performance.now() - begun) / 1000
  for (const line of lines) line.close()
  took.sort((a, b) => a - b)
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0
  return { perSecond: took.length / seconds, median: at(0.5), late: at(0.99) }
}

export const median = (figures: readonly number[]): number => {
  const sorted = figures.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
