import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import type { BrowserContextOptions, Page } from 'playwright-core'
import sharp from 'sharp'
import { agencies } from '#modules/agencies/index.ts'
import { persons } from '#modules/identity/index.ts'
import { tasks } from '#modules/programme/index.ts'
import { adopt } from '../src/modules/programme/operations/adoption.ts'
import { get } from '../src/modules/programme/operations/readings.ts'
import { load } from '../src/modules/demo/operations.ts'
import { writeYear } from '../src/modules/demo/writing.ts'
import { desk, phone } from '#test/browser.ts'
import { openStage } from './screenshots/stage.ts'

/**
 * Draws the pictures of the README from the running product: `npm run screenshots`.
 * `npm run screenshots -- agencies` draws only those whose name has that word.
 * `npm run screenshots -- --every FOLDER` draws every screen of the workspace at 1280 and 360 px instead, for whoever works on them.
 */
const [mode, given] = process.argv.slice(2)
const every = mode === '--every'
const wanted = every ? '' : (mode ?? '')
const root = join(import.meta.dirname, '..')
const folder = every && given ? given : join(root, 'docs/screenshots')

const office = 'dieu-phoi@demo.lantoa.vn'
const officer = 'can-bo-xa@demo.lantoa.vn'
const administrator = 'quan-tri@demo.lantoa.vn'
const dark: BrowserContextOptions = { ...desk, colorScheme: 'dark' }

type Scene = {
  name: string
  path: string
  who?: string
  device?: BrowserContextOptions
  /** What must stand before the picture is taken. */
  until: string | RegExp
  before?(page: Page): Promise<void>
}

// The plan is some months old, and one date has not yet passed.
let stage = await openStage('2025-11-20T09:30')
try {
  const coordinator = await stage.as(office)
  const file = (name: string) => new Uint8Array(readFileSync(join(root, 'data/gia-lai', name)))
  const handIn = async (name: string, bytes: Uint8Array, fields: Record<string, string> = {}) => {
    const { body } = await coordinator.upload<{ id: string }>('plan-readings', { name, bytes }, fields)
    await stage.platform.jobs.drain()
    return body.id
  }

  const reading = await handIn('ke-hoach.docx', file('ke-hoach.docx'))
  const checking = `/lam-viec/ke-hoach/ban-doc/${reading}`
  /** A doubt is pressed, so that its place in the document is marked. */
  const atDoubt = async (page: Page) => {
    await page.getByRole('button', { name: /Mục III\.3\.b · nhiệm vụ 2 Văn bản/ }).click()
    await page.locator('mark').first().waitFor({ state: 'attached' })
    await page.waitForTimeout(400)
    await page.evaluate('scrollTo(0, 0)')
  }
  const beside: Scene = { name: 'checking', path: checking, who: office, until: /Cần xem lại/, before: atDoubt }
  const preview: Scene = { name: 'adoption', path: `${checking}/thong-qua`, who: office, until: 'phần việc phối hợp' }
  await draw(
    every
      ? [
          { name: 'sign-in', path: '/lam-viec/dang-nhap', until: 'Dùng thử ngay với một vai' },
          { name: 'no-plans', path: '/lam-viec/ke-hoach', who: officer, until: 'Chưa có kế hoạch nào' },
          { name: 'no-work', path: '/lam-viec/viec-duoc-giao', who: officer, until: 'Chưa có việc nào' },
          { name: 'upload', path: '/lam-viec/ke-hoach/nap', who: office, until: 'Chọn tệp kế hoạch' },
          beside,
          { ...beside, name: 'checking-head', path: `${checking}?phan=chung`, until: 'Tên kế hoạch' },
          {
            ...beside,
            name: 'checking-edit',
            before: page => page.getByRole('button', { name: 'Sửa Mục III.1.a · nhiệm vụ 1' }).click(),
          },
          preview,
        ]
      : [{ name: 'sign-in', path: '/lam-viec/dang-nhap', until: 'Dùng thử ngay với một vai' }, beside, preview],
  )

  const { body: read } = await coordinator.call(get, { id: reading })
  const { body: plan } = await coordinator.call(adopt, { id: reading, version: read.version, effectiveOn: '2025-08-01' })
  const { db } = stage.platform
  const [commune] = await db.select().from(agencies).where(eq(agencies.code, '23764'))
  const [task] = await db.select().from(tasks).where(eq(tasks.number, 5))
  const planPath = `/lam-viec/ke-hoach/${plan.code}`
  const register: Scene = { name: 'agencies', path: '/lam-viec/co-quan', who: office, until: /^\d+ cơ quan$/ }
  const work: Scene = { name: 'work', path: '/lam-viec/viec-duoc-giao', who: officer, until: 'Chủ trì (4)', device: phone }
  const tree: Scene = { name: 'plan', path: planPath, who: office, until: 'Chưa gắn với chỉ tiêu', before: openFirstTarget }
  const list: Scene = { name: 'tasks', path: '/lam-viec/nhiem-vu', who: office, until: '32 nhiệm vụ' }
  if (every) {
    const amended = new TextDecoder()
      .decode(file('ke-hoach.txt'))
      .replace('Hoàn thành trong năm 2025.', 'Hoàn thành trước ngày 30/6/2026.')
    const [{ id: planId }] = (await coordinator.get('plans')).body.items
    const second = await handIn('sua-doi.txt', new TextEncoder().encode(amended), { amendsPlanId: planId })
    const [person] = await db.select().from(persons).where(eq(persons.email, officer))
    await draw([
      { name: 'inbox', path: '/lam-viec', who: office, until: 'Chọn cách nhắc việc' },
      { name: 'reminders', path: '/lam-viec/viec-cua-toi/nhac-viec', who: office, until: 'Khi nào có thư' },
      { name: 'plans', path: '/lam-viec/ke-hoach', who: office, until: 'Các bản đọc' },
      tree,
      { ...tree, name: 'plan-duties', path: `${planPath}?xem=trach-nhiem`, until: 'Chế độ báo cáo', before: async () => {} },
      { ...tree, name: 'plan-document', path: `${planPath}?xem=van-ban`, until: 'Các lần ban hành', before: async () => {} },
      {
        name: 'difference',
        path: `/lam-viec/ke-hoach/ban-doc/${second}/so-sanh`,
        who: office,
        until: /30\/6\/2026|30\/06\/2026/,
      },
      list,
      { name: 'task', path: `/lam-viec/nhiem-vu/${task!.id}`, who: office, until: /Cơ quan được giao/ },
      { name: 'assignments', path: '/lam-viec/phan-cong', who: office, until: /phần việc/ },
      work,
      { name: 'agency-work', path: `/lam-viec/co-quan/${commune!.id}/nhiem-vu`, who: office, until: 'Chủ trì (4)' },
      register,
      { name: 'agency', path: `/lam-viec/co-quan/${commune!.id}`, who: office, until: 'UBND xã Ia Grai' },
      { name: 'groups', path: '/lam-viec/nhom-co-quan', who: office, until: 'UBND cấp xã' },
      { name: 'import', path: '/lam-viec/co-quan/nap-excel', who: administrator, until: /Excel/ },
      { name: 'persons', path: '/lam-viec/nguoi-dung', who: administrator, until: officer },
      { name: 'person', path: `/lam-viec/nguoi-dung/${person!.id}`, who: administrator, until: officer },
      { name: 'account', path: '/lam-viec/tai-khoan', who: officer, until: 'Tài khoản của tôi' },
    ])
  } else
    await draw([
      tree,
      list,
      register,
      work,
      { name: 'portal', path: `/ke-hoach/${plan.code}#III.1.a`, until: 'Các sở, ban, ngành', device: phone },
      { name: 'portal-home', path: '/', until: 'Lan Tỏa' },
      { name: 'dark', path: `/lam-viec/nhiem-vu/${task!.id}`, who: office, until: /Cơ quan được giao/, device: dark },
    ])
} finally {
  await stage.close()
}

