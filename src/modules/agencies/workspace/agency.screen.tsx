import { useState } from 'react'
import { DateText, formatDate } from '#ui/dates.tsx'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { StatusBadge } from '#ui/feedback/status-badge.tsx'
import { KeyValue } from '#ui/layout/key-value.tsx'
import { PageHeader, type PageAction } from '#ui/layout/page-header.tsx'
import { Section } from '#ui/layout/section.tsx'
import { Link } from '#ui/navigation.tsx'
import { SkeletonText } from '#ui/feedback/skeleton-text.tsx'
import { workspacePath } from '#ui/screen.ts'
import { useOperation } from '#workspace/queries.ts'
import { useParam } from '#workspace/router.tsx'
import { kindNames, successionNames, type AgencyDetail } from '../contract.ts'
import { ContactDialog, Contacts } from './contacts.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { History } from './history.tsx'
import { SuccessionDialog } from './succession-dialog.tsx'

const breadcrumb = [{ label: 'Cơ quan, đơn vị', href: workspacePath('/co-quan') }]
type Open = 'edit' | 'succession' | 'contact' | null

/** One agency: who it is, where it came from, who answers for it. Its work has a screen of its own. */
export default function AgencyScreen() {
  const id = useParam('id')
  const { data: agency, problem, retry } = useOperation('agencies.get', { id })
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  if (problem) return <ErrorState problem={problem} retry={retry} />
  if (!agency) return <SkeletonText lines={12} />

  const more: PageAction[] = [
    ...(agency.may.addContact ? [{ label: 'Thêm đầu mối', icon: 'person' as const, run: () => setOpen('contact') }] : []),
    ...(agency.may.succeed
      ? [{ label: 'Ghi nhận cơ quan kế thừa', icon: 'merge' as const, run: () => setOpen('succession') }]
      : []),
  ]
  return (
    <>
      <PageHeader
        title={agency.name}
        breadcrumb={breadcrumb}
        {...(agency.may.edit ? { action: { label: 'Sửa', icon: 'edit' as const, run: () => setOpen('edit') } } : {})}
        more={more}
      >
        {agency.validUntil ? (
          <StatusBadge tone="neutral">{`Hoạt động đến hết ngày ${formatDate(agency.validUntil)}`}</StatusBadge>
        ) : (
          <StatusBadge tone="success">Đang hoạt động</StatusBadge>
        )}
        <Link href={workspacePath(`/co-quan/${agency.id}/nhiem-vu`)}>Nhiệm vụ được giao</Link>
      </PageHeader>
      <Section title="Thông tin chung">
        <KeyValue items={factsOf(agency)} />
      </Section>
      <Contacts agency={agency} add={() => setOpen('contact')} />
      <Lineage agency={agency} />
      {agency.may.edit ? <History id={agency.id} /> : null}
      <EditDialog agency={agency} opened={open === 'edit'} close={close} />
      <SuccessionDialog agency={agency} opened={open === 'succession'} close={close} />
      <ContactDialog agencyId={agency.id} opened={open === 'contact'} close={close} />
    </>
  )
}

const factsOf = (agency: AgencyDetail) => [
  { label: 'Loại', value: kindNames[agency.kind] },
  { label: 'Mã', value: agency.code },
  { label: 'Tên gọi khác', value: agency.aliases.join('; ') },
  {
    label: 'Thuộc nhóm',
    value: agency.groups.map((group, place) => (
      <span key={group.id}>
        {place > 0 ? '; ' : ''}
        <Link href={workspacePath(`/nhom-co-quan?nhom=${group.id}`)}>{group.name}</Link>
      </span>
    )),
  },
  { label: 'Hoạt động từ', value: agency.validFrom && <DateText value={agency.validFrom} /> },
  { label: 'Điện thoại', value: agency.phone && <a href={`tel:${agency.phone.replace(/[^\d+]/g, '')}`}>{agency.phone}</a> },
  { label: 'Thư điện tử', value: agency.email && <a href={`mailto:${agency.email}`}>{agency.email}</a> },
  { label: 'Địa chỉ', value: agency.address },
  {
    label: 'Trang thông tin điện tử',
    value: agency.website && (
      <a href={agency.website} rel="noreferrer" target="_blank">
        {agency.website}
      </a>
    ),
  },
  { label: 'Nguồn', value: agency.source },
]

/** Where it came from and what became of it, each a link: a merger loses no history. */
function Lineage({ agency }: { agency: AgencyDetail }) {
  const { predecessors, succeeds, succeededBy } = agency
  if (predecessors.length + succeeds.length + succeededBy.length === 0) return null
  return (
    <Section title="Quá trình hình thành">
      <KeyValue
        items={[
          ...(predecessors.length > 0
            ? [
                {
                  label: 'Hợp thành từ',
                  value: predecessors.map(old => `${old.name}${old.part === 'partial' ? ' (một phần)' : ''}`).join('; '),
                },
              ]
            : []),
          ...succeeds.map(line => ({ label: `Kế thừa từ ${formatDate(line.on)}`, value: <Step line={line} /> })),
          ...succeededBy.map(line => ({ label: `Được kế thừa từ ${formatDate(line.on)}`, value: <Step line={line} /> })),
        ]}
      />
    </Section>
  )
}

const Step = ({ line }: { line: AgencyDetail['succeeds'][number] }) => (
  <>
    <Link href={workspacePath(`/co-quan/${line.agency.id}`)}>{line.agency.name}</Link> · {successionNames[line.how]}
    {line.basis ? ` · ${line.basis}` : ''}
  </>
)
