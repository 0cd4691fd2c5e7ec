/** What a person reads while they wait. Everything goes to one stream, so that commands can keep standard output for their results. */

/** @param {NodeJS.WriteStream} stream */
export function terminal(stream) {
  const faint = text => (stream.isTTY ? `\u001b[2m${text}\u001b[22m` : text)
  const say = (vi, en) => stream.write(`${vi}\n${en ? `  ${faint(en)}\n` : ''}`)

  /**
   * Shows that a long step goes on: a line that counts on a terminal, a line every ten seconds elsewhere.
   * @param {() => string} [detail] what to add, read anew each time
   */
  async function step(vi, en, work, detail = () => '') {
    const begun = performance.now()
    const seconds = () => Math.round((performance.now() - begun) / 1000)
    const line = () => `  … ${seconds()} giây / s${detail() ? ` · ${detail()}` : ''}`
    say(vi, en)
    const timer = setInterval(
      () => (stream.isTTY ? stream.write(`\r\u001b[K${line()}`) : stream.write(`${line()}\n`)),
      stream.isTTY ? 1000 : 10_000,
    )
    try {
      return await work()
    } finally {
      clearInterval(timer)
      if (stream.isTTY) stream.write('\r\u001b[K')
    }
  }
  return { say, step }
}

/** A known hindrance: told as a sentence, without a stack. */
export class Hindrance extends Error {
  constructor(vi, en) {
    super(`${vi}\n  ${en}`)
  }
}

/** Runs to the end and turns a hindrance into its sentence. */
export async function orSay(work) {
  try {
    return await work()
  } catch (error) {
    process.stderr.write(error instanceof Hindrance ? `\n${error.message}\n` : `\n${error?.stack ?? error}\n`)
    process.exit(1)
  }
}
