/**
 * `node scripts/migrations.ts generate NAME`  writes the next migration from the tables as declared
 * `node scripts/migrations.ts check`          fails when tables and migrations disagree
 * `node scripts/migrations.ts restart`        before the first release only: writes the whole history anew
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const kit = (...args: string[]) =>
  execFileSync('node_modules/.bin/drizzle-kit', args, { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' })
const written = (folder: string, name: string) =>
  join(
    folder,
    readdirSync(folder).find(file => file.endsWith(`_${name}.sql`))!,
  )
const handWritten = (name: string, source: string) => {
  kit('generate', '--custom', `--name=${name}`)
  writeFileSync(written('migrations', name), readFileSync(source))
}

const [command, name] = process.argv.slice(2)
if (command === 'restart') {
  rmSync('migrations', { recursive: true, force: true })
  handWritten('foundation', 'src/kernel/db/foundation-before.sql')
  kit('generate', '--name=tables')
  handWritten('safeguards', 'src/kernel/db/foundation-after.sql')
} else if (command === 'generate' && name) {
  console.log(kit('generate', `--name=${name}`))
} else if (command === 'check') {
  const keep = mkdtempSync('/tmp/lan-toa-migrations-')
  cpSync('migrations', keep, { recursive: true })
  try {
    const before = readdirSync('migrations').length
    kit('generate', '--name=drift')
    if (readdirSync('migrations').length !== before) {
      console.error('Bảng đã khai báo khác với migrations/. Hãy chạy: node scripts/migrations.ts generate TÊN')
      process.exitCode = 1
    }
  } finally {
    rmSync('migrations', { recursive: true, force: true })
    cpSync(keep, 'migrations', { recursive: true })
    rmSync(keep, { recursive: true, force: true })
  }
} else {
  console.error('generate NAME | check | restart')
  process.exitCode = 2
}
