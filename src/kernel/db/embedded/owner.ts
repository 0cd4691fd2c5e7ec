import { execFile, spawnSync } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { promisify } from 'node:util'

/** The account under which PostgreSQL runs: it refuses root. undefined: our own account. */
export type Account = { uid: number; gid: number; name: string }

export const isRoot = (): boolean => process.getuid?.() === 0

/**
 * For root: the account that already owns the cluster, else `postgres` (made where the machine can), else `nobody`.
 * @param cluster the folder of an existing cluster, if there is one.
 */
export async function accountFor(cluster: string | undefined): Promise<Account | undefined> {
  if (!isRoot()) return undefined
  const accounts = await knownAccounts()
  if (cluster) {
    const { uid, gid } = await stat(cluster)
    if (uid !== 0) return accounts.find(account => account.uid === uid) ?? { uid, gid, name: String(uid) }
  }
  return (
    accounts.find(account => account.name === 'postgres') ??
    (await makeAccount()) ??
    accounts.find(account => account.name === 'nobody') ?? { uid: 65_534, gid: 65_534, name: 'nobody' }
  )
}

async function knownAccounts(): Promise<Account[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '')
  return text
    .split('\n')
    .map(line => line.split(':'))
    .filter(parts => parts.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
}

async function makeAccount(): Promise<Account | undefined> {
  const run = promisify(execFile)
  const ways: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', 'postgres']],
    ['adduser', ['-S', '-D', '-H', 'postgres']],
  ]
  for (const [program, args] of ways)
    try {
      await run(program, args, { timeout: 10_000 })
      return (await knownAccounts()).find(account => account.name === 'postgres')
    } catch {
      // Not there, or not allowed (a read-only machine): the next way, then an account that exists.
    }
  return undefined
}

/** Whether the account can walk into the folder and, where asked, run the program. The machine itself is asked: modes, ACLs and all. */
export function reaches(account: Account | undefined, folder: string, program?: string): boolean {
  if (!account) return true
  const script = program ? 'cd "$1" && test -x "$2"' : 'cd "$1"'
  const { status } = spawnSync('/bin/sh', ['-c', script, 'sh', folder, ...(program ? [program] : [])], {
    uid: account.uid,
    gid: account.gid,
    cwd: '/',
    stdio: 'ignore',
  })
  return status === 0
}
