import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled, root, runtime } from './install.mjs'
import { orSay, terminal } from './terminal.mjs'

const module = path => join(root, 'node_modules', path)
const shown = terminal(process.stdout)

/** `node scripts/run.mjs test|check|bench|screenshots …`: the tasks of whoever works on the code, each on a fresh copy too. */
export const runTask = ([task, ...args]) =>
  orSay(async () => {
    const work = { test, check, bench, screenshots }[task]
    if (!work) {
      process.stderr.write('node scripts/run.mjs test | check | bench | screenshots\n')
      process.exit(2)
    }
    await ensureInstalled(shown, { dev: true })
    process.exitCode = await work(args)
  })

/** All tests, journeys in a browser included. However the run ends, its last line says how many passed and failed. */
async function test(args) {
  await ensureBuilt(shown, { workspace: true })
  const folder = mkdtempSync(join(tmpdir(), 'lan-toa-report-'))
  const report = join(folder, 'report.json')
  const code = await run([
    module('vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...args,
  ])
  const { passed, failed, skipped } = countsOf(report, code)
  rmSync(folder, { recursive: true, force: true })
  process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`)
  return failed > 0 ? 1 : code
}

function countsOf(report, code) {
  let counts = { passed: 0, failed: 0, skipped: 0 }
  try {
    const told = JSON.parse(readFileSync(report, 'utf8'))
    const tests = told.testResults.flatMap(file => file.assertionResults)
    // A file that could not even be loaded has no test that failed.
    const unloaded = told.testResults.filter(
      file => file.status === 'failed' && !file.assertionResults.some(one => one.status === 'failed'),
    )
    counts = {
      passed: tests.filter(one => one.status === 'passed').length,
      failed: tests.filter(one => one.status === 'failed').length + unloaded.length,
      skipped: tests.filter(one => !['passed', 'failed'].includes(one.status)).length,
    }
  } catch {
    // The run broke down before it could report.
  }
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

/** What must hold before a change is proposed, quickest first; one that fails does not hide the others. */
async function check(args) {
  const steps = [
    ['định dạng · format', [module('oxfmt/bin/oxfmt'), '--check']],
    ['quy tắc mã · lint', [module('oxlint/bin/oxlint')]],
    ['kiểu · types', [module('typescript/bin/tsc'), '--noEmit']],
    ['di trú dữ liệu · migrations', ['scripts/migrations.ts', 'check']],
    ['kiểu của trình khách · client types', ['--import', 'tsx', 'scripts/client-types.ts', '--check']],
  ]
  const failed = []
  for (const [title, command] of steps) {
    const begun = performance.now()
    const code = await run(command)
    process.stdout.write(`${code === 0 ? '✓' : '✗'} ${title} (${((performance.now() - begun) / 1000).toFixed(1)} s)\n`)
    if (code !== 0) failed.push(title)
  }
  if (!args.includes('--no-tests') && (await test([])) !== 0) failed.push('kiểm thử · tests')
  if (failed.length > 0) process.stdout.write(`\nChưa đạt · not passed: ${failed.join('; ')}\n`)
  return failed.length > 0 ? 1 : 0
}

/** Every file of bench/ by itself, one after another, so that none disturbs the figures of another; from the first `--` on, words for it. */
async function bench(given) {
  const options = given.findIndex(word => word.startsWith('--'))
  const [args, passed] = options === -1 ? [given, []] : [given.slice(0, options), given.slice(options)]
  await ensureBuilt(shown, { workspace: false })
  const files = readdirSync(join(root, 'bench'))
    .filter(name => /^[\w-]+\.ts$/.test(name) && (args.length === 0 || args.some(word => name.startsWith(word))))
    .toSorted()
  let worst = 0
  for (const file of files) {
    process.stdout.write(`\n${file}\n`)
    worst = Math.max(worst, await run(['--import', 'tsx', join('bench', file), ...passed], { NODE_ENV: 'production' }))
  }
  return worst
}

/** The pictures of the README from the running product; `--every FOLDER` draws every screen instead. */
async function screenshots(args) {
  await ensureBuilt(shown, { workspace: true })
  return run(['--import', 'tsx', join('scripts', 'screenshots.ts'), ...args])
}

function run(args, env = {}) {
  const node = runtime()
  const child = spawn(node, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    // Tools that call `node` by name get the same one.
    env: { ...process.env, PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`, ...env },
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal))
  return new Promise(done => {
    child.on('error', error => {
      process.stderr.write(`${error.message}\n`)
      done(1)
    })
    child.on('close', code => done(code ?? 1))
  })
}
