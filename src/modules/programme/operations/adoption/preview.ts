import type { z } from 'zod'
import type { AdoptionPreview, Draft } from '../../contract.ts'
import { doubtsOf, missingOf } from '../../draft/doubts.ts'
import type { Bodies } from './bodies.ts'

/** What adoption would make of this draft, before anything is made. */
export function previewOf(draft: Draft, bodies: Bodies): Omit<z.input<typeof AdoptionPreview>, 'version' | 'effectiveOn'> {
  const present = <Item extends { excluded: boolean }>(items: Item[]) => items.filter(item => !item.excluded)
  const tasks = present(draft.tasks)
  const agencies = new Set<string>()
  const assignments = { lead: 0, coordinating: 0 }
  const tasksOfGroup = new Map<string, number>()
  for (const task of tasks) {
    const parties = bodies.partiesOf(task)
    for (const groupId of new Set(parties.map(party => party.groupId)))
      if (groupId) tasksOfGroup.set(groupId, (tasksOfGroup.get(groupId) ?? 0) + 1)
    for (const [agencyId, { role }] of bodies.reach(parties)) {
      agencies.add(agencyId)
      assignments[role]++
    }
  }
  const line = (task: (typeof tasks)[number]) => ({ itemId: task.id, section: task.section, text: task.text.value })
  return {
    missing: missingOf(draft),
    tasks: tasks.length,
    targets: present(draft.targets).length,
    responsibilities: present(draft.responsibilities).length,
    reportingRules: present(draft.reporting).length,
    agencies: agencies.size,
    assignments,
    groups: bodies.groups.map(({ id, code, name, rule }) => ({
      code,
      name,
      open: rule.open,
      members: bodies.members.get(id)?.length ?? 0,
      tasks: tasksOfGroup.get(id) ?? 0,
    })),
    unresolved: tasks.flatMap(task =>
      bodies
        .partiesOf(task)
        .filter(party => !party.agencyId && !party.groupId)
        .map(({ role, asWritten }) => ({ ...line(task), role, asWritten })),
    ),
    undated: tasks
      .filter(task => task.due.value === null && task.recurrence.value !== 'ongoing' && task.recurrence.value !== 'annual')
      .map(line),
    doubts: doubtsOf(draft).length,
  }
}
