import { boolean, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { accounts, sessions, twoFactors, verifications } from '../tables.ts'

/** `person` as better-auth sees it: the same table, with Date where our records speak Temporal. It never creates people, only reads them. */
const personForSignIn = pgTable('person', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  email: text().notNull(),
  emailVerified: boolean().notNull(),
  image: text(),
  twoFactorEnabled: boolean().notNull(),
  deactivatedAt: timestamp({ withTimezone: true, mode: 'date' }),
  createdAt: timestamp({ withTimezone: true, mode: 'date' }).notNull(),
  updatedAt: timestamp({ withTimezone: true, mode: 'date' }).notNull(),
})

/** Under the names that better-auth asks for. */
export const authTables = {
  user: personForSignIn,
  session: sessions,
  account: accounts,
  verification: verifications,
  twoFactor: twoFactors,
}
