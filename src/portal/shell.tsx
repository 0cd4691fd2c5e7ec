import type { ReactElement } from 'react'
import type { PageAnswer } from '#kernel/http/page.ts'
import { htmlDocument } from '#kernel/render/document.tsx'
import { site } from './site.ts'
import type { Look } from './stylesheet.ts'

const navigation = [
  { title: 'Kế hoạch', href: '/ke-hoach' },
  { title: 'Tiến độ', href: '/tien-do' },
  { title: 'Cơ quan', href: '/co-quan' },
  { title: 'Tìm kiếm', href: '/tim-kiem' },
  { title: 'Giới thiệu', href: '/gioi-thieu' },
]

/** What stands around every page: skip link, masthead, breadcrumbs, the page, footer. */
export function pageDocument(
  answer: PageAnswer,
  options: { look: Look; path: string; publicUrl: string; hidden?: boolean; notices?: readonly string[] },
): string {
  const { look, path } = options
  return htmlDocument(
    {
      title: path === '/' ? answer.title : `${answer.title} – ${site.name} ${site.province}`,
      description: answer.description,
      canonical: options.hidden ? undefined : options.publicUrl + path,
      hidden: options.hidden,
      ...look,
    },
    <>
      <a className="skip" href="#noi-dung">
        Đến nội dung chính
      </a>
      {options.notices?.map(notice => (
        <p key={notice} className="notice-bar" role="note">
          <span className="frame">{notice}</span>
        </p>
      ))}
      <header className="masthead">
        <div className="frame masthead-row">
          <a className="brand" href="/">
            <span className="brand-place">{site.provinceTitle}</span> <span className="brand-name">{site.name}</span>{' '}
            <span className="brand-subject">{site.subject}</span>
          </a>
          <nav aria-label="Các trang chính">
            <ul>
              {navigation.map(({ title, href }) => (
                <li key={href}>
                  <a href={href} aria-current={path === href ? 'page' : path.startsWith(`${href}/`) ? 'true' : undefined}>
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </header>
      <main id="noi-dung" tabIndex={-1}>
        {answer.crumbs && <Crumbs crumbs={answer.crumbs} />}
        <div className="frame content">{answer.body}</div>
      </main>
      <Footer />
    </>,
  )
}

const Crumbs = ({ crumbs }: { crumbs: NonNullable<PageAnswer['crumbs']> }): ReactElement => (
  <nav className="frame crumbs" aria-label="Đường dẫn">
    <ol>
      {[{ title: 'Trang chủ', href: '/' }, ...crumbs].map(({ title, href }) => (
        <li key={href}>
          <a href={href}>{title}</a>
        </li>
      ))}
    </ol>
  </nav>
)

const Footer = (): ReactElement => (
  <footer className="footer">
    <div className="frame">
      <div>
        <p>
          Cơ quan thường trực: <a href={`/co-quan/${site.office.code}`}>{site.office.name}</a>
        </p>
        <p className="soft">Nội dung kế hoạch trên trang này được trích nguyên văn; văn bản gốc là bản có giá trị pháp lý.</p>
      </div>
      <ul>
        <li>
          <a href="/gioi-thieu">Giới thiệu</a>
        </li>
        <li>
          <a href="/tro-nang">Trợ năng</a>
        </li>
      </ul>
      <ul>
        <li>
          <a href="/lam-viec">Đăng nhập dành cho cán bộ</a>
        </li>
      </ul>
    </div>
  </footer>
)
