import { Button, Menu } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { z } from 'zod'
import { formatDate } from '#ui/dates.tsx'
import { ContractForm } from '#ui/form/contract-form.tsx'
import { useHasDraft } from '#ui/form/draft.ts'
import type { FieldProps } from '#ui/form/field.ts'
import { Icon } from '#ui/icon.tsx'
import { StatusBadge } from '#ui/feedback/status-badge.tsx'
import { comparisonNames, frequencyNames, recurrenceNames, type Doubt, type Edit, type Mention } from '../../contract.ts'
import { editOf, itemForms } from './item-forms.ts'
import { fieldsOf, valuesOf, type Item } from './item-values.ts'
import { MentionField } from './mention-field.tsx'
import styles from './checking.module.css'

export type CardActions = {
  /** Of the reading; items of two readings may bear the same id. */
  readingId: string
  editable: boolean
  edit(edit: Edit): Promise<unknown>
  doEdit(edit: Edit, done?: string): void
  /** Show in the document where this was read. */
  show(item: Item, field?: string): void
}

const mentionNames = ['lead', 'coordinating', 'parties']
const overrides = Object.fromEntries(
  mentionNames.map(name => [name, { render: (field: FieldProps) => <MentionField field={field} /> }]),
)
const narrow = Object.fromEntries(
  [
    'number',
    'issuedOn',
    'date',
    'value',
    'unit',
    'year',
    'comparison',
    'recurrence',
    'due',
    'signerName',
    'signerPosition',
    'frequency',
  ].map(name => [name, { width: 'half' as const }]),
)

/** One item of the draft: what was read, what is doubtful about it, and its correction in place. */
export function ItemCard(props: {
  item: Item
  heading: string
  doubts: readonly Doubt[]
  active: boolean
  actions: CardActions
  selection?: ReactNode
  menu?: readonly { label: string; icon?: 'split' | 'trash' | 'target' | 'undo' | 'list'; dangerous?: boolean; run(): void }[]
  children?: ReactNode
}) {
  const { item, actions, doubts } = props
  const draft = `programme.check:${actions.readingId}:${item.id}`
  // What was typed and could not be saved is shown again, not hidden behind a button.
  const kept = useHasDraft(draft)
  const [editing, setEditing] = useState(kept && actions.editable)
  const values = valuesOf(item)
  const excluded = values['excluded'] === true
  const schema = itemForms[item.kind]
  return (
    <li
      id={`muc-${item.id}`}
      className={styles['card']}
      data-active={props.active || undefined}
      data-excluded={excluded || undefined}
    >
      <div className={styles['cardHead']}>
        {props.selection}
        <button type="button" className={styles['where']} onClick={() => actions.show(item)} title="Xem chỗ này trong văn bản">
          <Icon name="document" size={16} />
          {props.heading}
        </button>
        {excluded ? <StatusBadge tone="neutral">Đã loại</StatusBadge> : null}
        {actions.editable && !editing ? (
          <span className={styles['cardActions']}>
            {excluded ? (
              <Button size="xs" variant="default" onClick={() => actions.doEdit({ do: 'restore', id: item.id })}>
                Đưa trở lại
              </Button>
            ) : (
              <Button
                size="xs"
                variant="default"
                leftSection={<Icon name="edit" size={15} />}
                onClick={() => setEditing(true)}
                aria-label={`Sửa ${props.heading}`}
              >
                Sửa
              </Button>
            )}
            {!excluded && props.menu && props.menu.length > 0 ? (
              <Menu>
                <Menu.Target>
                  <Button size="xs" variant="subtle" aria-label={`Việc khác với ${props.heading}`}>
                    <Icon name="more" size={17} />
                  </Button>
                </Menu.Target>
                <Menu.Dropdown>
                  {props.menu.map(entry => (
                    <Menu.Item
                      key={entry.label}
                      leftSection={entry.icon ? <Icon name={entry.icon} size={17} /> : undefined}
                      style={entry.dangerous ? { color: 'var(--mantine-color-error)' } : undefined}
                      onClick={entry.run}
                    >
                      {entry.label}
                    </Menu.Item>
                  ))}
                </Menu.Dropdown>
              </Menu>
            ) : null}
          </span>
        ) : null}
      </div>
      {editing ? (
        <ContractForm
          schema={schema as z.ZodObject}
          fields={{ ...narrow, ...overrides } as never}
          initial={values}
          draft={draft}
          submit={async after => {
            const edit = editOf(item, values, after as Record<string, unknown>)
            if (edit) await actions.edit(edit)
          }}
          submitLabel="Lưu mục này"
          cancel={() => setEditing(false)}
          onSaved={() => setEditing(false)}
        />
      ) : (
        <Facts item={item} actions={actions} doubts={doubts} />
      )}
      {props.children}
    </li>
  )
}

function Facts({ item, actions, doubts }: { item: Item; actions: CardActions; doubts: readonly Doubt[] }) {
  const fields = fieldsOf(item)
  const titles = itemForms[item.kind].shape as Record<string, { meta(): { title?: string } | undefined }>
  const shown = Object.keys(titles).filter(
    name => fields[name] && (!isEmpty(fields[name].value) || doubts.some(doubt => doubt.field === name)),
  )
  return (
    <dl className={styles['facts']}>
      {shown.map(name => {
        const field = fields[name]!
        const objections = doubts.filter(doubt => doubt.field === name)
        const body = name === 'text' || (name === 'title' && item.kind !== 'head')
        return (
          <div
            key={name}
            className={styles['fact']}
            data-body={body || undefined}
            data-doubtful={objections.length > 0 || undefined}
          >
            <dt className={body ? 'kit-hidden' : undefined}>{titles[name]?.meta()?.title ?? name}</dt>
            <dd>
              {field.sources.length > 0 ? (
                <button type="button" className={styles['value']} onClick={() => actions.show(item, name)}>
                  <Value name={name} value={field.value} />
                </button>
              ) : (
                <Value name={name} value={field.value} />
              )}
              {field.edited ? <span className={styles['edited']}>đã sửa</span> : null}
              {objections.map(doubt => (
                <p key={doubt.reason} className={styles['doubt']} data-required={doubt.required || undefined}>
                  <Icon name={doubt.required ? 'danger' : 'warning'} size={16} />
                  <span>{doubt.reason}</span>
                  {actions.editable && !doubt.required ? (
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      onClick={() => actions.doEdit({ do: 'confirm', ids: [item.id], field: name })}
                    >
                      Đúng rồi
                    </Button>
                  ) : null}
                </p>
              ))}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

const words: Record<string, Record<string, string>> = {
  recurrence: recurrenceNames,
  comparison: comparisonNames,
  frequency: frequencyNames,
}

function Value({ name, value }: { name: string; value: unknown }) {
  if (isEmpty(value)) return <span className={styles['nothing']}>chưa có</span>
  if (mentionNames.includes(name))
    return (
      <span className={styles['mentions']}>
        {(value as Mention[]).map(mention => (
          <span key={mention.kind + mention.name} data-kind={mention.kind}>
            {mention.name}
            {mention.kind === 'unresolved' ? ' (chưa có trong danh mục)' : ''}
          </span>
        ))}
      </span>
    )
  if (name === 'monthDay') return <>{(value as string[]).map(day => `${day.slice(3)}/${day.slice(0, 2)}`).join(', ')}</>
  if (['due', 'issuedOn', 'date'].includes(name)) return <>{formatDate(String(value))}</>
  return <>{words[name]?.[String(value)] ?? String(value)}</>
}
