import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digestJob } from '#modules/inbox/index.ts'
import { castOf, type Cast } from '../src/modules/programme/cast.test-kit.ts'
import { desk, phone, sideways } from '#test/browser.ts'
import { browsing, expectSound, openScreen, type Browsing } from '#test/visit.ts'

/** The programme at work, as the people in it meet it: a browser, a socket, letters that arrive, a clock that goes on. */
describe('the programme at work', { timeout: 150_000 }, () => {
  let cast: Cast
  let browser: Browsing
  beforeAll(async () => {
    cast = await castOf({ adopted: true, at: '2025-09-08T08:00' })
    browser = await browsing(cast.stage)
    await cast.stage.drain()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await cast?.stage.close()
  })

  const goTo = (moment: string) => cast.stage.clock.set(moment)
  /** Of the first target: agencies with a verified plan and a verified column. */
  const counted = async () => {
    const { items } = (await cast.office.get('measures')).body
    const first = items.find((target: { number: number }) => target.number === 1)
    return {
      numerator: first.figure.numerator as number,
      denominator: first.figure.denominator as number,
      id: first.id as string,
    }
  }
  const morning = async () => {
    await digestJob.run(cast.stage.callAs(), {})
    await cast.stage.drain()
  }
  const lettersTo = (email: string) => cast.stage.mail.kept().filter(letter => letter.to === email)

  it('an officer advances a task on her phone and proves it; the office sends it back, then verifies it; the public number moves', async () => {
    const { communeOfficer: officer, office } = cast
    const commune = await cast.agency('UBND xã Ia Grai')
    // The commune's own plan was proven before; its column is what is missing for the target.
    const plan = await officer.post('child-plans', {
      agencyId: commune.id,
      number: '12/KH-UBND',
      issuedOn: '2025-09-01',
      year: 2025,
      title: 'Đẩy mạnh truyền thông thực hiện Nghị quyết số 57-NQ/TW',
      address: 'https://iagrai.gialai.gov.vn/ke-hoach-12',
    })
    expect(plan.status).toBe(200)
    const [piece] = (await office.get('evidence', { kind: 'plan' })).body.items
    expect((await office.post(`evidence/${piece.id}/verification`, { version: piece.version })).status).toBe(200)
    const before = await counted()
    expect(before.numerator).toBe(0)

    await browser.visit(phone, officer, async page => {
      await page.goto('/lam-viec/viec-duoc-giao')
      await page
        .getByRole('link', { name: /Xây dựng và duy trì hiệu quả các chuyên mục/ })
        .first()
        .click()
      await page.getByRole('heading', { name: 'Nhiệm vụ 1', level: 1 }).waitFor()
      await page.getByRole('button', { name: 'Cập nhật tiến độ' }).click()
      await page.getByRole('dialog').getByLabel('Nội dung').fill('Đã mở chuyên mục, đăng hai bài đầu tiên.')
      await page.getByRole('button', { name: 'Gửi cập nhật' }).click()
      await page.getByText('Đã mở chuyên mục, đăng hai bài đầu tiên.').waitFor()
      await page.getByRole('button', { name: 'Thêm minh chứng' }).first().click()
      const form = page.getByRole('dialog')
      await form.getByLabel('Loại kết quả').selectOption({ label: 'Chuyên trang, chuyên mục' })
      await form.getByLabel('Việc đã làm').fill('Chuyên mục “Nghị quyết 57” trên trang của xã')
      await form.getByLabel('Địa chỉ trang').fill('https://iagrai.gialai.gov.vn/')
      await form.getByRole('button', { name: 'Ghi nhận', exact: true }).click()
      await page.getByText('Chờ xác nhận').first().waitFor()
      expect(await sideways(page)).toBe(0)
    })

    await browser.visit(desk, office, async page => {
      await page.goto('/lam-viec')
      await page
        .getByRole('link', { name: /Xác nhận .*minh chứng/ })
        .first()
        .click()
      const row = page.getByRole('link', { name: /^Chuyên mục “Nghị quyết 57”/ }).first()
      await row.waitFor()
      const asked: string[] = []
      page.on('request', request => void asked.push(new URL(request.url()).pathname))
      await row.click()
      await page.getByRole('heading', { name: 'Chứng minh cho' }).waitFor()
      // Until the piece was there the list stood as it was, and asked for nothing that the piece's address says.
      expect(asked).not.toContain('/api/v1/evidence')
      await page.getByRole('button', { name: 'Việc khác' }).click()
      // A look for news, as of somebody who comes back to the window, closes no menu.
      const news = page.waitForResponse(/\/api\/v1\/evidence\/[\da-f-]{36}$/)
      await page.clock.setFixedTime(cast.stage.clock.now().add({ minutes: 5 }).epochMilliseconds)
      await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')))
      await news
      await page.getByRole('menuitem', { name: 'Không chấp nhận' }).click()
      await page.getByRole('dialog').getByLabel(/Lý do/).fill('Địa chỉ mở ra trang chủ, chưa phải chuyên mục.')
      await page.getByRole('dialog').getByRole('button', { name: 'Không chấp nhận' }).click()
      await page.getByText('Đã trả lại cơ quan kèm lý do').waitFor()
    })
    expect((await counted()).numerator).toBe(0)

    await browser.visit(phone, officer, async page => {
      // What must be done comes to her; the proof is mended where it lies.
      await page.goto('/lam-viec')
      await page
        .getByRole('link', { name: /Chuyên mục “Nghị quyết 57”/ })
        .first()
        .click()
      await page.getByText('Địa chỉ mở ra trang chủ, chưa phải chuyên mục.').first().waitFor()
      await page.getByRole('button', { name: 'Sửa và gửi lại' }).click()
      await page.getByRole('dialog').getByLabel('Địa chỉ trang').fill('https://iagrai.gialai.gov.vn/nghi-quyet-57')
      await page.getByRole('button', { name: 'Gửi lại', exact: true }).click()
      await page.getByText('Đã gửi lại').waitFor()
    })
    await browser.visit(desk, office, async page => {
      await page.goto('/lam-viec/minh-chung')
      await page
        .getByRole('link', { name: /^Chuyên mục “Nghị quyết 57”/ })
        .first()
        .click()
      await page.getByRole('button', { name: 'Xác nhận', exact: true }).click()
      await page.getByText(/Đã xác nhận “Chuyên mục/).waitFor()
    })

    const after = await counted()
    expect(after).toEqual({ ...before, numerator: 1 })
    await browser.visit({ ...phone, javaScriptEnabled: false }, null, async page => {
      await page.goto('/tien-do')
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect(await page.locator('main').textContent()).toContain('Chuyên mục “Nghị quyết 57” trên trang của xã')
      expect(await sideways(page)).toBe(0)
      const target = (await office.get('plans')).body.items[0].code as string
      await page.goto(`/ke-hoach/${target}/chi-tieu/1`)
      expect(await page.locator('main').textContent()).toMatch(
        new RegExp(`1\\s*(/|trên|trong)\\s*(tổng số\\s*)?${after.denominator}`),
      )
    })
  })

  it('a late commune is reminded before and after, its leader and the office hear of it in turn, and more time is granted', async () => {
    const { communeOfficer: officer, communeLeader: leader, office } = cast
    const [, accounts] = (await officer.get('assignments', { section: 'III.1.a', role: 'lead', sort: 'due' })).body.items
    const held = (await officer.get('assignments', { role: 'lead', dueBefore: '2026-01-01' })).body.items[0] ?? accounts
    expect(held.due).toBe('2025-12-31')
    const duties = async (client: Cast['office']) =>
      ((await client.get('inbox')).body.items as { href: string; detail: string; urgency: string }[]).filter(duty =>
        duty.href.includes(held.id),
      )

    // Five working days before: a letter and a line in her inbox; nobody above her is troubled.
    goTo('2025-12-24T08:00')
    await morning()
    expect(lettersTo(officer.me.email).at(-1)?.text).toMatch(/nhiệm vụ 2/i)
    expect((await duties(officer))[0]?.urgency).toBe('soon')
    expect(await duties(leader)).toEqual([])

    // The last day is on time until its last moment; then it is late.
    goTo('2025-12-31T23:59')
    expect((await officer.get(`turns/${held.id}/0`)).body.status).not.toBe('late')
    goTo('2026-01-01T00:00')
    expect((await officer.get(`turns/${held.id}/0`)).body.status).toBe('late')

    // 1/1 is a holiday: the third working day late is 6/1, the fifth 8/1.
    goTo('2026-01-05T08:00')
    expect(await duties(leader)).toEqual([])
    goTo('2026-01-07T08:00')
    await morning()
    expect((await duties(leader))[0]?.detail).toContain('việc được chuyển tới lãnh đạo cơ quan')
    expect(lettersTo(leader.me.email).at(-1)?.text).toMatch(/nhiệm vụ 2/i)
    goTo('2026-01-09T08:00')

    await browser.visit(desk, office, async page => {
      await page.goto('/lam-viec')
      await page
        .getByText(/quá hạn/i)
        .first()
        .waitFor()
      await page.goto('/lam-viec/don-doc')
      await page.getByRole('button', { name: /^Đôn đốc \d+ cơ quan$/ }).click()
      await page.getByRole('button', { name: 'Gửi đôn đốc' }).click()
      await page.getByRole('link', { name: 'Tải công văn (Word)' }).waitFor()
    })
    await cast.stage.drain()
    expect(lettersTo(officer.me.email).at(-1)?.subject).toMatch(/đôn đốc/i)

    await browser.visit(phone, officer, async page => {
      await page.goto('/lam-viec')
      await page.locator(`a[href*="${held.id}"]`).first().click()
      await page.getByRole('button', { name: 'Xin gia hạn' }).click()
      const asking = page.getByRole('dialog', { name: 'Xin gia hạn' })
      await asking.getByRole('textbox', { name: 'Xin gia hạn đến hết ngày' }).fill('28/2/2026')
      await asking.getByLabel('Lý do').fill('Trang của xã đang chuyển về cổng của tỉnh, còn hai kênh chưa mở.')
      await asking.getByRole('button', { name: 'Gửi đề nghị' }).click()
      await page.getByText('Chờ xem xét').waitFor()
    })
    await browser.visit(desk, office, async page => {
      await page.goto('/lam-viec/gia-han?state=asked')
      await page.getByRole('button', { name: /^Đồng ý gia hạn cho UBND xã Ia Grai/ }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Đồng ý gia hạn' }).click()
      await page.getByText('Đã đồng ý gia hạn').waitFor()
    })
    const turn = (await officer.get(`turns/${held.id}/0`)).body
    expect(turn).toMatchObject({ due: '2026-02-28', extended: true })
    expect(turn.status).not.toBe('late')
    expect((await duties(leader)).filter(duty => duty.urgency === 'late')).toEqual([])
    await browser.visit(phone, officer, async page => {
      await page.goto(`/lam-viec/viec/${held.id}`)
      await page
        .getByText(/hạn 28\/02\/2026/)
        .first()
        .waitFor()
      await page
        .getByText(/Đồng ý gia hạn/)
        .first()
        .waitFor()
      await page
        .getByText(/Đôn đốc/)
        .first()
        .waitFor()
    })
  })

  it.each([
    ['the office', 'office'],
    ['an officer of a commune', 'communeOfficer'],
  ] as const)('every screen that %s opens stands on a phone: whole, and without a barrier', (_, who) =>
    browser.visit(phone, cast[who], async page => {
      const screens = {
        office: [
          'viec-cua-toi',
          'bang-dieu-khien',
          'tien-do-viec',
          'tien-do-viec/bang',
          'minh-chung',
          'gia-han',
          'kho-khan',
          'don-doc',
          'ke-hoach-con',
          'chi-tieu',
          'dan-so',
          'du-lieu-minh-hoa',
        ],
        communeOfficer: [
          'viec-duoc-giao',
          'minh-chung',
          'tien-do-viec/lich',
          'tien-do-viec/gantt',
          'viec-cua-toi/nhac-viec',
          'can-bo-truyen-thong',
        ],
      }
      await page.goto('/lam-viec/tai-khoan')
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      for (const path of screens[who]) {
        await openScreen(page, `/lam-viec/${path}`)
        await expectSound(page, path)
      }
    }),
  )
})
