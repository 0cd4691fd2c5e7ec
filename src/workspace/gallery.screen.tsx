import { Button, useMantineColorScheme } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { DateText } from '#ui/dates.tsx'
import { EmptyState } from '#ui/feedback/empty-state.tsx'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { Notice, useNotify } from '#ui/feedback/notice.tsx'
import { ProgressNotice } from '#ui/feedback/progress-notice.tsx'
import { StatusBadge } from '#ui/feedback/status-badge.tsx'
import { Timeline } from '#ui/feedback/timeline.tsx'
import { FileDrop } from '#ui/form/file-drop.tsx'
import { Icon, iconNames } from '#ui/icon.tsx'
import { Figures } from '#ui/layout/figures.tsx'
import { KeyValue } from '#ui/layout/key-value.tsx'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { Section } from '#ui/layout/section.tsx'
import { SplitView } from '#ui/layout/split-view.tsx'
import { TabLinks } from '#ui/layout/tab-links.tsx'
import { Tree } from '#ui/layout/tree.tsx'
import { useNavigation } from '#ui/navigation.tsx'
import { CommandPalette } from '#ui/overlay/command-palette.tsx'
import { ConfirmDialog } from '#ui/overlay/confirm-dialog.tsx'
import { FormShow } from './gallery/form-show.tsx'
import { TableShow } from './gallery/table-show.tsx'

const here = '/lam-viec/bo-giao-dien'

