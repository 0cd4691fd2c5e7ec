import { existsSync, readdirSync, statSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'

/** As `npm start` runs it: the newest build where there is one, else the sources. */
export function serverCommand(root: string): { args: string[]; cwd: string } {
  const dist = join(root, 'dist')
  const builds = (existsSync(dist) ? readdirSync(dist) : [])
    .map(name => join(dist, name))
    .filter(path => existsSync(join(path, 'whole')))
    .toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
  return {
    args: builds[0] ? ['--enable-source-maps', join(builds[0], 'main.js')] : ['--import', 'tsx', join(root, 'src/main.ts')],
    cwd: root,
  }
}

export const freePort = (): Promise<number> =>
  new Promise(done => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => done(port))
    })
  })
