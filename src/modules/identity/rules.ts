import type { Role } from '#kernel/actor.ts'

/** Pure rules of accounts: what a good password is, how long things last, when a lock closes. They also run in the browser. */

/** As officials say it. Here and not in the contract, so that the workspace's first page need not fetch the contract's library. */
export const roleNames: Record<Role, string> = {
  administrator: 'Quản trị viên',
  office: 'Cơ quan thường trực',
  leader: 'Lãnh đạo',
  officer: 'Cán bộ phụ trách',
  editor: 'Biên tập viên',
  viewer: 'Người xem',
}

/** One mailbox, one spelling. Local parts are compared without case, as every mail service in use does. */
export const normalEmail = (email: string): string => email.normalize('NFC').trim().toLowerCase()

/** Characters. Length is what protects (NIST SP 800-63B); no rules about kinds of characters. */
export const passwordLength = { least: 12, most: 128 }

/** Stems that guessing programs and colleagues try first, without marks; also with digits or signs around them. */
const commonStems = [
  'password', 'passw', 'passwd', 'pass', 'admin', 'administrator', 'quantri', 'quantrivien', 'matkhau', 'qwerty', 'qwertyuiop', 'asdfgh',
  'asdfghjkl', 'zxcvbn', 'zxcvbnm', 'qazwsx', 'qazwsxedc', 'abcabc', 'abcdef', 'abcdefgh', 'letmein', 'welcome', 'iloveyou', 'monkey',
  'dragon', 'football', 'superman', 'anhyeuem', 'emyeuanh', 'yeuem', 'vietnam', 'vietnamvodich', 'hanoi', 'saigon', 'gialai', 'pleiku',
  'quynhon', 'binhdinh', 'lantoa', 'sokhcn', 'khcn', 'ubnd', 'xinchao', 'khongbiet', 'congtrinh', 'chuyendoiso', 'changeme', 'secret',
  'test', 'testtest', 'demo', 'user', 'login', 'dangnhap', 'baomat', 'thanhcong', 'maimai', 'hoilamgi',
] // prettier-ignore
const common = new Set(commonStems)

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')

/** Digits and signs written for letters: m@tkh4u. */
const unmasked = (text: string) =>
  text.replace(
    /[@430157$!]/g,
    sign => ({ '@': 'a', 4: 'a', 3: 'e', 0: 'o', 1: 'i', 5: 's', 7: 't', $: 's', '!': 'i' })[sign] ?? sign,
  )

const sequences = ['0123456789012345678901234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm']

/**
 * Why a password is refused, as a sentence; undefined when it is fine.
 * @param about what others know of the person: it must not be the password.
 */
export function passwordFault(password: string, about: { email?: string; name?: string } = {}): string | undefined {
  const length = [...password].length
  if (length < passwordLength.least)
    return `Mật khẩu cần ít nhất ${passwordLength.least} ký tự. Một câu ngắn dễ nhớ, ví dụ bốn từ không liên quan, là tốt nhất.`
  if (length > passwordLength.most) return `Mật khẩu dài quá ${passwordLength.most} ký tự.`
  const bare = plain(password).replace(/\s+/g, '')
  if (new Set(bare).size < 5) return 'Mật khẩu lặp lại quá ít ký tự nên dễ đoán. Hãy chọn một câu khác.'
  if (/^\d+$/.test(bare)) return 'Mật khẩu chỉ gồm chữ số nên dễ đoán. Hãy thêm vài từ.'
  for (const sequence of sequences)
    if (sequence.includes(bare) || [...sequence].toReversed().join('').includes(bare))
      return 'Mật khẩu là một dãy phím liền nhau nên dễ đoán. Hãy chọn một câu khác.'
  const middle = bare.replace(/^[^a-z]+|[^a-z]+$/g, '')
  for (const form of [bare, unmasked(bare), unmasked(middle)]) {
    const letters = form.replace(/[^a-z]/g, '')
    const half = letters.slice(0, letters.length / 2)
    if (common.has(letters) || (half.length > 2 && half + half === letters && common.has(half)))
      return 'Mật khẩu này nằm trong danh sách mật khẩu thường bị đoán. Hãy chọn một câu khác.'
  }
  const mailbox = plain(about.email?.split('@')[0] ?? '').replace(/[^a-z0-9]/g, '')
  const name = plain(about.name ?? '').replace(/[^a-z]/g, '')
  const core = bare.replace(/[^a-z0-9]/g, '')
  for (const known of [mailbox, name])
    if (known.length >= 4 && core.replace(known, '').replace(/\d/g, '').length < 4)
      return 'Mật khẩu gần giống tên hoặc địa chỉ thư của bạn. Hãy chọn một câu khác.'
  return undefined
}

/** Hours. A session ends after so long without use, and in any case after so long. */
export const sessionHours = { idle: 12, absolute: 7 * 24 }
export const resetMinutes = 30
export const invitationDays = 7
export const delegationDays = 90

/** Failures before a lock closes: an office shares one address, so an address may fail more often than an account. */
export const failuresBeforeLock = { account: 5, address: 30 }
const windowMinutes = 15
const forgottenAfterHours = 24
/** Minutes, longer with each further failure; bounded, so that a stranger cannot shut a person out for good. */
const lockMinutes = [1, 2, 5, 15, 30, 60]

