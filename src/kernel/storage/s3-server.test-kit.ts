import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** What a client must know to be let in. */
export const secrets = { region: 'us-east-1', bucket: 'lantoa', accessKeyId: 'khoa', secretAccessKey: 'bi-mat' }

/** A bucket until the end of the test: speaks as much of the S3 protocol as we use, and takes only requests signed with the right key for the right body. */
export async function s3Server() {
  const files = new Map<string, Buffer>()
  const requests: { method: string; authorization: string }[] = []
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const body = Buffer.concat(parts)
    const { method = '', headers } = request
    const url = new URL(request.url ?? '/', `http://${headers.host}`)
    requests.push({ method, authorization: headers.authorization ?? '' })
    const fail = (status: number, code: string) => {
      response.writeHead(status, { 'content-type': 'application/xml' })
      response.end(
        method === 'HEAD' ? undefined : `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
      )
    }
    if (!headers.authorization) return fail(403, 'AccessDenied')
    if (headers.authorization !== signatureOf(method, url, headers)) return fail(403, 'SignatureDoesNotMatch')
    const claimed = String(headers['x-amz-content-sha256'])
    if (claimed !== 'UNSIGNED-PAYLOAD' && claimed !== createHash('sha256').update(body).digest('hex'))
      return fail(400, 'XAmzContentSHA256Mismatch')
    if (!url.pathname.startsWith('/lantoa/')) return fail(404, 'NoSuchBucket')
    const name = url.pathname.slice('/lantoa/'.length)
    const file = files.get(name)
    if (method === 'PUT') files.set(name, body)
    else if (method === 'DELETE') files.delete(name)
    else if (!file) return fail(404, 'NoSuchKey')
    response.writeHead(method === 'DELETE' ? 204 : 200, {
      etag: '"x"',
      'content-length': method === 'GET' || method === 'HEAD' ? file!.length : 0,
    })
    response.end(method === 'GET' ? file : undefined)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => new Promise<void>(done => (server.closeAllConnections(), server.close(() => done()))))
  return { files, requests, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

/** AWS Signature Version 4 as its documentation lays it down, from the headers that the client says it signed. */
function signatureOf(method: string, url: URL, headers: IncomingHttpHeaders): string {
  const names = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '')?.[1] ?? ''
  const at = String(headers['x-amz-date'])
  const scope = `${at.slice(0, 8)}/${secrets.region}/s3/aws4_request`
  const query = [...url.searchParams]
    .map(pair => pair.map(encodeURIComponent).join('='))
    .toSorted()
    .join('&')
  const lines = names.split(';').map(name => `${name}:${String(headers[name]).trim()}\n`)
  const request = [method, url.pathname, query, lines.join(''), names, headers['x-amz-content-sha256']].join('\n')
  const hash = createHash('sha256').update(request).digest('hex')
  const hmac = (secret: string | Buffer, text: string) => createHmac('sha256', secret).update(text).digest()
  const signingKey = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${secrets.secretAccessKey}`)
  const signature = hmac(signingKey, ['AWS4-HMAC-SHA256', at, scope, hash].join('\n')).toString('hex')
  return `AWS4-HMAC-SHA256 Credential=${secrets.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`
}
