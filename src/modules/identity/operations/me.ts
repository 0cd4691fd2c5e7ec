import { operation } from '#kernel/operation.ts'
import { agenciesByIds } from '#modules/agencies/index.ts'
import * as contract from '../contract.ts'
import { demoAccounts, demoPassword } from '../demo.ts'
import { shouldUseTwoFactor } from '../policy.ts'
import { administratorExists, passwordAccountOf, personById } from '../queries.ts'

export const me = operation({
  name: 'identity.me',
  summary: 'Người đang đăng nhập và quyền của họ',
  reads: 'GET /me',
  input: contract.NoInput,
  output: contract.Me,
  allow: 'anyone',
  run: async ({ db, platform, me: actor }) => {
    const { config } = platform
    const person = actor ? await personById(db, actor.id) : undefined
    const common = {
      demo: config.demo,
      outsideSignIn: config.oidc?.label ?? null,
      demoAccounts: config.demo && !actor ? demoAccounts.map(account => ({ ...account, password: demoPassword })) : [],
    }
    if (!actor || !person)
      return { ...common, actor, person: null, locale: 'vi' as const, needsSetup: !actor && !(await administratorExists(db)) }
    const units = await agenciesByIds(db, [...new Set(actor.grants.map(grant => grant.unitId))])
    const unitOf = (id: string) => ({ id, name: units.find(unit => unit.id === id)?.name ?? '' })
    return {
      ...common,
      actor,
      person: {
        ...person,
        grants: actor.grants.map(grant => ({ ...grant, unit: unitOf(grant.unitId), delegatedBy: grant.delegatedBy ?? null })),
        twoFactor: person.twoFactorEnabled
          ? ('on' as const)
          : shouldUseTwoFactor(actor)
            ? ('advised' as const)
            : ('off' as const),
        hasPassword: Boolean((await passwordAccountOf(db, person.id))?.password),
      },
      locale: person.locale,
      needsSetup: false,
    }
  },
})
