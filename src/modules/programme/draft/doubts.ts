import type { Doubt, Draft } from '../contract.ts'
import { DOUBTFUL } from '../reading/types.ts'
import { isField, kindOf } from './items.ts'
import { fieldTitles } from './words.ts'

/** Everything a person should look at: first what stands in the way of adoption, then the least certain, then as the document runs. */
export function doubtsOf(draft: Draft): Doubt[] {
  const required = missingOf(draft)
  const known = new Set(required.map(doubt => `${doubt.itemId} ${doubt.field}`))
  const uncertain = [{ id: 'head', ...draft.head }, ...presentItems(draft)]
    .flatMap(item => doubtfulFields(item))
    .filter(doubt => !known.has(`${doubt.itemId} ${doubt.field}`))
  return [...required, ...uncertain.toSorted((a, b) => a.confidence - b.confidence)]
}

/** What must be settled before the plan may be adopted. */
export function missingOf(draft: Draft): Doubt[] {
  const required = (itemId: string, field: string, reason: string): Doubt => ({
    itemId,
    kind: kindOf(itemId),
    field,
    reason,
    confidence: 0,
    required: true,
  })
  const tasks = draft.tasks.filter(task => !task.excluded)
  const missing: Doubt[] = []
  if (!draft.head.title.value) missing.push(required('head', 'title', 'Chưa có tên kế hoạch'))
  if (tasks.length === 0) missing.push(required('head', 'tasks', 'Chưa có nhiệm vụ nào; kế hoạch cần ít nhất một nhiệm vụ'))
  for (const task of tasks) {
    if (task.leadUnclear) continue
    const strangers = task.lead.value.filter(mention => mention.kind === 'unresolved')
    if (task.lead.value.length === 0)
      missing.push(required(task.id, 'lead', 'Chưa rõ cơ quan chủ trì; hãy chọn, hoặc ghi nhận là chưa rõ cơ quan'))
    else if (strangers.length > 0)
      missing.push(
        required(
          task.id,
          'lead',
          `${strangers.map(mention => `“${mention.asWritten || mention.name}”`).join(', ')} không có trong danh mục; hãy chọn cơ quan hoặc nhóm, hoặc ghi nhận là chưa rõ cơ quan`,
        ),
      )
  }
  return missing
}

const presentItems = (draft: Draft) =>
  [draft.legalBases, draft.targets, draft.tasks, draft.responsibilities, draft.reporting].flat().filter(item => !item.excluded)

function doubtfulFields(item: { id: string }): Doubt[] {
  return Object.entries(item).flatMap(([name, value]) => {
    if (!isField(value) || value.confirmed || (value.doubt === null && value.confidence >= DOUBTFUL)) return []
    return {
      itemId: item.id,
      kind: kindOf(item.id),
      field: name,
      reason: value.doubt ?? `Chưa chắc về ${fieldTitles[name] ?? name}; hãy đối chiếu với văn bản`,
      confidence: value.confidence,
      required: false,
    }
  })
}
