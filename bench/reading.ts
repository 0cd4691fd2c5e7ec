import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPlanFile } from '#modules/programme/reading/command.ts'

/** How long a plan takes to be read: in a warm process, from a cold command line, and from a scan. */
const root = join(import.meta.dirname, '..')
const own = (name: string) => join(root, 'data/gia-lai', name)
const shared = (name: string) => join(root, '../shared/data', name)
const memory = () => Math.round(process.resourceUsage().maxRSS / 1024)

const documents = [own('ke-hoach.txt'), own('ke-hoach.docx'), shared('plan/ke-hoach.pdf'), shared('plans/hanoi_310.pdf')].filter(
  existsSync,
)
for (const path of documents) {
  await readPlanFile(path)
  const times: number[] = []
  for (let round = 0; round < 5; round++) {
    const start = performance.now()
    await readPlanFile(path)
    times.push(performance.now() - start)
  }
  const warm = times.toSorted((a, b) => a - b)[2]!
  const start = performance.now()
  execFileSync(process.execPath, ['scripts/lantoa.mjs', 'plan', 'read', path, '--json'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'ignore'],
  })
  const cold = performance.now() - start
  const kilobytes = Math.round(readFileSync(path).length / 1000)
  console.log(
    `${path.split('/').at(-1)} (${kilobytes} kB): warm ${warm.toFixed(0)} ms, whole command ${(cold / 1000).toFixed(2)} s (wanted at most 1.5 s for 30 pages)`,
  )
}

const scan = shared('plan/ke-hoach-scan.pdf')
if (existsSync(scan)) {
  const start = performance.now()
  let pages = 0
  await readPlanFile(scan, { onProgress: progress => (pages = Math.max(pages, progress.pages)) })
  const seconds = (performance.now() - start) / 1000
  console.log(
    `ke-hoach-scan.pdf: ${pages} pages in ${seconds.toFixed(1)} s, ${(seconds / pages).toFixed(2)} s a page (wanted at most 4), peak ${memory()} MB (wanted under 600)`,
  )
}
