import type { Module } from '#kernel/module.ts'
import * as contacts from './operations/contacts.ts'
import * as exchange from './operations/exchange.ts'
import * as groups from './operations/groups.ts'
import * as register from './operations/register.ts'
import { commands } from './commands.ts'
import { pages } from './portal/index.ts'
import { search } from './search.ts'
import { seed } from './seed.ts'

export const agenciesModule: Module = {
  name: 'agencies',
  title: 'Cơ quan, đơn vị',
  operations: [
    register.list,
    register.resolve,
    exchange.exportSheet,
    exchange.importSheet,
    register.create,
    register.get,
    register.update,
    register.succeed,
    register.history,
    contacts.addContact,
    contacts.updateContact,
    contacts.removeContact,
    register.groupNames,
    groups.listGroups,
    groups.createGroup,
    groups.getGroup,
    groups.updateGroup,
  ],
  pages,
  search: [search],
  commands,
  seed,
}
