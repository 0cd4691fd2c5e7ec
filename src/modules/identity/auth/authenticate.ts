import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Actor, Grant } from '#kernel/actor.ts'
import { dayOf, endOfDay } from '#kernel/clock.ts'
import type { Authenticate } from '#kernel/http/env.ts'
import type { Platform } from '#kernel/platform.ts'
import { sessionHours } from '../rules.ts'
import { secretOf } from './secret.ts'

export const sessionCookie = 'lantoa.session_token'

const cacheMilliseconds = 5000
const cacheEntries = 5000
const touchMilliseconds = 5 * 60_000
const idleMilliseconds = sessionHours.idle * 3_600_000

/** Who a cookie stands for, and until when that is believed without asking the database. */
type Known = { actor: Actor; loadedAt: number; until: number }
type Cache = {
  byCookie: Map<string, Known>
  /** Until when a person must not be cached: a change about them may not be committed yet. */
  unsettled: Map<string, number>
}
const caches = new WeakMap<Platform, Cache>()
const cacheOf = (platform: Platform): Cache => {
  const found = caches.get(platform)
  if (found) return found
  const made: Cache = { byCookie: new Map(), unsettled: new Map() }
  caches.set(platform, made)
  return made
}

/** Call it wherever a person, their grants or sessions change: this process asks the database anew, other processes within five seconds. */
export function forgetPerson(platform: Platform, personId: string): void {
  const { byCookie, unsettled } = cacheOf(platform)
  for (const [cookie, known] of byCookie) if (known.actor.id === personId) byCookie.delete(cookie)
  const now = performance.now()
  unsettled.set(personId, now + cacheMilliseconds)
  if (unsettled.size > cacheEntries) for (const [id, until] of unsettled) if (until < now) unsettled.delete(id)
}

/** Delegated rights name who gave them and until when; what was delegated is read from the giver's own grants alone. */
const query = `
  select s.id as session_id, p.id, p.name, p.email,
    extract(epoch from s.updated_at) * 1000 as used_at, extract(epoch from s.expires_at) * 1000 as expires_at,
    (select coalesce(json_agg(g), '[]'::json) from (
      select role, unit_id as "unitId", null::json as "delegatedBy" from role_grant where person_id = p.id
      union all
      select g.role, g.unit_id, json_build_object('id', f.id, 'name', f.name, 'until', d.ends_on)
      from delegation d
      join person f on f.id = d.from_person_id and f.deactivated_at is null
      join role_grant g on g.person_id = d.from_person_id and g.unit_id = d.unit_id and g.role <> 'administrator'
      where d.to_person_id = p.id and d.withdrawn_at is null and $2::date between d.starts_on and d.ends_on
    ) g) as grants
  from session s join person p on p.id = s.person_id
  where s.token = $1 and p.deactivated_at is null`

type Row = {
  session_id: string
  id: string
  name: string
  email: string
  used_at: string
  expires_at: string
  grants: { role: Grant['role']; unitId: string; delegatedBy: NonNullable<Grant['delegatedBy']> | null }[]
}

/**
 * Who asks, by the session cookie alone. The signature is checked as better-auth makes it (HMAC-SHA256 over the token, base64,
 * `token.signature`, percent-encoded); then one prepared query, believed for at most five seconds.
 */
export function createAuthenticate(platform: Platform): Authenticate {
  const secret = secretOf(platform)
  const { byCookie, unsettled } = cacheOf(platform)
  const { clock, pool } = platform

  return async request => {
    const cookie = cookieValue(request.headers.get('cookie'), sessionCookie)
    if (!cookie) return null
    const instant = clock.now()
    const now = instant.epochMilliseconds
    const known = byCookie.get(cookie)
    if (known && known.loadedAt <= now && now < known.until) return known.actor
    byCookie.delete(cookie)

    const token = tokenOf(cookie, secret)
    if (!token) return null
    const day = dayOf(instant)
    const { rows } = await pool.query<Row>({ name: 'identity.authenticate', text: query, values: [token, day.toString()] })
    const row = rows[0]
    if (!row) return null
    const expires = Math.min(Number(row.expires_at), Number(row.used_at) + idleMilliseconds)
    if (expires <= now) return null
    const actor: Actor = {
      id: row.id,
      name: row.name,
      email: row.email,
      sessionId: row.session_id,
      grants: row.grants.map(({ role, unitId, delegatedBy }) => (delegatedBy ? { role, unitId, delegatedBy } : { role, unitId })),
    }
    if (Number(row.used_at) + touchMilliseconds <= now)
      await pool.query('update session set updated_at = $1 where id = $2', [instant.toString(), row.session_id])
    if ((unsettled.get(actor.id) ?? 0) < performance.now()) {
      unsettled.delete(actor.id)
      if (byCookie.size >= cacheEntries) byCookie.delete(byCookie.keys().next().value!)
      // Delegations begin and end at midnight in Việt Nam: no memory reaches over it.
      byCookie.set(cookie, {
        actor,
        loadedAt: now,
        until: Math.min(now + cacheMilliseconds, expires, endOfDay(day).epochMilliseconds + 1),
      })
    }
    return actor
  }
}

/** The token within a signed cookie; undefined where the signature is not ours. */
export function tokenOf(cookie: string, secret: string): string | undefined {
  let value: string
  try {
    value = decodeURIComponent(cookie)
  } catch {
    return undefined
  }
  const dot = value.lastIndexOf('.')
  if (dot < 1) return undefined
  const token = value.slice(0, dot)
  // As text: a lenient base64 reader would take several spellings of one signature.
  const given = Buffer.from(value.slice(dot + 1))
  const wanted = Buffer.from(createHmac('sha256', secret).update(token).digest('base64'))
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? token : undefined
}

/** The twin of `tokenOf`: what a browser would hold for this token. */
export const signedCookie = (token: string, secret: string): string =>
  `${sessionCookie}=${encodeURIComponent(`${token}.${createHmac('sha256', secret).update(token).digest('base64')}`)}`

export function cookieValue(header: string | null, name: string): string | undefined {
  if (!header) return undefined
  let start = 0
  while (start < header.length) {
    let end = header.indexOf(';', start)
    if (end === -1) end = header.length
    while (header.charCodeAt(start) === 32) start++
    if (header.startsWith(name, start) && header.charCodeAt(start + name.length) === 61)
      return header.slice(start + name.length + 1, end).trim()
    start = end + 1
  }
  return undefined
}
