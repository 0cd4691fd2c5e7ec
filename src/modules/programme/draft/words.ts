import type { Draft, Edit, ItemKind } from '../contract.ts'
import { itemOf, kindOf } from './items.ts'

/** Fields as the checking screen and the history name them. */
export const fieldTitles: Record<string, string> = {
  title: 'tên văn bản',
  number: 'số, ký hiệu',
  issuedOn: 'ngày ban hành',
  date: 'ngày ban hành',
  issuer: 'cơ quan ban hành',
  signerName: 'người ký',
  signerPosition: 'chức vụ người ký',
  signerAuthority: 'thẩm quyền ký',
  section: 'mục',
  heading: 'nhóm',
  text: 'nội dung',
  year: 'năm',
  value: 'số phải đạt',
  unit: 'đơn vị tính',
  comparison: 'mức so sánh',
  lead: 'cơ quan chủ trì',
  coordinating: 'cơ quan phối hợp',
  leadUnclear: 'chưa rõ cơ quan chủ trì',
  recurrence: 'tính chất',
  due: 'thời hạn',
  dueText: 'lời văn về thời hạn',
  product: 'sản phẩm',
  agency: 'cơ quan',
  parties: 'cơ quan',
  who: 'cơ quan báo cáo',
  to: 'nơi nhận báo cáo',
  monthDay: 'ngày báo cáo',
  frequency: 'kỳ báo cáo',
}

const kindTitles: Record<ItemKind, string> = {
  head: 'phần đầu văn bản',
  basis: 'căn cứ',
  target: 'chỉ tiêu',
  task: 'nhiệm vụ',
  responsibility: 'trách nhiệm',
  reporting: 'chế độ báo cáo',
}

/** An edit in words, for the history and for those who meet somebody else's. `before`: the draft as it stood then. */
export function describeEdit(before: Draft, edit: Edit): string {
  const named = (id: string) => {
    const item = itemOf(before, id)
    if (!item) return kindTitles[kindOf(id)]
    const place = 'section' in item && item.section ? ` ${item.section}${item.order > 0 ? ` (${item.order})` : ''}` : ''
    return `${kindTitles[kindOf(id)]}${place}`
  }
  const fields = (changes: object) =>
    Object.keys(changes)
      .map(name => fieldTitles[name] ?? name)
      .join(', ')
  switch (edit.do) {
    case 'change_head':
      return `Sửa ${fields(edit.changes)}`
    case 'change_basis':
    case 'change_target':
    case 'change_task':
    case 'change_responsibility':
    case 'change_reporting':
      return `Sửa ${fields(edit.changes)} của ${named(edit.id)}`
    case 'confirm': {
      const of = edit.ids.length === 1 ? named(edit.ids[0]!) : `${edit.ids.length} mục`
      return edit.field ? `Xác nhận ${fieldTitles[edit.field] ?? edit.field} của ${of}` : `Xác nhận ${of}`
    }
    case 'add_target':
    case 'add_task':
    case 'add_responsibility':
    case 'add_reporting':
      return `Thêm ${kindTitles[edit.do.slice('add_'.length) as ItemKind]}`
    case 'merge_tasks':
      return `Gộp ${edit.ids.map(named).join(', ')}`
    case 'split_task':
      return `Tách ${named(edit.id)}`
    case 'exclude':
      return `Bỏ ${named(edit.id)}`
    case 'restore':
      return `Khôi phục ${named(edit.id)}`
    case 'move':
      return `Chuyển chỗ ${named(edit.id)}`
    case 'target_to_task':
      return `Chuyển ${named(edit.id)} thành nhiệm vụ`
    case 'task_to_target':
      return `Chuyển ${named(edit.id)} thành chỉ tiêu`
  }
}
