import type { Role } from '#kernel/actor.ts'
import { systemActor } from '#kernel/actor.ts'
import { newId } from '#kernel/id.ts'
import { writing } from '#kernel/audit/write.ts'
import { hashPassword } from '../src/modules/identity/auth/password.ts'
import { accounts, persons, roleGrants } from '../src/modules/identity/tables.ts'
import { clientOf, type Client } from './client.ts'
import type { TestPlatform } from './platform.ts'

/** Long and unusual enough for the rules, and hashed once for all people of a test file. */
export const testPassword = 'nắng sớm trên đồi chè Bàu Cạn'
let hashed: Promise<string> | undefined

export type Enrolled = { id: string; name: string; email: string }

/** A person with a real account, as if the invitation had been accepted long ago. */
export async function enrol(
  { platform }: Pick<TestPlatform, 'platform'>,
  wanted: { name?: string; email?: string; grants: { role: Role; unitId: string }[]; password?: string | null },
): Promise<Enrolled> {
  const { db, clock } = platform
  const password =
    wanted.password === null
      ? null
      : wanted.password
        ? await hashPassword(wanted.password)
        : await (hashed ??= hashPassword(testPassword))
  return writing({ db, clock, actor: systemActor, operation: 'test.enrol', requestId: newId() }, async (write, tx) => {
    const email = wanted.email ?? `${newId()}@lantoa.test`
    const person = await write.insert(persons, {
      name: wanted.name ?? 'Nguyễn Thị An',
      email,
      emailVerified: true,
      activatedAt: clock.now(),
    })
    if (wanted.grants.length > 0)
      await write.insertMany(
        roleGrants,
        wanted.grants.map(grant => ({ ...grant, personId: person.id })),
      )
    const at = new Date(clock.now().epochMilliseconds)
    if (password)
      await tx
        .insert(accounts)
        .values({ personId: person.id, providerId: 'credential', accountId: person.id, password, createdAt: at, updatedAt: at })
    return { id: person.id, name: person.name, email: person.email }
  })
}

/** The cookies that an answer sets, as the browser would send them back; emptied ones are gone. */
export function cookiesOf(headers: Headers, before = ''): string {
  const jar = new Map(
    before
      .split('; ')
      .filter(Boolean)
      .map(pair => [pair.slice(0, pair.indexOf('=')), pair] as const),
  )
  for (const cookie of headers.getSetCookie()) {
    const pair = cookie.split(';')[0]!
    const name = pair.slice(0, pair.indexOf('='))
    if (pair.endsWith('=') || /max-age=0/i.test(cookie)) jar.delete(name)
    else jar.set(name, pair)
  }
  return [...jar.values()].join('; ')
}

/** Signs in with mail and password through HTTP. @throws Error where it is refused. */
export async function signIn(
  { app, anonymous }: Pick<TestPlatform, 'app' | 'anonymous'>,
  person: { email: string },
  password = testPassword,
): Promise<Client & { cookie: string }> {
  const answer = await anonymous.post('/api/auth/sign-in/email', { email: person.email, password })
  if (answer.status !== 200 || answer.body.next !== 'done') throw new Error(`sign-in refused: ${JSON.stringify(answer.body)}`)
  const cookie = cookiesOf(answer.headers)
  return { ...clientOf(app, { cookie }), cookie }
}
