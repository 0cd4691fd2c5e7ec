import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt, vite } from './build.mjs'
import { ensureInstalled, root, runtime } from './install.mjs'
import { orSay, terminal } from './terminal.mjs'

/** `npm start` and `npm run dev`: everything that is missing, then the server, until somebody ends it. */
export const start = args =>
  orSay(async () => {
    const dev = args.includes('--dev')
    const shown = terminal(process.stdout)
    await ensureInstalled(shown, { dev })
    if (dev) {
      const watching = spawn(runtime(), [vite, 'build', '--watch', '--mode', 'development', '--logLevel', 'warn'], {
        cwd: root,
        stdio: ['ignore', 'inherit', 'inherit'],
      })
      supervise(['--watch', '--watch-preserve-output', '--import', 'tsx', join(root, 'src/main.ts')], () => watching.kill())
      return
    }
    const server = await ensureBuilt(shown, { workspace: true })
    supervise(['--enable-source-maps', join(server, 'main.js')])
  })

/**
 * Runs the server as our child, in a group of its own: a signal reaches us alone and is handed on once. The child in turn ends when
 * the channel between us breaks, so that killing either one leaves nothing running.
 */
function supervise(args, after = () => undefined) {
  const child = spawn(runtime(), args, {
    cwd: root,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules/.cache/lan-toa') },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal === 'SIGINT' ? 'SIGINT' : 'SIGTERM'))

  // npm was killed: nobody is left to end us.
  const parent = process.ppid
  if (process.env.npm_command)
    setInterval(() => {
      if (process.ppid !== parent) child.kill('SIGTERM')
    }, 500).unref()

  child.on('error', error => {
    after()
    process.stderr.write(`Không chạy được Node 26 (${runtime()}): ${error.message}\n`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => {
    after()
    if (signal)
      process.stderr.write(
        `\nLan Tỏa bị dừng đột ngột (${signal}). Dữ liệu đã lưu vẫn còn; hãy chạy lại npm start.\n  Lan Tỏa was ended abruptly (${signal}). What was saved is intact; run npm start again.\n`,
      )
    process.exit(code ?? 1)
  })
}
