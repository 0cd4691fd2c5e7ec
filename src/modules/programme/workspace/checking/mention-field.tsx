import { MultiSelect } from '@mantine/core'
import type { FieldProps } from '#ui/form/field.ts'
import { useEveryAgency } from '#workspace/agencies.tsx'
import { useOperation } from '#workspace/queries.ts'
import type { Mention } from '../../contract.ts'

const keyOf = (mention: Mention): string =>
  mention.kind === 'unresolved' ? `chu:${mention.name}` : `${mention.kind}:${mention.code}`

/** Every agency and group of the register, as a plan may name them. */
function useBodies(): Mention[] {
  const stale = { staleTime: 10 * 60_000 }
  const agencies = useEveryAgency()
  const groups = useOperation('agencies.group_names', {}, stale)
  const mention = (kind: 'agency' | 'group') => (body: { code: string; name: string }) => ({
    kind,
    code: body.code,
    name: body.name,
    asWritten: '',
  })
  return [...(groups.data?.items ?? []).map(mention('group')), ...agencies.map(mention('agency'))]
}

/** Choose agencies and groups; words of the document that name nobody stay, marked, until somebody is chosen for them. */
export function MentionField({ field }: { field: FieldProps }) {
  const chosen = (field.value as Mention[] | undefined) ?? []
  const bodies = useBodies()
  const byKey = new Map([...bodies, ...chosen].map(mention => [keyOf(mention), mention]))
  const option = (mention: Mention) => ({ value: keyOf(mention), label: mention.name })
  const strangers = chosen.filter(mention => mention.kind === 'unresolved')
  const known = new Set(bodies.map(keyOf))
  const elsewhere = chosen.filter(mention => mention.kind !== 'unresolved' && !known.has(keyOf(mention)))
  return (
    <MultiSelect
      id={field.id}
      label={field.spec.label}
      description={field.spec.help}
      searchable
      limit={60}
      nothingFoundMessage="Không có trong danh mục; hãy thêm ở màn hình Cơ quan"
      data={[
        ...(strangers.length > 0 ? [{ group: 'Như trong văn bản, chưa có trong danh mục', items: strangers.map(option) }] : []),
        {
          group: 'Nhóm cơ quan',
          items: [...bodies.filter(body => body.kind === 'group'), ...elsewhere.filter(body => body.kind === 'group')].map(
            option,
          ),
        },
        {
          group: 'Cơ quan, đơn vị',
          items: [...bodies.filter(body => body.kind === 'agency'), ...elsewhere.filter(body => body.kind === 'agency')].map(
            option,
          ),
        },
      ]}
      value={chosen.map(keyOf)}
      onChange={keys => field.change(keys.flatMap(key => byKey.get(key) ?? []))}
      onBlur={field.blur}
      error={field.error}
      disabled={field.disabled}
    />
  )
}
