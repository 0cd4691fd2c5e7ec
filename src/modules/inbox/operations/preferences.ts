import { and, eq } from 'drizzle-orm'
import type { Write } from '#kernel/audit/write.ts'
import type { Clock } from '#kernel/clock.ts'
import { conflict, invalid } from '#kernel/errors.ts'
import { operation } from '#kernel/operation.ts'
import { personById, persons } from '#modules/identity/index.ts'
import * as contract from '../contract.ts'
import { linkNotOurs } from '../errors.ts'
import { kindsOf, preferencesOf, usual, type PreferencesRow } from '../queries.ts'
import { waiting } from '../scope.ts'
import { digests, inboxPreferences } from '../tables.ts'
import { endingOf } from '../token.ts'

export const preferences = operation({
  name: 'inbox.preferences',
  summary: 'Cách tôi được nhắc việc qua thư',
  reads: 'GET /inbox/preferences',
  input: contract.NoInput,
  output: contract.Preferences,
  allow: 'signedIn',
  run: async ({ db, platform, me }) => {
    const kept = await preferencesOf(db, me)
    const { rhythm, muted } = kept ?? usual
    const kinds = kindsOf(platform)
    // What no module speaks of any more can be neither chosen nor sent back.
    const present = muted.filter(kind => kinds.some(known => known.kind === kind))
    return { version: kept?.version ?? 0, rhythm, muted: present, kinds, email: me.email }
  },
})

export const setPreferences = operation({
  name: 'inbox.set_preferences',
  summary: 'Đặt cách nhắc việc qua thư',
  writes: 'PUT /inbox/preferences',
  input: contract.SetPreferences,
  output: contract.Nothing,
  allow: 'signedIn',
  run: async ({ write, platform, clock, me }, { version, rhythm, muted }) => {
    const known = new Set(kindsOf(platform).map(({ kind }) => kind))
    if (muted.some(kind => !known.has(kind)))
      throw invalid(undefined, {
        fields: [{ path: 'muted', message: 'Có loại việc không còn trong hệ thống; hãy tải lại trang rồi chọn lại' }],
      })
    await oneAtATime(write, me.id)
    const kept = await preferencesOf(write.read, me)
    if ((kept?.version ?? 0) !== version) throw conflict(undefined, { current: kept ?? { ...usual, version: 0 } })
    await keep({ write, clock }, me.id, kept, { rhythm, muted: [...new Set(muted)] })
    return null
  },
})

/** From a letter, by whoever holds it, without signing in: it can only end letters, and does so again without harm. */
export const unsubscribe = operation({
  name: 'inbox.unsubscribe',
  summary: 'Ngừng nhận thư nhắc việc bằng đường dẫn trong thư',
  writes: 'POST /inbox/unsubscribe',
  input: contract.Unsubscribe,
  output: contract.Unsubscribed,
  allow: 'anyone',
  run: async ({ write, platform, clock }, { token }) => {
    const ending = endingOf(platform, token)
    const person = ending && (await personById(write.read, ending.personId))
    if (!ending || !person) throw linkNotOurs()
    await oneAtATime(write, person.id)
    const kept = await preferencesOf(write.read, person)
    const now = kept ?? usual
    const { kind } = ending
    write.because('Người nhận bấm ngừng nhận trong thư')
    if (kind === null) await keep({ write, clock }, person.id, kept, { rhythm: 'never', muted: now.muted })
    else if (!now.muted.includes(kind))
      await keep({ write, clock }, person.id, kept, { rhythm: now.rhythm, muted: [...now.muted, kind] })
    return { kind: kind === null ? null : (kindsOf(platform).find(known => known.kind === kind)?.title ?? kind) }
  },
})

/** A mail program may press a link twice at once: the second waits here and finds what the first kept. */
const oneAtATime = (write: Write, personId: string) =>
  write.read.select({ id: persons.id }).from(persons).where(eq(persons.id, personId)).for('no key update')

/** A letter that waits was made by the old preferences: it is taken back, and the next morning decides anew. */
async function keep(
  { write, clock }: { write: Write; clock: Clock },
  personId: string,
  kept: PreferencesRow | undefined,
  wanted: Pick<PreferencesRow, 'rhythm' | 'muted'>,
): Promise<void> {
  if (kept) await write.update(inboxPreferences, kept, wanted)
  else await write.insert(inboxPreferences, { personId, ...wanted })
  await write.statement('digest', 'Rút thư nhắc việc chưa gửi sau khi đổi cách nhận', async tx => {
    const gone = await tx
      .update(digests)
      .set({ withdrawnAt: clock.now() })
      .where(and(eq(digests.personId, personId), waiting))
      .returning({ id: digests.id })
    return gone.length
  })
}
