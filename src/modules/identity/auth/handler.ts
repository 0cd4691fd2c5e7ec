import { eq, lt } from 'drizzle-orm'
import type { Actor } from '#kernel/actor.ts'
import { writing } from '#kernel/audit/write.ts'
import { crossSite, internal, invalid, notFound, tooManyRequests, unauthenticated, type AppError } from '#kernel/errors.ts'
import type { AuthHandler, Authenticate } from '#kernel/http/env.ts'
import type { Platform } from '#kernel/platform.ts'
import * as errors from '../errors.ts'
import { letterWith } from '../letters.ts'
import { normalEmail, passwordFault } from '../rules.ts'
import { persons, sessions, verifications } from '../tables.ts'
import { cookieValue, forgetPerson, sessionCookie, tokenOf } from './authenticate.ts'
import { addressHeader, createBetterAuth, outsideProvider, type BetterAuth } from './better-auth.ts'
import { beginAttempt, clearGuard } from './guard.ts'
import { secretOf } from './secret.ts'

type About = Parameters<AuthHandler>[1]
type Body = Record<string, unknown>
type Ask = { request: Request; path: string; body: Body; about: About }

/** An answer to a forgotten password takes at least so long, known mailbox or not. */
const resetAnswerMilliseconds = 250
const signInPage = '/lam-viec/dang-nhap'

/**
 * Everything under /api/auth. Only what is listed here exists; better-auth does the proving, this adds what an office needs around
 * it: locks, the audit, one Vietnamese sentence for each refusal. Answers are JSON; refusals are thrown as AppErrors.
 */
export function createAuthHandler(platform: Platform, authenticate: Authenticate): AuthHandler {
  const inside = createBetterAuth(platform, { outside: false })
  const outside = outsideInstance(platform)

  const forward = async (auth: BetterAuth, { request, body, about }: Ask): Promise<Response> => {
    const headers = new Headers(request.headers)
    headers.set(addressHeader, about.address)
    headers.delete('content-length')
    // better-auth wants an origin where there is a cookie; programs send none, and have passed the check for ours.
    if (!headers.has('origin')) headers.set('origin', new URL(platform.config.publicUrl).origin)
    const reads = request.method === 'GET'
    return auth.handler(
      new Request(request.url, { method: request.method, headers, ...(reads ? {} : { body: JSON.stringify(body) }) }),
    )
  }
  /** Passes on, turning a refusal into our own error. */
  const pass = async (ask: Ask): Promise<Response> => {
    const response = await forward(inside, ask)
    if (response.status >= 400) throw await refusal(response)
    return response
  }
  const signedIn = async (ask: Ask): Promise<Actor> => {
    const actor = await authenticate(ask.request)
    if (!actor) throw unauthenticated()
    return actor
  }

  const routes: Record<string, (ask: Ask) => Promise<Response>> = {
    'POST /sign-in/email': async ask => {
      const email = normalEmail(textOf(ask.body, 'email'))
      const password = textOf(ask.body, 'password')
      const minutes = await beginAttempt(platform, [
        { kind: 'account', what: email },
        { kind: 'address', what: ask.about.address },
      ])
      const response = await forward(inside, { ...ask, body: { email, password } })
      if (response.status >= 400) {
        const error = await refusal(response)
        if (minutes > 0 && error.code === 'identity.wrong_sign_in') {
          await recordLock(platform, ask.about, email, minutes)
          throw errors.locked({ minutes }, { retryAfter: minutes * 60 })
        }
        throw error
      }
      await clearGuard(platform, { kind: 'account', what: email })
      await clearGuard(platform, { kind: 'address', what: ask.about.address })
      const answer = (await response.json()) as { twoFactorRedirect?: boolean }
      if (!answer.twoFactorRedirect) await recordSignIn(platform, ask.about, response, 'mật khẩu')
      return json({ next: answer.twoFactorRedirect ? 'second_factor' : 'done' }, response)
    },

    'POST /two-factor/verify-totp': async ask => {
      const before = await authenticate(ask.request)
      const response = await pass(ask)
      if (before) await recordTwoFactor(platform, ask.about, before, 'Bật xác thực hai bước')
      else await recordSignIn(platform, ask.about, response, 'mật khẩu và mã xác thực')
      return json({ next: 'done' }, response)
    },
    'POST /two-factor/verify-backup-code': async ask => {
      const response = await pass(ask)
      await recordSignIn(platform, ask.about, response, 'mật khẩu và mã dự phòng')
      return json({ next: 'done' }, response)
    },
    'POST /two-factor/enable': async ask => {
      await signedIn(ask)
      return pass({ ...ask, body: { password: ask.body['password'], method: 'totp' } })
    },
    'POST /two-factor/disable': async ask => {
      const actor = await signedIn(ask)
      const response = await pass(ask)
      await recordTwoFactor(platform, ask.about, actor, 'Tắt xác thực hai bước')
      return json({ next: 'done' }, response)
    },
    'POST /two-factor/generate-backup-codes': async ask => {
      const actor = await signedIn(ask)
      const response = await pass(ask)
      await recordTwoFactor(platform, ask.about, actor, 'Tạo lại mã dự phòng')
      return response
    },

    'POST /request-password-reset': async ask => {
      const email = normalEmail(textOf(ask.body, 'email'))
      const work = async () => {
        // The fourth letter within a quarter of an hour is not sent; the answer stays the same.
        const tries = { kind: 'account' as const, what: `reset ${email}`, limit: 4 }
        if ((await beginAttempt(platform, [tries]).catch(() => 1)) > 0) return
        const response = await forward(inside, { ...ask, body: { email } })
        if (response.status >= 400) throw await refusal(response)
      }
      await Promise.all([work(), new Promise(done => setTimeout(done, resetAnswerMilliseconds))])
      return json({ next: 'read_mail' })
    },
    'POST /reset-password': async ask => {
      const newPassword = textOf(ask.body, 'newPassword')
      const why = passwordFault(newPassword)
      if (why) throw errors.weakPassword({ why }, { fields: [{ path: 'newPassword', message: why }] })
      const response = await forward(inside, { ...ask, body: { newPassword, token: textOf(ask.body, 'token') } })
      if (response.status >= 400) throw await refusal(response)
      return json({ next: 'done' }, response)
    },

    'POST /sign-out': async ask => {
      const actor = await authenticate(ask.request)
      const response = await pass(ask)
      if (actor) forgetPerson(platform, actor.id)
      return json({ next: 'done' }, response)
    },

    'POST /sign-in/social': async ask => {
      if (!platform.config.oidc) throw notFound()
      const callbackURL = ownPath(ask.body['callbackURL']) ?? '/lam-viec'
      const body = { provider: outsideProvider, callbackURL, errorCallbackURL: signInPage, disableRedirect: true }
      const response = await forward(await outside(), { ...ask, body })
      if (response.status >= 400) throw await refusal(response)
      const { url } = (await response.json()) as { url: string }
      return json({ url }, response)
    },
    [`GET /callback/${outsideProvider}`]: async ask => {
      if (!platform.config.oidc) throw notFound()
      const response = await outside()
        .then(auth => forward(auth, ask))
        .catch(() => undefined)
      // The browser comes here by itself: whatever went wrong is told on the sign-in page.
      if (!response) return redirect(`${signInPage}?error=outside_unavailable`)
      if (response.status >= 400) return redirect(`${signInPage}?error=${encodeURIComponent(await codeOf(response))}`)
      await recordSignIn(platform, ask.about, response, 'tài khoản định danh bên ngoài')
      return response
    },
  }

  return async (request, about = { address: 'unknown', requestId: 'unknown' }) => {
    const path = new URL(request.url).pathname.replace(/^\/api\/auth/, '')
    const route = routes[`${request.method} ${path}`]
    if (!route) throw notFound()
    if (request.method !== 'GET') refuseForeign(platform, request)
    return route({ request, path, body: request.method === 'GET' ? {} : await bodyOf(request), about })
  }
}

