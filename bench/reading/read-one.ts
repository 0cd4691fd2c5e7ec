import { writeSync } from 'node:fs'
import { readPlanFile } from '../../src/modules/programme/reading/command.ts'

/** Reads a file so many times, in a process of its own. @prints `{ milliseconds: number[], peak }`, peak memory in MB. */
const [path, times = '1'] = process.argv.slice(2)
const milliseconds: number[] = []
for (let time = 0; time < Number(times); time++) {
  const begun = performance.now()
  await readPlanFile(path!)
  milliseconds.push(performance.now() - begun)
}
writeSync(1, JSON.stringify({ milliseconds, peak: process.resourceUsage().maxRSS / 1024 }))
process.exit(0)
