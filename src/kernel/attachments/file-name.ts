import { extensionsOf, type Kind } from './kinds.ts'

const longest = 180

/**
 * A person's file name made fit to be shown and to be saved under: no folders, no control or direction-turning characters,
 * and an ending that says what the file really is.
 */
export function cleanFileName(given: string, kind: Kind): string {
  const name = given
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  const ending = /\.([^.]+)$/.exec(name)?.[1] ?? ''
  const right = extensionsOf(kind).includes(ending.toLowerCase())
  const extension = right ? ending : (extensionsOf(kind)[0] ?? '')
  const stem = (right ? name.slice(0, -ending.length - 1) : name) || 'tep'
  return `${[...stem].slice(0, longest).join('')}.${extension}`
}
