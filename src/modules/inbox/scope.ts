import { and, eq, isNull, type SQL } from 'drizzle-orm'
import type { Actor } from '#kernel/actor.ts'
import { digests, inboxPreferences } from './tables.ts'

/** Nobody sees or sets how another is reminded, administrators included. */
export const visible = (actor: Pick<Actor, 'id'>): SQL => eq(inboxPreferences.personId, actor.id)

/** Letters that still wait to be sent. */
export const waiting: SQL = and(isNull(digests.sentAt), isNull(digests.withdrawnAt))!
