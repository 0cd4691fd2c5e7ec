import { ErrorState } from '#ui/feedback/error-state.tsx'
import { useNotify } from '#ui/feedback/notice.tsx'
import { SkeletonText } from '#ui/feedback/skeleton-text.tsx'
import { ContractForm } from '#ui/form/contract-form.tsx'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { Section } from '#ui/layout/section.tsx'
import { workspacePath } from '#ui/screen.ts'
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
              rhythm: {
                label: 'Nhận thư',
                options: rhythms.map(rhythm => ({ value: rhythm, label: rhythmNames[rhythm], description: when[rhythm] })),
              },
              muted: {
                label: 'Không nhắc những loại việc này',
                help: 'Thư sẽ bỏ qua các loại được chọn; trong “Việc của tôi” vẫn có đủ.',
                options: data.kinds.map(({ kind, title }) => ({ value: kind, label: title })),
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

const days = (steps: readonly number[]) => `${steps.slice(0, -1).join(', ')} và ${steps.at(-1)} ngày làm việc`
