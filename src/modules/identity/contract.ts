import { z } from 'zod'
import { roles } from '#kernel/actor.ts'
import { id, listInput, listOutput, may, moment, oneOrMore, plainDate, version } from '#kernel/contract.ts'
import { roleNames } from './rules.ts'

export const Role = z.enum(roles)
export { roleNames }

const name = z.string().trim().min(2, 'Tên quá ngắn').max(120, 'Tên dài quá 120 ký tự').meta({ title: 'Họ và tên' })
const email = z.email('Địa chỉ thư chưa đúng').max(200).meta({ title: 'Thư điện tử' })
const phone = z
  .string()
  .trim()
  .regex(/^[+\d][\d\s.-]{6,19}$/, 'Số điện thoại chưa đúng')
  .meta({ title: 'Điện thoại' })
const position = z.string().trim().max(160).meta({ title: 'Chức vụ' })
const password = z.string().min(1, 'Chưa nhập mật khẩu').max(500)
const token = z.string().min(20).max(200)
const unit = z.object({ id, name: z.string() })

export const Grant = z.object({ id, version, role: Role, unit, may: may('revoke') })
const HeldGrant = z.object({
  role: Role,
  unit,
  /** For whom it is held while they are away, and the last day. */
  delegatedBy: z.object({ id, name: z.string(), until: plainDate }).nullable(),
})

/** Who is asking; `actor` null where nobody is signed in. The workspace's first question. */
export const Me = z.object({
  actor: z
    .object({
      id,
      name: z.string(),
      email: z.string(),
      sessionId: z.string().optional(),
      grants: z.array(
        z.object({
          role: Role,
          unitId: id,
          delegatedBy: z.object({ id, name: z.string(), until: plainDate }).optional(),
        }),
      ),
    })
    .nullable(),
  person: z
    .object({
      id,
      version,
      name: z.string(),
      email: z.string(),
      phone: z.string().nullable(),
      position: z.string().nullable(),
      grants: z.array(HeldGrant),
      /** `advised`: not on, but this person's rights ask for it. */
      twoFactor: z.enum(['on', 'off', 'advised']),
      hasPassword: z.boolean(),
    })
    .nullable(),
  locale: z.enum(['vi', 'en']),
  demo: z.boolean(),
  /** Demo sign-ins, one per role; empty unless demo. */
  demoAccounts: z.array(z.object({ email: z.string(), name: z.string(), role: Role, unit: z.string(), password: z.string() })),
  /** No administrator exists yet: the set-up screen is next. */
  needsSetup: z.boolean(),
  /** The label of the button for the outside issuer; null where none is set. */
  outsideSignIn: z.string().nullable(),
})
export type Me = z.infer<typeof Me>

export const personStates = ['invited', 'active', 'deactivated'] as const
export const PersonState = z.enum(personStates)
export const personStateNames: Record<z.infer<typeof PersonState>, string> = {
  invited: 'Chờ nhận tài khoản',
  active: 'Đang hoạt động',
  deactivated: 'Ngừng hoạt động',
}

export const PersonSummary = z.object({
  id,
  version,
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  position: z.string().nullable(),
  state: PersonState,
  twoFactorEnabled: z.boolean(),
  grants: z.array(z.object({ role: Role, unit })),
  updatedAt: moment,
})
export type PersonSummary = z.infer<typeof PersonSummary>
export const ListPersons = listInput(['name', 'email', 'updatedAt'], {
  unit: id.optional(),
  role: oneOrMore(Role),
  state: PersonState.optional(),
})
export const PersonList = listOutput(PersonSummary)
export const GetPerson = z.object({ id })

export const Delegation = z.object({
  id,
  version,
  from: z.object({ id, name: z.string() }),
  to: z.object({ id, name: z.string() }),
  unit,
  startsOn: plainDate,
  endsOn: plainDate,
  reason: z.string().nullable(),
  state: z.enum(['coming', 'running', 'over', 'withdrawn']),
  may: may('withdraw'),
})

export const PersonDetail = PersonSummary.omit({ grants: true }).extend({
  grants: z.array(Grant),
  /** The open invitation; null where there is none. */
  invitation: z.object({ id, version, sentAt: moment, expiresAt: moment, expired: z.boolean() }).nullable(),
  delegations: z.array(Delegation),
  /** Null while signing in is open; only for those who may unlock. */
  lockedUntil: moment.nullable(),
  may: may('edit', 'grant', 'deactivate', 'reactivate', 'unlock', 'resetTwoFactor', 'resend', 'withdraw'),
})
export type PersonDetail = z.infer<typeof PersonDetail>

