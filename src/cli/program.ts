import { Command as Program, CommanderError } from 'commander'
import type { Command } from '#kernel/module.ts'
import { openPlatform } from './open-platform.ts'

const name = 'npm run -s lantoa --'

/** Commander on our commands, speaking Vietnamese. `run` answers the exit code; what the command itself throws is passed on. */
export function programOf(commands: readonly Command[]): { run(words: string[]): Promise<number> } {
  const root = inVietnamese(new Program(name)).description('Lan Tỏa từ dòng lệnh')
  const groups = new Map<string, Program>()
  let failure: { error: unknown } | undefined

  for (const command of commands) {
    const [first, second] = command.name.split(' ') as [string, string | undefined]
    const parent = second ? groupOf(groups, root, first) : root
    const program = inVietnamese(parent.command(second ?? first)).description(command.summary)
    for (const argument of command.arguments ?? [])
      program.argument(argument.optional ? `[${argument.name}]` : `<${argument.name}>`, argument.summary)
    for (const option of command.options ?? []) program.option(option.flags, option.summary)
    program.option('--json', 'chỉ in kết quả dạng JSON')
    program.action(async () => {
      await execute(command, program.args, program.opts()).catch((error: unknown) => {
        failure = { error }
      })
    })
  }

  return {
    async run(words) {
      if (words.length === 0) {
        process.stdout.write(root.helpInformation())
        return 0
      }
      try {
        await root.parseAsync(words, { from: 'user' })
      } catch (error) {
        if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
        throw error
      }
      if (failure) throw failure.error
      return 0
    },
  }
}

async function execute(command: Command, args: string[], options: Record<string, unknown>): Promise<void> {
  const json = options['json'] === true
  const print = (text: string) => new Promise<void>(done => process.stdout.write(text, () => done()))
  const lines: string[] = []
  const opened = command.needsPlatform ? await openPlatform() : undefined
  try {
    const result = await command.run({
      platform: opened?.platform ?? null,
      arguments: args,
      options,
      out: line => void (json || lines.push(line)),
      progress: line => void process.stderr.write(`${line}\n`),
    })
    if (json) lines.push(JSON.stringify(result ?? null, null, 2))
  } catch (error) {
    // A verdict that makes the command fail is still its result.
    const current = (error as { extras?: { current?: unknown } }).extras?.current
    if (json && current !== undefined) lines.push(JSON.stringify(current, null, 2))
    throw error
  } finally {
    if (lines.length > 0) await print(`${lines.join('\n')}\n`)
    await opened?.close()
  }
}

function groupOf(groups: Map<string, Program>, root: Program, first: string): Program {
  const found = groups.get(first)
  if (found) return found
  const group = inVietnamese(root.command(first)).description(groupTitles[first] ?? first)
  groups.set(first, group)
  return group
}

const groupTitles: Record<string, string> = {
  plan: 'Kế hoạch',
  audit: 'Sổ nhật ký',
  agencies: 'Cơ quan, đơn vị',
  user: 'Tài khoản',
  tasks: 'Nhiệm vụ',
}

const titles: Record<string, string> = {
  'Usage:': 'Cách dùng:',
  'Arguments:': 'Tham số:',
  'Options:': 'Tùy chọn:',
  'Commands:': 'Lệnh:',
}

const mistakes: [RegExp, (found: RegExpExecArray) => string][] = [
  [/missing required argument '(.+)'/, ([, what]) => `Thiếu tham số “${what}”.`],
  [/unknown command '(.+)'/, ([, what]) => `Không có lệnh “${what}”.`],
  [/unknown option '(.+)'/, ([, what]) => `Không có tùy chọn “${what}”.`],
  [/option '(.+)' argument missing/, ([, what]) => `Tùy chọn “${what}” cần một giá trị.`],
  [/too many arguments/, () => 'Thừa tham số.'],
]

function inVietnamese(program: Program): Program {
  return program
    .helpOption('-h, --help', 'xem trợ giúp')
    .helpCommand(false)
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureHelp({ styleTitle: title => titles[title] ?? title, subcommandTerm: command => command.name() })
    .configureOutput({
      outputError(text, write) {
        for (const [shape, say] of mistakes) {
          const found = shape.exec(text)
          if (found) return write(`${say(found)} Gõ thêm --help để xem cách dùng.\n`)
        }
        write(text)
      },
    })
}
