import type { SearchSource } from '#kernel/module.ts'
import { resolveName } from './queries.ts'

/** Agencies by name; the link leads into the workspace for those who are signed in, otherwise to the public page. */
export const search: SearchSource = {
  kind: 'agency',
  title: 'Cơ quan, đơn vị',
  async find(db, actor, text, limit) {
    const found = await resolveName(db, text)
    return found
      .filter(match => match.type === 'agency')
      .slice(0, limit)
      .map((match, place) => ({
        kind: 'agency',
        title: match.name,
        excerpt: actor ? match.code : '',
        href: actor ? `/lam-viec/co-quan/${match.id}` : `/co-quan/${match.code}`,
        rank: match.exact ? 1 : 0.6 - place / 100,
      }))
  },
}