export const GrantFields = z.object({
  unitId: id.meta({ title: 'Cơ quan' }),
  role: Role.meta({ title: 'Vai trò', labels: roleNames }),
})
export const InvitePerson = z.object({
  name,
  email,
  position: position.nullish(),
  phone: phone.nullish(),
  ...GrantFields.shape,
})
export const ResendInvitation = z.object({ id, version })
export const WithdrawInvitation = z.object({ id, version })
export const ReadInvitation = z.object({ token })
/** What the invited person sees before accepting. */
export const InvitationForGuest = z.object({
  name: z.string(),
  email: z.string(),
  expiresAt: moment,
  grants: z.array(z.object({ role: Role, unit: z.string() })),
})
export const AcceptInvitation = z.object({
  token,
  name,
  password: password.meta({ title: 'Mật khẩu', description: 'Ít nhất 12 ký tự; một câu ngắn dễ nhớ là tốt nhất' }),
})
export const Accepted = z.object({ email: z.string() })

export const EditPerson = z.object({
  id,
  version,
  name: name.optional(),
  phone: phone.nullish(),
  position: position.nullish(),
})
export const GrantRole = z.object({ id, ...GrantFields.shape })
export const RevokeGrant = z.object({ grantId: id, version: z.coerce.number().int().min(1) })
export const DeactivatePerson = z.object({
  id,
  version,
  reason: z.string().trim().min(3, 'Hãy ghi lý do').max(500).meta({ title: 'Lý do' }),
})
export const ResetTwoFactor = DeactivatePerson
export const ReactivatePerson = z.object({ id, version })
export const UnlockPerson = z.object({ id })

export const Colleagues = z.object({ unitId: id })
export const ColleagueList = z.object({ items: z.array(z.object({ id, name: z.string(), position: z.string().nullable() })) })
export const Delegate = z.object({
  unitId: id.meta({ title: 'Cơ quan' }),
  toPersonId: id.meta({ title: 'Người nhận ủy quyền' }),
  startsOn: plainDate.meta({ title: 'Từ ngày' }),
  endsOn: plainDate.meta({ title: 'Đến hết ngày', description: 'Tối đa 90 ngày; hết ngày này quyền tự trở lại' }),
  reason: z.string().trim().max(300).nullish().meta({ title: 'Lý do', description: 'Ví dụ: nghỉ phép, đi công tác' }),
})
export const DelegationMade = z.object({ id, version, startsOn: plainDate, endsOn: plainDate })
export const WithdrawDelegation = z.object({ id, version })
export const DelegationList = z.object({ items: z.array(Delegation) })

export const EditProfile = z.object({
  version,
  name: name.optional(),
  phone: phone.nullish(),
  position: position.nullish(),
  locale: z
    .enum(['vi', 'en'])
    .optional()
    .meta({ title: 'Ngôn ngữ', labels: { vi: 'Tiếng Việt', en: 'English' } }),
})
export const Profile = z.object({
  version,
  name: z.string(),
  phone: z.string().nullable(),
  position: z.string().nullable(),
  locale: z.enum(['vi', 'en']),
})
export const ChangePassword = z.object({
  current: password.meta({ title: 'Mật khẩu hiện tại' }),
  wanted: password.meta({ title: 'Mật khẩu mới', description: 'Ít nhất 12 ký tự; một câu ngắn dễ nhớ là tốt nhất' }),
})
export const SessionList = z.object({
  items: z.array(
    z.object({
      id,
      current: z.boolean(),
      device: z.string(),
      address: z.string().nullable(),
      signedInAt: moment,
      usedAt: moment,
      endsAt: moment,
    }),
  ),
})
export const EndSession = z.object({ id })

/** What /api/auth takes; better-auth answers there, so these are the forms' contracts. */
export const SignIn = z.object({ email, password: password.meta({ title: 'Mật khẩu' }) })
export const SecondFactor = z.object({
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/, 'Mã gồm 6 chữ số')
    .meta({ title: 'Mã xác thực', description: '6 chữ số trên ứng dụng xác thực của bạn' }),
})
export const BackupCode = z.object({
  code: z.string().trim().min(6, 'Mã quá ngắn').max(40).meta({ title: 'Mã dự phòng', description: 'Mỗi mã dùng được một lần' }),
})
export const ForgottenPassword = z.object({ email })
export const NewPassword = z.object({ newPassword: password.meta({ title: 'Mật khẩu mới', description: 'Ít nhất 12 ký tự' }) })
export const ConfirmWithPassword = z.object({ password: password.meta({ title: 'Mật khẩu' }) })

export const SetUp = z.object({
  code: z.string().trim().min(4).max(60).meta({ title: 'Mã thiết lập', description: 'In ra khi máy chủ khởi động' }),
  name,
  email,
  password: password.meta({ title: 'Mật khẩu' }),
  unitName: z.string().trim().min(3, 'Tên quá ngắn').max(200).meta({
    title: 'Cơ quan của quản trị viên',
    description: 'Nếu cơ quan chưa có trong danh mục, hệ thống sẽ thêm vào',
  }),
})

export const NoInput = z.object({})
export const Nothing = z.null()
