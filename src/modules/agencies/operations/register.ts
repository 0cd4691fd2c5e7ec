import { historyOf } from '#kernel/audit/history.ts'
import { today } from '#kernel/clock.ts'
import { operation } from '#kernel/operation.ts'
import * as contract from '../contract.ts'
import { codeTaken, fault, notOwnField } from '../errors.ts'
import * as policy from '../policy.ts'
import {
  agenciesByIds,
  agencyByCode,
  agencyById,
  allGroups,
  contactsOf,
  groupsOf,
  listAgencies,
  resolveName,
  successionsOf,
} from '../queries.ts'
import { dayBefore, successionFault, validityFault } from '../rules.ts'
import { agencies, successions } from '../tables.ts'

export const list = operation({
  name: 'agencies.list',
  summary: 'Danh sách cơ quan, đơn vị',
  reads: 'GET /agencies',
  input: contract.ListAgencies,
  output: contract.AgencyList,
  allow: 'signedIn',
  run: ({ db, clock }, input) => listAgencies(db, input, today(clock).toString()),
})

export const resolve = operation({
  name: 'agencies.resolve',
  summary: 'Tìm cơ quan theo tên viết trong văn bản',
  reads: 'GET /agencies/resolve',
  input: contract.ResolveAgency,
  output: contract.Resolution,
  allow: 'signedIn',
  run: async ({ db }, { text }) => ({ matches: await resolveName(db, text) }),
})

export const get = operation({
  name: 'agencies.get',
  summary: 'Một cơ quan, đơn vị',
  reads: 'GET /agencies/:id',
  input: contract.GetAgency,
  output: contract.AgencyDetail,
  load: ({ db }, { id }) => agencyById(db, id),
  allow: 'signedIn',
  run: async ({ db, clock, record: agency, me }) => {
    const [lineage, groups, people] = await Promise.all([
      successionsOf(db, agency.id),
      groupsOf(db, agency, today(clock).toString()),
      policy.canSeeContacts(me, agency) ? contactsOf(db, agency.id, me) : null,
    ])
    const edit = policy.canEditContacts(me, agency)
    return {
      ...agency,
      ...lineage,
      groups,
      contacts: people && people.map(person => ({ ...person, may: { edit } })),
      may: { edit: policy.canEdit(me, agency), succeed: policy.canSucceed(me) && agency.validUntil === null, addContact: edit },
    }
  },
})

export const history = operation({
  name: 'agencies.history',
  summary: 'Lịch sử thay đổi của một cơ quan',
  reads: 'GET /agencies/:id/history',
  input: contract.GetHistory,
  output: contract.History,
  load: ({ db }, { id }) => agencyById(db, id),
  allow: policy.canEdit,
  run: async ({ db, record: agency }) => ({ items: await historyOf(db, 'agency', agency.id) }),
})

export const create = operation({
  name: 'agencies.create',
  summary: 'Thêm cơ quan, đơn vị',
  writes: 'POST /agencies',
  input: contract.CreateAgency,
  output: contract.AgencySummary,
  allow: policy.canKeepRegister,
  run: async ({ write }, fields) => {
    const objection = validityFault({ validFrom: fields.validFrom ?? null, validUntil: fields.validUntil ?? null })
    if (objection) throw fault(objection)
    const taken = await agencyByCode(write.read, fields.code)
    if (taken) throw codeTaken({ code: fields.code, name: taken.name })
    const agency = await write.insert(agencies, fields)
    await write.emit('agencies.created', { id: agency.id, code: agency.code })
    return agency
  },
})

export const update = operation({
  name: 'agencies.update',
  summary: 'Sửa cơ quan, đơn vị',
  writes: 'PATCH /agencies/:id',
  input: contract.UpdateAgency,
  output: contract.AgencySummary,
  load: ({ db }, { id }) => agencyById(db, id),
  allow: policy.canEdit,
  run: async ({ write, record: agency, me }, { id: _, version, ...fields }) => {
    const given = Object.keys(fields)
    if (!policy.canKeepRegister(me) && given.some(field => !policy.ownFields.includes(field as never))) throw notOwnField()
    const objection = validityFault({ ...agency, ...fields })
    if (objection) throw fault(objection)
    if (fields.code && fields.code !== agency.code) {
      const taken = await agencyByCode(write.read, fields.code)
      if (taken) throw codeTaken({ code: fields.code, name: taken.name })
    }
    return write.update(agencies, { ...agency, version }, fields)
  },
})

export const succeed = operation({
  name: 'agencies.succeed',
  summary: 'Ghi nhận cơ quan kế thừa (hợp nhất, chia tách, đổi tên)',
  writes: 'POST /agencies/:id/succession',
  input: contract.SucceedAgency,
  output: contract.AgencySummary,
  load: ({ db }, { id }) => agencyById(db, id),
  allow: policy.canSucceed,
  run: async ({ write, record: agency }, input) => {
    const found = await agenciesByIds(write.read, input.successors)
    if (found.length < new Set(input.successors).size)
      throw fault({ path: 'successors', message: 'Có cơ quan kế thừa không còn trong danh mục' })
    const objection = successionFault(agency, { ...input, successors: found })
    if (objection) throw fault(objection)
    const ended = await write.update(agencies, { ...agency, version: input.version }, { validUntil: dayBefore(input.on) })
    await write.insertMany(
      successions,
      found.map(successor => ({
        fromId: agency.id,
        toId: successor.id,
        on: input.on,
        how: input.how,
        basis: input.basis ?? null,
      })),
    )
    await write.emit('agencies.succeeded', { id: agency.id, successors: found.map(successor => successor.id), on: input.on })
    return ended
  },
})

/** For the pickers of other screens: names of all groups, without counting. */
export const groupNames = operation({
  name: 'agencies.group_names',
  summary: 'Tên các nhóm cơ quan',
  reads: 'GET /agency-group-names',
  input: contract.NoInput,
  output: contract.GroupNames,
  allow: 'signedIn',
  run: async ({ db }) => ({ items: (await allGroups(db)).map(({ id, code, name }) => ({ id, code, name })) }),
})
