import type { Reader } from '#kernel/db/client.ts'
import { fold } from '#kernel/vietnamese.ts'
import { agencies, allGroups, membersOf, successorsOn, type GroupRow } from '#modules/agencies/index.ts'
import type { Draft, DraftTask, Mention, PartyRole } from '../../contract.ts'
import { fanOut, type Reached } from '../../rules.ts'
import type { PartyRow } from '../../tables.ts'

export type TaskParty = PartyRow & { role: PartyRole }

/** The register as adoption needs it: who a mention is, and who is in the groups that the draft names, on the effective day. */
export type Bodies = {
  partyOf(mention: Mention): PartyRow
  /** By a name as written: for texts that name a body without the reader having looked it up. */
  partyNamed(text: string): PartyRow | null
  partiesOf(task: DraftTask): TaskParty[]
  groups: GroupRow[]
  members: Map<string, string[]>
  reach(parties: readonly TaskParty[]): Map<string, Reached>
}

export async function bodiesOf(db: Reader, draft: Draft, day: string): Promise<Bodies> {
  const register = await db
    .select({ id: agencies.id, code: agencies.code, name: agencies.name, aliases: agencies.aliases })
    .from(agencies)
  const groups = await allGroups(db)
  const byCode = {
    agency: new Map(register.map(body => [body.code, body.id])),
    group: new Map(groups.map(group => [group.code, group.id])),
  }
  const byName = new Map<string, PartyRow>()
  for (const [list, key] of [
    [register, 'agencyId'],
    [groups, 'groupId'],
  ] as const)
    for (const body of list)
      for (const name of [body.name, ...body.aliases])
        if (!byName.has(fold(name)))
          byName.set(fold(name), { agencyId: null, groupId: null, asWritten: body.name, [key]: body.id })

  const partyOf = (mention: Mention): PartyRow => ({
    agencyId: (mention.kind === 'agency' && byCode.agency.get(mention.code ?? '')) || null,
    groupId: (mention.kind === 'group' && byCode.group.get(mention.code ?? '')) || null,
    asWritten: mention.asWritten || mention.name,
  })
  const partiesOf = (task: DraftTask) => [
    ...task.lead.value.map(mention => ({ role: 'lead' as const, ...partyOf(mention) })),
    ...task.coordinating.value.map(mention => ({ role: 'coordinating' as const, ...partyOf(mention) })),
  ]
  const named = new Set(draft.tasks.filter(task => !task.excluded).flatMap(task => partiesOf(task).map(party => party.groupId)))
  const members = new Map<string, string[]>()
  for (const group of groups)
    if (named.has(group.id))
      members.set(
        group.id,
        (await membersOf(db, group.rule, day)).map(agency => agency.id),
      )
  const carriedOn = await successorsOn(db, day)
  return {
    partyOf,
    partyNamed: text => {
      const found = byName.get(fold(text))
      return found ? { ...found, asWritten: text } : null
    },
    partiesOf,
    groups: groups.filter(group => named.has(group.id)),
    members,
    // A plan may name a body that has ended by the day it takes effect: its work comes to those who carry it on.
    reach: parties =>
      fanOut(
        parties.flatMap(party => {
          const successors = party.agencyId === null ? undefined : carriedOn.get(party.agencyId)
          return successors ? successors.map(agencyId => ({ ...party, agencyId })) : [party]
        }),
        members,
      ),
  }
}
