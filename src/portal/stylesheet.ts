import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { StaticFiles } from '#kernel/render/static-files.ts'

export type Look = { stylesheet: string; fonts: readonly string[]; icon: string }

/** Where a file of a package lies. */
const fileOf = createRequire(import.meta.url).resolve

/** Which letters each file of the typeface holds; as in the package's own style sheet, so that a browser fetches only what a page shows. */
const ranges = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  vietnamese:
    'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
  // Of Jrai and Bahnar letters č; the typeface lacks ƀ, ĕ, ĭ, ŏ, which the reader’s own fonts lend.
  'latin-ext':
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
} as const
const weights = [400, 600] as const

/** Puts the style sheet, the typeface and the icon among the static files. Two weights only: on a slow line each costs a second. */
export function look(files: StaticFiles): Look {
  const preloaded: string[] = []
  const faces: string[] = []
  for (const weight of weights)
    // The file listed last is asked first for a letter that two hold: Vietnamese before the rest of Latin.
    for (const subset of ['latin-ext', 'vietnamese', 'latin'] as const) {
      const name = `be-vietnam-pro-${subset}-${weight}-normal.woff2`
      const address = files.add(name, readFileSync(fileOf(`@fontsource/be-vietnam-pro/files/${name}`)), 'font/woff2')
      if (weight === 400 && subset !== 'latin-ext') preloaded.push(address)
      faces.push(
        `@font-face{font-family:'Be Vietnam Pro';font-weight:${weight};font-display:swap;src:url(${address}) format('woff2');unicode-range:${ranges[subset]}}`,
      )
    }
  return {
    stylesheet: files.add('portal.css', faces.join('\n') + fallbackFace + styles(), 'text/css; charset=utf-8'),
    fonts: preloaded,
    icon: files.add('lan-toa.svg', icon, 'image/svg+xml'),
  }
}

/** The machine's own letters, widened to the typeface's measure: text does not jump when the font arrives. */
const fallbackFace = `@font-face{font-family:'Be Vietnam fallback';src:local('Roboto'),local('Arial');size-adjust:106%;ascent-override:94%;descent-override:25%;line-gap-override:0%}`

function styles(): string {
  const folder = join(import.meta.dirname, 'styles')
  return readdirSync(folder)
    .filter(name => name.endsWith('.css'))
    .toSorted()
    .map(name => readFileSync(join(folder, name), 'utf8'))
    .join('')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\n\s*/g, '\n')
}

/** Rings that spread from a point: the name of the site. */
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0f5a61"/><g fill="none" stroke="#fff" stroke-width="2.5"><path d="M9 16a7 7 0 0 1 14 0"/><path d="M4.5 16a11.5 11.5 0 0 1 23 0" opacity=".55"/></g><circle cx="16" cy="16" r="3" fill="#ec9c77"/><path d="M4 23h24" stroke="#ec9c77" stroke-width="2.5"/></svg>`
