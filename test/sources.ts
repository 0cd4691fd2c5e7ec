import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'

/** The sources as a graph: enough of a reader to hold the house to its plan, without a compiler. */
export type Source = {
  /** From the project's folder: `src/kernel/clock.ts`. */
  path: string
  text: string
  /** Without comments, so that prose is not taken for code. */
  code: string
  lines: number
  imports: Import[]
}
export type Import = {
  /** A project file, or the name of a package (`drizzle-orm`, `node:fs`). */
  target: string
  /** Gone when the program runs. */
  typeOnly: boolean
  /** Loaded only when it is wanted. */
  lazy: boolean
}

export const root = join(import.meta.dirname, '..')

const aliases: Record<string, string> = {
  '#kernel/': 'src/kernel/',
  '#modules/': 'src/modules/',
  '#ui/': 'src/ui/',
  '#portal/': 'src/portal/',
  '#workspace/': 'src/workspace/',
  '#test/': 'test/',
}

/** Every TypeScript file under the folders, tests too. */
export function readSources(...folders: string[]): Source[] {
  return folders.flatMap(folder =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
          .filter(name => /\.tsx?$/.test(name))
          .map(name => sourceAt(posix.join(folder, name.replaceAll('\\', '/'))))
      : [],
  )
}

function sourceAt(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8')
  const code = withoutComments(text)
  return { path, text, code, lines: text.split('\n').length - 1, imports: importsOf(path, code) }
}

const statement = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"\n]+)['"]/g
const dynamic = /\b(typeof\s+)?import\(\s*['"]([^'"\n]+)['"]/g

function importsOf(path: string, code: string): Import[] {
  const found = (shape: RegExp, lazy: boolean) =>
    [...code.matchAll(shape)].map(([, type, name]) => ({ target: targetOf(path, name!), typeOnly: type !== undefined, lazy }))
  return [...found(statement, false), ...found(dynamic, true)]
}

function targetOf(path: string, name: string): string {
  for (const [alias, folder] of Object.entries(aliases)) if (name.startsWith(alias)) return folder + name.slice(alias.length)
  if (!name.startsWith('.')) return packageOf(name)
  return relative(root, join(root, dirname(path), name)).replaceAll('\\', '/')
}

const packageOf = (name: string) =>
  name.startsWith('node:')
    ? name
    : name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/')

/** Strings and templates stay whole: `'https://…'` is no comment. */
export const withoutComments = (text: string): string =>
  text.replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|\/\*[\s\S]*?\*\/|(?<=^|[\s;{}(,])\/\/[^\n]*/g, whole =>
    whole.startsWith('/') ? '' : whole,
  )

/** Everything that a file brings with it when it runs, with the way to it. @param options.lazy also what it may load later. */
export function reachedFrom(
  start: Source,
  all: ReadonlyMap<string, Source>,
  options: { lazy: boolean } = { lazy: true },
): Map<string, string[]> {
  const ways = new Map<string, string[]>([[start.path, [start.path]]])
  const open = [start]
  for (let source = open.pop(); source; source = open.pop())
    for (const { target, typeOnly, lazy } of source.imports) {
      if (typeOnly || (lazy && !options.lazy) || ways.has(target)) continue
      ways.set(target, [...ways.get(source.path)!, target])
      const next = all.get(target)
      if (next) open.push(next)
    }
  return ways
}
