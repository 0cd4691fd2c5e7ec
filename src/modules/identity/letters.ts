import { z } from 'zod'
import type { Write } from '#kernel/audit/write.ts'
import { writeLetter } from '#kernel/mail/letter.ts'
import { job, type Reaction } from '#kernel/module.ts'
import type { Platform } from '#kernel/platform.ts'
import { seal, secretOf, unseal } from './auth/secret.ts'
import { invitationDays, resetMinutes } from './rules.ts'

/** What a letter says is written when it is sent; until then only who gets which kind, with its link sealed. */
const letterData = z.object({
  kind: z.enum(['invitation', 'reset', 'locked', 'passwordChanged', 'twoFactorOff']),
  to: z.string(),
  name: z.string(),
  /** Who invited, from where. */
  by: z.string().optional(),
  minutes: z.number().int().optional(),
  sealedPath: z.string().optional(),
})
type LetterData = z.output<typeof letterData>

const texts: Record<LetterData['kind'], (data: LetterData) => { subject: string; paragraphs: string[]; label?: string }> = {
  invitation: data => ({
    subject: 'Mời tham gia nền tảng Lan Tỏa',
    paragraphs: [
      `${data.by ?? 'Quản trị viên'} đã lập cho Ông/Bà một tài khoản trên Lan Tỏa, nền tảng truyền thông khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số của tỉnh.`,
      `Để nhận tài khoản, xin mở đường dẫn dưới đây và đặt mật khẩu. Đường dẫn dùng được một lần, trong ${invitationDays} ngày.`,
    ],
    label: 'Nhận tài khoản',
  }),
  reset: () => ({
    subject: 'Đặt lại mật khẩu Lan Tỏa',
    paragraphs: [
      'Có yêu cầu đặt lại mật khẩu cho tài khoản của Ông/Bà trên Lan Tỏa.',
      `Xin mở đường dẫn dưới đây để đặt mật khẩu mới. Đường dẫn dùng được một lần, trong ${resetMinutes} phút; sau đó mọi phiên đăng nhập khác sẽ kết thúc.`,
      'Nếu không phải Ông/Bà yêu cầu, xin bỏ qua thư này: mật khẩu hiện tại vẫn còn nguyên.',
    ],
    label: 'Đặt lại mật khẩu',
  }),
  locked: data => ({
    subject: 'Tài khoản Lan Tỏa tạm khóa',
    paragraphs: [
      `Tài khoản của Ông/Bà vừa bị nhập sai mật khẩu nhiều lần nên tạm khóa ${data.minutes} phút. Dữ liệu vẫn an toàn.`,
      'Nếu là Ông/Bà, có thể đợi rồi đăng nhập lại, hoặc dùng “Quên mật khẩu” để mở khóa ngay. Nếu không phải, xin báo quản trị viên.',
    ],
    label: 'Trang đăng nhập',
  }),
  twoFactorOff: () => ({
    subject: 'Xác thực hai bước trên Lan Tỏa đã được tắt',
    paragraphs: [
      'Quản trị viên vừa tắt xác thực hai bước cho tài khoản của Ông/Bà theo đề nghị. Từ nay chỉ cần mật khẩu để đăng nhập.',
      'Xin bật lại trên điện thoại mới trong “Tài khoản của tôi”. Nếu Ông/Bà không đề nghị, xin báo quản trị viên ngay.',
    ],
    label: 'Trang đăng nhập',
  }),
  passwordChanged: () => ({
    subject: 'Mật khẩu Lan Tỏa đã được đổi',
    paragraphs: [
      'Mật khẩu tài khoản Lan Tỏa của Ông/Bà vừa được đổi; các phiên đăng nhập khác đã kết thúc.',
      'Nếu không phải Ông/Bà đổi, xin dùng “Quên mật khẩu” ngay và báo quản trị viên.',
    ],
    label: 'Trang đăng nhập',
  }),
}

export const letterJob = job({
  name: 'identity.letter',
  data: letterData,
  retryLimit: 40,
  retryDelaySeconds: 20,
  expireInSeconds: 120,
  async run({ platform }, data) {
    const { subject, paragraphs, label } = texts[data.kind](data)
    const path = data.sealedPath ? unseal(secretOf(platform), data.sealedPath) : '/lam-viec/dang-nhap'
    await platform.mail.send(
      writeLetter({
        to: data.to,
        name: data.name,
        subject,
        paragraphs,
        action: label ? { label, url: `${platform.config.publicUrl}${path}` } : undefined,
      }),
    )
  },
})

export const letterReaction: Reaction = { event: 'identity.letter_due', name: 'identity.post_letter', queue: letterJob.name }

/** @param path under the public address, with its secret; it is sealed before it is stored anywhere. */
type Wanted = Omit<LetterData, 'sealedPath'> & { path?: string }
const dataOf = (platform: Platform, { path, ...rest }: Wanted): LetterData => ({
  ...rest,
  ...(path ? { sealedPath: seal(secretOf(platform), path) } : {}),
})

/** Within a change: goes out if and only if the change is kept. */
export const letterWith = (write: Pick<Write, 'emit'>, platform: Platform, wanted: Wanted): Promise<void> =>
  write.emit(letterReaction.event, dataOf(platform, wanted))

/** Where there is no change to hang it on. */
export const letterAlone = (platform: Platform, wanted: Wanted): Promise<void> =>
  platform.jobs.send(letterJob.name, dataOf(platform, wanted))

/** Secrets stand behind the `#`: no server, proxy or log ever sees them. */
export const paths = {
  acceptInvitation: (token: string) => `/lam-viec/nhan-loi-moi#${token}`,
  resetPassword: (token: string) => `/lam-viec/dat-lai-mat-khau#${token}`,
}
