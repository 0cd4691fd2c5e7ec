import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readFile, readlink, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** What a running server writes into its folder. */
export type Postmaster = { pid: number; port: number; ready: boolean }

/**
 * The server that really runs on this cluster. A file that a crash left behind is removed, also when its number now belongs to
 * some other program: PostgreSQL itself would take that one for a server and refuse to start.
 */
export async function runningPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const file = join(cluster, 'postmaster.pid')
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const [pid = '', , , port = '', , , , status = ''] = text.split('\n').map(line => line.trim())
  const number = Number(pid)
  if (number > 0 && isAlive(number) && (await isServerOn(number, cluster)))
    return { pid: number, port: Number(port), ready: status === 'ready' }
  // Written this moment by a server that is just starting: its first line comes with the file, so an empty one is a leftover.
  await rm(file, { force: true })
  return undefined
}

/** A zombie, which holds nothing any more, does not count. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  return process.platform !== 'linux' || !isZombie(pid)
}

function isZombie(pid: number): boolean {
  try {
    return /^\d+ \(.*\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return true
  }
}

/** Whether the process is a PostgreSQL on this very folder, as far as the machine tells. */
async function isServerOn(pid: number, cluster: string): Promise<boolean> {
  if (process.platform === 'win32') return true
  if (process.platform !== 'linux') {
    try {
      const command = execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' })
      return command.includes('postgres') && command.includes(cluster)
    } catch {
      return false
    }
  }
  const words = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0')
  if (!words[0]?.includes('postgres')) return false
  const directory = await readlink(`/proc/${pid}/cwd`).catch(() => undefined)
  const own = await realpath(cluster)
  // A server's working folder is its cluster; where that may not be read, the command line says it.
  return directory ? directory === own : words.includes(cluster) || words.includes(own)
}

/** Ends the server and waits until it is gone: politely first, then without waiting for anything (its log repairs it later). */
export async function stopPostmaster(pid: number, patience = 8000): Promise<void> {
  for (const [signal, wait] of [
    ['SIGINT', patience],
    ['SIGQUIT', 4000],
    ['SIGKILL', 2000],
  ] as const) {
    if (!isAlive(pid)) return
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    const until = performance.now() + wait
    while (performance.now() < until) {
      if (!isAlive(pid)) return
      await new Promise(done => setTimeout(done, 20))
    }
  }
}
