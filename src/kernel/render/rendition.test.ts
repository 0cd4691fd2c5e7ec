import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { answerOf, encodingFor, rendition } from './rendition.ts'

const html = rendition(`<p>${'Lan Tỏa '.repeat(200)}</p>`, 'text/html; charset=utf-8')
const ask = (request: { encoding?: string; has?: string }) =>
  answerOf(html, { encoding: request.encoding, has: request.has }, { 'cache-control': 'public' })

describe('answering with bytes made before', () => {
  it('speaks the encoding that the browser takes', async () => {
    const bytes = async (encoding: string) => Buffer.from(await (await ask({ encoding })).arrayBuffer())
    expect(brotliDecompressSync(await bytes('gzip, deflate, br')).toString()).toContain('Lan Tỏa')
    expect(gunzipSync(await bytes('gzip')).toString()).toContain('Lan Tỏa')
    expect((await bytes('identity')).toString()).toContain('Lan Tỏa')
    expect(encodingFor('br;q=0, gzip;q=0.5')).toBe('gzip')
    expect(encodingFor(undefined)).toBe('identity')
  })
  it('sends nothing again to a browser that has it', async () => {
    const first = await ask({})
    const again = await ask({ has: `"other", ${first.headers.get('etag')}` })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'))
    expect((await ask({ has: '"other"' })).status).toBe(200)
  })
  it('leaves fonts as they are', async () => {
    const font = rendition(new Uint8Array(2000), 'font/woff2')
    const answer = await answerOf(font, { encoding: 'br', has: undefined }, {})
    expect(answer.headers.get('content-encoding')).toBeNull()
    expect((await answer.arrayBuffer()).byteLength).toBe(2000)
  })
})
