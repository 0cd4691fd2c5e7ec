import { Agent, request } from 'node:http'

export type Figures = { perSecond: number; p50: number; p95: number; bytes: number }

/**
 * Asks one address over and over, on connections that stay open, as many at a time as there are connections.
 * Anything but a 200 ends the measurement: a fast error is no speed.
 */
export async function load(
  url: string,
  options: { seconds: number; connections: number; headers?: Record<string, string> },
): Promise<Figures> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.connections })
  const end = performance.now() + options.seconds * 1000
  const times: number[] = []
  let bytes = 0
  const once = () =>
    new Promise<void>((done, fail) => {
      const start = performance.now()
      const asked = request(url, { agent, headers: options.headers ?? {} }, answer => {
        let size = 0
        answer.on('data', (chunk: Buffer) => (size += chunk.length))
        answer.on('end', () => {
          if (answer.statusCode !== 200) return fail(new Error(`${url} answered ${answer.statusCode}`))
          times.push(performance.now() - start)
          bytes = size
          done()
        })
      })
      asked.on('error', fail)
      asked.end()
    })
  const start = performance.now()
  await Promise.all(
    Array.from({ length: options.connections }, async () => {
      while (performance.now() < end) await once()
    }),
  )
  const seconds = (performance.now() - start) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { perSecond: times.length / seconds, p50: at(0.5), p95: at(0.95), bytes }
}

/** Ours and the reference in turns, so that whatever else the machine does weighs on both; the median of the rounds. */
export async function compare(
  ours: () => Promise<Figures>,
  reference: () => Promise<Figures>,
  rounds = 3,
): Promise<{ ours: Figures; reference: Figures; ratio: number }> {
  const [mine, theirs]: [Figures[], Figures[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    theirs.push(await reference())
    mine.push(await ours())
  }
  const median = (figures: Figures[]) => figures.toSorted((a, b) => a.perSecond - b.perSecond)[Math.floor(figures.length / 2)]!
  const [a, b] = [median(mine), median(theirs)]
  return { ours: a, reference: b, ratio: a.perSecond / b.perSecond }
}

export const line = (name: string, result: Awaited<ReturnType<typeof compare>>, wanted: number): string => {
  const { ours, reference, ratio } = result
  const cell = (figures: Figures) =>
    `${figures.perSecond.toFixed(0)}/s, p50 ${figures.p50.toFixed(1)} ms, p95 ${figures.p95.toFixed(1)} ms`
  return `${name}\n  Lan Tỏa    ${cell(ours)}\n  reference  ${cell(reference)}\n  ratio      ${ratio.toFixed(2)} (wanted at least ${wanted})${ratio < wanted ? '  TOO SLOW' : ''}`
}
