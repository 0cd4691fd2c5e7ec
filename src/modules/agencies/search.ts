import type { SearchSource } from '#kernel/module.ts'
import { kindNames } from './contract.ts'
import { findAgencies } from './queries.ts'

/** Agencies by name; the link leads into the workspace for those who are signed in, otherwise to the public page. */
export const search: SearchSource = {
  kind: 'agency',
  title: 'Cơ quan, đơn vị',
  find: async (db, actor, text, limit) =>
    (await findAgencies(db, text, limit)).map(({ id, code, name, kind, rank }) => ({
      kind: 'agency',
      title: name,
      excerpt: kindNames[kind],
      href: actor ? `/lam-viec/co-quan/${id}` : `/co-quan/${code}`,
      rank,
    })),
}
