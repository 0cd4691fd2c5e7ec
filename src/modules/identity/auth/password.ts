import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * argon2id as OWASP's Password Storage Cheat Sheet asks for: 19 MiB, two passes, one lane. Raising them is enough:
 * older hashes are replaced at the owner's next sign-in.
 */
const wanted = { memory: 19_456, passes: 2, parallelism: 1 }
const tagLength = 32

type Parameters = typeof wanted

const derive = (password: string, nonce: Uint8Array, parameters: Parameters, length: number) =>
  new Promise<Buffer>((done, fail) =>
    argon2('argon2id', { message: password.normalize('NFC'), nonce, tagLength: length, ...parameters }, (error, key) =>
      error ? fail(error) : done(key),
    ),
  )

const unpadded = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/=+$/, '')

/** @returns PHC text: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const key = await derive(password, nonce, wanted, tagLength)
  return `$argon2id$v=19$m=${wanted.memory},t=${wanted.passes},p=${wanted.parallelism}$${unpadded(nonce)}$${unpadded(key)}`
}

const shape = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

function read(hash: string) {
  const found = shape.exec(hash)
  if (!found) return undefined
  return {
    parameters: { memory: Number(found[1]), passes: Number(found[2]), parallelism: Number(found[3]) },
    nonce: Buffer.from(found[4]!, 'base64'),
    key: Buffer.from(found[5]!, 'base64'),
  }
}

/** False also for text that is no argon2id hash. */
export async function verifyPassword(hash: string, password: string): Promise<boolean> {
  const known = read(hash)
  if (!known) return false
  const key = await derive(password, known.nonce, known.parameters, known.key.length)
  return timingSafeEqual(key, known.key)
}

export function needsRehash(hash: string): boolean {
  const known = read(hash)
  return (
    !known ||
    known.key.length !== tagLength ||
    Object.entries(wanted).some(([name, value]) => known.parameters[name as keyof Parameters] !== value)
  )
}
