import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { copyOf, templateName } from '#test/database.ts'
import { copyIn, copyOut } from './copy.ts'

async function connected(): Promise<pg.Client> {
  const { url, drop } = await copyOf(templateName())
  onTestFinished(drop)
  const client = new pg.Client({ connectionString: url, query_timeout: 5000 })
  await client.connect()
  onTestFinished(() => client.end())
  return client
}
const pause = (milliseconds: number) => new Promise(done => setTimeout(done, milliseconds))

test('a slow reader gets every byte, and the connection answers afterwards, whatever the size', async () => {
  const client = await connected()
  // Around the 256 KiB at which the reader makes the connection wait: there the last bytes are those that pause it.
  for (const length of [0, 1, 65_535, 262_143, 262_144, 262_145, 280_000, 330_000, 900_000]) {
    const stream = copyOut(client, `copy (select repeat('x', ${length})) to stdout`)
    await pause(30)
    let read = 0
    for await (const chunk of stream) read += (chunk as Buffer).length
    expect(read).toBe(length + 1)
    expect((await client.query('select 1 as one')).rows, String(length)).toEqual([{ one: 1 }])
  }
})

test('a slow reader of a copy that fails half way hears of it, and the connection answers afterwards', async () => {
  const client = await connected()
  const stream = copyOut(client, `copy (select repeat('x', 400000), 1 / (3 - n) from generate_series(1, 3) n) to stdout`)
  await pause(30)
  await expect(
    (async () => {
      for await (const chunk of stream) expect(chunk).toBeInstanceOf(Buffer)
    })(),
  ).rejects.toThrow('division by zero')
  expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
})

test('what is written is there, counted, and the connection answers afterwards, also when the writer gives up', async () => {
  const client = await connected()
  await client.query('create temporary table taken (line text)')
  const { stream, rows } = copyIn(client, 'copy taken from stdin')
  stream.write('một\nhai\n')
  await new Promise<void>(done => stream.end(done))
  expect(rows()).toBe(2)
  const abandoned = copyIn(client, 'copy taken from stdin').stream
  await new Promise<void>(done => abandoned.write('ba\n', () => done()))
  abandoned.on('error', () => undefined).destroy()
  expect((await client.query('select count(*)::int as count from taken')).rows).toEqual([{ count: 2 }])
})
