import { createHash } from 'node:crypto'
import { chmod, chown, mkdir, open, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { CannotStart } from '../../cannot-start.ts'
import { copyBinaries, findBinaries, programOf, type Binaries } from './binaries.ts'
import { isCluster, noSpace } from './cluster.ts'
import { accountFor, isRoot, reaches, type Account } from './owner.ts'

/** Where everything lies and who runs it. */
export type Place = {
  /** DATA_DIR, absolute. */
  directory: string
  cluster: string
  logFile: string
  account: Account | undefined
  binaries: Binaries
}

/** Kept in the data folder when the cluster had to go elsewhere, so that it is found again whatever changes around it. */
const pointer = 'postgres-location'

/** For root, when its own folders are closed to the account that runs PostgreSQL. Survives a restart of the machine. */
const elsewhere = '/var/lib/lan-toa'

/**
 * Makes the data folder usable and decides where the cluster lies.
 * @param options.elsewhere another place than /var/lib/lan-toa, for tests.
 * @throws CannotStart where the folder cannot be written or entered.
 */
export async function findPlace(
  given: string,
  options: { elsewhere?: string; say?: (line: string) => void } = {},
): Promise<Place> {
  const directory = await usableFolder(resolve(given))
  const base = options.elsewhere ?? elsewhere
  const usual = join(directory, 'postgres')
  const pointed = (await readFile(join(directory, pointer), 'utf8').catch(() => '')).trim()
  const place = async (cluster: string): Promise<Place> => {
    const account = await accountFor((await isCluster(cluster)) ? cluster : undefined)
    return {
      directory,
      cluster,
      logFile: join(directory, 'postgres.log'),
      account,
      binaries: await reachableBinaries(account, base),
    }
  }
  if (pointed) {
    if (await isCluster(pointed)) return place(pointed)
    throw new CannotStart({
      vi: `Cơ sở dữ liệu của ${directory} được ghi là nằm ở ${pointed} nhưng không thấy ở đó. Hãy khôi phục thư mục ấy; nếu muốn bắt đầu lại từ đầu, hãy xóa tệp ${join(directory, pointer)}.`,
      en: `The database of ${directory} is noted to lie in ${pointed} but is not there. Restore that folder; to begin from nothing, remove ${join(directory, pointer)}.`,
    })
  }
  await refuseForeign(usual)
  const found = await place(usual)
  if (!found.account) return found
  await letThrough(directory, found.account)
  if (reaches(found.account, directory)) return found
  if (await isCluster(usual))
    throw new CannotStart({
      vi: `Tài khoản ${found.account.name} (chạy PostgreSQL) không vào được ${directory}. Dữ liệu vẫn còn nguyên. Hãy mở quyền đi qua các thư mục cha (chmod o+x) hoặc chuyển dữ liệu sang nơi khác và đặt DATA_DIR.`,
      en: `The account ${found.account.name}, which runs PostgreSQL, cannot enter ${directory}. The data is intact. Allow passage through its parent folders (chmod o+x), or move the data and set DATA_DIR.`,
    })
  const hash = createHash('sha256')
    .update(await realpath(directory))
    .digest('hex')
    .slice(0, 16)
  const home = join(base, hash)
  await mkdir(home, { recursive: true })
  await chmod(base, 0o755)
  await letThrough(home, found.account)
  if (!reaches(found.account, home))
    throw new CannotStart({
      vi: `Không có nơi nào mà tài khoản ${found.account.name} ghi được dữ liệu. Hãy đặt DATA_DIR tới một thư mục không nằm trong thư mục riêng của root.`,
      en: `There is no place where the account ${found.account.name} could keep data. Set DATA_DIR to a folder outside root’s own.`,
    })
  options.say?.(
    `Thư mục ${directory} chỉ mở cho root, nên cơ sở dữ liệu được đặt ở ${home}. / ${directory} is closed to all but root, so the database lies in ${home}.`,
  )
  await writeFile(join(directory, pointer), `${join(home, 'postgres')}\n`)
  return { ...found, cluster: join(home, 'postgres') }
}

async function usableFolder(directory: string): Promise<string> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o750 })
    const probe = join(directory, `.write-${process.pid}`)
    await (await open(probe, 'w')).close()
    await rm(probe, { force: true })
    return directory
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    if (code === 'ENOSPC' || code === 'EDQUOT') throw noSpace(directory, cause)
    throw new CannotStart(
      {
        vi: `Không ghi được vào thư mục dữ liệu ${directory} (${code}). Hãy cấp quyền ghi cho tài khoản đang chạy, hoặc đặt DATA_DIR tới một thư mục khác.`,
        en: `The data folder ${directory} cannot be written (${code}). Give the account that runs Lan Tỏa the right to write, or set DATA_DIR to another folder.`,
      },
      { cause },
    )
  }
}

/** A cluster that another account made: PostgreSQL would refuse it, in words that help nobody. */
async function refuseForeign(cluster: string) {
  if (isRoot() || process.platform === 'win32') return
  const found = await stat(cluster).catch(() => undefined)
  if (!found || found.uid === process.getuid?.()) return
  throw new CannotStart({
    vi: `Cơ sở dữ liệu trong ${cluster} thuộc về tài khoản khác (uid ${found.uid}). Hãy chạy bằng tài khoản đó hoặc bằng root, hoặc đặt DATA_DIR tới một thư mục khác. Dữ liệu vẫn còn nguyên.`,
    en: `The database in ${cluster} belongs to another account (uid ${found.uid}). Run as that account or as root, or set DATA_DIR to another folder. The data is intact.`,
  })
}

/** Our own folder opens for passing, and for this one account only. */
async function letThrough(directory: string, account: Account) {
  if (reaches(account, directory)) return
  const { uid, mode } = await stat(directory)
  if (uid !== process.getuid?.()) return
  await chown(directory, uid, account.gid)
  await chmod(directory, (mode & 0o7777) | 0o010)
}

async function reachableBinaries(account: Account | undefined, base: string): Promise<Binaries> {
  const binaries = await findBinaries()
  if (!account || reaches(account, '/', programOf(binaries.folder, 'postgres'))) return binaries
  const copied = await copyBinaries(binaries, base)
  await chmod(base, 0o755)
  return copied
}
