import type { ReactElement } from 'react'
import { shortMoment } from '../i18n/formats.ts'
import type { Mail } from './mail.ts'

/** Development only: the letters that would have gone out, newest first. For GET /dev/thu; never mount it in production. */
export function outboxPage(mail: Pick<Mail, 'kept'>): ReactElement {
  const letters = mail.kept().map((letter, index) => ({ letter, number: index + 1 }))
  return (
    <main>
      <h1>Thư đi ({letters.length})</h1>
      <p>Máy chủ thư chưa được thiết lập (SMTP_URL) nên thư được giữ lại ở đây để xem. Trang này chỉ có khi phát triển.</p>
      {letters.length === 0 ? (
        <p>Chưa có thư nào.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">Lúc</th>
              <th scope="col">Người nhận</th>
              <th scope="col">Tiêu đề</th>
            </tr>
          </thead>
          <tbody>
            {letters.toReversed().map(({ letter, number }) => (
              <tr key={number}>
                <td>{shortMoment(letter.at)}</td>
                <td>{letter.to}</td>
                <td>
                  <a href={`/dev/thu/${number}`}>{letter.subject}</a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </main>
  )
}

/** One kept letter by its number, counted from 1; undefined where there is none. For GET /dev/thu/:n. */
export function letterPage(mail: Pick<Mail, 'kept'>, number: number): ReactElement | undefined {
  const letter = mail.kept()[number - 1]
  if (!letter) return undefined
  return (
    <main>
      <p>
        <a href="/dev/thu">Tất cả thư đi</a>
      </p>
      <h1>{letter.subject}</h1>
      <p>
        Gửi {letter.to}, {shortMoment(letter.at)}
      </p>
      <pre style={{ whiteSpace: 'pre-wrap', font: 'inherit' }}>{linked(letter.text)}</pre>
    </main>
  )
}

const linked = (text: string) =>
  text.split(/(https?:\/\/\S+)/).map((part, index) =>
    index % 2 === 1 ? (
      // oxlint-disable-next-line react/no-array-index-key -- the parts of one text never move
      <a key={index} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  )
