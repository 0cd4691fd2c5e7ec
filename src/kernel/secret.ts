import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/**
 * The secret that signs sessions and links where the settings give none: made once and kept in DATA_DIR for its owner alone.
 * Whoever copies it can sign in as anybody; whoever loses it signs everybody out.
 * @returns `made` where this call made it.
 */
export function keptSecret(dataDir: string): { secret: string; made: boolean; file: string } {
  const directory = resolve(dataDir)
  const file = join(directory, 'secret')
  const read = () => readFileSync(file, 'utf8').trim()
  try {
    return { secret: read(), made: false, file }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  mkdirSync(directory, { recursive: true, mode: 0o750 })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${randomBytes(36).toString('base64url')}\n`, { mode: 0o600 })
  try {
    // A link is made whole or not at all: of two processes that start together both get the same secret.
    linkSync(draft, file)
    return { secret: read(), made: true, file }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return { secret: read(), made: false, file }
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}
