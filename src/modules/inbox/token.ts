import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Platform } from '#kernel/platform.ts'

/** Whom and what a link in a letter ends: letters of one kind, or all of them (null). */
export type Ending = { personId: string; kind: string | null }

function signature({ config }: Pick<Platform, 'config'>, body: string): Buffer {
  if (!config.secret) throw new Error('config.secret is not set: links cannot be signed')
  return createHmac('sha256', config.secret).update(`inbox unsubscribe\n${body}`).digest().subarray(0, 18)
}

/** Good for as long as the platform's secret, for a letter may be opened years later; it can do nothing but end letters. */
export function tokenFor(platform: Pick<Platform, 'config'>, { personId, kind }: Ending): string {
  const body = `${Buffer.from(personId.replaceAll('-', ''), 'hex').toString('base64url')}~${kind ?? ''}`
  return `${body}~${signature(platform, body).toString('base64url')}`
}

/** undefined for what we did not sign. */
export function endingOf(platform: Pick<Platform, 'config'>, token: string): Ending | undefined {
  const [person = '', kind = '', given = '', ...rest] = token.split('~')
  const [wanted, claimed] = [signature(platform, `${person}~${kind}`), Buffer.from(given, 'base64url')]
  if (rest.length > 0 || claimed.length !== wanted.length || !timingSafeEqual(claimed, wanted)) return undefined
  const hex = Buffer.from(person, 'base64url').toString('hex')
  return { personId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'), kind: kind || null }
}
