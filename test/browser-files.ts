import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'

/**
 * Unpacks Chromium from its npm package before anybody wants it. The package itself takes whatever lies at the place for whole, so two
 * tests that begin at once, or a run that was cut off, would start half a browser; here it appears there in one step.
 */
export async function unpackBrowser(): Promise<void> {
  const place = tmpdir()
  if (existsSync(join(place, 'chromium'))) return
  const before = process.env['TMPDIR']
  const apart = mkdtempSync(join(place, 'lan-toa-chromium-'))
  try {
    process.env['TMPDIR'] = apart
    await chromium.executablePath()
    // The program comes last: where it is, all it needs is there.
    const parts = readdirSync(apart).toSorted((a, b) => Number(a === 'chromium') - Number(b === 'chromium'))
    for (const part of parts) if (!existsSync(join(place, part))) renameSync(join(apart, part), join(place, part))
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
    rmSync(apart, { recursive: true, force: true })
  }
}
