import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { kernelModule } from '#kernel/kernel-module.ts'
import { modules } from '#modules/index.ts'
import { reachedFrom, readSources, root, withoutComments, type Source } from './sources.ts'

/** The arrows of ARCHITECTURE.md, held by a machine. A finding is one line that names the file and what it should not do. */

const everything = readSources('src', 'test', 'bench', 'scripts')
const byPath = new Map(everything.map(source => [source.path, source]))
const isTest = ({ path }: Source) => /\.test(-kit)?\.tsx?$/.test(path) || path.startsWith('test/')
const product = everything.filter(source => source.path.startsWith('src/') && !isTest(source))
const tests = everything.filter(isTest)

const moduleOf = (path: string) => /^src\/modules\/([^/]+)\//.exec(path)?.[1]
const within = (path: string) => path.replace(/^src\/modules\/[^/]+\//, '')
const isBrowser = (path: string) => /^src\/(ui|workspace)\/|^src\/modules\/[^/]+\/workspace\//.test(path)
const isPure = (path: string) => /^src\/modules\/[^/]+\/(contract|rules|policy)(\.ts|\/)/.test(path)
const findings = (sources: Source[], find: (source: Source) => (string | false | undefined)[]) =>
  sources.flatMap(source => find(source).flatMap(what => (what ? [`${source.path} ${what}`] : [])))

describe('the arrows', () => {
  it('1: the kernel knows no module, no screen and no page', () => {
    const kernel = product.filter(({ path }) => path.startsWith('src/kernel/'))
    expect(
      findings(kernel, ({ imports }) => imports.map(({ target }) => /^src\/(?!kernel\/)/.test(target) && `imports ${target}`)),
    ).toEqual([])
  })

  it('1: the kit of screens knows React and itself, no domain and no server', () => {
    const kit = product.filter(({ path }) => path.startsWith('src/ui/'))
    const allowed =
      /^(src\/ui\/|react$|react-dom$|@mantine\/|@tanstack\/|@fontsource\/|zod$|src\/kernel\/(actor|contract|errors|field-message|vietnamese|clock)\.ts)/
    expect(findings(kit, ({ imports }) => imports.map(({ target }) => !allowed.test(target) && `imports ${target}`))).toEqual([])
  })

  it('2: a module reaches another only through its index.ts', () => {
    // The list of modules takes their manifests; the command line takes one command without the rest of its module.
    const rootOf = ['src/modules/index.ts', 'src/cli.ts', 'src/workspace/modules.ts']
    const inModules = product.filter(({ path }) => !rootOf.includes(path))
    expect(
      findings(inModules, ({ path, imports }) =>
        imports.map(
          ({ target }) =>
            moduleOf(target) &&
            moduleOf(target) !== moduleOf(path) &&
            within(target) !== 'index.ts' &&
            // Its twin for the browser: the parts of screens that it lends to others.
            !(within(target) === 'workspace/index.ts' && isBrowser(path)) &&
            // The browser may read another module's words; its index.ts would bring the database along.
            !(isPure(target) && (isBrowser(path) || isPure(path))) &&
            `imports ${target}`,
        ),
      ),
    ).toEqual([])
  })

  it('2: modules lean only on those before them, and the screens’ folder on no page', () => {
    const order = modules.map(module => module.name)
    expect(
      findings(product, ({ path, imports }) =>
        imports.map(({ target }) => {
          const [from, to] = [moduleOf(path), moduleOf(target)]
          return (
            from && to && from !== to && order.indexOf(to) > order.indexOf(from) && `(${from}) leans on ${to}, which comes later`
          )
        }),
      ),
    ).toEqual([])
  })

  it('2: no file of a module waits for itself in a circle', () => {
    const circles = product
      .filter(({ path }) => moduleOf(path))
      .filter(source =>
        source.imports.some(({ target, typeOnly, lazy }) => {
          const next = byPath.get(target)
          return !typeOnly && !lazy && next && reachedFrom(next, byPath, { lazy: false }).has(source.path)
        }),
      )
    expect(circles.map(({ path }) => path)).toEqual([])
  })

  it('4: contracts, rules and policies run in a browser too: no database, no HTTP, nothing of Node', () => {
    const server =
      /^(node:|drizzle-orm|hono|@hono\/|pg$|pg-boss|pino|better-auth|src\/kernel\/(db|http|jobs|events|storage|mail)\/)/
    expect(
      product
        .filter(({ path }) => isPure(path))
        .flatMap(source =>
          [...reachedFrom(source, byPath)].filter(([target]) => server.test(target)).map(([, way]) => way.join(' → ')),
        ),
    ).toEqual([])
  })

  it('5: browser code takes contracts, rules, policies and the kit, and nothing else of a module', () => {
    const browser = product.filter(({ path }) => isBrowser(path))
    expect(
      findings(browser, ({ imports }) =>
        imports.map(
          ({ target }) =>
            (target.startsWith('src/portal/') || (moduleOf(target) && !isPure(target) && !isBrowser(target))) &&
            `imports ${target}`,
        ),
      ),
    ).toEqual([])
    expect(
      browser.flatMap(source =>
        [...reachedFrom(source, byPath)]
          .filter(([target]) => /^node:|^drizzle-orm$|^pg$/.test(target))
          .map(([, way]) => way.join(' → ')),
      ),
    ).toEqual([])
  })

  it('6: SQL lives where it is looked for', () => {
    const places =
      /^(operations|queries|adoption|auth)\/|^portal\/queries\.ts$|^(operations|queries|scope|tables|seed|search|reactions|jobs)\.ts$/
    const speaks = /\bsql(<[^>]*>)?`|\bpool\.query\(|\.\s*(select|insert|update|delete)\(\s*[a-z]\w*\s*\)/
    expect(
      findings(
        product.filter(({ path }) => moduleOf(path) && !isBrowser(path)),
        ({ path, code, imports }) => [
          !places.test(within(path)) &&
            (imports.some(({ target, typeOnly }) => target === 'drizzle-orm' && !typeOnly) || speaks.test(code)) &&
            'holds SQL',
        ],
      ),
    ).toEqual([])
  })

  it('6: the environment is read in kernel/config.ts alone', () => {
    expect(
      findings(product, ({ path, code }) => [
        path !== 'src/kernel/config.ts' && /\bprocess\.env\b/.test(code) && 'reads process.env',
      ]),
    ).toEqual([])
  })

  it('6: the present is known in kernel/clock.ts alone', () => {
    const reasons: Record<string, string> = {
      'src/ui/': 'the browser shows how long ago something was, by the reader’s own clock',
      'src/workspace/': 'as above',
    }
    const present = /\bDate\.now\(\)|\bnew Date\(\s*\)|\bTemporal\.Now\b/
    expect(
      findings(product, ({ path, code }) => [
        path !== 'src/kernel/clock.ts' &&
          !Object.keys(reasons).some(start => path.startsWith(start)) &&
          present.test(code) &&
          'looks at the clock of the machine',
      ]),
    ).toEqual([])
  })

  it('7: no drawer for odds and ends', () => {
    expect(
      product.map(({ path }) => path).filter(path => /(^|\/)(utils?|helpers?|common|misc|shared|lib)(\/|\.|$)/.test(path)),
    ).toEqual([])
  })

  it('7: our own modules are never mocked', () => {
    expect(
      findings(tests, ({ path, code }) => [
        path !== 'test/architecture.test.ts' && /\bvi\.(mock|doMock)\(/.test(code) && 'mocks a module',
      ]),
    ).toEqual([])
  })
})

describe('the files', () => {
  it('stay short enough to be read at one sitting', () => {
    const written = everything.filter(({ path }) => !path.endsWith('.generated.ts') && !isTest(byPath.get(path)!))
    expect(findings(written, ({ lines }) => [lines > 400 && `has ${lines} lines`])).toEqual([])
  })

  it('of tests assert something', () => {
    const files = tests.filter(({ path }) => path.endsWith('.test.ts') || path.endsWith('.test.tsx'))
    expect(findings(files, ({ code }) => [!/\bexpect(?:[A-Z]\w*)?\(|\bassert\b/.test(code) && 'asserts nothing'])).toEqual([])
  })
})

describe('the dependencies', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, Record<string, string>>
  const wanted = { ...manifest['dependencies'], ...manifest['devDependencies'], ...manifest['optionalDependencies'] }

  it('have an exact version, and a reason in docs/decisions/dependencies.md', () => {
    expect(Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
    const told = readFileSync(join(root, 'docs/decisions/dependencies.md'), 'utf8')
    const named = [...told.matchAll(/^\| `(.+)` \| .{4,} \|$/gm)].map(([, name]) => name!)
    expect(named.toSorted()).toEqual(Object.keys(wanted).toSorted())
  })
})

describe('a module', () => {
  const list = modules.map(module => module.name)

  it.each(list)('%s has its anatomy', name => {
    const folder = join(root, 'src/modules', name)
    const present = (part: string) =>
      existsSync(join(folder, `${part}.ts`)) || existsSync(join(folder, part, 'index.ts')) || existsSync(join(folder, part))
    expect(
      ['README.md', 'module', 'contract', 'rules', 'policy', 'tables', 'scope', 'operations', 'queries', 'index'].filter(
        part => !present(part),
      ),
    ).toEqual([])
    const readme = readFileSync(join(folder, 'README.md'), 'utf8').trimEnd()
    expect(readme.split('\n').length).toBeLessThanOrEqual(40)
  })

  it.each(modules.map(module => [module.name, module] as const))('%s keeps logic out of its manifest', name => {
    const manifest = byPath.get(`src/modules/${name}/module.ts`)
    expect(manifest?.code).not.toMatch(/\bif\s*\(|\bfor\s*\(|\bwhile\s*\(|\?\s/)
  })
})

describe('an operation', () => {
  const all = [kernelModule, ...modules].flatMap(module => module.operations.map(operation => ({ module, operation })))

  // The kernel's operations are named after its parts: `audit.list`, `search.everything`.
  const wording = (name: string) => (name === 'kernel' ? /^[a-z]+\.[a-z_]+$/ : new RegExp(`^${name}\\.[a-z_]+$`))

  it('is named after its module, each name and each address once', () => {
    expect(
      all.filter(({ module, operation }) => !wording(module.name).test(operation.name)).map(one => one.operation.name),
    ).toEqual([])
    const names = all.map(one => one.operation.name)
    const addresses = all.map(one => one.operation.address.replace(/:\w+/g, ':'))
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
    expect(addresses.filter((address, index) => addresses.indexOf(address) !== index)).toEqual([])
  })

  it('is exercised by a test: by its name, its address or itself', () => {
    const declared = new Map(
      product.flatMap(({ path, code }) =>
        [...code.matchAll(/export const (\w+) = operation\(\{\s*name: '([\w.]+)'/g)].map(
          ([, constant, name]) => [name!, { constant: constant!, path }] as const,
        ),
      ),
    )
    const texts = tests.map(source => ({ ...source, code: withoutComments(source.text) }))
    const untried = all.filter(({ operation }) => {
      const place = declared.get(operation.name)
      const [method = '', path = ''] = operation.address.split(' ')
      const shape = new RegExp(
        `['"\`](/api/v1/|/)?${path
          .slice(1)
          .split('/')
          .map(part => (part.startsWith(':') ? '[^/\'"`]+' : part))
          .join('/')}(\\?|['"\`])`,
      )
      const verb = new RegExp(`\\.${method.toLowerCase()}(<[^>]*>)?\\(|\\.upload\\(|method: '${method}'`)
      return !texts.some(
        ({ code, imports }) =>
          code.includes(`'${operation.name}'`) ||
          (shape.test(code) && verb.test(code)) ||
          (place &&
            imports.some(({ target }) => target === place.path || moduleOf(target) === moduleOf(place.path)) &&
            new RegExp(`\\b${place.constant}\\b`).test(code)),
      )
    })
    expect(untried.map(one => one.operation.name)).toEqual([])
  })
})
