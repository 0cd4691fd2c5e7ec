import { eq } from 'drizzle-orm'
import { shortDay } from '#kernel/i18n/formats.ts'
import type { SearchSource } from '#kernel/module.ts'
import { evidenceKindNames } from './contract.ts'
import { findEvidence } from './queries/evidence.ts'
import { visibleEvidence } from './scope.ts'
import { evidence } from './tables.ts'

/** Those who are signed in find what they may read; the public finds what is verified, on its agency's page. */
export const search: SearchSource = {
  kind: 'evidence',
  title: 'Minh chứng',
  find: async (db, actor, text, limit) =>
    (await findEvidence(db, actor ? visibleEvidence(actor) : eq(evidence.state, 'verified'), text, limit)).map(piece => ({
      kind: 'evidence',
      title: piece.title,
      excerpt: `${evidenceKindNames[piece.kind]} · ${piece.agency.name} · ${shortDay(piece.happenedOn)}`,
      href: actor
        ? `/lam-viec/minh-chung/${piece.id}`
        : `/co-quan/${piece.agency.code}/minh-chung?nam=${piece.happenedOn.slice(0, 4)}`,
      rank: piece.rank,
    })),
}
