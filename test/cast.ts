import { eq, or, sql } from 'drizzle-orm'
import type { Actor, Grant, Role } from '#kernel/actor.ts'
import { newId } from '#kernel/id.ts'
import type { Platform } from '#kernel/platform.ts'
import { agencies } from '#modules/agencies/index.ts'
import { signedCookie } from '../src/modules/identity/auth/authenticate.ts'
import { persons, roleGrants, sessions } from '../src/modules/identity/tables.ts'

/**
 * A person of a test: one role at one unit, or several grants. A unit is named by id, code or name; where the database holds no
 * such agency (one without seed), one is made.
 */
export type TestPerson = { name?: string; email?: string } & (
  | { role: Role; unitId: string }
  | { grants: { role: Role; unitId: string }[] }
)

/** Lays a person with an account straight into the database: no password, no audit entry, a few milliseconds. */
export async function castPerson({ db, clock }: Platform, wanted: TestPerson): Promise<Actor> {
  const at = clock.now()
  const id = newId()
  const person = { id, name: wanted.name ?? 'Nguyễn Thị An', email: wanted.email ?? `${id}@lantoa.test` }
  const grants: Grant[] = []
  for (const grant of 'grants' in wanted ? wanted.grants : [wanted])
    grants.push({ role: grant.role, unitId: await unitOf(db, grant.unitId, at) })
  await db.insert(persons).values({ ...person, emailVerified: true, activatedAt: at, createdAt: at, updatedAt: at })
  if (grants.length > 0)
    await db.insert(roleGrants).values(grants.map(grant => ({ ...grant, personId: id, createdAt: at, updatedAt: at })))
  return { ...person, grants }
}

/** What the browser of a signed-in person would send. */
export async function castSession({ db, config }: Platform, personId: string): Promise<{ cookie: string }> {
  const token = newId()
  const long = new Date('2000-01-01')
  // Good at whatever day the test's clock stands: used and ending in a far future.
  const far = new Date('2999-12-31')
  await db.insert(sessions).values({ id: newId(), token, personId, createdAt: long, updatedAt: far, expiresAt: far })
  return { cookie: signedCookie(token, config.secret!) }
}

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

async function unitOf(db: Platform['db'], named: string, at: Temporal.Instant): Promise<string> {
  const [found] = await db
    .select({ id: agencies.id })
    .from(agencies)
    .where(or(eq(sql`${agencies.id}::text`, named), eq(agencies.code, named), eq(agencies.name, named)))
  if (found) return found.id
  const id = shape.test(named) ? named : newId()
  const agency = { id, code: named, name: `Cơ quan ${named}`, kind: 'department' as const, aliases: [], predecessors: [] }
  await db.insert(agencies).values({ ...agency, createdAt: at, updatedAt: at })
  return id
}
