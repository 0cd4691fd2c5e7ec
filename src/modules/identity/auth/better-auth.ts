import { and, eq, gt, isNull } from 'drizzle-orm'
import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { APIError } from 'better-auth/api'
import { genericOAuth, twoFactor } from 'better-auth/plugins'
import { newId } from '#kernel/id.ts'
import type { Platform } from '#kernel/platform.ts'
import { letterAlone, paths } from '../letters.ts'
import { normalEmail, passwordLength, resetMinutes, sessionHours } from '../rules.ts'
import { accounts, invitations, persons } from '../tables.ts'
import { authTables } from './auth-tables.ts'
import { forgetPerson } from './authenticate.ts'
import { clearGuard } from './guard.ts'
import { hashPassword, needsRehash, verifyPassword } from './password.ts'
import { secretOf } from './secret.ts'

/** Under this name better-auth keeps the outside issuer; part of the redirect address that the issuer must know. */
export const outsideProvider = 'oidc'
/** How the handler tells better-auth where a request came from; whatever a client sends under this name is overwritten. */
export const addressHeader = 'x-lan-toa-address'

const date = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds)

/**
 * better-auth on our tables. It proves who somebody is; what they may do is ours.
 * @param options.outside with the OIDC issuer of the settings: its document is fetched when the instance is made, which may take
 * long or fail, so password sign-in uses an instance without it.
 */
export function createBetterAuth(platform: Platform, options: { outside: boolean }) {
  const { config, db, log, clock } = platform
  const { oidc } = config
  return betterAuth({
    appName: 'Lan Tỏa',
    baseURL: config.publicUrl,
    basePath: '/api/auth',
    secret: secretOf(platform),
    database: drizzleAdapter(db, { provider: 'pg', schema: authTables, transaction: true }),
    telemetry: { enabled: false },
    // The kernel limits rates, and the guard locks accounts.
    rateLimit: { enabled: false },
    // Reached by another name than PUBLIC_URL (an address in the office network): its own pages are ours too.
    trustedOrigins: request => (request ? [new URL(request.url).origin] : []),
    logger: {
      level: 'warn',
      // Messages only: arguments may carry what people typed.
      log: (level, message) => log[level === 'error' ? 'warn' : 'debug']({ from: 'better-auth' }, message),
    },
    advanced: {
      cookiePrefix: 'lantoa',
      // One name whatever the protocol; the attribute is what counts.
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure: secureCookies(config), path: '/' },
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
      resetPasswordTokenExpiresIn: resetMinutes * 60,
      revokeSessionsOnPasswordReset: true,
      password: {
        hash: hashPassword,
        async verify({ hash, password }) {
          if (!(await verifyPassword(hash, password))) return false
          // The salt makes a hash unique, so it names its account.
          if (needsRehash(hash))
            await db
              .update(accounts)
              .set({ password: await hashPassword(password) })
              .where(eq(accounts.password, hash))
          return true
        },
      },
      async sendResetPassword({ user, token }) {
        const [person] = await db.select().from(persons).where(eq(persons.id, user.id))
        if (!person?.activatedAt || person.deactivatedAt) return
        await letterAlone(platform, { kind: 'reset', to: person.email, name: person.name, path: paths.resetPassword(token) })
      },
      async onPasswordReset({ user }) {
        forgetPerson(platform, user.id)
        await clearGuard(platform, { kind: 'account', what: user.email })
        await letterAlone(platform, { kind: 'passwordChanged', to: user.email, name: user.name })
      },
    },
    session: {
      expiresIn: sessionHours.absolute * 3600,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
      fields: { userId: 'personId' },
    },
    verification: { storeIdentifier: 'hashed' },
    account: {
      fields: { userId: 'personId' },
      updateAccountOnSignIn: false,
      // An invitation to a mailbox and an issuer's word that the mailbox is theirs are enough; nobody can sign up with a foreign one.
      accountLinking: { enabled: true, requireLocalEmailVerified: false, allowDifferentEmails: false, trustedProviders: [] },
    },
    databaseHooks: {
      account: {
        create: {
          // An issuer's tokens are of no further use to us, so they are not kept.
          before: async account => ({
            data: {
              ...account,
              accessToken: null,
              refreshToken: null,
              idToken: null,
              accessTokenExpiresAt: null,
              refreshTokenExpiresAt: null,
              scope: null,
            },
          }),
        },
      },
      session: {
        create: {
          before: async session => {
            const now = clock.now()
            await admit(platform, session.userId, now)
            return {
              data: {
                ...session,
                createdAt: date(now),
                updatedAt: date(now),
                expiresAt: date(now.add({ hours: sessionHours.absolute })),
              },
            }
          },
        },
      },
    },
    onAPIError: { errorURL: `${config.publicUrl}/lam-viec/dang-nhap` },
    plugins: [
      twoFactor({
        issuer: 'Lan Tỏa',
        schema: { twoFactor: { fields: { userId: 'personId' } } },
        accountLockout: { enabled: true, maxFailedAttempts: 5, durationSeconds: 15 * 60 },
      }),
      ...(options.outside && oidc
        ? [
            genericOAuth({
              config: [
                {
                  providerId: outsideProvider,
                  discoveryUrl: `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
                  clientId: oidc.clientId,
                  ...(oidc.clientSecret
                    ? { clientSecret: oidc.clientSecret }
                    : { tokenEndpointAuth: { method: 'none' as const } }),
                  scopes: oidc.scopes,
                  pkce: true,
                  requireIdTokenVerification: true,
                  disableSignUp: true,
                  mapProfileToUser: profile => ({ email: normalEmail(String(profile.email ?? '')) }),
                },
              ],
            }),
          ]
        : []),
    ],
  })
}
export type BetterAuth = ReturnType<typeof createBetterAuth>

/** Secure in production, unless the operator serves plain HTTP by an address of their own: then nobody could sign in. */
export function secureCookies(config: Platform['config']): boolean {
  const { protocol, hostname } = new URL(config.publicUrl)
  return protocol === 'https:' || (config.production && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))
}

/** The last gate before a session, whichever way somebody proved who they are. An invited person's first sign-in takes up the account. */
async function admit(platform: Platform, personId: string, now: Temporal.Instant): Promise<void> {
  const { db } = platform
  const [person] = await db.select().from(persons).where(eq(persons.id, personId))
  if (!person || person.deactivatedAt) throw new APIError('FORBIDDEN', { code: 'PERSON_DEACTIVATED', message: 'deactivated' })
  if (person.activatedAt) return
  const open = and(
    eq(invitations.personId, personId),
    isNull(invitations.acceptedAt),
    isNull(invitations.withdrawnAt),
    gt(invitations.expiresAt, now),
  )
  const taken = await db.update(invitations).set({ acceptedAt: now }).where(open).returning({ id: invitations.id })
  if (taken.length === 0) throw new APIError('FORBIDDEN', { code: 'INVITATION_EXPIRED', message: 'invitation expired' })
  await db.update(persons).set({ activatedAt: now, emailVerified: true }).where(eq(persons.id, personId))
}
