import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { Asked, Told } from './mail-server.ts'

/** A server on the loopback address that takes every letter and counts it: a process of its own, as in use. */
const letters = new Map<string, Map<string, number>>()
let total = 0
const tell = (told: Told) => process.send!(told)

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  disableReverseLookup: true,
  onData(stream, session, done) {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', () => {
      const id = /^Message-ID:\s+(<.*>)/im.exec(Buffer.concat(parts).toString('latin1'))?.[1] ?? ''
      for (const { address } of session.envelope.rcptTo) {
        const own = letters.get(address) ?? new Map<string, number>()
        letters.set(address, own.set(id, (own.get(id) ?? 0) + 1))
      }
      if (++total % 100 === 0) tell({ total })
      done()
    })
  },
})
// A process that is killed leaves its connections behind.
server.on('error', () => undefined)
server.listen(0, '127.0.0.1', () => tell({ port: (server.server.address() as AddressInfo).port }))
process.on('message', (asked: Asked) => {
  if (asked === 'forget') {
    letters.clear()
    total = 0
  } else tell({ letters: [...letters].map(([to, ids]) => [to, [...ids.values()]]) })
})
process.on('disconnect', () => process.exit(0))
