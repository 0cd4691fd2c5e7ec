import { afterAll, beforeAll, describe, it } from 'vitest'
import { desk, everyScreen, phone } from '#test/browser.ts'
import { browsing, expectSound, type Browsing } from '#test/visit.ts'
import { workCast, type WorkCast } from './cast.test-kit.ts'

describe.runIf(everyScreen)('an officer of a commune and the office, in a browser', { timeout: 240_000 }, () => {
  let cast: WorkCast
  let browser: Browsing
  let turn: Awaited<ReturnType<WorkCast['turn']>>
  beforeAll(async () => {
    cast = await workCast()
    browser = await browsing(cast.stage)
    turn = await cast.turn(cast.commune, 2)
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await cast?.stage.close()
  })

  it('on a phone she answers the rhythm, shares out a part, and asks for the end once there is proof', () =>
    browser.visit(phone, cast.officer, async page => {
      await page.goto(`/lam-viec/viec/${turn.assignmentId}`)
      await page.getByRole('button', { name: 'Báo cáo nhanh' }).click()
      const reporting = page.getByRole('dialog', { name: 'Báo cáo nhanh' })
      await reporting.getByLabel('Nội dung').fill('Đã mở trang của xã trên hai nền tảng, đang mời người dân theo dõi.')
      await reporting.getByLabel('Mức hoàn thành').fill('80')
      await expectSound(page, 'check-in.phone')
      await reporting.getByRole('button', { name: 'Gửi báo cáo nhanh' }).click()
      await page.getByText('Đã mở trang của xã trên hai nền tảng').waitFor()

      await page.getByRole('button', { name: 'Thêm việc nhỏ' }).click()
      const sharing = page.getByRole('dialog', { name: 'Thêm việc nhỏ' })
      await sharing.getByLabel('Việc cần làm').fill('Chụp ảnh màn hình hai trang')
      await expectSound(page, 'sub-task.phone')
      await sharing.getByRole('button', { name: 'Thêm' }).click()
      await page.getByRole('checkbox', { name: 'Đánh dấu xong: Chụp ảnh màn hình hai trang' }).click()
      await page.getByRole('heading', { name: 'Việc nhỏ trong cơ quan (xong 1/1)' }).waitFor()

      await cast.verify(await cast.claim(turn))
      await page.reload()
      await page.getByRole('button', { name: 'Đề nghị xác nhận hoàn thành' }).click()
      const asking = page.getByRole('dialog', { name: 'Đề nghị xác nhận hoàn thành' })
      await asking.getByLabel('Kết quả chính').fill('Hai trang hoạt động đều, có người quản trị và lịch đăng bài.')
      await expectSound(page, 'ask-closing.phone')
      await asking.getByRole('button', { name: 'Gửi đề nghị' }).click()
      await page.getByRole('heading', { name: 'Đang chờ xác nhận hoàn thành' }).waitFor()
      await expectSound(page, 'turn-waiting.phone')
    }))

  it('at a desk the office finds what waits, looks at it and confirms', () =>
    browser.visit(desk, cast.office, async page => {
      await page.goto('/lam-viec/tien-do-viec?state=closing')
      await page.getByText('1 việc', { exact: true }).waitFor()
      await expectSound(page, 'turns-closing.desk')
      await page.getByRole('link', { name: /Thiết lập và phát triển các trang/ }).click()
      await page.getByRole('button', { name: 'Xác nhận hoàn thành' }).click()
      const confirming = page.getByRole('dialog', { name: 'Xác nhận hoàn thành' })
      await expectSound(page, 'confirm-closing.desk')
      await confirming.getByRole('button', { name: 'Xác nhận hoàn thành' }).click()
      await page.getByRole('heading', { name: 'Đã hoàn thành', exact: true }).waitFor()
      await page.getByText('Đã hoàn thành quá hạn').first().waitFor()
      await expectSound(page, 'turn-closed.desk')
    }))
})
