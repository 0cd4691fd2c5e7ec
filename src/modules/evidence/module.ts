import type { Module } from '#kernel/module.ts'
import { duties } from './duties.ts'
import { checkLinkJob, checkLinksJob, reactions } from './jobs.ts'
import * as checks from './operations/checks.ts'
import * as claims from './operations/claims.ts'
import * as exchange from './operations/exchange.ts'
import * as links from './operations/links.ts'
import * as reading from './operations/reading.ts'
import * as verdicts from './operations/verdicts.ts'
import { pages, sections } from './portal/sections.tsx'
import { search } from './search.ts'

export const evidenceModule: Module = {
  name: 'evidence',
  title: 'Minh chứng',
  operations: [
    reading.list,
    reading.counts,
    exchange.sheet,
    exchange.importSheet,
    claims.claim,
    verdicts.verifyMany,
    reading.get,
    reading.file,
    claims.update,
    claims.withdraw,
    verdicts.verify,
    verdicts.reject,
    verdicts.reopen,
    links.link,
    links.unlink,
    checks.checkAgain,
  ],
  jobs: [checkLinkJob, checkLinksJob],
  reactions,
  pages,
  sections,
  search: [search],
  duties,
  work: { doings: ['evidence', 'evidence_link', 'evidence_check'], traces: ['evidence_tally'] },
}
