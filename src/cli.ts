import { AppError } from '#kernel/errors.ts'
import { CannotStart } from '#kernel/cannot-start.ts'
import type { Command } from '#kernel/module.ts'
import { programOf } from './cli/program.ts'

/**
 * `npm run -s lantoa -- <command>`: the platform's operations from a terminal. Standard output holds the result and nothing else.
 * Exit codes: 0 done, 1 not done (one sentence on standard error says why), 2 called wrongly.
 */

/** Commands that work on files alone are found here by name: loading every module would take longer than their work. */
const light: Record<string, () => Promise<Command>> = {
  'plan read': async () => (await import('#modules/programme/commands.ts')).planReadCommand,
}

const words = process.argv.slice(2)
const named = words.filter(word => !word.startsWith('-'))
const quick = light[named.slice(0, 2).join(' ')]

try {
  const commands = quick ? [await quick()] : (await import('./cli/commands.ts')).allCommands()
  process.exitCode = await programOf(commands).run(words)
} catch (error) {
  process.exitCode = 1
  process.stderr.write(`${told(error)}\n`)
}
// A library that keeps something open must not keep the terminal; what was written is let out first.
process.stdout.write('', () => process.stderr.write('', () => process.exit()))

function told(error: unknown): string {
  if (error instanceof CannotStart) return error.sentence.vi
  if (error instanceof AppError) {
    const fields = error.extras.fields?.map(({ path, message }) => `  ${path ? `${path}: ` : ''}${message}`) ?? []
    return [error.sentence.vi, ...fields].join('\n')
  }
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT' && 'path' in error)
    return `Không tìm thấy tệp ${String(error.path)}. Hãy kiểm tra lại đường dẫn.`
  return `Lệnh gặp lỗi ngoài dự kiến và chưa làm xong: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
}
