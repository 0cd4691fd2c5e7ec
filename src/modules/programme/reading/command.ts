import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'

import type { ReadingProgress } from '#kernel/documents/document.ts'
import { readDocument } from '#kernel/documents/index.ts'

import type { PlanReading } from './types.ts'

/**
 * Reads one file as a plan, without a database. Rejects with `DocumentError` when the file cannot be read at all.
 * `onProgress` is called page by page while letters are recognised.
 */
export async function readPlanFile(
  path: string,
  options: { onProgress?: (progress: ReadingProgress) => void } = {},
): Promise<PlanReading> {
  const bytes = new Uint8Array(await readFile(path))
  const content = await readDocument(bytes, { fileName: basename(path), ...options })
  const [{ readPlan }, { shippedDirectory }] = await Promise.all([import('./index.ts'), import('./directory.ts')])
  return readPlan(content, shippedDirectory())
}

export { toWire } from './wire.ts'
