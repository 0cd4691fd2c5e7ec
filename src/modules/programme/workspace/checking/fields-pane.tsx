import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { EmptyState } from '#ui/feedback/empty-state.tsx'
import { Icon } from '#ui/icon.tsx'
import { TabLinks } from '#ui/layout/tab-links.tsx'
import type { Doubt, Draft, DraftTask } from '../../contract.ts'
import { AddTaskDialog } from './add-task-dialog.tsx'
import { ItemCard, type CardActions } from './item-card.tsx'
import { itemsOf, partOf, type Item, type Part } from './item-values.ts'
import { SplitDialog } from './split-dialog.tsx'
import styles from './checking.module.css'

const titles: Record<Part, string> = {
  chung: 'Thông tin chung',
  'chi-tieu': 'Chỉ tiêu',
  'nhiem-vu': 'Nhiệm vụ',
  'trach-nhiem': 'Trách nhiệm',
  'bao-cao': 'Báo cáo',
}
const parts = Object.keys(titles) as Part[]

/** The fields beside the document: doubtful ones first, then everything by kind. */
export function FieldsPane(props: {
  draft: Draft
  doubts: readonly Doubt[]
  part: Part
  active: string | null
  actions: CardActions
  open(item: Item, field?: string): void
}) {
  const { draft, doubts, part, actions } = props
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [splitting, setSplitting] = useState<DraftTask | null>(null)
  const [adding, setAdding] = useState(false)
  const items = itemsOf(draft)
  const here = items.filter(item => partOf[item.kind] === part)
  const counted = (name: Part) =>
    items.filter(item => partOf[item.kind] === name && !('excluded' in item.item && item.item.excluded)).length
  const selected = draft.tasks.filter(task => chosen.has(task.id) && !task.excluded).map(task => task.id)
  const clear = () => setChosen(new Set())
  const toggle = (id: string) =>
    setChosen(old => (old.has(id) ? new Set([...old].filter(each => each !== id)) : new Set([...old, id])))

  return (
    <div className={styles['fields']}>
      <Doubts
        doubts={doubts}
        items={items}
        open={props.open}
        confirmAll={ids => actions.doEdit({ do: 'confirm', ids }, 'Đã xác nhận')}
        editable={actions.editable}
      />
      <TabLinks
        label="Các phần của bản đọc"
        current={`?phan=${part}`}
        tabs={parts.map(name => ({
          label: titles[name],
          href: `?phan=${name}`,
          ...(name === 'chung' ? {} : { count: counted(name) }),
        }))}
      />
      {part === 'nhiem-vu' && actions.editable ? (
        <div className={styles['toolbar']} role="toolbar" aria-label="Việc với các nhiệm vụ đã chọn">
          <Button size="xs" variant="default" leftSection={<Icon name="add" size={16} />} onClick={() => setAdding(true)}>
            Thêm nhiệm vụ
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<Icon name="merge" size={16} />}
            disabled={selected.length < 2}
            onClick={() => {
              actions.doEdit({ do: 'merge_tasks', ids: selected }, `Đã gộp ${selected.length} nhiệm vụ`)
              clear()
            }}
          >
            {selected.length < 2 ? 'Gộp các nhiệm vụ đã chọn' : `Gộp ${selected.length} nhiệm vụ`}
          </Button>
        </div>
      ) : null}
      {here.length === 0 ? (
        <EmptyState icon="list" title="Văn bản không có phần này">
          Nếu văn bản có mà chưa đọc được, hãy thêm bằng tay hoặc chuyển từ mục khác sang.
        </EmptyState>
      ) : (
        <ul className={styles['cards']}>
          {here.map(item => (
            <ItemCard
              key={item.id}
              item={item}
              heading={headingOf(item)}
              doubts={doubts.filter(doubt => doubt.itemId === item.id)}
              active={props.active === item.id}
              actions={actions}
              menu={menuOf(item, actions, setSplitting)}
              selection={
                item.kind === 'task' && actions.editable && !item.item.excluded ? (
                  <Checkbox
                    checked={chosen.has(item.id)}
                    onChange={() => toggle(item.id)}
                    aria-label={`Chọn ${headingOf(item)}`}
                  />
                ) : null
              }
            />
          ))}
        </ul>
      )}
      {splitting ? (
        <SplitDialog
          task={splitting}
          close={() => setSplitting(null)}
          split={at => {
            actions.doEdit({ do: 'split_task', id: splitting.id, at }, 'Đã tách thành hai nhiệm vụ')
            setSplitting(null)
          }}
        />
      ) : null}
      {adding ? (
        <AddTaskDialog
          readingId={actions.readingId}
          after={draft.tasks.at(-1)?.id ?? null}
          edit={actions.edit}
          close={() => setAdding(false)}
        />
      ) : null}
    </div>
  )
}

