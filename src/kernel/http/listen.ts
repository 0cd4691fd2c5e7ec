import { createAdaptorServer } from '@hono/node-server'
import type { Server } from 'node:http'
import { CannotStart } from '../cannot-start.ts'

export type Listener = {
  /** The port really taken; another than asked for where 0 was asked. */
  port: number
  /** No new requests; those under way may finish, at most so many milliseconds, then they are cut. */
  drain(patience: number): Promise<void>
}

/**
 * Takes the port at once, so that a taken one is found out before any long work; requests wait until the answerer is there.
 * @throws CannotStart where the port is taken or not allowed.
 */
export async function listen(options: {
  host: string
  port: number
  answerer: Promise<(request: Request, env: object) => Response | Promise<Response>>
}): Promise<Listener> {
  // The adapter puts its own Response in the place of the global one: what we answer goes out as bytes, not through a stream
  // (a page of 70 kB: three times as many a second).
  const server = createAdaptorServer({
    fetch: async (request, env) => (await options.answerer)(request, env),
  }) as Server
  await new Promise<void>((done, fail) => {
    server.once('error', error => fail(cannotListen(error, options)))
    server.listen(options.port, options.host, done)
  })
  const address = server.address()
  return {
    port: address && typeof address === 'object' ? address.port : options.port,
    drain: patience =>
      new Promise(done => {
        const cut = setTimeout(() => server.closeAllConnections(), patience)
        server.close(() => {
          clearTimeout(cut)
          done()
        })
        server.closeIdleConnections()
      }),
  }
}

function cannotListen(error: NodeJS.ErrnoException, { host, port }: { host: string; port: number }): Error {
  if (error.code === 'EADDRINUSE')
    return new CannotStart({
      vi: `Cổng ${port} đang có chương trình khác dùng. Hãy dừng chương trình đó hoặc chọn cổng khác, ví dụ: PORT=${port + 1} npm start`,
      en: `Port ${port} is taken by another program. Stop it or choose another port, for example: PORT=${port + 1} npm start`,
    })
  if (error.code === 'EACCES')
    return new CannotStart({
      vi: `Tài khoản này không được phép mở cổng ${port}. Hãy chọn cổng từ 1024 trở lên, ví dụ: PORT=3000 npm start`,
      en: `This account may not open port ${port}. Choose one from 1024 up, for example: PORT=3000 npm start`,
    })
  if (error.code === 'EADDRNOTAVAIL')
    return new CannotStart({
      vi: `Máy này không có địa chỉ ${host}. Hãy sửa HOST (0.0.0.0 là mọi địa chỉ của máy).`,
      en: `This machine has no address ${host}. Correct HOST (0.0.0.0 is every address of the machine).`,
    })
  return error
}
