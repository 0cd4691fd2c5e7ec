import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createOutside, OutsideError, type Resolve } from './outside.ts'

/** A world of its own: names with public addresses, and one server that stands behind all of them. */
const packedBomb = gzipSync(Buffer.alloc(50_000_000))
const names: Record<string, string[]> = {
  'bao.vn': ['103.9.200.1'],
  'khac.vn': ['103.9.200.2'],
  'lan.vn': ['192.168.1.5'],
  'hai-mat.vn': ['103.9.200.3', '10.0.0.3'],
  'sau.vn': ['2402:800:6000::1'],
  'anh-xa.vn': ['::ffff:10.0.0.1'],
}
let server: Server
let port: number
let dialled: string[] = []
const connections = new Set<Socket>()
const pages: Record<string, RequestListener> = {
  '/': (_, response) => response.setHeader('content-type', 'text/html').end('<title>Chào</title>'),
  '/noi-bo': (_, response) => response.writeHead(302, { location: 'http://192.168.1.1/' }).end(),
  '/ten-noi-bo': (_, response) => response.writeHead(302, { location: 'http://lan.vn/' }).end(),
  '/so-muoi-sau': (_, response) => response.writeHead(307, { location: '//0x7f000001/' }).end(),
  '/tep': (_, response) => response.writeHead(301, { location: 'file:///etc/passwd' }).end(),
  '/sang-khac': (_, response) => response.writeHead(301, { location: 'http://khac.vn/' }).end(),
  '/vong': (_, response) => response.writeHead(302, { location: '/vong' }).end(),
  '/mai': (_, response) => {
    const more = () => {
      while (response.write(Buffer.alloc(65_536, 97)));
    }
    response.on('drain', more)
    more()
  },
  '/nho-giot': (_, response) => {
    response.writeHead(200)
    const timer = setInterval(() => response.write('.'), 30)
    response.on('close', () => clearInterval(timer))
  },
  '/im-lang': () => undefined,
  '/bom': (_, response) => response.setHeader('content-encoding', 'gzip').end(packedBomb),
  '/hong': (_, response) => response.setHeader('content-encoding', 'gzip').end('không phải gzip'),
  '/nua-chung': (_, response) => {
    response.writeHead(200, { 'content-length': '1000' })
    response.write('một nửa')
    setTimeout(() => response.destroy(), 20)
  },
  '/gzip': (_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('nén')),
  '/br': (_, response) => response.setHeader('content-encoding', 'br').end(brotliCompressSync('nén')),
  '/deflate': (_, response) => response.setHeader('content-encoding', 'deflate').end(deflateSync('nén')),
  '/mat': (_, response) => response.writeHead(404).end('không còn'),
}
const resolve: Resolve = async host => names[host] ?? Promise.reject(new Error('ENOTFOUND'))
const dial = (address: string, at: number) => {
  dialled.push(`${address} ${at}`)
  return { host: '127.0.0.1', port }
}
const outside = createOutside({ resolve, dial })
const faultOf = async (address: string, limits = {}, from = outside) => {
  dialled = []
  return from.fetch(address, limits).then(
    answer => `answered ${answer.status}`,
    (error: unknown) => (error instanceof OutsideError ? error.fault : String(error)),
  )
}

beforeAll(async () => {
  server = createServer((request, response) => (pages[request.url ?? '/'] ?? pages['/mat']!)(request, response))
  server.on('connection', socket => {
    connections.add(socket)
    socket.on('close', () => connections.delete(socket))
  })
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.closeAllConnections()
  return new Promise(done => server.close(done))
})

