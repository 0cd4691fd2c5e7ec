import { readFileSync, writeSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import tesseract from 'tesseract.js'

/** The reference: tesseract.js with the same letters and as many workers, handed the page's picture as it is, and nothing else. */
const [path, pages = '1'] = process.argv.slice(2)
const picture = readFileSync(path!)
const langPath = join(dirname(fileURLToPath(import.meta.resolve('@tesseract.js-data/vie'))), '4.0.0_best_int')
const begun = performance.now()
let left = Number(pages)
await Promise.all(
  Array.from({ length: Math.min(2, availableParallelism(), left) }, async () => {
    const worker = await tesseract.createWorker('vie', tesseract.OEM.LSTM_ONLY, { langPath, cacheMethod: 'none', gzip: true })
    await worker.setParameters({ user_defined_dpi: '220', debug_file: '/dev/null' })
    while (left-- > 0) await worker.recognize(picture, {}, { blocks: true })
    await worker.terminate()
  }),
)
writeSync(1, JSON.stringify({ milliseconds: [performance.now() - begun], peak: process.resourceUsage().maxRSS / 1024 }))
process.exit(0)
