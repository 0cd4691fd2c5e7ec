import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes, randomInt } from 'node:crypto'
import type { Platform } from '#kernel/platform.ts'

/** @throws Error where the platform was composed without one: nothing could be signed. */
export function secretOf(platform: Pick<Platform, 'config'>): string {
  const { secret } = platform.config
  if (!secret) throw new Error('config.secret is not set: sessions and links cannot be signed')
  return secret
}

/** A hash that only this installation can make: for looking up what must not be readable in the database. */
export const keyedHash = (secret: string, purpose: string, text: string): string =>
  createHmac('sha256', secret).update(`${purpose}\n${text}`).digest('base64url')

/** For tokens of 256 random bits a plain hash is enough. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url')
export const newToken = (): string => randomBytes(32).toString('base64url')

/** Without letters that are mistaken for each other, in groups that can be read out: `7KQF-M2XR-9TDW-HC4P` (80 bits). */
export function newSpokenCode(): string {
  const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
  const groups = Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join(''))
  return groups.join('-')
}

const sealingKey = (secret: string) => Buffer.from(hkdfSync('sha256', secret, '', 'lan-toa letters', 32))

/** Links that open an account wait in the job queue unreadable (AES-256-GCM). */
export function seal(secret: string, text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', sealingKey(secret), nonce)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
}

/** @throws Error where it was sealed with another secret or changed. */
export function unseal(secret: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(secret), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}
