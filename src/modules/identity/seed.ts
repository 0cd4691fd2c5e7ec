import { isSystem } from '#kernel/actor.ts'
import { operation, type Call } from '#kernel/operation.ts'
import { agencyByCode } from '#modules/agencies/index.ts'
import { setPassword } from './auth/password-change.ts'
import { NoInput, Nothing } from './contract.ts'
import { demoAccounts, demoPassword } from './demo.ts'
import { personByEmail } from './queries.ts'
import { persons, roleGrants } from './tables.ts'

/** People to try the platform with. A second run finds them there and does nothing. */
const load = operation({
  name: 'identity.load_demo',
  summary: 'Tạo tài khoản dùng thử',
  writes: 'POST /internal/identity/demo',
  input: NoInput,
  output: Nothing,
  allow: isSystem,
  run: async ({ write, platform, clock }) => {
    if (platform.config.production) return null
    const now = clock.now()
    for (const account of demoAccounts) {
      if (await personByEmail(write.read, account.email)) continue
      const agency = await agencyByCode(write.read, account.agency)
      if (!agency) continue
      const person = await write.insert(persons, {
        name: account.name,
        email: account.email,
        position: account.position,
        emailVerified: true,
        activatedAt: now,
      })
      await write.insert(roleGrants, { personId: person.id, role: account.role, unitId: agency.id })
      await setPassword(write, person, { password: demoPassword, field: 'password', now })
    }
    return null
  },
})

export const seed = async (call: Call, { demo }: { demo: boolean }): Promise<void> => {
  if (demo) await load.run(call, {})
}
