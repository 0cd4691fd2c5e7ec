import { Button } from '@mantine/core'
import { useState } from 'react'
import { EmptyState } from '#ui/feedback/empty-state.tsx'
import { useNotify } from '#ui/feedback/notice.tsx'
import { StatusBadge } from '#ui/feedback/status-badge.tsx'
import { ContractForm } from '#ui/form/contract-form.tsx'
import { Icon } from '#ui/icon.tsx'
import { KeyValue } from '#ui/layout/key-value.tsx'
import { Section } from '#ui/layout/section.tsx'
import { ConfirmDialog } from '#ui/overlay/confirm-dialog.tsx'
import { Dialog } from '#ui/overlay/dialog.tsx'
import { useAct } from '#workspace/queries.ts'
import { AddContact, ContactFields, UpdateContact, type AgencyDetail } from '../contract.ts'
import styles from './contacts.module.css'

type Person = NonNullable<AgencyDetail['contacts']>[number]

/** Who answers for the agency. Not shown at all to those who may not see it. */
export function Contacts({ agency, add }: { agency: AgencyDetail; add(): void }) {
  const [editing, setEditing] = useState<Person | null>(null)
  const [removing, setRemoving] = useState<Person | null>(null)
  const remove = useAct('agencies.remove_contact')
  if (agency.contacts === null) return null
  const adding = agency.may.addContact ? (
    <Button variant="default" size="sm" leftSection={<Icon name="add" size={18} />} onClick={add}>
      Thêm đầu mối
    </Button>
  ) : null
  return (
    <Section title="Đầu mối" action={agency.contacts.length > 0 ? adding : null}>
      {agency.contacts.length === 0 ? (
        <EmptyState icon="person" title="Chưa có đầu mối" action={adding}>
          Đầu mối là người trả lời thay cơ quan khi cần trao đổi về nhiệm vụ. Chỉ cơ quan này và cơ quan thường trực nhìn thấy.
        </EmptyState>
      ) : (
        <ul className={styles['people']}>
          {agency.contacts.map(person => (
            <li key={person.id}>
              <div className={styles['name']}>
                <strong>{person.name}</strong>
                {person.main ? <StatusBadge tone="info">Đầu mối chính</StatusBadge> : null}
              </div>
              <KeyValue
                items={[
                  { label: 'Chức vụ', value: person.position },
                  {
                    label: 'Điện thoại',
                    value: person.phone && <a href={`tel:${person.phone.replace(/[^\d+]/g, '')}`}>{person.phone}</a>,
                  },
                  { label: 'Thư điện tử', value: person.email && <a href={`mailto:${person.email}`}>{person.email}</a> },
                ]}
              />
              {person.may.edit ? (
                <div className={styles['actions']}>
                  <Button variant="subtle" size="sm" onClick={() => setEditing(person)} aria-label={`Sửa ${person.name}`}>
                    Sửa
                  </Button>
                  <Button
                    variant="subtle"
                    size="sm"
                    color="red"
                    onClick={() => setRemoving(person)}
                    aria-label={`Bỏ ${person.name}`}
                  >
                    Bỏ
                  </Button>
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {editing ? <ContactDialog agencyId={agency.id} person={editing} opened close={() => setEditing(null)} /> : null}
      <ConfirmDialog
        opened={removing !== null}
        close={() => setRemoving(null)}
        title={`Bỏ ${removing?.name ?? ''} khỏi danh sách đầu mối?`}
        consequence="Tên và thông tin liên hệ của người này không còn hiện ở cơ quan. Nhật ký vẫn ghi ai đã bỏ và khi nào."
        action="Bỏ đầu mối"
        dangerous
        busy={remove.busy}
        problem={remove.problem}
        confirm={() => {
          if (removing) void remove.act({ contactId: removing.id, version: removing.version }).then(() => setRemoving(null))
        }}
      />
    </Section>
  )
}

const fields = { phone: { width: 'half', format: 'tel' }, email: { width: 'half' } } as const

export function ContactDialog(props: { agencyId: string; person?: Person; opened: boolean; close(): void }) {
  const notify = useNotify()
  const add = useAct('agencies.add_contact')
  const update = useAct('agencies.update_contact')
  const { person, close } = props
  const saved = () => {
    close()
    notify('Đã lưu đầu mối')
  }
  return (
    <Dialog
      opened={props.opened}
      close={close}
      title={person ? `Sửa ${person.name}` : 'Thêm đầu mối'}
      busy={add.busy || update.busy}
    >
      {person ? (
        <ContractForm
          schema={ContactFields.extend({ contactId: UpdateContact.shape.contactId, version: UpdateContact.shape.version })}
          fields={fields}
          initial={{ ...person, contactId: person.id }}
          draft={`agencies.update_contact:${person.id}`}
          submit={update.act}
          submitLabel="Lưu"
          cancel={close}
          onSaved={saved}
        />
      ) : (
        <ContractForm
          schema={AddContact}
          fields={fields}
          initial={{ id: props.agencyId }}
          draft={`agencies.add_contact:${props.agencyId}`}
          submit={add.act}
          submitLabel="Thêm đầu mối"
          cancel={close}
          onSaved={saved}
        />
      )}
    </Dialog>
  )
}
