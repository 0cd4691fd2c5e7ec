import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import type { Role } from '#kernel/actor.ts'
import { day, instant, record } from '#kernel/db/columns.ts'
import { newId } from '#kernel/id.ts'
import { agencies } from '#modules/agencies/index.ts'

/**
 * Personal data: name, mail, telephone and post of people who work with the platform. Purpose: to sign in, to be reached, to be
 * accountable for what was done. Kept while the account exists; afterwards the row stays without rights, because what the person
 * signed must remain attributable (the audit keeps the name as it was).
 */
export const persons = pgTable(
  'person',
  {
    ...record,
    name: text().notNull(),
    /** Normalised (see `normalEmail` in rules.ts): one mailbox, one account. */
    email: text().notNull().unique(),
    emailVerified: boolean().notNull().default(false),
    phone: text(),
    position: text(),
    locale: text().$type<'vi' | 'en'>().notNull().default('vi'),
    /** Written by better-auth once the first code was right. */
    twoFactorEnabled: boolean().notNull().default(false),
    /** Null while invited: nobody has signed in with it yet. */
    activatedAt: instant(),
    deactivatedAt: instant(),
    /** Known to better-auth alone; never filled. */
    image: text(),
  },
  table => [
    index('person_search').using('gin', sql`lan_toa_fold(${table.name}) gin_trgm_ops`),
    check('person_email_normal', sql`email = lower(email)`),
  ],
)

/** A role held at an agency. Only the rows of today count; what was revoked is in the revisions. */
export const roleGrants = pgTable(
  'role_grant',
  {
    ...record,
    personId: uuid()
      .notNull()
      .references(() => persons.id),
    role: text().$type<Role>().notNull(),
    unitId: uuid()
      .notNull()
      .references(() => agencies.id),
  },
  table => [unique().on(table.personId, table.unitId, table.role), index().on(table.unitId), index().on(table.role)],
)

/** While a person is away, a colleague of the same agency holds their rights there. Both days count, in Việt Nam. */
export const delegations = pgTable(
  'delegation',
  {
    ...record,
    fromPersonId: uuid()
      .notNull()
      .references(() => persons.id),
    toPersonId: uuid()
      .notNull()
      .references(() => persons.id),
    unitId: uuid()
      .notNull()
      .references(() => agencies.id),
    startsOn: day().notNull(),
    endsOn: day().notNull(),
    reason: text(),
    withdrawnAt: instant(),
  },
  table => [
    index().on(table.toPersonId, table.endsOn),
    index().on(table.fromPersonId),
    check('delegation_days', sql`ends_on >= starts_on and ends_on - starts_on < 90`),
    check('delegation_to_another', sql`from_person_id <> to_person_id`),
  ],
)

/** The letter that opens an account: single use, seven days. Only the hash of its token is kept. */
export const invitations = pgTable(
  'invitation',
  {
    ...record,
    personId: uuid()
      .notNull()
      .references(() => persons.id),
    invitedBy: uuid(),
    tokenHash: text().notNull().unique(),
    sentAt: instant().notNull(),
    expiresAt: instant().notNull(),
    acceptedAt: instant(),
    withdrawnAt: instant(),
  },
  table => [index().on(table.personId)],
)

/** Columns of the tables that better-auth writes itself; it speaks Date, not Temporal. */
const moment = () => timestamp({ withTimezone: true, mode: 'date' })
const own = {
  id: uuid()
    .primaryKey()
    .$defaultFn(() => newId()),
  createdAt: moment().notNull(),
  updatedAt: moment().notNull(),
}
const ownerId = () =>
  uuid()
    .notNull()
    .references(() => persons.id, { onDelete: 'cascade' })

/**
 * Personal data: address and browser of a signed-in device. Purpose: the owner recognises and ends foreign sessions. Deleted at
 * signing out, with the next sign-in after expiry, or when ended. `updatedAt` is the last use, to within five minutes.
 */
export const sessions = pgTable(
  'session',
  {
    ...own,
    token: text().notNull().unique(),
    personId: ownerId(),
    expiresAt: moment().notNull(),
    ipAddress: text(),
    userAgent: text(),
  },
  table => [index().on(table.personId), index().on(table.expiresAt)],
)

/** How a person proves who they are: a password (argon2id, PHC text), or the subject at an outside issuer. Tokens of issuers are not kept. */
export const accounts = pgTable(
  'account',
  {
    ...own,
    personId: ownerId(),
    providerId: text().notNull(),
    accountId: text().notNull(),
    password: text(),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: moment(),
    refreshTokenExpiresAt: moment(),
    scope: text(),
  },
  table => [unique().on(table.providerId, table.accountId), index().on(table.personId)],
)

/** One-time values: reset links (hashed), second-factor challenges, states of outside sign-ins. They die with `expiresAt`. */
export const verifications = pgTable(
  'verification',
  { ...own, identifier: text().notNull(), value: text().notNull(), expiresAt: moment().notNull() },
  table => [index().on(table.identifier), index().on(table.expiresAt)],
)

/** The shared secret of an authenticator app and the backup codes, both encrypted with the platform's secret. */
export const twoFactors = pgTable(
  'two_factor',
  {
    id: uuid()
      .primaryKey()
      .$defaultFn(() => newId()),
    personId: ownerId(),
    secret: text().notNull(),
    backupCodes: text().notNull(),
    verified: boolean().default(true),
    failedVerificationCount: integer().default(0),
    lockedUntil: moment(),
  },
  table => [index().on(table.personId)],
)

/**
 * Failed sign-ins per account and per address. Keys are keyed hashes, so that neither strangers' mails nor addresses are kept;
 * purpose: to slow down guessing. Rows older than a day no longer count and are removed.
 */
export const signInGuards = pgTable('sign_in_guard', {
  key: text().primaryKey(),
  failures: integer().notNull(),
  firstFailedAt: instant().notNull(),
  lastFailedAt: instant().notNull(),
  lockedUntil: instant(),
})

/** The one-time code for the first administrator, as a hash. At most one row; gone once an administrator exists. */
export const setupCodes = pgTable('setup_code', {
  id: integer().primaryKey().default(1),
  hash: text().notNull(),
  createdAt: instant().notNull(),
})