export type GuardState = {
  failures: number
  firstFailedAt: Temporal.Instant
  lastFailedAt: Temporal.Instant
  lockedUntil: Temporal.Instant | null
}

/** What is kept after one more failure. */
export function afterFailure(before: GuardState | undefined, limit: number, now: Temporal.Instant): GuardState {
  const old =
    !before ||
    (before.failures < limit &&
      before.firstFailedAt.add({ minutes: windowMinutes }).epochMilliseconds <= now.epochMilliseconds) ||
    before.lastFailedAt.add({ hours: forgottenAfterHours }).epochMilliseconds <= now.epochMilliseconds
  const failures = old ? 1 : before.failures + 1
  const minutes = failures < limit ? undefined : (lockMinutes[failures - limit] ?? lockMinutes.at(-1)!)
  return {
    failures,
    firstFailedAt: old ? now : before.firstFailedAt,
    lastFailedAt: now,
    lockedUntil: minutes === undefined ? null : now.add({ minutes }),
  }
}

/** Whole seconds until a lock opens; 0 when it is open. */
export const secondsLocked = (state: { lockedUntil: Temporal.Instant | null } | undefined, now: Temporal.Instant): number =>
  state?.lockedUntil ? Math.max(0, Math.ceil((state.lockedUntil.epochMilliseconds - now.epochMilliseconds) / 1000)) : 0

/**
 * What stands against a delegation; undefined when it is fine. Days are YYYY-MM-DD, both included.
 * @param today the day in Việt Nam: a delegation cannot begin in the past, for nobody could have acted on it.
 */
export function delegationFault(
  wanted: { startsOn: string; endsOn: string },
  today: string,
): { path: 'startsOn' | 'endsOn'; message: string } | undefined {
  if (wanted.startsOn < today) return { path: 'startsOn', message: 'Ngày bắt đầu đã qua' }
  if (wanted.endsOn < wanted.startsOn) return { path: 'endsOn', message: 'Ngày kết thúc phải từ ngày bắt đầu trở đi' }
  const days = Temporal.PlainDate.from(wanted.startsOn).until(wanted.endsOn).days + 1
  if (days > delegationDays) return { path: 'endsOn', message: `Ủy quyền tối đa ${delegationDays} ngày` }
  return undefined
}

/** A browser and a system, as a person would name them; the rest of the header is nobody's business. */
export function deviceName(userAgent: string): string {
  const first = (pairs: [RegExp, string][]) => pairs.find(([pattern]) => pattern.test(userAgent))?.[1]
  const browser = first([
    [/Edg\//, 'Edge'],
    [/OPR\/|Opera/, 'Opera'],
    [/coc_coc/i, 'Cốc Cốc'],
    [/SamsungBrowser/, 'Samsung Internet'],
    [/Firefox\//, 'Firefox'],
    [/Chrome\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ])
  const system = first([
    [/iPhone/, 'iPhone'],
    [/iPad/, 'iPad'],
    [/Android/, 'Android'],
    [/Windows/, 'Windows'],
    [/Mac OS X|Macintosh/, 'máy Mac'],
    [/Linux/, 'Linux'],
  ])
  if (browser && system) return `${browser} trên ${system}`
  return browser ?? system ?? 'Thiết bị khác'
}

/** However a code was copied: small letters, blanks, other dashes. */
export const spokenCode = (code: string): string => code.toUpperCase().replace(/[^0-9A-Z]/g, '')

/** A code for an agency from its name: `so-khoa-hoc-va-cong-nghe`. */
export const agencyCode = (name: string): string =>
  plain(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80) || 'co-quan'

/** Why the way through an outside issuer ended without a session, for people; the codes are better-auth's. */
export function outsideSentence(code: string): string {
  switch (code.toLowerCase()) {
    case 'signup_disabled':
      return 'Chưa có tài khoản Lan Tỏa nào với địa chỉ thư này. Chưa có gì thay đổi; hãy nhờ quản trị viên hoặc lãnh đạo cơ quan gửi lời mời.'
    case 'account_not_linked':
    case 'email_not_found':
      return 'Hệ thống định danh chưa xác nhận địa chỉ thư của bạn, nên chưa thể nối với tài khoản Lan Tỏa. Hãy xác nhận địa chỉ thư ở đó, hoặc đăng nhập bằng mật khẩu.'
    case 'person_deactivated':
      return 'Tài khoản này đã ngừng hoạt động. Hãy liên hệ quản trị viên nếu cần dùng lại.'
    case 'invitation_expired':
      return 'Lời mời đã quá hạn. Hãy nhờ người mời gửi lại rồi đăng nhập lần nữa.'
    case 'access_denied':
      return 'Bạn đã dừng ở hệ thống định danh. Chưa có gì thay đổi; có thể thử lại hoặc đăng nhập bằng mật khẩu.'
    default:
      return 'Hệ thống định danh bên ngoài chưa hoàn tất việc đăng nhập. Chưa có gì thay đổi; hãy thử lại, hoặc đăng nhập bằng mật khẩu.'
  }
}
