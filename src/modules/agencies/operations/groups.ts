import { today } from '#kernel/clock.ts'
import { operation } from '#kernel/operation.ts'
import * as contract from '../contract.ts'
import { codeTaken, fault } from '../errors.ts'
import * as policy from '../policy.ts'
import { agencyByCode, allGroups, countMembers, groupByCode, groupById, membersOf } from '../queries.ts'
import { groups } from '../tables.ts'
import type { Reader } from '#kernel/db/client.ts'

export const listGroups = operation({
  name: 'agencies.groups',
  summary: 'Các nhóm cơ quan và số thành viên vào một ngày',
  reads: 'GET /agency-groups',
  input: contract.ListGroups,
  output: contract.GroupList,
  allow: 'signedIn',
  run: async ({ db, clock, me }, input) => {
    const on = input.on ?? today(clock).toString()
    const all = await allGroups(db)
    const members = await countMembers(db, all, on)
    const edit = policy.canKeepRegister(me)
    return { on, items: all.map(group => ({ ...group, members: members.get(group.id) ?? 0, may: { edit } })) }
  },
})

export const getGroup = operation({
  name: 'agencies.group',
  summary: 'Một nhóm cơ quan và các thành viên vào một ngày',
  reads: 'GET /agency-groups/:id',
  input: contract.GetGroup,
  output: contract.GroupDetail,
  load: ({ db }, { id }) => groupById(db, id),
  allow: 'signedIn',
  run: async ({ db, clock, record: group, me }, input) => {
    const on = input.on ?? today(clock).toString()
    const members = await membersOf(db, group.rule, on)
    return { ...group, on, members: members.length, agencies: members, may: { edit: policy.canKeepRegister(me) } }
  },
})

/** A rule that names an agency must name one that exists: a typing slip would silently leave somebody out. */
async function checkNames(db: Reader, rule: { include: string[]; exclude: string[] }) {
  for (const list of ['include', 'exclude'] as const)
    for (const code of rule[list])
      if (!(await agencyByCode(db, code))) throw fault({ path: `rule.${list}`, message: `Không có cơ quan mang mã ${code}` })
}

export const createGroup = operation({
  name: 'agencies.create_group',
  summary: 'Thêm nhóm cơ quan',
  writes: 'POST /agency-groups',
  input: contract.CreateGroup,
  output: contract.GroupKey,
  allow: policy.canKeepRegister,
  run: async ({ write }, fields) => {
    const taken = await groupByCode(write.read, fields.code)
    if (taken) throw codeTaken({ code: fields.code, name: taken.name })
    await checkNames(write.read, fields.rule)
    return write.insert(groups, fields)
  },
})

export const updateGroup = operation({
  name: 'agencies.update_group',
  summary: 'Sửa nhóm cơ quan',
  writes: 'PATCH /agency-groups/:id',
  input: contract.UpdateGroup,
  output: contract.GroupKey,
  load: ({ db }, { id }) => groupById(db, id),
  allow: policy.canKeepRegister,
  run: async ({ write, record: group }, { id: _, version, ...fields }) => {
    if (fields.code && fields.code !== group.code) {
      const taken = await groupByCode(write.read, fields.code)
      if (taken) throw codeTaken({ code: fields.code, name: taken.name })
    }
    if (fields.rule) await checkNames(write.read, fields.rule)
    return write.update(groups, { ...group, version }, fields)
  },
})
