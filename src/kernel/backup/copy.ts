import type { Socket } from 'node:net'
import { Readable, Writable } from 'node:stream'
import type pg from 'pg'

/**
 * PostgreSQL's COPY as streams. node-postgres lets a query of one's own answer the messages of the protocol (its `Submittable`, which
 * pg-copy-streams builds on too); the two directions are short enough to need no further package.
 */
type Wire = {
  stream: Socket
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(message: string): void
}
const asSubmittable = (handlers: object) => handlers as pg.Submittable

const chunkSize = 64 * 1024

/**
 * `copy … to stdout` as a stream of bytes. Given up early, it takes the connection with it: the server would go on sending.
 * @param text the whole statement.
 */
export function copyOut(client: pg.Client, text: string): Readable {
  let wire: Wire | undefined
  let done = false
  let held = Buffer.allocUnsafe(chunkSize)
  let filled = 0
  const stream = new Readable({
    highWaterMark: 4 * chunkSize,
    read: () => void wire?.stream.resume(),
    destroy(error, gone) {
      if (!done) wire?.stream.destroy()
      gone(error)
    },
  })
  const pass = () => {
    const ready = held.subarray(0, filled)
    held = Buffer.allocUnsafe(chunkSize)
    filled = 0
    if (!stream.push(ready)) wire?.stream.pause()
  }
  client.query(
    asSubmittable({
      submit(connection: Wire) {
        wire = connection
        connection.query(text)
      },
      // The chunk lies in the driver's own buffer, which is used again: it is copied out at once.
      handleCopyData({ chunk }: { chunk: Buffer }) {
        for (let from = 0; from < chunk.length;) {
          const taken = chunk.copy(held, filled, from)
          from += taken
          filled += taken
          if (filled === chunkSize) pass()
        }
      },
      handleCommandComplete: () => undefined,
      // A reader that had enough for a moment has paused the connection, which now belongs to the next query again.
      handleReadyForQuery() {
        done = true
        if (filled > 0) pass()
        stream.push(null)
        wire?.stream.resume()
      },
      handleError(error: Error) {
        done = true
        stream.destroy(error)
        wire?.stream.resume()
      },
    }),
  )
  return stream
}

/**
 * `copy … from stdin` as a stream that is written to. Given up early, the server drops the rows and the connection stays usable.
 * @returns the stream, and how many rows the server took once it has finished.
 */
export function copyIn(client: pg.Client, text: string): { stream: Writable; rows(): number } {
  let wire: Wire | undefined
  let rows = 0
  let done = false
  /** Set while the server has not yet said that it takes rows. */
  let opened: ((error?: Error) => void) | undefined
  let finished: () => void = () => undefined

  const stream = new Writable({
    construct(next) {
      opened = next
    },
    write(chunk: Buffer, _, next) {
      wire?.sendCopyFromChunk(chunk)
      if (wire?.stream.writableNeedDrain) wire.stream.once('drain', () => next())
      else next()
    },
    final(next) {
      finished = next
      wire?.endCopyFrom()
    },
    destroy(error, gone) {
      if (!done) wire?.sendCopyFail('the sender gave up')
      gone(error)
    },
  })
  client.query(
    asSubmittable({
      submit(connection: Wire) {
        wire = connection
        connection.query(text)
      },
      handleCopyInResponse() {
        opened?.()
        opened = undefined
      },
      handleCommandComplete(message: { text: string }) {
        rows = Number(/^COPY (\d+)/.exec(message.text)?.[1] ?? 0)
      },
      handleReadyForQuery() {
        done = true
        finished()
      },
      handleError(error: Error) {
        done = true
        if (opened) opened(error)
        else stream.destroy(error)
      },
    }),
  )
  return { stream, rows: () => rows }
}
