import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createStorage } from './create.ts'
import { diskStorage } from './disk.ts'
import { s3Storage } from './s3.ts'
import { s3Server, secrets } from './s3-server.test-kit.ts'
import { checkedKey, type Storage } from './storage.ts'

const folder = () => {
  const path = mkdtempSync(join(tmpdir(), 'lan-toa-files-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}
const bytesOf = (text: string) => new TextEncoder().encode(text)
const key = 'ab/cd/abcd0123'

async function behavesAsStorage(storage: Storage) {
  expect(await storage.get(key)).toBeUndefined()
  expect(await storage.has(key)).toBe(false)
  await storage.put(key, bytesOf('Kế hoạch'))
  expect(await storage.has(key)).toBe(true)
  expect(new TextDecoder().decode(await storage.get(key))).toBe('Kế hoạch')
  await storage.put(key, bytesOf('Kế hoạch mới'))
  expect(new TextDecoder().decode(await storage.get(key))).toBe('Kế hoạch mới')
  await storage.put('trong', new Uint8Array())
  expect(await storage.get('trong')).toEqual(new Uint8Array())
  await storage.remove(key)
  await storage.remove(key)
  expect(await storage.has(key)).toBe(false)
  for (const wrong of ['../ngoai', '/etc/passwd', 'a/../b', 'a//b', '', 'A', 'a\\b', 'a/.an', 'a\0b', 'a/'])
    for (const act of [storage.get(wrong), storage.has(wrong), storage.remove(wrong), storage.put(wrong, new Uint8Array())])
      await expect(act).rejects.toMatchObject({ code: 'invalid' })
}

describe('files on disk', () => {
  test('are kept, replaced, found and removed, and never outside their folder', async () => {
    await behavesAsStorage(diskStorage(folder()))
  })

  test('are never seen half written, however many write at once', async () => {
    const path = folder()
    const storage = diskStorage(path)
    const versions = Array.from({ length: 12 }, (_, n) => new Uint8Array(200_000).fill(n))
    await storage.put(key, versions[0]!)
    const reading = (async () => {
      for (let n = 0; n < 40; n++) {
        const read = await storage.get(key)
        expect(read).toHaveLength(200_000)
        expect(new Set(read)).toHaveProperty('size', 1)
      }
    })()
    await Promise.all([reading, ...versions.map(version => storage.put(key, version))])
    expect(readdirSync(join(path, 'ab/cd'))).toEqual(['abcd0123'])
  })

  test('a write that fails leaves what was there and nothing unfinished', async () => {
    const path = folder()
    const storage = diskStorage(path)
    await storage.put('a/b', bytesOf('cũ'))
    mkdirSync(join(path, 'a/c'))
    await expect(storage.put('a/c', bytesOf('không thể'))).rejects.toThrow()
    expect(new TextDecoder().decode(await storage.get('a/b'))).toBe('cũ')
    expect(readdirSync(join(path, 'a')).toSorted()).toEqual(['b', 'c'])
  })

  test('a key that passes never leads out of the folder', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '0', '.', '/', '\\', '-', '_', ' ', '\0', 'A', 'đ') }), text => {
        let passes = true
        try {
          checkedKey(text)
        } catch {
          passes = false
        }
        if (passes) expect(text.split('/').every(part => /^[a-z0-9]/.test(part) && part !== '..')).toBe(true)
      }),
    )
  })

  test('lie in DATA_DIR/files when no bucket is set', async () => {
    const path = folder()
    await createStorage({ dataDir: path, s3: undefined }).put(key, bytesOf('x'))
    expect(existsSync(join(path, 'files', key))).toBe(true)
  })
})

describe('files in a bucket', () => {
  test('are kept, replaced, found and removed by signed requests', async () => {
    const server = await s3Server()
    await behavesAsStorage(s3Storage({ ...secrets, endpoint: server.endpoint }))
    expect(server.files.size).toBe(1)
    expect(server.requests.every(request => request.authorization.startsWith('AWS4-HMAC-SHA256'))).toBe(true)
  })

  test('are refused to a wrong secret, and that is heard and not taken for a missing file', async () => {
    const server = await s3Server()
    const storage = s3Storage({ ...secrets, secretAccessKey: 'sai', endpoint: server.endpoint })
    await expect(storage.put(key, bytesOf('x'))).rejects.toThrow('SignatureDoesNotMatch')
    await expect(storage.get(key)).rejects.toThrow('SignatureDoesNotMatch')
    expect(server.files.size).toBe(0)
  })

  test('a bucket that does not exist is heard', async () => {
    const server = await s3Server()
    await expect(s3Storage({ ...secrets, bucket: 'khac', endpoint: server.endpoint }).get(key)).rejects.toThrow('NoSuchBucket')
  })
})
