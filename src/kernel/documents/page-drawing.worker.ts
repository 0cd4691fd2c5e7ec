import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'

import type { Answer, Question } from './page-drawing.ts'
import { lettersOnPage } from './page-letters.ts'
import { drawPage, lookAtPage, openPdf } from './pdfium.ts'

// A thread of its own: a heavy page does not hold up the server, and a page that never ends can be stopped with the thread.
const port = parentPort!
const program = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm')
const { bytes } = workerData as { bytes: Uint8Array | null }
const pdf = await openPdf(await readFile(program), bytes!)
// The engine holds its own copy by now.
;(workerData as { bytes: Uint8Array | null }).bytes = null

port.on('message', ({ number, want }: Question) => {
  const answer: Answer =
    want === 'drawing'
      ? { drawing: pdf && drawPage(pdf, number) }
      : want === 'look'
        ? { look: pdf && lookAtPage(pdf, number) }
        : { letters: pdf && lettersOnPage(pdf, number) }
  port.postMessage(answer, answer.drawing ? [answer.drawing.pixels.buffer] : [])
})
