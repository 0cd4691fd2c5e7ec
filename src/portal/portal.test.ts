import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adoptFile, adoptProvincePlan } from '#modules/programme/index.ts'
import { testPlatform, type TestPlatform } from '#test/kit.ts'

/** What a page is made of, read from its markup: refuses tags that do not close in order. */
function anatomy(html: string) {
  const open: string[] = []
  const tags: { name: string; attributes: string }[] = []
  for (const [, closing, name, attributes] of html.matchAll(/<(\/)?([a-z][a-z0-9-]*)((?:\s[^<>]*?)?)\/?>/g)) {
    if (closing) expect(open.pop(), `</${name}>`).toBe(name)
    else {
      tags.push({ name: name!, attributes: attributes! })
      if (!/^(meta|link|input|br|hr|img)$/.test(name!)) open.push(name!)
    }
  }
  expect(open).toEqual([])
  const named = (wanted: string) => tags.filter(tag => tag.name === wanted)
  return {
    named,
    headings: tags.filter(tag => /^h[1-6]$/.test(tag.name)).map(tag => Number(tag.name[1])),
    ids: tags.flatMap(tag => / id="([^"]+)"/.exec(tag.attributes)?.[1] ?? []),
    links: named('a').map(tag => / href="([^"]*)"/.exec(tag.attributes)?.[1] ?? ''),
  }
}

