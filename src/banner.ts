import type { Role } from '#kernel/actor.ts'
import type { Platform } from '#kernel/platform.ts'
import { CannotStart } from '#kernel/cannot-start.ts'
import { demoAccounts, demoPassword, roleNames, setupCode } from '#modules/identity/index.ts'

/** What the person at the terminal reads: Vietnamese, with English beneath it. */
export function say(vi: string, en?: string): void {
  console.log(vi)
  if (en) console.log(`  ${faint(en)}`)
}

/** A known hindrance is a sentence; anything else is shown whole, because nobody foresaw it. */
export function sayProblem(problem: unknown): void {
  if (problem instanceof CannotStart) console.error(`\n${problem.sentence.vi}\n  ${faint(problem.sentence.en)}\n`)
  else if (problem instanceof Error && problem.message.startsWith('Thiết lập chưa đúng')) console.error(`\n${problem.message}\n`)
  else console.error('\nLan Tỏa gặp lỗi ngoài dự kiến và đã dừng. / Lan Tỏa met an unexpected error and stopped.\n', problem)
}

const faint = (text: string) => (process.stdout.isTTY ? `\u001b[2m${text}\u001b[22m` : text)

const inEnglish: Record<Role, string> = {
  administrator: 'administrator',
  office: 'programme office',
  leader: 'leader',
  officer: 'officer',
  editor: 'editor',
  viewer: 'viewer',
}
const roleTitle = (role: Role): string => `${roleNames[role]} · ${inEnglish[role]}`

/** Where it runs, who may try it, how to stop. @param port undefined for a worker, which answers nobody. */
export async function banner(platform: Platform, port: number | undefined): Promise<void> {
  const { config } = platform
  if (port === undefined) {
    say('Lan Tỏa đang chạy phần việc nền. Nhấn Ctrl-C để dừng.', 'Lan Tỏa works in the background. Ctrl-C stops it.')
    return
  }
  const site = config.production ? config.publicUrl : `http://localhost:${port}`
  const lines = [
    '',
    `Lan Tỏa đang chạy · Lan Tỏa is running (${(performance.now() / 1000).toFixed(1)} s)`,
    '',
    `  Trang công khai · portal            ${site}`,
    `  Không gian làm việc · workspace     ${site}/lam-viec`,
  ]
  if (config.environment === 'development' && !config.mail.url)
    lines.push(`  Thư gửi đi · outgoing mail          ${site}/dev/thu`)
  if (config.demo)
    lines.push(
      '',
      `Tài khoản dùng thử, mật khẩu chung · demo sign-ins, one password: ${demoPassword}`,
      '',
      ...demoAccounts.map(({ email, role, unit }) => `  ${email.padEnd(30)}${roleTitle(role).padEnd(42)}${unit}`),
    )
  const code = await setupCode(platform)
  if (code)
    lines.push(
      '',
      'Chưa có quản trị viên. Hãy mở địa chỉ sau và nhập mã để lập quản trị viên đầu tiên (mã đổi sau mỗi lần khởi động):',
      'There is no administrator yet. Open this address and enter the code (a new one at every start):',
      '',
      `  ${site}/lam-viec/thiet-lap`,
      `  Mã thiết lập · code: ${code}`,
    )
  lines.push('', 'Nhấn Ctrl-C để dừng. · Ctrl-C stops.', '')
  console.log(lines.join('\n'))
}