/** Every part of the kit in its states, for those who build with it and for the tests that look at it. */
export default function Gallery() {
  const notify = useNotify()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [confirm, setConfirm] = useState(false)
  const [palette, setPalette] = useState(false)
  const [node, setNode] = useState('2.1')
  return (
    <main style={{ maxWidth: '76rem', margin: '0 auto', padding: '24px var(--kit-gutter) 80px' }}>
      <PageHeader
        title="Bộ giao diện của khu làm việc"
        breadcrumb={[{ label: 'Khu làm việc', href: '/lam-viec/' }]}
        action={{ label: 'Gửi báo cáo', icon: 'upload', run: () => notify('Đã gửi báo cáo, mã biên nhận BN-2026-0142') }}
        more={[
          { label: 'In', icon: 'print', run: () => window.print() },
          { label: 'Sáng / tối', icon: 'moon', run: () => setColorScheme(colorScheme === 'dark' ? 'light' : 'dark') },
          { label: 'Xóa kế hoạch', icon: 'trash', dangerous: true, run: () => setConfirm(true) },
        ]}
      >
        <StatusBadge tone="info">Đang thực hiện</StatusBadge>
        <DateText value="2026-06-15" relative />
      </PageHeader>
      <TabLinks
        label="Các phần"
        current={here}
        tabs={[
          { label: 'Thông tin', href: here },
          { label: 'Nhiệm vụ', href: `${here}?phan=nhiem-vu`, count: 32 },
          { label: 'Đầu mối', href: `${here}?phan=dau-moi`, count: 4 },
          { label: 'Lịch sử', href: `${here}?phan=lich-su` },
        ]}
      />

      <Part title="Bảng">
        <TableShow />
      </Part>
      <Part title="Biểu mẫu">
        <FormShow />
      </Part>
      <Part title="Hộp thoại">
        <Row>
          <Button onClick={() => setConfirm(true)}>Mở hộp xác nhận</Button>
          <Button variant="default" onClick={() => setPalette(true)}>
            Mở bảng lệnh
          </Button>
          <Button
            variant="default"
            onClick={() => notify('Đã chuyển 3 nhiệm vụ', { action: { label: 'Hoàn tác', run: () => notify('Đã hoàn tác') } })}
          >
            Thông báo ngắn
          </Button>
          <Button variant="subtle">Nút phụ</Button>
          <Button color="red">Xóa</Button>
          <Button loading>Đang gửi</Button>
          <Button disabled>Chưa dùng được</Button>
        </Row>
        <ConfirmDialog
          opened={confirm}
          close={() => setConfirm(false)}
          title="Xóa kế hoạch này?"
          consequence="Kế hoạch và 32 nhiệm vụ kèm theo sẽ không còn hiện với các cơ quan. Quản trị viên khôi phục được trong 30 ngày."
          action="Xóa kế hoạch"
          dangerous
          reason
          confirm={reason => {
            setConfirm(false)
            notify(`Đã xóa: ${reason}`)
          }}
        />
        <CommandPalette
          opened={palette}
          close={() => setPalette(false)}
          entries={[
            { id: 'agencies', label: 'Cơ quan, đơn vị', group: 'Màn hình', icon: 'agency', href: `${here}?mo=co-quan` },
            { id: 'plan', label: 'Kế hoạch truyền thông', group: 'Màn hình', icon: 'plan', href: `${here}?mo=ke-hoach` },
            { id: 'report', label: 'Soạn báo cáo kỳ này', group: 'Việc', icon: 'edit', run: () => notify('Mở báo cáo') },
            {
              id: 'urge',
              label: 'Đôn đốc đơn vị quá hạn',
              group: 'Việc',
              icon: 'bell',
              detail: '7 đơn vị',
              run: () => notify('Đôn đốc'),
            },
          ]}
        />
      </Part>
      <Part title="Trạng thái">
        <Row>
          <StatusBadge tone="neutral">Chưa đến hạn</StatusBadge>
          <StatusBadge tone="info">Đang thực hiện</StatusBadge>
          <StatusBadge tone="success">Đã hoàn thành</StatusBadge>
          <StatusBadge tone="warning">Sắp đến hạn</StatusBadge>
          <StatusBadge tone="danger">Quá hạn</StatusBadge>
        </Row>
      </Part>
      <Part title="Thông báo và tiến độ">
        <div style={{ display: 'grid', gap: 12 }}>
          <Notice>Kỳ báo cáo tháng 6 khóa sổ vào ngày 15/06/2026.</Notice>
          <Notice tone="success">Đã tiếp nhận báo cáo.</Notice>
          <Notice tone="warning" title="Còn 2 ngày">
            Hãy hoàn thành 3 mục còn trống.
          </Notice>
          <Notice tone="danger">Tệp “ke-hoach.pdf” bị hỏng. Chưa lưu gì; hãy gửi lại tệp khác.</Notice>
          <ProgressNotice label="Đang đọc văn bản" value={42} detail="Trang 13 trên 31" />
          <ProgressNotice label="Đang nhận dạng chữ" />
        </div>
      </Part>
      <Part title="Chọn tệp">
        <FileDrop
          label="Văn bản kế hoạch"
          limits={{ endings: ['.docx', '.pdf', '.txt'], largest: 50_000_000 }}
          take={files => notify(`Nhận ${files.length} tệp`)}
        />
      </Part>
      <Part title="Rỗng và lỗi">
        <EmptyState icon="plan" title="Chưa có kế hoạch nào" action={<Button>Nạp kế hoạch</Button>}>
          Nạp tệp Word, PDF hoặc bản chụp của kế hoạch đã ban hành; hệ thống đọc ra mục tiêu, nhiệm vụ, cơ quan chủ trì để bạn
          kiểm tra.
        </EmptyState>
        <ErrorState
          problem={{
            status: 500,
            title: 'Có lỗi',
            detail: 'Hệ thống gặp lỗi ngoài dự kiến. Thao tác chưa được thực hiện; hãy thử lại.',
            code: 'internal',
            requestId: 'a1b2c3d4',
            fields: [],
          }}
          retry={() => notify('Thử lại')}
        />
      </Part>
      <Part title="Chi tiết">
        <Figures
          items={[
            { value: 9, label: 'chỉ tiêu' },
            { value: 32, label: 'nhiệm vụ' },
            { value: '135/160', label: 'cơ quan đã nhận việc' },
          ]}
        />
        <Section title="Thông tin cơ quan" action={<Button variant="subtle">Sửa</Button>}>
          <KeyValue
            items={[
              { label: 'Tên chính thức', value: 'Ủy ban nhân dân xã Ia Khươl' },
              { label: 'Mã', value: '23722' },
              { label: 'Hoạt động từ ngày', value: <DateText value="2025-07-01" /> },
              { label: 'Thư điện tử', value: null },
            ]}
          />
        </Section>
        <Section title="Mục lục kế hoạch">
          <Tree label="Mục lục kế hoạch" selected={node} select={setNode} openAtFirst={['2']} nodes={nodes} />
        </Section>
        <Section title="Lịch sử">
          <Timeline
            entries={[
              { id: '3', at: '2026-03-02T02:15:00Z', by: 'Rơ Châm H’Yến', what: 'Gửi báo cáo', tone: 'success', icon: 'check' },
              {
                id: '2',
                at: '2026-03-01T09:40:00Z',
                by: 'Nguyễn Văn Đức',
                what: 'Trả lại báo cáo',
                detail: '“Thiếu số liệu mục 2.1”',
                tone: 'warning',
                icon: 'undo',
              },
              { id: '1', at: '2026-02-20', what: 'Mở kỳ báo cáo' },
            ]}
          />
        </Section>
      </Part>
      <Part title="Hai phần cạnh nhau">
        <div style={{ ['--split-height' as string]: '22rem' }}>
          <SplitView
            name="gallery"
            start={{
              label: 'Văn bản',
              content: (
                <p>
                  {'1. Tổ chức tuyên truyền trên hệ thống truyền thanh cơ sở; mỗi xã, phường phát ít nhất hai bản tin mỗi tuần. '.repeat(
                    6,
                  )}
                </p>
              ),
            }}
            end={{
              label: 'Đã đọc ra',
              content: (
                <KeyValue
                  items={[
                    { label: 'Nhiệm vụ', value: 'Phát bản tin truyền thanh' },
                    { label: 'Chủ trì', value: 'UBND các xã, phường' },
                    { label: 'Thời hạn', value: 'Thường xuyên' },
                  ]}
                />
              ),
            }}
          />
        </div>
      </Part>
      <Part title="Biểu tượng">
        <Row>
          {iconNames.map(name => (
            <span key={name} title={name}>
              <Icon name={name} size={24} />
            </span>
          ))}
        </Row>
      </Part>
    </main>
  )
}

