import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root, runtime } from './install.mjs'
import { Hindrance } from './terminal.mjs'

/**
 * What must be made from the sources before it can run: the server in few files (a thousand small ones take seconds to read), and
 * the workspace. Both are made anew only when a source changed.
 */

const isTest = path => /\.(test|spec)\.tsx?$/.test(path)
const slashed = path => path.replaceAll('\\', '/')

/** Path, size and time of every file: quick to tell, and a false alarm costs one build. */
function fingerprint(folders, keep) {
  const hash = createHash('sha256')
  const add = path => {
    const { size, mtimeMs } = statSync(path)
    hash.update(`${slashed(relative(root, path))} ${size} ${Math.round(mtimeMs)}\n`)
  }
  for (const name of folders) {
    const path = join(root, name)
    if (!existsSync(path)) continue
    if (statSync(path).isFile()) add(path)
    else
      for (const file of readdirSync(path, { recursive: true }).toSorted()) {
        const local = slashed(file)
        if (/\.\w+$/.test(local) && !isTest(local) && keep(`${name}/${local}`)) add(join(path, file))
      }
  }
  return hash.digest('hex').slice(0, 16)
}

const notServer = /^src\/(workspace|ui)\/|^src\/modules\/[^/]+\/workspace\//
const inWorkspace = /^src\/(workspace|ui|kernel)\/|^src\/modules\/[^/]+\/(workspace\/|(contract|rules|policy)([./]))/

const serverFingerprint = () => fingerprint(['src', 'package-lock.json', 'scripts/launch'], path => !notServer.test(path))
const workspaceFingerprint = () => fingerprint(['src', 'package-lock.json', 'vite.config.ts'], path => inWorkspace.test(path))

/**
 * Makes what is stale, server and workspace side by side.
 * @param {{ workspace: boolean }} wanted commands need no workspace
 * @returns {Promise<string>} the folder of the built server
 */
export async function ensureBuilt({ step }, { workspace }) {
  const server = join(root, 'dist', `server-${serverFingerprint()}`)
  const page = workspace ? workspaceFingerprint() : undefined
  const stale = [
    ...(existsSync(join(server, 'whole')) ? [] : [() => buildServer(server)]),
    ...(page === undefined || isWorkspace(page) ? [] : [() => buildWorkspace(page)]),
  ]
  if (stale.length > 0)
    await step(
      'Đang dựng từ mã nguồn (lần đầu hoặc sau khi cập nhật)…',
      'Building from the sources (first time or after an update)…',
      () => Promise.all(stale.map(build => build())),
    )
  return server
}

async function buildServer(folder) {
  await run([join(root, 'scripts/launch/bundle.mjs'), folder])
  // Earlier builds stay a while: a process that runs from one may still want a part of it.
  const builds = readdirSync(join(root, 'dist'))
    .filter(name => /^server-\w+$/.test(name))
    .map(name => ({ path: join(root, 'dist', name), time: statSync(join(root, 'dist', name)).mtimeMs }))
    .toSorted((a, b) => b.time - a.time)
  for (const old of builds.slice(3)) rmSync(old.path, { recursive: true, force: true })
}

const stamp = join(root, 'dist/workspace/.fingerprint')
const isWorkspace = wanted =>
  existsSync(join(root, 'dist/workspace/index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted

async function buildWorkspace(wanted) {
  await run([vite, 'build', '--logLevel', 'error'])
  writeFileSync(stamp, wanted)
}

export const vite = join(root, 'node_modules/vite/bin/vite.js')

async function run(args) {
  const child = spawn(runtime(), args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (said = (said + data).slice(-8000)))
  const code = await new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', done)
  })
  if (code !== 0)
    throw new Hindrance(`Không dựng được từ mã nguồn:\n${said.trim()}`, 'The sources could not be built; see above.')
}
