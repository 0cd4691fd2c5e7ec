import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled, root, runtime } from './install.mjs'
import { orSay, terminal } from './terminal.mjs'

/** `npm run -s lantoa -- …`: prepares like a start does, but leaves standard output to the command's result. */
export const runCommand = args =>
  orSay(async () => {
    const shown = terminal(process.stderr)
    await ensureInstalled(shown, { dev: false })
    const server = await ensureBuilt(shown, { workspace: false })
    const child = spawn(runtime(), [join(server, 'cli.js'), ...args], {
      // npm moves to the project's folder; files are named from where the person stands, the data stays with the project.
      cwd: process.env.INIT_CWD ?? process.cwd(),
      stdio: 'inherit',
      env: {
        ...process.env,
        DATA_DIR: resolve(root, process.env.DATA_DIR || '.data'),
        NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules/.cache/lan-toa'),
      },
    })
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
    child.on('error', error => {
      process.stderr.write(`Không chạy được Node 26: ${error.message}\n`)
      process.exit(1)
    })
    child.on('exit', code => process.exit(code ?? 1))
  })
