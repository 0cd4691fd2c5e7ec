import type { Page } from '#kernel/http/page.ts'
import { sectionsOf } from '#kernel/render/sections.tsx'
import { SearchForm } from './search-form.tsx'
import { site } from './site.ts'

/** What the programme is, in a sentence; then what the modules have to say, the plan in force first. */
export const homePage: Page = {
  path: '/',
  async render(input) {
    const sections = await sectionsOf('/', input)
    return {
      title: `${site.name} ${site.province} – ${site.subject}`,
      description: `Kế hoạch, chỉ tiêu, nhiệm vụ và cơ quan thực hiện việc truyền thông khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số của tỉnh ${site.province}.`,
      body: (
        <>
          <div className="hero">
            <div>
              <h1>Đưa khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số đến với mọi người dân {site.province}</h1>
              <p className="lead">
                Lan Tỏa công khai việc tỉnh đang làm: làm gì, cơ quan nào chủ trì, đến bao giờ, theo mục nào của kế hoạch.
              </p>
            </div>
            <SearchForm
              label="Tìm trong kế hoạch"
              hint={
                <>
                  Ví dụ: <a href="/tim-kiem?q=truyen+thanh">truyền thanh</a>, <a href="/tim-kiem?q=mang+xa+hoi">mạng xã hội</a>,{' '}
                  <a href="/tim-kiem?q=ky+nang+so">kỹ năng số</a>. Gõ có dấu hay không dấu đều được.
                </>
              }
            />
          </div>
          {sections}
          <section className="block" aria-labelledby="theo-doi">
            <h2 id="theo-doi">Theo dõi và hỏi đáp</h2>
            <div className="columns">
              <div>
                <h3>Người dân, doanh nghiệp, báo chí</h3>
                <p>
                  Mỗi nhiệm vụ, chỉ tiêu, cơ quan và từng mục của kế hoạch có một địa chỉ riêng, có thể lưu lại và chia sẻ. Câu
                  hỏi và góp ý xin gửi đến cơ quan thường trực, <a href={`/co-quan/${site.office.code}`}>{site.office.name}</a>.
                </p>
              </div>
              <div>
                <h3>Cán bộ được giao nhiệm vụ</h3>
                <p>Đăng nhập để xem việc của cơ quan mình, kèm nguyên văn mục kế hoạch giao việc.</p>
                <p>
                  <a className="button" href="/lam-viec">
                    Đăng nhập dành cho cán bộ
                  </a>
                </p>
              </div>
            </div>
          </section>
        </>
      ),
    }
  },
  sitemap: async () => [{ path: '/' }],
}
