import type { SearchSource } from '#kernel/module.ts'
import { resolveName } from './queries.ts'

/** Agencies by name, for those who are signed in: the link leads into the workspace. */
export const search: SearchSource = {
  kind: 'agency',
  title: 'Cơ quan, đơn vị',
  async find(db, actor, text, limit) {
    if (!actor) return []
    const found = await resolveName(db, text)
    return found
      .filter(match => match.type === 'agency')
      .slice(0, limit)
      .map((match, place) => ({
        kind: 'agency',
        title: match.name,
        excerpt: match.code,
        href: `/lam-viec/co-quan/${match.id}`,
        rank: match.exact ? 1 : 0.6 - place / 100,
      }))
  },
}
