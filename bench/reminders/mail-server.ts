import { fork } from 'node:child_process'
import { join } from 'node:path'

export type Asked = 'letters' | 'forget'
/** For each mailbox, how often each of its different letters came. */
export type Told = { port: number } | { total: number } | { letters: [to: string, copies: number[]][] }

export type MailServer = {
  url: string
  letters(): Promise<Map<string, number[]>>
  /** When so many letters have come since the last `forget`, to within a hundred. */
  taken(letters: number): Promise<void>
  forget(): void
  close(): void
}

/** The mail server of the bench, in a process of its own. */
export async function mailServer(): Promise<MailServer> {
  const child = fork(join(import.meta.dirname, 'mail-server-process.ts'), { execArgv: [] })
  const hear = <T>(take: (told: Told) => T | undefined) =>
    new Promise<T>(done => {
      const listen = (told: Told) => {
        const found = take(told)
        if (found === undefined) return
        child.off('message', listen)
        done(found)
      }
      child.on('message', listen)
    })
  const port = await hear(told => ('port' in told ? told.port : undefined))
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters() {
      const heard = hear(told => ('letters' in told ? new Map(told.letters) : undefined))
      child.send('letters' satisfies Asked)
      return heard
    },
    async taken(letters) {
      await hear(told => ('total' in told && told.total >= letters ? true : undefined))
    },
    forget: () => void child.send('forget' satisfies Asked),
    close: () => child.disconnect(),
  }
}
