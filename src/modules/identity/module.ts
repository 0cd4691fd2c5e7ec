import type { Module } from '#kernel/module.ts'
import { commands } from './commands.ts'
import { forgetGuardsJob } from './jobs.ts'
import { letterJob, letterReaction } from './letters.ts'
import * as account from './operations/account.ts'
import * as delegations from './operations/delegations.ts'
import * as grants from './operations/grants.ts'
import * as invitations from './operations/invitations.ts'
import * as me from './operations/me.ts'
import * as persons from './operations/persons.ts'
import * as setup from './operations/setup.ts'
import { seed } from './seed.ts'

export const identityModule: Module = {
  name: 'identity',
  title: 'Tài khoản và quyền',
  operations: [
    me.me,
    account.editProfile,
    account.changePassword,
    account.listSessions,
    account.endOtherSessions,
    account.endSession,
    delegations.list,
    delegations.delegate,
    delegations.withdraw,
    delegations.colleagues,
    persons.list,
    persons.get,
    persons.edit,
    persons.deactivate,
    persons.reactivate,
    persons.unlock,
    persons.resetTwoFactor,
    grants.grant,
    grants.revoke,
    invitations.invite,
    invitations.resend,
    invitations.withdraw,
    invitations.read,
    invitations.accept,
    setup.setUp,
  ],
  jobs: [letterJob, forgetGuardsJob],
  reactions: [letterReaction],
  commands,
  seed,
}
