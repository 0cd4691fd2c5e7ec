import type { Module } from '#kernel/module.ts'
import * as claims from './operations/claims.ts'
import * as links from './operations/links.ts'
import * as reading from './operations/reading.ts'
import * as verdicts from './operations/verdicts.ts'

export const evidenceModule: Module = {
  name: 'evidence',
  title: 'Minh chứng',
  operations: [
    reading.list,
    reading.counts,
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
  ],
}