const atWork: Scene[] = [
  { name: 'dashboard', path: '/lam-viec/bang-dieu-khien', who: office, until: 'Cơ quan có việc quá hạn' },
  { name: 'targets', path: '/lam-viec/chi-tieu', who: office, until: 'Đến hết năm 2026' },
  { name: 'progress', path: '/tien-do', until: 'Tình trạng thực hiện', device: phone },
  { name: 'turn', path: '', who: officer, until: 'Minh chứng', device: phone },
]
if (!every && atWork.some(({ name }) => name.includes(wanted))) {
  stage = await openStage('2026-11-24T09:00')
  try {
    const call = stage.callAs()
    const { id } = await load.run(call, { here: true })
    await writeYear(call, id)
    const { items } = (await (await stage.as(officer)).get('turns', { role: 'lead', sort: '-evidence', pageSize: 1 })).body
    atWork.at(-1)!.path = `/lam-viec/viec/${items[0].assignmentId}`
    await draw(atWork)
  } finally {
    await stage.close()
  }
}

async function openFirstTarget(page: Page) {
  await page.getByRole('treeitem').nth(1).focus()
  await page.keyboard.press('ArrowRight')
  await page.evaluate('document.activeElement.blur()')
  await page.waitForTimeout(300)
}

async function draw(scenes: Scene[]) {
  mkdirSync(folder, { recursive: true })
  for (const scene of scenes.filter(({ name }) => name.includes(wanted))) {
    const devices = every
      ? ([
          ['desk', desk],
          ['phone', phone],
        ] as const)
      : ([['', scene.device ?? desk]] as const)
    for (const [device, options] of devices) {
      const page = await stage.page(options, scene.who)
      const name = device ? `${scene.name}.${device}` : scene.name
      try {
        await page.goto(scene.path)
        await page.getByText(scene.until).first().waitFor({ state: 'attached' })
        await scene.before?.(page)
        await page.evaluate('document.fonts.ready')
        const shot = await page.screenshot({ animations: 'disabled', fullPage: every && scene.name !== 'checking' })
        // Flat colours: a palette is a third of the size, and nobody sees the difference.
        const small = await sharp(shot).png({ palette: true, quality: 85, effort: 8, compressionLevel: 9 }).toBuffer()
        writeFileSync(join(folder, `${name}.png`), small)
        process.stdout.write(`${name}.png ${Math.round(small.length / 1000)} kB\n`)
      } catch (error) {
        process.exitCode = 1
        process.stderr.write(`${name}: ${error instanceof Error ? error.message : String(error)}\n`)
      } finally {
        await page.context().close()
      }
    }
  }
}
