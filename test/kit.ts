/** What tests are made of: a database of one's own, a whole platform on it, people who sign in, a clock that is set by hand. */
export { databaseForThisTest, testDatabase, type TestDatabase } from './database.ts'
export { testPlatform, type SignedIn, type TestPerson, type TestPlatform } from './platform.ts'
export type { Answer, Client } from './client.ts'
