import { roles } from '#kernel/actor.ts'
import type { Option } from '#ui/table/filter.ts'
import { roleNames } from '../contract.ts'
import { underLeader } from '../policy.ts'

/** Roles as choices: all of them for an administrator, else those that a leader may hand out. */
export const roleOptions = (which: 'all' | 'underLeader'): Option[] =>
  roles.filter(role => which === 'all' || underLeader.includes(role)).map(role => ({ value: role, label: roleNames[role] }))