describe('the public site', () => {
  let stage: TestPlatform
  let code: string
  const get = (path: string, headers: Record<string, string> = {}) => stage.anonymous.request(path, { headers })
  const html = async (path: string) => {
    const response = await get(path)
    expect(response.status, path).toBe(200)
    return response.text()
  }

  beforeAll(async () => {
    stage = await testPlatform({ seeded: true })
    code = (await adoptProvincePlan(stage.callAs(), { effectiveOn: '2025-08-01' })).code
  })
  afterAll(() => stage.close())

  const every = () => [
    '/',
    '/ke-hoach',
    `/ke-hoach/${code}`,
    `/ke-hoach/${code}/nhiem-vu`,
    `/ke-hoach/${code}/nhiem-vu/1`,
    `/ke-hoach/${code}/chi-tieu`,
    `/ke-hoach/${code}/chi-tieu/1`,
    '/co-quan',
    '/co-quan?q=dak',
    '/co-quan/so-khoa-hoc-va-cong-nghe',
    '/co-quan/21583',
    '/co-quan/nhom/ubnd-cap-xa',
    '/tim-kiem',
    '/tim-kiem?q=truyen%20thanh',
    '/gioi-thieu',
    '/tro-nang',
  ]

  it('explains what an error code means, and knows no code that nobody defines', async () => {
    expect(await html('/loi/agencies.code_taken')).toContain('hãy chọn mã khác')
    expect((await get('/loi/khong-co')).status).toBe(404)
  })

  it('carries no script, and every page has its language, one main, one h1, headings in order and no address twice', async () => {
    for (const path of every()) {
      const page = await html(path)
      expect(page, path).not.toMatch(/<script|\son[a-z]+=|javascript:|\sstyle=/i)
      expect(page, path).toContain('<html lang="vi">')
      const { named, headings, ids } = anatomy(page)
      for (const landmark of ['main', 'header', 'footer', 'title'])
        expect(named(landmark).length, `${path} ${landmark}`).toBeGreaterThan(0)
      expect(named('main'), path).toHaveLength(1)
      expect(
        headings.filter(level => level === 1),
        path,
      ).toHaveLength(1)
      headings.reduce((before, level) => {
        expect(level, `${path}: h${level} after h${before}`).toBeLessThanOrEqual(before + 1)
        return level
      }, 0)
      expect(new Set(ids).size, path).toBe(ids.length)
    }
  })

  it('leads nowhere into the void: every link of every page is answered, every anchor stands in its page', async () => {
    const pages = new Map<string, Set<string>>()
    const load = async (path: string) => {
      const known = pages.get(path)
      if (known) return known
      const response = await get(path)
      expect(response.status, path).toBe(200)
      const type = response.headers.get('content-type') ?? ''
      const ids = new Set(type.startsWith('text/html') ? anatomy(await response.text()).ids : [])
      pages.set(path, ids)
      return ids
    }
    const found = new Map<string, string>()
    for (const from of every())
      for (const link of anatomy(await html(from)).links) found.set(link.startsWith('#') ? from + link : link, from)
    const outside = /^(https?:|mailto:|tel:|\/lam-viec)/
    const sampled = [...found].filter(([link], place) => !outside.test(link) && (place % 3 === 0 || link.includes('#')))
    for (const [link, from] of sampled) {
      const [path, anchor] = link.split('#')
      const ids = await load(path!)
      if (anchor) expect([...ids], `${link} from ${from}`).toContain(decodeURIComponent(anchor))
    }
    expect(sampled.length).toBeGreaterThan(100)
  })

  it('shows the plan in its own words, each paragraph with its address, and what was made of it', async () => {
    const page = await html(`/ke-hoach/${code}`)
    expect(page).toContain('Đẩy mạnh truyền thông, phổ biến, nâng cao nhận thức về phát triển khoa học')
    const { ids, links } = anatomy(page)
    expect(ids).toEqual(expect.arrayContaining(['I', 'III.1.a', 'V.7.e']))
    expect(links.filter(link => link.startsWith(`/ke-hoach/${code}/nhiem-vu/`))).toHaveLength(32)
    expect(links.filter(link => link.startsWith(`/ke-hoach/${code}/chi-tieu/`))).toHaveLength(9)
    expect(page).toContain('Lâm Hải Giang')
  })

  it('joins clause, task, target and agency in both directions', async () => {
    const plan = anatomy(await html(`/ke-hoach/${code}`)).links
    const task = anatomy(await html(`/ke-hoach/${code}/nhiem-vu/5`)).links
    const agency = anatomy(await html('/co-quan/so-khoa-hoc-va-cong-nghe')).links
    expect(plan).toContain(`/ke-hoach/${code}/nhiem-vu/5`)
    expect(task).toContain(`/ke-hoach/${code}#III.1.b-1`)
    expect(task).toContain('/co-quan/so-khoa-hoc-va-cong-nghe')
    expect(agency).toContain(`/ke-hoach/${code}/nhiem-vu/5`)
    expect(agency).toContain(`/ke-hoach/${code}#III.1.b-1`)
    const target = task.find(link => link.startsWith(`/ke-hoach/${code}/chi-tieu/`))!
    expect(anatomy(await html(target)).links).toContain(`/ke-hoach/${code}/nhiem-vu/5`)
  })

  it('tells a commune its four tasks, through which group it has them, and what it was formed from', async () => {
    const page = await html('/co-quan/21583')
    expect(page).toContain('Chủ trì 4 nhiệm vụ')
    expect(page).toContain('Giao chung cho “UBND cấp xã”')
    expect(page).toContain('Phường Đống Đa')
  })

  it('says a deadline in words', async () => {
    expect(await html(`/ke-hoach/${code}/nhiem-vu/2`)).toContain('Chậm nhất <time dateTime="2025-12-31">31/12/2025</time>')
  })

  it('finds without marks, marks what it found and leads to it', async () => {
    const page = await html('/tim-kiem?q=truyen%20thanh%20co%20so')
    expect(page).toMatch(/<mark>truyền thanh cơ sở<\/mark>|<mark>truyền<\/mark>|<mark>truyền thanh<\/mark>/)
    expect(anatomy(page).links.some(link => link.startsWith(`/ke-hoach/${code}#`))).toBe(true)
    expect(anatomy(await html('/tim-kiem?q=so%20khoa%20hoc')).links).toContain('/co-quan/so-khoa-hoc-va-cong-nghe')
    expect(await html('/tim-kiem?q=zzzz')).toContain('Không tìm thấy “zzzz”')
    expect(await html(`/tim-kiem?q=${encodeURIComponent('<script>alert(1)</script>')}`)).not.toContain('<script')
  })

  it('answers a lost reader with a page of its own, and forgives a slash at the end', async () => {
    for (const path of [
      '/khong-co',
      `/ke-hoach/${code}/nhiem-vu/999`,
      `/ke-hoach/${code}/nhiem-vu/abc`,
      '/ke-hoach/khac',
      '/co-quan/khac',
    ]) {
      const response = await get(path)
      expect(response.status, path).toBe(404)
      expect(await response.text()).toContain('Không tìm thấy trang này')
    }
    const redirect = await get('/ke-hoach/?x=1')
    expect([redirect.status, redirect.headers.get('location')]).toEqual([301, '/ke-hoach?x=1'])
    expect((await get('//elsewhere.example/')).headers.get('location') ?? '/').toMatch(/^\/(?!\/)/)
  })

  it('sends a page once: the second time it says that nothing changed, until something does', async () => {
    const first = await get(`/ke-hoach/${code}`, { 'accept-encoding': 'br' })
    expect(brotliDecompressSync(Buffer.from(await first.arrayBuffer())).toString()).toContain('</html>')
    const etag = first.headers.get('etag')!
    expect(first.headers.get('cache-control')).toContain('s-maxage')
    expect(first.headers.get('set-cookie')).toBeNull()
    expect((await get(`/ke-hoach/${code}`, { 'if-none-match': etag })).status).toBe(304)
    expect((await get(`/ke-hoach/${code}?utm=x`, { 'if-none-match': etag })).status).toBe(304)
    const head = await stage.anonymous.request(`/ke-hoach/${code}`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])

    const before = await get('/ke-hoach')
    const text =
      'KẾ HOẠCH\nTruyền thông khoa học và công nghệ năm 2027 trên địa bàn tỉnh Gia Lai\nI. MỤC TIÊU\n1. Năm 2027\n- Ít nhất 60% người dân biết đến <script>alert("Lan Tỏa")</script> & “AI”.\nII. NHIỆM VỤ\n1. Sở Khoa học và Công nghệ chủ trì, phối hợp với Sở Tài chính thực hiện các nhiệm vụ sau:\n- Xây dựng chuyên trang <img src=x onerror=alert(1)> về khoa học. Hoàn thành trong năm 2027.\nIII. TỔ CHỨC THỰC HIỆN\n1. Sở Khoa học và Công nghệ theo dõi, tổng hợp báo cáo Ủy ban nhân dân tỉnh.\n'
    const adopted = await adoptFile(
      stage.callAs(),
      { name: 'ke-hoach-2027.txt', bytes: new TextEncoder().encode(text) },
      { effectiveOn: '2026-02-01' },
    )
    const after = await get('/ke-hoach', { 'if-none-match': before.headers.get('etag')! })
    expect(after.status).toBe(200)
    expect(await after.text()).toContain(`/ke-hoach/${adopted.code}`)
    const page = await html(`/ke-hoach/${adopted.code}`)
    expect(page).not.toMatch(/<script|<img/)
    expect(page).toContain('&lt;script&gt;')
    anatomy(page)
  })

  it('keeps what an amendment changed readable: the edition of before, the task that ended and what took its place', async () => {
    const text = (year: number) =>
      `KẾ HOẠCH\nTruyền thông chuyển đổi số trên địa bàn tỉnh Gia Lai\nI. MỤC TIÊU\n1. Năm ${year}\n- Ít nhất 60% người dân dùng dịch vụ công trực tuyến.\nII. NHIỆM VỤ\n1. Sở Khoa học và Công nghệ chủ trì, phối hợp với Sở Tài chính thực hiện các nhiệm vụ sau:\n- Xây dựng chuyên trang về chuyển đổi số của tỉnh. Hoàn thành trong năm ${year}.\nIII. TỔ CHỨC THỰC HIỆN\n1. Sở Khoa học và Công nghệ theo dõi, tổng hợp báo cáo Ủy ban nhân dân tỉnh.\n`
    const adoptText = (year: number, options: { effectiveOn: string; amendsPlanId?: string }) =>
      adoptFile(stage.callAs(), { name: `ke-hoach-${year}.txt`, bytes: new TextEncoder().encode(text(year)) }, options)
    const first = await adoptText(2026, { effectiveOn: '2026-01-05' })
    const second = await adoptText(2027, { effectiveOn: '2026-02-01', amendsPlanId: first.id })
    expect(second.code).toBe(first.code)
    const now = await html(`/ke-hoach/${first.code}`)
    expect(now).toContain('Hoàn thành trong năm 2027')
    expect(anatomy(now).links).toContain(`/ke-hoach/${first.code}?ban=1`)
    const before = await html(`/ke-hoach/${first.code}?ban=1`)
    expect(before).toContain('Hoàn thành trong năm 2026')
    expect(before).toContain('Đây là bản cũ')
    expect((await get(`/ke-hoach/${first.code}?ban=7`)).status).toBe(404)
    const ended = await html(`/ke-hoach/${first.code}/nhiem-vu/1`)
    expect(ended).toContain('đã kết thúc ngày')
    expect(ended).toContain('thay thế')
    expect(anatomy(ended).links).toContain(`/ke-hoach/${first.code}?ban=1#II.1-1`)
  })

  it('lets files of a look stay with the browser for good', async () => {
    const page = await html('/')
    const stylesheet = / href="(\/tai-nguyen\/portal\.[0-9a-f]+\.css)"/.exec(page)![1]!
    const response = await get(stylesheet)
    expect(response.headers.get('cache-control')).toContain('immutable')
    const css = await response.text()
    for (const [, font] of css.matchAll(/url\((\/tai-nguyen\/[^)]+\.woff2)\)/g)) expect((await get(font!)).status).toBe(200)
    expect(css).not.toMatch(/url\((?!\/tai-nguyen\/)/)
  })

  it('tells search engines of the plan, and keeps them out of the workspace', async () => {
    const map = await (await get('/sitemap.xml')).text()
    expect(map).toContain(`<loc>http://localhost/ke-hoach/${code}</loc>`)
    expect(map).toContain(`/ke-hoach/${code}/nhiem-vu/32`)
    expect(await (await get('/robots.txt')).text()).toContain('Disallow: /lam-viec')
  })

  it('forbids scripts by policy and shows no person who works with it', async () => {
    const response = await get('/co-quan/so-khoa-hoc-va-cong-nghe')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(response.headers.get('content-security-policy')).not.toContain('script-src')
  })
})

