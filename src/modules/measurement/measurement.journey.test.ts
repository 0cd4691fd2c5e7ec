import { inArray } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor, type Actor } from '#kernel/actor.ts'
import { writing } from '#kernel/audit/write.ts'
import { newId } from '#kernel/id.ts'
import { agencies, agencyByCode } from '#modules/agencies/index.ts'
import { recordEvidence } from '#modules/evidence/index.ts'
import { adoptProvincePlan } from '#modules/programme/index.ts'
import { desk, everyScreen, faultsOf, phone } from '#test/browser.ts'
import { testPlatform, type TestPlatform } from '#test/kit.ts'
import { browsing, expectSound, type Browsing } from '#test/visit.ts'
import { keepValues } from './operations/keeping.ts'
import { measuredTargets } from './queries/measured.ts'

const devices = [
  ['desk', desk],
  ['phone', phone],
] as const

const titles = {
  plan: 'Kế hoạch triển khai Chương trình truyền thông',
  column: 'Chuyên mục Nghị quyết 57 trên Trang thông tin',
}

/** The screens of targets as the office, an officer of a commune and a citizen see them, on a desk and on a phone. */
describe.runIf(everyScreen)('targets in the browser', { timeout: 120_000 }, () => {
  let stage: TestPlatform
  let browser: Browsing
  let office: Actor, officer: Actor
  let target: Record<string, { id: string; number: number; plan: { code: string } }>

  beforeAll(async () => {
    stage = await testPlatform({ seeded: true, at: '2025-08-01T08:00' })
    await adoptProvincePlan(stage.callAs(), { effectiveOn: '2025-07-15' })
    await stage.drain()
    const { db } = stage.platform
    const list = await measuredTargets(db, '2025-08-01')
    target = Object.fromEntries(list.map(one => [one.measure!.code, one]))
    const communes = await db
      .select()
      .from(agencies)
      .where(inArray(agencies.kind, ['commune', 'ward']))
      .orderBy(agencies.code)
    for (const [month, count] of [
      ['2025-09-15', 12],
      ['2025-10-10', 16],
      ['2025-10-25', 14],
      ['2025-11-10', 20],
    ] as const) {
      stage.clock.set(`${month}T08:00`)
      await prove(communes.splice(0, count), month)
      await keepValues.run(stage.callAs(), { settle: true })
    }
    stage.clock.set('2025-11-20T09:30')
    const department = (await agencyByCode(db, 'so-khoa-hoc-va-cong-nghe'))!
    office = await stage.person({ name: 'Trần Văn Phòng', role: 'office', unitId: department.id })
    officer = await stage.person({ role: 'officer', unitId: communes[0]!.id })
    const client = await stage.as(office)
    await client.post(`measures/${target['2025-1']!.id}/annotations`, {
      on: '2025-10-10',
      text: 'Gửi công văn hướng dẫn mẫu kế hoạch',
    })
    await client.post('staff-members', {
      agencyId: department.id,
      name: 'Nguyễn Thị Minh',
      post: 'Chuyên viên',
      field: 'communication',
    })
    browser = await browsing(stage)
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await stage?.close()
  })

  const prove = (communes: { id: string }[], day: string) =>
    writing(
      { db: stage.platform.db, actor: systemActor, clock: stage.clock, operation: 'trial.record', requestId: newId() },
      async write => {
        for (const { id: agencyId } of communes)
          for (const kind of ['plan', 'column'] as const)
            await recordEvidence(write, {
              source: 'trial',
              sourceKey: `${kind}:${agencyId}`,
              agencyId,
              kind,
              title: titles[kind],
              happenedOn: day,
              address: `https://xa.gialai.gov.vn/${kind}/${agencyId}`,
              state: 'verified',
              by: { id: 'system', name: 'Hệ thống' },
              at: stage.clock.now(),
              today: day,
              targetIds: [target['2025-1']!.id],
            })
      },
    )

  it.each(devices)('the office sees every target with its number, and opens one down to its proof (%s)', (_, device) =>
    browser.visit(device, office, async page => {
      await page.goto('/lam-viec/chi-tieu')
      await page.getByRole('heading', { name: 'Đến hết năm 2025' }).waitFor()
      await expectSound(page)
      await page.getByRole('link', { name: /^2025-1\./ }).click()
      await page.getByRole('heading', { name: 'Chỉ tiêu 2025-1' }).waitFor()
      await page.getByText(/^62 trên \d+ cơ quan$/).waitFor()
      await page.getByText('Gửi công văn hướng dẫn mẫu kế hoạch').last().waitFor()
      await page.goto(`${page.url()}?counted=true`)
      await page.getByText('62 cơ quan', { exact: true }).waitFor()
      await page.getByRole('link', { name: titles.plan }).first().waitFor()
      await expectSound(page)
    }),
  )

  it.each(devices)('the office changes how a target is measured, with day and reason, in one dialog (%s)', (name, device) =>
    browser.visit(device, office, async page => {
      await page.goto(`/lam-viec/chi-tieu/${target[name === 'desk' ? '2025-2' : '2025-3']!.id}`)
      await page.getByRole('button', { name: 'Việc khác' }).click()
      await page.getByRole('menuitem', { name: 'Đổi cách tính' }).click()
      await page.getByRole('dialog').getByLabel('Lý do thay đổi').fill('Thống nhất với các cơ quan tại cuộc họp tháng 11')
      await expectSound(page)
      await page.getByRole('button', { name: 'Lưu cách tính mới' }).click()
      await page.getByText('Bản 2, từ 20/11/2025').waitFor()
    }),
  )

  it.each(devices)('staff and populations are lists that say what is missing (%s)', (_, device) =>
    browser.visit(device, office, async page => {
      await page.goto('/lam-viec/can-bo-truyen-thong')
      await page.getByText('Nguyễn Thị Minh').first().waitFor()
      await expectSound(page)
      await page.getByRole('button', { name: 'Sửa Nguyễn Thị Minh' }).click()
      await page.getByRole('dialog').getByLabel('Họ và tên').waitFor()
      expect(await faultsOf(page)).toEqual([])
      await page.keyboard.press('Escape')
      await page.goto('/lam-viec/dan-so')
      await page.getByText('Chưa có số dân của 135 trên 135 xã, phường').waitFor()
      await page.getByText('UBND phường An Bình').first().waitFor()
      await expectSound(page)
      await page.goto('/lam-viec/dan-so/nap-excel')
      await page.getByText('Chọn tệp Excel').first().waitFor()
      await expectSound(page)
    }),
  )

  it.each(devices)('an officer of a commune sees an empty list that teaches (%s)', (_, device) =>
    browser.visit(device, officer, async page => {
      await page.goto('/lam-viec/can-bo-truyen-thong')
      await page.getByText('Danh sách còn trống').waitFor()
      await expectSound(page)
    }),
  )

  it.each(devices)(
    'a citizen reads the number, its sentence, its history and who is counted, without any script (%s)',
    (_, device) =>
      browser.visit(device, null, async page => {
        await page.goto(`/ke-hoach/${target['2025-1']!.plan.code}/chi-tieu/${target['2025-1']!.number}`)
        await page.getByRole('heading', { name: 'Kết quả đo được' }).waitFor()
        await page.getByRole('heading', { name: 'Được tính: 62' }).waitFor()
        expect(await page.getByRole('link', { name: 'Kế hoạch triển khai Chương trình truyền thông' }).first().isVisible()).toBe(
          true,
        )
        await expectSound(page)
      }),
  )
})
