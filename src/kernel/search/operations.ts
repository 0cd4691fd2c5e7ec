import { z } from 'zod'
import { operation } from '../operation.ts'

const mostPerKind = 20

const hit = z.object({ kind: z.string(), title: z.string(), excerpt: z.string(), href: z.string() })

/**
 * One search over everything that the modules let be found. Each source itself shows only what the person may see, so that
 * anyone may ask. Groups with the best hit first; a source that fails takes away only its own group.
 */
export const searchEverything = operation({
  name: 'search.everything',
  summary: 'Tìm trong toàn bộ nền tảng',
  reads: 'GET /search',
  input: z.object({
    q: z.string().trim().max(200).default(''),
    /** Only this kind of thing. */
    kind: z.string().max(60).optional(),
    limit: z.coerce.number().int().min(1).max(mostPerKind).default(5),
  }),
  output: z.object({
    groups: z.array(z.object({ kind: z.string(), title: z.string(), hits: z.array(hit), more: z.boolean() })),
    /** Titles of sources that could not answer just now. */
    missing: z.array(z.string()),
  }),
  allow: 'anyone',
  run: async ({ db, platform, me, requestId }, { q, kind, limit }) => {
    if (q === '') return { groups: [], missing: [] }
    const sources = platform.modules.flatMap(module => module.search ?? []).filter(source => !kind || source.kind === kind)
    const missing: string[] = []
    const found = await Promise.all(
      sources.map(async source => {
        try {
          const hits = (await source.find(db, me, q, limit + 1)).toSorted((a, b) => b.rank - a.rank)
          return { kind: source.kind, title: source.title, hits: hits.slice(0, limit), more: hits.length > limit }
        } catch (error) {
          platform.log.error({ err: error, source: source.kind, requestId }, 'a search source failed')
          missing.push(source.title)
          return undefined
        }
      }),
    )
    const groups = found.filter(group => group !== undefined && group.hits.length > 0) as NonNullable<(typeof found)[number]>[]
    return { groups: groups.toSorted((a, b) => (b.hits[0]?.rank ?? 0) - (a.hits[0]?.rank ?? 0)), missing }
  },
})

export const searchOperations = [searchEverything]