function headingOf(item: Item): string {
  if (item.kind === 'head') return 'Văn bản'
  if (item.kind === 'basis') return item.item.role === 'proposal' ? 'Tờ trình' : 'Căn cứ'
  const { section, order } = item.item
  const place = section ? `Mục ${section}` : 'Thêm bằng tay'
  if (item.kind === 'task') return order > 0 ? `${place} · nhiệm vụ ${order}` : place
  if (item.kind === 'target') return order > 0 ? `${place} · chỉ tiêu ${order}` : place
  return place
}

function menuOf(item: Item, { doEdit }: CardActions, split: (task: DraftTask) => void) {
  const drop = {
    label: 'Loại khỏi kế hoạch',
    icon: 'trash' as const,
    dangerous: true,
    run: () => doEdit({ do: 'exclude', id: item.id }, 'Đã loại; có thể hoàn tác'),
  }
  const confirm = { label: 'Xác nhận cả mục là đúng', run: () => doEdit({ do: 'confirm', ids: [item.id] }, 'Đã xác nhận') }
  if (item.kind === 'task')
    return [
      confirm,
      { label: 'Tách thành hai nhiệm vụ', icon: 'split' as const, run: () => split(item.item) },
      {
        label: 'Đây là chỉ tiêu, không phải nhiệm vụ',
        icon: 'target' as const,
        run: () => doEdit({ do: 'task_to_target', id: item.id }, 'Đã chuyển sang chỉ tiêu'),
      },
      drop,
    ]
  if (item.kind === 'target')
    return [
      confirm,
      {
        label: 'Đây là nhiệm vụ, không phải chỉ tiêu',
        icon: 'list' as const,
        run: () => doEdit({ do: 'target_to_task', id: item.id }, 'Đã chuyển sang nhiệm vụ'),
      },
      drop,
    ]
  if (item.kind === 'head') return [confirm]
  return [confirm, drop]
}

const shortly = 6

type Place = { id: string; item: Item | undefined; doubts: Doubt[] }

/** What a person should look at, the most pressing first, item by item; a press leads to the field and to its place in the document. */
function Doubts(props: {
  doubts: readonly Doubt[]
  items: readonly Item[]
  editable: boolean
  open(item: Item, field?: string): void
  confirmAll(ids: string[]): void
}) {
  const [all, setAll] = useState(false)
  const { doubts, items } = props
  if (doubts.length === 0)
    return (
      <p className={styles['settled']}>
        <Icon name="check" size={18} /> Không còn chỗ nào cần xem lại.
      </p>
    )
  const required = doubts.filter(doubt => doubt.required).length
  const places = new Map<string, Place>()
  for (const doubt of doubts) {
    const place = places.get(doubt.itemId) ?? { id: doubt.itemId, item: items.find(item => item.id === doubt.itemId), doubts: [] }
    place.doubts.push(doubt)
    places.set(doubt.itemId, place)
  }
  const list = [...places.values()]
  const optional = list.filter(place => place.doubts.some(doubt => !doubt.required)).map(place => place.id)
  return (
    <section className={styles['doubts']} aria-labelledby="can-xem-lai">
      <div className={styles['doubtsHead']}>
        <h2 id="can-xem-lai">
          Cần xem lại {list.length} mục{required > 0 ? `, ${required} chỗ phải xử lý trước khi thông qua` : ''}
        </h2>
        {props.editable && optional.length > 0 ? (
          <Button size="xs" variant="subtle" onClick={() => props.confirmAll(optional)}>
            Đã xem hết, xác nhận
          </Button>
        ) : null}
      </div>
      <ul>
        {(all ? list : list.slice(0, shortly)).map(place => (
          <li key={place.id} data-required={place.doubts.some(doubt => doubt.required) || undefined}>
            <button type="button" onClick={() => place.item && props.open(place.item, place.doubts[0]?.field)}>
              <Icon name={place.doubts[0]?.required ? 'danger' : 'warning'} size={17} />
              <span>
                <strong>{place.item ? headingOf(place.item) : ''}</strong> {place.doubts[0]?.reason}
                {place.doubts.length > 1 ? (
                  <span className={styles['others']}> và {place.doubts.length - 1} chỗ khác</span>
                ) : null}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {list.length > shortly ? (
        <Button size="xs" variant="subtle" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? 'Thu gọn' : `Xem cả ${list.length} mục`}
        </Button>
      ) : null}
    </section>
  )
}
