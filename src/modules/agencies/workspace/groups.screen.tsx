import { Button, Checkbox, MultiSelect, Stack } from '@mantine/core'
import { useState } from 'react'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { useNotify } from '#ui/feedback/notice.tsx'
import { SkeletonText } from '#ui/feedback/skeleton-text.tsx'
import { ContractForm } from '#ui/form/contract-form.tsx'
import type { FieldProps } from '#ui/form/field.ts'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { Section } from '#ui/layout/section.tsx'
import { Link, useNavigation } from '#ui/navigation.tsx'
import { Dialog } from '#ui/overlay/dialog.tsx'
import { workspacePath } from '#ui/screen.ts'
import { useEveryAgency } from '#workspace/agencies.tsx'
import type { Output } from '#workspace/api.ts'
import { useAct, useOperation } from '#workspace/queries.ts'
import { useActor } from '#workspace/session.tsx'
import { CreateGroup, GroupFields, kindNames, kinds, UpdateGroup, type GroupRule } from '../contract.ts'
import { canKeepRegister } from '../policy.ts'
import styles from './groups.module.css'

type Group = Output<'agencies.groups'>['items'][number]

/** The words by which plans speak of many agencies at once, and whom each of them means today. */
export default function GroupsScreen() {
  const keeper = canKeepRegister(useActor())
  const { search, setSearch } = useNavigation()
  const { data, problem, retry } = useOperation('agencies.groups', {})
  const [editing, setEditing] = useState<Group | 'new' | null>(null)
  const opened = new URLSearchParams(search).get('nhom')
  if (problem) return <ErrorState problem={problem} retry={retry} />
  return (
    <>
      <PageHeader
        title="Nhóm cơ quan"
        breadcrumb={[{ label: 'Cơ quan, đơn vị', href: workspacePath('/co-quan') }]}
        {...(keeper ? { action: { label: 'Thêm nhóm', icon: 'add' as const, run: () => setEditing('new') } } : {})}
      >
        <span>Khi kế hoạch giao việc cho một nhóm, mỗi thành viên của nhóm vào ngày đó nhận một phần việc.</span>
      </PageHeader>
      {data ? (
        <ul className={styles['groups']}>
          {data.items.map(group => (
            <li key={group.id}>
              <div className={styles['head']}>
                <div>
                  <h2>{group.name}</h2>
                  <p>{inWords(group.rule)}</p>
                </div>
                <div className={styles['actions']}>
                  {group.rule.open ? null : (
                    <Button
                      variant="default"
                      size="sm"
                      aria-expanded={opened === group.id}
                      onClick={() => setSearch(opened === group.id ? '' : `?nhom=${group.id}`, { replace: true })}
                    >
                      {`${group.members} thành viên`}
                    </Button>
                  )}
                  {group.may.edit ? (
                    <Button variant="subtle" size="sm" onClick={() => setEditing(group)} aria-label={`Sửa ${group.name}`}>
                      Sửa
                    </Button>
                  ) : null}
                </div>
              </div>
              {opened === group.id ? <Members id={group.id} /> : null}
            </li>
          ))}
        </ul>
      ) : (
        <SkeletonText lines={10} />
      )}
      {editing ? <GroupDialog group={editing === 'new' ? null : editing} close={() => setEditing(null)} /> : null}
    </>
  )
}

function inWords(rule: GroupRule): string {
  if (rule.open) return 'Văn bản không nêu cụ thể thành viên; không tự giao việc, cơ quan thường trực chọn khi cần.'
  const parts = rule.kinds.map(kind => kindNames[kind])
  const named = rule.include.length > 0 ? [`${rule.include.length} cơ quan nêu đích danh`] : []
  const except = rule.exclude.length > 0 ? `, trừ ${rule.exclude.length} cơ quan` : ''
  return `Gồm: ${[...parts, ...named].join('; ')}${except}.`
}

function Members({ id }: { id: string }) {
  const { data, problem, retry } = useOperation('agencies.group', { id })
  if (problem) return <ErrorState problem={problem} retry={retry} compact />
  if (!data) return <SkeletonText lines={4} />
  return (
    <Section title={`${data.members} thành viên`}>
      <ul className={styles['members']}>
        {data.agencies.map(agency => (
          <li key={agency.id}>
            <Link href={workspacePath(`/co-quan/${agency.id}`)}>{agency.name}</Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function GroupDialog({ group, close }: { group: Group | null; close(): void }) {
  const notify = useNotify()
  const create = useAct('agencies.create_group')
  const update = useAct('agencies.update_group')
  const saved = () => {
    close()
    notify('Đã lưu nhóm cơ quan')
  }
  const fields = { rule: { render: (field: FieldProps) => <RuleField field={field} /> } }
  return (
    <Dialog
      opened
      close={close}
      title={group ? `Sửa nhóm “${group.name}”` : 'Thêm nhóm cơ quan'}
      size="lg"
      busy={create.busy || update.busy}
    >
      {group ? (
        <ContractForm
          schema={GroupFields.extend({ id: UpdateGroup.shape.id, version: UpdateGroup.shape.version })}
          fields={fields}
          initial={group}
          draft={`agencies.update_group:${group.id}`}
          submit={update.act}
          submitLabel="Lưu"
          cancel={close}
          onSaved={saved}
        />
      ) : (
        <ContractForm
          schema={CreateGroup}
          fields={fields}
          initial={{ rule: { kinds: [], include: [], exclude: [], open: false } satisfies GroupRule }}
          draft="agencies.create_group"
          submit={create.act}
          submitLabel="Thêm nhóm"
          cancel={close}
          onSaved={saved}
        />
      )}
    </Dialog>
  )
}

function RuleField({ field }: { field: FieldProps }) {
  const rule = field.value as GroupRule
  const change = (part: Partial<GroupRule>) => field.change({ ...rule, ...part })
  const named = useEveryAgency({ ended: true }).map(agency => ({ value: agency.code, label: agency.name }))
  const known = (codes: string[]) => [
    ...named,
    ...codes.filter(code => !named.some(option => option.value === code)).map(code => ({ value: code, label: code })),
  ]
  return (
    <Stack gap="sm" id={field.id} onBlur={field.blur}>
      <Checkbox
        label="Văn bản không nêu cụ thể thành viên"
        description="Ví dụ “các cơ quan liên quan”: không tự giao việc"
        checked={rule.open}
        onChange={event => change({ open: event.currentTarget.checked })}
      />
      {rule.open ? null : (
        <>
          <MultiSelect
            label="Mọi cơ quan thuộc loại"
            data={kinds.map(kind => ({ value: kind, label: kindNames[kind] }))}
            value={rule.kinds}
            onChange={value => change({ kinds: value as GroupRule['kinds'] })}
            error={field.errors['kinds'] ?? field.error}
            searchable
          />
          <MultiSelect
            label="Và các cơ quan"
            data={known(rule.include)}
            value={rule.include}
            onChange={include => change({ include })}
            error={field.errors['include']}
            searchable
            limit={50}
          />
          <MultiSelect
            label="Trừ các cơ quan"
            data={known(rule.exclude)}
            value={rule.exclude}
            onChange={exclude => change({ exclude })}
            error={field.errors['exclude']}
            searchable
            limit={50}
          />
        </>
      )}
    </Stack>
  )
}
