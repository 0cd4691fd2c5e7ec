import { Worker } from 'node:worker_threads'

import type { Sharp } from 'sharp'

import type { Letter } from './page-letters.ts'
import type { PageDrawing, PageLook } from './pdfium.ts'

export type Question = { number: number; want: 'drawing' | 'look' | 'letters' }
export type Answer = { drawing?: PageDrawing | null; look?: PageLook | null; letters?: Letter[] | null }

// Far above what any real page takes (0.2 s, an A3 page in colour at 600 dpi 3 s), so that only a page that never ends meets it.
const LONGEST_MILLISECONDS = 90_000

export type PageDrawer = {
  /** What is drawn on a page besides letters; null where the file or the page cannot be opened. Pages count from 1. */
  look: (number: number) => Promise<PageLook | null>
  /** The letters of a page one by one, for lines whose pieces are tangled; null where it cannot be opened. */
  letters: (number: number) => Promise<Letter[] | null>
  /** The whole page in grey, as it is seen, about as fine as it was scanned; null where it cannot be drawn. */
  draw: (number: number) => Promise<Sharp | null>
  close: () => Promise<void>
}

/** Draws pages of a PDF in a thread of its own, which starts with the first question and takes one at a time. */
export function openDrawer(bytes: Uint8Array): PageDrawer {
  let thread: Worker | null = null
  let last: Promise<unknown> = Promise.resolve()
  const start = (): Worker => {
    const copy = new Uint8Array(bytes)
    const started = new Worker(new URL('./page-drawing.worker.ts', import.meta.url), {
      workerData: { bytes: copy },
      transferList: [copy.buffer],
    })
    // An idle drawer keeps no process alive; what goes wrong is noticed by whoever waits for the answer.
    started.unref()
    started.on('error', () => undefined)
    return started
  }
  const put = async (question: Question): Promise<Answer> => {
    const worker = (thread ??= start())
    const answer = await new Promise<Answer | null>(resolve => {
      const finish = (found: Answer | null): void => {
        clearTimeout(timer)
        worker.off('message', finish).off('exit', giveUp)
        resolve(found)
      }
      const giveUp = (): void => finish(null)
      const timer = setTimeout(giveUp, LONGEST_MILLISECONDS)
      worker.on('message', finish).on('exit', giveUp)
      worker.postMessage(question, [])
    })
    if (answer) return answer
    // The thread hangs or has died of this page: the next page gets a new one.
    thread = null
    await worker.terminate()
    return {}
  }
  const ask = (question: Question): Promise<Answer> => {
    const answer = last.then(() => put(question))
    last = answer.catch(() => undefined)
    return answer
  }
  return {
    look: async number => (await ask({ number, want: 'look' })).look ?? null,
    letters: async number => (await ask({ number, want: 'letters' })).letters ?? null,
    draw: async number => {
      const { drawing } = await ask({ number, want: 'drawing' })
      if (!drawing) return null
      const { default: sharp } = await import('sharp')
      sharp.cache(false)
      const { pixels, width, height } = drawing
      return sharp(pixels, { raw: { width, height, channels: 1 } })
    },
    close: async () => {
      await thread?.terminate()
      thread = null
    },
  }
}
