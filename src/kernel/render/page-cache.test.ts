import { describe, expect, it } from 'vitest'
import { pageCache, shared } from './page-cache.ts'

const later = <T>() => {
  let resolve!: (value: T) => void
  let reject!: (error: Error) => void
  const promise = new Promise<T>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}

describe('pages kept until something changes', () => {
  const stage = (limit = 10) => {
    const state = { version: 'one', rendered: 0, down: false }
    const cache = pageCache<{ text: string; kept: boolean }>({
      version: async () => {
        if (state.down) throw new Error('no database')
        return state.version
      },
      keeps: value => value.kept,
      limit,
    })
    const ask = (key: string, kept = true) =>
      cache.page(key, async () => {
        state.rendered++
        return { text: `${key} at ${state.version}`, kept }
      })
    return { state, cache, ask }
  }

  it('renders a page once, and again after a change', async () => {
    const { state, ask } = stage()
    await ask('/')
    expect(await ask('/')).toEqual({ value: { text: '/ at one', kept: true }, stale: false })
    expect(state.rendered).toBe(1)
    state.version = 'two'
    expect((await ask('/'))?.value.text).toBe('/ at two')
  })

  it('renders once for all who wait at the same moment', async () => {
    const { state, ask } = stage()
    await Promise.all([ask('/'), ask('/'), ask('/')])
    expect(state.rendered).toBe(1)
  })

  it('answers with the last page while the database is away, and fails only where it has none', async () => {
    const { state, ask } = stage()
    await ask('/')
    state.down = true
    expect(await ask('/')).toEqual({ value: { text: '/ at one', kept: true }, stale: true })
    await expect(ask('/other')).rejects.toThrow('no database')
  })

  it('remembers neither what is missing nor what is rendered anew each time, nor a failure', async () => {
    const { state, cache, ask } = stage()
    expect(await cache.page('/none', async () => undefined)).toBeUndefined()
    await expect(
      cache.page('/broken', async () => {
        throw new Error('broken')
      }),
    ).rejects.toThrow('broken')
    expect((await ask('/broken'))?.value.text).toBe('/broken at one')
    await ask('/search', false)
    await ask('/search', false)
    expect(state.rendered).toBe(3)
  })

  it('lets go of the pages longest unasked', async () => {
    const { state, ask } = stage(2)
    await ask('/a')
    await ask('/b')
    await ask('/a')
    await ask('/c')
    await ask('/a')
    expect(state.rendered).toBe(3)
    await ask('/b')
    expect(state.rendered).toBe(4)
  })
})

describe('one question shared by many', () => {
  it('never hands a latecomer an answer older than its request', async () => {
    const questions: ReturnType<typeof later<string>>[] = []
    const ask = shared(() => {
      const question = later<string>()
      questions.push(question)
      return question.promise
    })
    const first = ask()
    const late = ask()
    const later2 = ask()
    expect(questions).toHaveLength(1)
    questions[0]!.resolve('old')
    expect(await first).toBe('old')
    await Promise.resolve()
    expect(questions).toHaveLength(2)
    questions[1]!.resolve('new')
    expect(await Promise.all([late, later2])).toEqual(['new', 'new'])
  })
  it('asks again after a failure', async () => {
    let times = 0
    const ask = shared(async () => {
      if (++times === 1) throw new Error('lost')
      return times
    })
    const both = await Promise.allSettled([ask(), ask()])
    expect(both.map(one => one.status)).toEqual(['rejected', 'fulfilled'])
  })
})