describe('asking the outside world', () => {
  it('gets a page, over redirects, from the address that was judged', async () => {
    dialled = []
    const answer = await outside.fetch('http://bao.vn/sang-khac')
    expect(answer).toMatchObject({ status: 200, finalAddress: 'http://khac.vn/', contentType: 'text/html', cut: false })
    expect(new TextDecoder().decode(answer.body)).toContain('Chào')
    expect(dialled).toEqual(['103.9.200.1 80', '103.9.200.2 80'])
    expect((await outside.fetch('http://sau.vn/')).status).toBe(200)
    expect((await outside.fetch('http://bao.vn/khong-co')).status).toBe(404)
  })

  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:a00:1]/',
    'http://lan.vn/',
    'http://hai-mat.vn/',
    'http://anh-xa.vn/',
    'http://ten:mat@bao.vn/',
    'http://bao.vn:22/',
    'gopher://bao.vn/',
    'khong-phai-dia-chi',
  ])('refuses %s before any connection', async address => {
    expect(await faultOf(address)).toBe('refused')
    expect(dialled).toEqual([])
  })

  it.each(['/noi-bo', '/ten-noi-bo', '/so-muoi-sau', '/tep'])('does not follow a redirect inwards: %s', async path => {
    expect(await faultOf(`http://bao.vn${path}`)).toBe('refused')
    expect(dialled).toEqual(['103.9.200.1 80'])
  })

  it('is not fooled by a name that answers publicly first and privately next', async () => {
    let asked = 0
    const rebinding = createOutside({ resolve: async () => (++asked === 1 ? ['103.9.200.9'] : ['127.0.0.1']), dial })
    expect(await faultOf('http://doi-mat.vn/', {}, rebinding)).toBe('answered 200')
    expect(dialled).toEqual(['103.9.200.9 80'])
    expect(asked).toBe(1)
    expect(await faultOf('http://doi-mat.vn/', {}, rebinding)).toBe('refused')
    asked = 0
    // The same name again by its own redirect: looked up and judged anew.
    expect(await faultOf('http://doi-mat.vn/vong', {}, rebinding)).toBe('refused')
  })

  it('waits for nobody for ever: silence, drops, a name service that never answers', async () => {
    expect(await faultOf('http://bao.vn/nho-giot', { timeoutMs: 200 })).toBe('too_slow')
    expect(await faultOf('http://bao.vn/im-lang', { timeoutMs: 150 })).toBe('too_slow')
    const deaf = createOutside({ resolve: () => new Promise(() => undefined), dial })
    expect(await faultOf('http://bao.vn/', { timeoutMs: 100 }, deaf)).toBe('too_slow')
  })

  it('takes no more than it was told to: an endless page, a packed bomb', async () => {
    const endless = await outside.fetch('http://bao.vn/mai', { maxBytes: 100_000 })
    expect(endless).toMatchObject({ cut: true, body: { length: 100_000 } })
    const before = process.memoryUsage().arrayBuffers
    const bomb = await outside.fetch('http://bao.vn/bom', { maxBytes: 100_000 })
    expect(bomb).toMatchObject({ cut: true, body: { length: 100_000 } })
    // Less than the fifty megabytes that are packed in it.
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40_000_000)
  })

  it.each(['/gzip', '/br', '/deflate'])('unpacks %s', async path => {
    expect(new TextDecoder().decode((await outside.fetch(`http://bao.vn${path}`)).body)).toBe('nén')
  })

  it('says in words what else went wrong, and leaves no connection open', async () => {
    expect(await faultOf('http://bao.vn/vong')).toBe('too_many_redirects')
    expect(await faultOf('http://khong-co.vn/')).toBe('unknown_host')
    expect(await faultOf('http://bao.vn/hong')).toBe('broken')
    expect(await faultOf('http://bao.vn/nua-chung')).toBe('broken')
    const closed = createOutside({ resolve, dial: () => ({ host: '127.0.0.1', port: 1 }) })
    expect(await faultOf('http://bao.vn/', {}, closed)).toBe('unreachable')
    // A server without TLS behind https.
    expect(await faultOf('https://bao.vn/')).toMatch(/broken|bad_certificate/)
    const error = await outside.fetch('http://lan.vn/').catch((caught: unknown) => caught as OutsideError)
    expect((error as OutsideError).detail).toContain('mạng nội bộ')
    await expect.poll(() => connections.size).toBe(0)
  })
})