/**
 * Made at the first use, and only once the issuer answers: an issuer that is away at our start is asked again at the next
 * sign-in (better-auth does so too), and one that hangs holds up nobody who signs in with a password.
 */
function outsideInstance(platform: Platform): () => Promise<BetterAuth> {
  let made: BetterAuth | undefined
  return async () => {
    if (made) return made
    const address = `${platform.config.oidc!.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
    const answer = await fetch(address, { signal: AbortSignal.timeout(5000) }).catch(() => undefined)
    await answer?.body?.cancel()
    if (!answer?.ok) {
      platform.log.warn(
        { issuer: platform.config.oidc!.issuer, status: answer?.status },
        'the outside identity service does not answer',
      )
      throw errors.outsideUnavailable()
    }
    made = createBetterAuth(platform, { outside: true })
    return made
  }
}

const known: Record<string, () => AppError> = {
  INVALID_EMAIL_OR_PASSWORD: errors.wrongSignIn,
  INVALID_EMAIL: errors.wrongSignIn,
  PASSWORD_TOO_LONG: errors.wrongSignIn,
  PERSON_DEACTIVATED: errors.personDeactivated,
  INVITATION_EXPIRED: errors.linkSpent,
  INVALID_TOKEN: errors.linkSpent,
  USER_NOT_FOUND: errors.linkSpent,
  INVALID_PASSWORD: errors.wrongPassword,
  INVALID_CODE: errors.wrongCode,
  INVALID_BACKUP_CODE: errors.wrongCode,
  BACKUP_CODES_NOT_ENABLED: errors.wrongCode,
  TOTP_NOT_ENABLED: errors.wrongCode,
  INVALID_TWO_FACTOR_COOKIE: errors.challengeOver,
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: errors.challengeOver,
  TOTP_ALREADY_ENABLED: errors.twoFactorAlready,
  ACCOUNT_TEMPORARILY_LOCKED: () => errors.locked({ minutes: 15 }, { retryAfter: 900 }),
  PROVIDER_NOT_FOUND: errors.outsideUnavailable,
  UNAUTHORIZED: unauthenticated,
  VALIDATION_ERROR: invalid,
  INVALID_ORIGIN: crossSite,
  MISSING_OR_NULL_ORIGIN: crossSite,
  CROSS_SITE_NAVIGATION_LOGIN_BLOCKED: crossSite,
}
const byStatus: Record<number, () => AppError> = {
  400: invalid,
  401: unauthenticated,
  403: crossSite,
  404: notFound,
  429: tooManyRequests,
}

const codeOf = async (response: Response): Promise<string> =>
  ((await response.json().catch(() => ({}))) as { code?: string }).code ?? `HTTP_${response.status}`

async function refusal(response: Response): Promise<AppError> {
  const make = known[await codeOf(response)] ?? byStatus[response.status] ?? internal
  return make()
}

async function bodyOf(request: Request): Promise<Body> {
  const text = await request.text()
  if (text.length > 20_000) throw invalid()
  if (text === '') return {}
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Body
  } catch {
    // Said below: what came is no JSON.
  }
  throw invalid()
}

function textOf(body: Body, name: string): string {
  const value = body[name]
  if (typeof value !== 'string' || value === '' || value.length > 500)
    throw invalid(undefined, { fields: [{ path: name, message: 'Chưa nhập hoặc quá dài' }] })
  return value
}

/** A path of ours and nothing that a browser could take for another host. */
const ownPath = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\/(?![/\\])[\w\-./~%?=&]*$/.test(value) ? value : undefined

/** The same rule as for the rest of the API; better-auth looks at the origin once more. */
function refuseForeign({ config }: Platform, request: Request): void {
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  const own = new Set([new URL(config.publicUrl).origin, new URL(request.url).origin])
  if ((site && site !== 'same-origin' && site !== 'none') || (origin && !own.has(origin))) throw crossSite()
  if (request.headers.get('cookie') && request.headers.get('x-requested-with') !== 'lan-toa') throw crossSite()
}

/** Our answer with better-auth's cookies. */
function json(body: unknown, response?: Response): Response {
  const headers = new Headers({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  for (const cookie of response?.headers.getSetCookie() ?? []) headers.append('set-cookie', cookie)
  return new Response(JSON.stringify(body), { headers })
}
const redirect = (location: string) => new Response(null, { status: 302, headers: { location, 'cache-control': 'no-store' } })

const anonymous: Actor = { id: 'anonymous', name: 'Khách', email: '', grants: [] }

async function recordLock(platform: Platform, about: About, email: string, minutes: number): Promise<void> {
  const { db, clock } = platform
  const [person] = await db.select().from(persons).where(eq(persons.email, email))
  await writing({ db, clock, actor: anonymous, operation: 'identity.lock', requestId: about.requestId }, async write => {
    write.because(`Nhập sai nhiều lần, khóa ${minutes} phút`)
    await write.statement(
      'sign_in_guard',
      person ? `Tạm khóa tài khoản ${person.id}` : 'Tạm khóa một địa chỉ thư không có tài khoản',
      async () => 1,
    )
    if (person?.activatedAt && !person.deactivatedAt)
      await letterWith(write, platform, { kind: 'locked', to: person.email, name: person.name, minutes })
  })
}

/** Into the audit, with the device; old sessions and spent one-time values go at this occasion. */
async function recordSignIn(platform: Platform, about: About, response: Response, how: string): Promise<void> {
  const { db, clock } = platform
  const cookies = response.headers.getSetCookie().map(cookie => cookie.split(';')[0] ?? '')
  const token = cookies
    .map(cookie => cookieValue(cookie, sessionCookie))
    .map(value => value && tokenOf(value, secretOf(platform)))
    .find(Boolean)
  if (!token) return
  const [found] = await db
    .select({ person: persons, session: sessions })
    .from(sessions)
    .innerJoin(persons, eq(persons.id, sessions.personId))
    .where(eq(sessions.token, token))
  if (!found) return
  const { person, session } = found
  const actor: Actor = { id: person.id, name: person.name, email: person.email, grants: [], sessionId: session.id }
  await writing({ db, clock, actor, operation: 'identity.sign_in', requestId: about.requestId }, async (write, tx) => {
    await write.statement('session', `Đăng nhập bằng ${how}, phiên ${session.id}`, async () => 1)
    await removeExpired(platform, tx)
  })
}

async function removeExpired(platform: Platform, db: Pick<Platform['db'], 'delete'>): Promise<void> {
  const now = new Date(platform.clock.now().epochMilliseconds)
  await db.delete(sessions).where(lt(sessions.expiresAt, now))
  await db.delete(verifications).where(lt(verifications.expiresAt, new Date(now.getTime() - 3_600_000)))
}

async function recordTwoFactor(platform: Platform, about: About, actor: Actor, what: string): Promise<void> {
  const { db, clock } = platform
  forgetPerson(platform, actor.id)
  await writing({ db, clock, actor, operation: 'identity.two_factor', requestId: about.requestId }, async write => {
    await write.statement('two_factor', what, async () => 1)
  })
}
