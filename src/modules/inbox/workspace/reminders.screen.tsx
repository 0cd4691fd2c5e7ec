import { Checkbox, Radio } from '@mantine/core'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { useNotify } from '#ui/feedback/notice.tsx'
import { SkeletonText } from '#ui/feedback/skeleton-text.tsx'
import { ContractForm } from '#ui/form/contract-form.tsx'
import type { FieldProps } from '#ui/form/field.ts'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { Section } from '#ui/layout/section.tsx'
import { workspacePath } from '#ui/screen.ts'
import type { Output } from '#workspace/api.ts'
import { useAct, useOperation } from '#workspace/queries.ts'
import { rhythmNames, rhythms, SetPreferences, type Rhythm } from '../contract.ts'
import { ladder } from '../rules.ts'
import styles from './inbox.module.css'

const when: Record<Rhythm, string> = {
  daily: 'Sáng ngày làm việc, khi có việc mới hoặc việc đến một mốc nhắc',
  weekly: 'Sáng ngày làm việc đầu tuần, cũng chỉ khi có điều mới',
  never: 'Việc vẫn hiện đủ trong “Việc của tôi”',
}

/** How the copy of the inbox comes by mail: how often, without which kinds. */
export default function RemindersScreen() {
  const notify = useNotify()
  const { data, problem, retry } = useOperation('inbox.preferences', {}, { staleTime: 0 })
  const set = useAct('inbox.set_preferences')
  if (problem && !data) return <ErrorState problem={problem} retry={retry} />
  return (
    <div className={styles['inbox']}>
      <PageHeader title="Nhắc việc qua thư" breadcrumb={[{ label: 'Việc của tôi', href: workspacePath('/viec-cua-toi') }]}>
        {data ? <p className={styles['summary']}>Thư gửi đến {data.email}.</p> : null}
      </PageHeader>
      {!data ? (
        <SkeletonText lines={6} />
      ) : (
        <Section title="Cách nhắc">
          <ContractForm
            key={data.version}
            schema={SetPreferences}
            fields={{
              rhythm: { label: 'Nhận thư', render: field => <RhythmField field={field} /> },
              muted: {
                label: 'Nhắc những loại việc này',
                help: 'Loại không chọn thì thư bỏ qua; trong “Việc của tôi” vẫn có đủ.',
                render: field => <KindsField field={field} kinds={data.kinds} />,
              },
            }}
            initial={data}
            submit={set.act}
            submitLabel="Lưu"
            onSaved={() => notify('Đã lưu cách nhắc việc')}
          />
        </Section>
      )}
      <Section title="Khi nào có thư">
        <ul className={styles['rules']}>
          <li>Mỗi ngày nhiều nhất một thư, gửi lúc 05:30 ngày làm việc.</li>
          <li>
            Việc mới được nhắc ngay sáng hôm sau; rồi nhắc lại trước hạn {days(ladder.before.filter(step => step > 0))}, đúng ngày
            đến hạn, quá hạn {days(ladder.after)}, sau đó cứ {ladder.after.at(-1)} ngày làm việc một lần.
          </li>
          <li>Không có gì mới thì không có thư. Việc đã làm xong thì không nhắc nữa.</li>
          <li>Cuối mỗi thư có đường dẫn để ngừng nhận từng loại hoặc tất cả, không cần đăng nhập.</li>
        </ul>
      </Section>
    </div>
  )
}

function RhythmField({ field }: { field: FieldProps }) {
  const { spec, id, value, change, error, disabled } = field
  return (
    <Radio.Group id={id} label={spec.label} error={error} value={String(value)} onChange={change} labelElement="div">
      <div className={styles['choices']}>
        {rhythms.map(rhythm => (
          <Radio key={rhythm} value={rhythm} label={rhythmNames[rhythm]} description={when[rhythm]} disabled={disabled} />
        ))}
      </div>
    </Radio.Group>
  )
}

/** Kept are the kinds that are left out; chosen are those that are told, which is how one thinks of it. */
function KindsField({ field, kinds }: { field: FieldProps; kinds: Output<'inbox.preferences'>['kinds'] }) {
  const { spec, id, value, change, error, disabled } = field
  const muted = value as readonly string[]
  const all = kinds.map(({ kind }) => kind)
  const parts = [...new Set(kinds.map(({ part }) => part))]
  return (
    <Checkbox.Group
      id={id}
      label={spec.label}
      description={spec.help}
      error={error}
      value={all.filter(kind => !muted.includes(kind))}
      onChange={told => change(all.filter(kind => !told.includes(kind)))}
      labelElement="div"
    >
      {parts.map(part => (
        <div key={part} role="group" aria-label={part} className={styles['part']}>
          <p aria-hidden="true">{part}</p>
          <div className={styles['choices']}>
            {kinds
              .filter(kind => kind.part === part)
              .map(({ kind, title }) => (
                <Checkbox key={kind} value={kind} label={title} disabled={disabled} />
              ))}
          </div>
        </div>
      ))}
    </Checkbox.Group>
  )
}

const days = (steps: readonly number[]) => `${steps.slice(0, -1).join(', ')} và ${steps.at(-1)} ngày làm việc`
