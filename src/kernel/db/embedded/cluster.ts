import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { CannotStart } from '../../cannot-start.ts'
import { programOf, type Binaries } from './binaries.ts'
import type { Account } from './owner.ts'
import { isAlive } from './postmaster.ts'

/** PostgreSQL ignores this file of ours in its folder; beside the data it can never be parted from it. */
const passwordFile = 'lan-toa-password'

export const isCluster = async (folder: string): Promise<boolean> =>
  (await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => '')) !== ''

export const passwordOf = async (cluster: string): Promise<string> => (await readFile(join(cluster, passwordFile), 'utf8')).trim()

/**
 * Makes the cluster beside its place and then moves it there: what is seen is whole, an interrupted attempt leaves only rubbish
 * that the next one sweeps, and of two attempts at once one wins.
 */
export async function makeCluster(cluster: string, binaries: Binaries, account: Account | undefined, fast: boolean) {
  const parent = dirname(cluster)
  await sweep(parent)
  const making = join(parent, `postgres.making-${process.pid}`)
  const password = randomBytes(24).toString('base64url')
  const own = async (path: string, mode: number) => {
    await chmod(path, mode)
    if (account) await chown(path, account.uid, account.gid)
  }
  await mkdir(making, { mode: 0o700 })
  try {
    await own(making, 0o700)
    // initdb wants its folder empty, so the password waits outside; both are for the account alone.
    const waiting = join(parent, `postgres.making-${process.pid}.password`)
    await writeFile(waiting, `${password}\n`, { mode: 0o600 })
    await own(waiting, 0o600)
    try {
      await promisify(execFile)(
        programOf(binaries.folder, 'initdb'),
        [
          `--pgdata=${making}`,
          '--auth=scram-sha-256',
          '--username=postgres',
          `--pwfile=${waiting}`,
          '--encoding=UTF8',
          '--locale=C',
          '--locale-provider=icu',
          '--icu-locale=vi',
          '--no-instructions',
          ...(fast ? ['--no-sync'] : []),
        ],
        { env: serverEnvironment(), cwd: parent, ...(account ? { uid: account.uid, gid: account.gid } : {}) },
      )
      await rename(waiting, join(making, passwordFile))
    } finally {
      await rm(waiting, { force: true })
    }
    await rename(making, cluster).catch(async error => {
      if (!(await isCluster(cluster))) throw error
    })
  } catch (error) {
    throw cannotMake(cluster, error)
  } finally {
    await rm(making, { recursive: true, force: true })
  }
}

/** A plain environment: messages that we can read, times in UTC, nothing of the caller's PG… settings. */
export const serverEnvironment = (): Record<string, string> => ({ PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' })

/** What attempts left behind whose process is gone. */
async function sweep(parent: string) {
  for (const name of await readdir(parent).catch(() => [])) {
    const pid = Number(/^postgres\.making-(\d+)/.exec(name)?.[1])
    if (pid && pid !== process.pid && !isAlive(pid)) await rm(join(parent, name), { recursive: true, force: true })
  }
}

function cannotMake(cluster: string, error: unknown): CannotStart {
  if (error instanceof CannotStart) return error
  const said = `${(error as { stderr?: string }).stderr ?? ''} ${(error as Error).message}`
  if (/ENOSPC|No space left|EDQUOT|quota/i.test(said)) return noSpace(cluster, error)
  return new CannotStart(
    {
      vi: `Không tạo được cơ sở dữ liệu trong ${cluster}. Chưa có dữ liệu nào bị mất. Máy báo: ${lastLine(said)}`,
      en: `The database could not be made in ${cluster}. No data was lost. The machine says: ${lastLine(said)}`,
    },
    { cause: error },
  )
}

export const noSpace = (folder: string, cause?: unknown): CannotStart =>
  new CannotStart(
    {
      vi: `Ổ đĩa chứa ${folder} đã hết chỗ. Dữ liệu đã lưu vẫn còn nguyên. Hãy dọn bớt tệp hoặc đặt DATA_DIR sang ổ khác, rồi chạy lại.`,
      en: `The disk that holds ${folder} is full. What was saved is intact. Free some space, or set DATA_DIR to another disk, then start again.`,
    },
    { cause },
  )

export const lastLine = (text: string): string =>
  text
    .trim()
    .split('\n')
    .findLast(line => line.trim() !== '')
    ?.trim() ?? ''
