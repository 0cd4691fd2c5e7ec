import type { Actor } from '#kernel/actor.ts'
import { hashPassword } from '../src/modules/identity/auth/password.ts'
import { accounts } from '../src/modules/identity/tables.ts'
import { castPerson, type TestPerson } from './cast.ts'
import { clientOf, type Answer, type Client } from './client.ts'
import type { TestPlatform } from './platform.ts'

/** Long and unusual enough for the rules, and hashed once for all people of a test file. */
export const testPassword = 'nắng sớm trên đồi chè Bàu Cạn'
let hashed: Promise<string> | undefined

/** A person of a test who also has a password. */
export async function enrol({ platform }: Pick<TestPlatform, 'platform'>, wanted: TestPerson): Promise<Actor> {
  const person = await castPerson(platform, wanted)
  const password = await (hashed ??= hashPassword(testPassword))
  const at = new Date(platform.clock.now().epochMilliseconds)
  await platform.db
    .insert(accounts)
    .values({ personId: person.id, providerId: 'credential', accountId: person.id, password, createdAt: at, updatedAt: at })
  return person
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

type Stage = Pick<TestPlatform, 'app' | 'anonymous'>
export type Browser = Client & { cookie: string }

/** Somebody with these cookies. */
export const browserWith = ({ app }: Pick<Stage, 'app'>, cookie: string): Browser => ({ ...clientOf(app, { cookie }), cookie })

export const trySignIn = (
  { anonymous }: Pick<Stage, 'anonymous'>,
  person: { email: string },
  password = testPassword,
): Promise<Answer> => anonymous.post('/api/auth/sign-in/email', { email: person.email, password })

/** Signs in with mail and password through HTTP. @throws Error where it is refused. */
export async function signIn(stage: Stage, person: { email: string }, password = testPassword): Promise<Browser> {
  const answer = await trySignIn(stage, person, password)
  if (answer.status !== 200 || answer.body.next !== 'done') throw new Error(`sign-in refused: ${JSON.stringify(answer.body)}`)
  return browserWith(stage, cookiesOf(answer.headers))
}

/** The secret behind the `#` of the newest letter to this mailbox. */
export function linkTo({ mail }: Pick<TestPlatform, 'mail'>, email: string): { path: string; token: string } {
  const letter = mail.kept().findLast(kept => kept.to === email && kept.text.includes('#'))
  const url = letter?.text.match(/https?:\/\/\S+/)?.[0]
  if (!url) throw new Error(`no letter with a link to ${email}`)
  return { path: new URL(url).pathname, token: new URL(url).hash.slice(1) }
}
