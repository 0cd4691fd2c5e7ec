import { inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { isSystem, roles } from '#kernel/actor.ts'
import { id } from '#kernel/contract.ts'
import { operation } from '#kernel/operation.ts'
import { delegations, invitations, persons, roleGrants } from '../tables.ts'

/** Addresses of people who do not exist: no mail can ever reach this domain (RFC 2606), and nobody signs in with one. */
export const madeUpDomain = 'minh-hoa.invalid'

export const addMadeUp = operation({
  name: 'identity.add_made_up',
  summary: 'Thêm người minh họa',
  writes: 'POST /internal/identity/made-up',
  input: z.object({
    people: z
      .array(
        z.object({
          name: z.string().max(120),
          email: z.string().endsWith(`@${madeUpDomain}`),
          position: z.string().max(120),
          role: z.enum(roles),
          unitId: id,
        }),
      )
      .max(10_000),
  }),
  output: z.object({ ids: z.array(id) }),
  allow: isSystem,
  run: async ({ write, clock }, { people }) => {
    const made = await write.insertMany(
      persons,
      people.map(({ name, email, position }) => ({ name, email, position, emailVerified: true, activatedAt: clock.now() })),
    )
    const ids = made.map(person => person.id)
    await write.insertMany(
      roleGrants,
      people.map(({ role, unitId }, place) => ({ personId: ids[place]!, role, unitId })),
    )
    return { ids }
  },
})

export const removeMadeUp = operation({
  name: 'identity.remove_made_up',
  summary: 'Xóa người minh họa',
  writes: 'DELETE /internal/identity/made-up',
  input: z.object({}),
  output: z.object({ removed: z.number().int() }),
  allow: isSystem,
  run: async ({ write }) => {
    const theirs = write.read
      .select({ id: persons.id })
      .from(persons)
      .where(sql`${persons.email} like ${`%@${madeUpDomain}`}`)
    let removed = 0
    await write.statement('person', 'Xóa người minh họa', async tx => {
      await tx.delete(roleGrants).where(inArray(roleGrants.personId, theirs))
      await tx.delete(invitations).where(inArray(invitations.personId, theirs))
      await tx.delete(delegations).where(inArray(delegations.fromPersonId, theirs))
      await tx.delete(delegations).where(inArray(delegations.toPersonId, theirs))
      const gone = await tx.delete(persons).where(sql`${persons.email} like ${`%@${madeUpDomain}`}`)
      return (removed = gone.rowCount ?? 0)
    })
    return { removed }
  },
})