describe('the public site before any plan', () => {
  it('says so, and works all the same', async () => {
    const stage = await testPlatform()
    try {
      for (const path of ['/', '/ke-hoach', '/co-quan', '/tim-kiem?q=abc', '/sitemap.xml'])
        expect((await stage.anonymous.request(path)).status, path).toBe(200)
      expect(await (await stage.anonymous.request('/')).text()).toContain('Chưa có kế hoạch nào được thông qua')
    } finally {
      await stage.close()
    }
  })

  it('stops whoever searches without end', async () => {
    const stage = await testPlatform()
    try {
      let status = 200
      for (let count = 0; count < 130 && status === 200; count++) status = (await stage.anonymous.request('/tim-kiem?q=a')).status
      expect(status).toBe(429)
      expect(await (await stage.anonymous.request('/tim-kiem?q=a')).text()).toContain('đợi một lát')
    } finally {
      await stage.close()
    }
  })

  it('shows the last page while the database is away, and a page of its own where there is none', async () => {
    const stage = await testPlatform()
    const first = await (await stage.anonymous.request('/gioi-thieu')).text()
    await stage.close()
    const kept = await stage.anonymous.request('/gioi-thieu')
    expect([kept.status, await kept.text()]).toEqual([200, first])
    const lost = await stage.anonymous.request('/ke-hoach')
    expect(lost.status).toBe(503)
    expect(await lost.text()).toContain('Trang tạm thời chưa xem được')
  })
})
