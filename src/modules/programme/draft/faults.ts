import type { Draft, DraftTask, Edit } from '../contract.ts'
import { itemOf, kindOf } from './items.ts'

type Fault = { path: string; message: string } | null

/** Why this edit cannot be made on this draft, at its field; null when it can. */
export function editFault(draft: Draft, edit: Edit): Fault {
  const gone = (id: string, path: string) =>
    id === 'head' || itemOf(draft, id) ? null : { path, message: 'Mục này không có trong bản đọc' }
  const present = (id: string, path: string) => {
    const item = itemOf(draft, id)
    if (item?.excluded) return { path, message: 'Mục này đã được bỏ; hãy khôi phục trước khi sửa' }
    return gone(id, path)
  }
  switch (edit.do) {
    case 'change_head':
      return null
    case 'change_basis':
    case 'change_target':
    case 'change_task':
    case 'change_responsibility':
    case 'change_reporting':
      return kindOf(edit.id) === edit.do.slice('change_'.length)
        ? present(edit.id, 'edit.id')
        : { path: 'edit.id', message: 'Mục này thuộc loại khác' }
    case 'confirm':
      return edit.ids.map(id => gone(id, 'edit.ids')).find(fault => fault !== null) ?? null
    case 'add_target':
    case 'add_task':
    case 'add_responsibility':
    case 'add_reporting':
      return edit.after === null ? null : sameKind(edit.after, edit.do.slice('add_'.length), gone)
    case 'merge_tasks':
      if (new Set(edit.ids).size < edit.ids.length) return { path: 'edit.ids', message: 'Một nhiệm vụ được chọn hai lần' }
      return (
        edit.ids
          .map(id => (kindOf(id) === 'task' ? present(id, 'edit.ids') : { path: 'edit.ids', message: 'Chỉ gộp được nhiệm vụ' }))
          .find(fault => fault !== null) ?? null
      )
    case 'split_task': {
      if (kindOf(edit.id) !== 'task') return { path: 'edit.id', message: 'Chỉ tách được nhiệm vụ' }
      const text = (itemOf(draft, edit.id) as DraftTask | undefined)?.text.value ?? ''
      if (text.slice(0, edit.at).trim() === '' || text.slice(edit.at).trim() === '')
        return present(edit.id, 'edit.id') ?? { path: 'edit.at', message: 'Cả hai phần sau khi tách phải có chữ' }
      return present(edit.id, 'edit.id')
    }
    case 'exclude':
      return present(edit.id, 'edit.id')
    case 'restore': {
      const item = itemOf(draft, edit.id)
      if (item && 'goneInto' in item && item.goneInto)
        return { path: 'edit.id', message: 'Nội dung đã nằm trong mục khác; hãy tách mục đó hoặc hoàn tác' }
      if (item && !item.excluded) return { path: 'edit.id', message: 'Mục này vẫn đang có trong bản đọc' }
      return gone(edit.id, 'edit.id')
    }
    case 'move':
      if (edit.after === edit.id) return { path: 'edit.after', message: 'Không thể đặt một mục sau chính nó' }
      return present(edit.id, 'edit.id') ?? (edit.after === null ? null : sameKind(edit.after, kindOf(edit.id), gone))
    case 'target_to_task':
      return kindOf(edit.id) === 'target'
        ? present(edit.id, 'edit.id')
        : { path: 'edit.id', message: 'Mục này không phải chỉ tiêu' }
    case 'task_to_target':
      return kindOf(edit.id) === 'task'
        ? present(edit.id, 'edit.id')
        : { path: 'edit.id', message: 'Mục này không phải nhiệm vụ' }
  }
}

const sameKind = (id: string, kind: string, gone: (id: string, path: string) => Fault): Fault =>
  kindOf(id) === kind ? gone(id, 'edit.after') : { path: 'edit.after', message: 'Mục đứng trước thuộc loại khác' }
