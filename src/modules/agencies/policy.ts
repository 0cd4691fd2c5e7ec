import { type Actor, holds, isAdministrator, isOffice } from '#kernel/actor.ts'

/** Agencies are public facts: whoever is signed in may read them. These rules are about changing them and about people's data. */
type Agency = { id: string }

/** The register is kept by the programme office and the administrators. */
export const canKeepRegister = (actor: Actor): boolean => isAdministrator(actor) || isOffice(actor)

/** Address, telephone and page may also be kept by the agency itself. */
export const canEdit = (actor: Actor, agency: Agency): boolean =>
  canKeepRegister(actor) || holds(actor, ['leader', 'officer'], agency.id)

/** Name, kind and validity decide who gets which work, so the agency itself may not change them. */
export const ownFields = ['email', 'phone', 'address', 'website'] as const

export const canSucceed = (actor: Actor): boolean => canKeepRegister(actor)

/** Names and telephones of officials: for those who work with them, not for every account. */
export const canSeeContacts = (actor: Actor, agency: Agency): boolean =>
  canKeepRegister(actor) || holds(actor, ['leader', 'officer', 'editor', 'viewer'], agency.id)

export const canEditContacts = (actor: Actor, agency: Agency): boolean => canEdit(actor, agency)
