export type PageCache<T> = {
  /**
   * The page as it is now: the kept rendering while nothing has changed, otherwise a new one, made once however many wait for it.
   * undefined where there is no such page; that is not kept. A database out of reach answers with what was last known.
   */
  page(key: string, render: () => Promise<T | undefined>): Promise<{ value: T; stale: boolean } | undefined>
}

type Kept<T> = { version: string; rendering: Promise<T | undefined>; last?: T }

/**
 * @param options.version a word that changes whenever anything changes that a page could show; asked for each request, so it must be cheap.
 * @param options.keeps whether a rendering may answer the next request too.
 * @param options.limit how many pages are kept; those longest unasked go first.
 */
export function pageCache<T>(options: {
  version: () => Promise<string>
  keeps: (value: T) => boolean
  limit: number
}): PageCache<T> {
  const pages = new Map<string, Kept<T>>()
  const version = shared(options.version)

  const keep = (key: string, kept: Kept<T>) => {
    pages.delete(key)
    pages.set(key, kept)
    if (pages.size > options.limit) pages.delete(pages.keys().next().value!)
  }
  return {
    async page(key, render) {
      const known = pages.get(key)
      let now: string
      try {
        now = await version()
      } catch (error) {
        if (known?.last) return { value: known.last, stale: true }
        throw error
      }
      const current = pages.get(key)
      if (current?.version === now) {
        keep(key, current)
        const value = await current.rendering
        return value && { value, stale: false }
      }
      const rendering = render()
      const kept: Kept<T> = { version: now, rendering, last: current?.last }
      keep(key, kept)
      try {
        const value = await rendering
        if (value && options.keeps(value)) kept.last = value
        else if (pages.get(key) === kept) pages.delete(key)
        return value && { value, stale: false }
      } catch (error) {
        if (pages.get(key) === kept) {
          pages.delete(key)
          if (current) pages.set(key, current)
        }
        throw error
      }
    },
  }
}

/**
 * Many who ask at one moment share one question. Whoever comes while it is under way waits for the next:
 * an answer is never older than the request for it.
 */
export function shared<T>(ask: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined
  let next: Promise<T> | undefined
  const start = (): Promise<T> => {
    const asked = ask().finally(() => {
      if (running === asked) running = undefined
    })
    running = asked
    return asked
  }
  return () => {
    if (!running) return start()
    return (next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined
        return start()
      }))
  }
}