const nodes = [
  {
    id: '1',
    label: 'I. Mục đích, yêu cầu',
    children: [
      { id: '1.1', label: '1. Mục đích' },
      { id: '1.2', label: '2. Yêu cầu' },
    ],
  },
  {
    id: '2',
    label: 'II. Nhiệm vụ, giải pháp',
    children: [
      { id: '2.1', label: '1. Truyền thông trên báo chí', children: [{ id: '2.1.a', label: 'a) Mở chuyên trang, chuyên mục' }] },
      { id: '2.2', label: '2. Truyền thông cơ sở' },
    ],
  },
  { id: '3', label: 'III. Tổ chức thực hiện' },
]

/** One part of the show; `?chi=Bảng` in the address shows that part alone. */
function Part({ title, children }: { title: string; children: ReactNode }) {
  const only = new URLSearchParams(useNavigation().search).get('chi')
  if (only !== null && only !== title) return null
  return (
    <section style={{ marginTop: 40 }} data-part={title}>
      <h2 style={{ fontSize: '1.25rem', margin: '0 0 14px' }}>{title}</h2>
      {children}
    </section>
  )
}
const Row = ({ children }: { children: ReactNode }) => (
  <div style={{ display: 'flex', flexWrap: 'wrap', gap: 10, alignItems: 'center' }}>{children}</div>
)
