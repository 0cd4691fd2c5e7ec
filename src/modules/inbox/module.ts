import type { Module } from '#kernel/module.ts'
import { digestJob } from './jobs.ts'
import * as duties from './operations/duties.ts'
import * as preferences from './operations/preferences.ts'
import { unsubscribePage } from './portal/unsubscribe.page.tsx'

export const inboxModule: Module = {
  name: 'inbox',
  title: 'Việc của tôi',
  operations: [duties.mine, duties.count, preferences.preferences, preferences.setPreferences, preferences.unsubscribe],
  jobs: [digestJob],
  pages: [unsubscribePage],
  work: { traces: ['digest', 'digest_run'] },
}
