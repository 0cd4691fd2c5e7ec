import { operation } from '#kernel/operation.ts'
import * as contract from '../contract.ts'
import * as policy from '../policy.ts'
import { agencyById, contactById } from '../queries.ts'
import { contacts } from '../tables.ts'

const editable = { may: { edit: true } }

export const addContact = operation({
  name: 'agencies.add_contact',
  summary: 'Thêm đầu mối của cơ quan',
  writes: 'POST /agencies/:id/contacts',
  input: contract.AddContact,
  output: contract.ContactPerson,
  load: ({ db }, { id }) => agencyById(db, id),
  allow: policy.canEditContacts,
  run: async ({ write, record: agency }, { id: _, ...fields }) => ({
    ...(await write.insert(contacts, { ...fields, agencyId: agency.id })),
    ...editable,
  }),
})

export const updateContact = operation({
  name: 'agencies.update_contact',
  summary: 'Sửa đầu mối của cơ quan',
  writes: 'PATCH /contact-persons/:contactId',
  input: contract.UpdateContact,
  output: contract.ContactPerson,
  load: ({ db }, { contactId }) => contactById(db, contactId),
  allow: (actor, contact) => policy.canEditContacts(actor, contact.agency),
  run: async ({ write, record: { agency: _, ...contact } }, { contactId: __, version, ...fields }) => ({
    ...(await write.update(contacts, { ...contact, version }, fields)),
    ...editable,
  }),
})

export const removeContact = operation({
  name: 'agencies.remove_contact',
  summary: 'Bỏ đầu mối của cơ quan',
  writes: 'DELETE /contact-persons/:contactId',
  input: contract.RemoveContact,
  output: contract.Nothing,
  load: ({ db }, { contactId }) => contactById(db, contactId),
  allow: (actor, contact) => policy.canEditContacts(actor, contact.agency),
  run: async ({ write, record: { agency: _, ...contact } }, { version }) => {
    await write.remove(contacts, { ...contact, version })
    return null
  },
})
