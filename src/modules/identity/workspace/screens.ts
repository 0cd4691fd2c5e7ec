import type { Screen } from '#ui/screen.ts'
import { unitsOf } from '#kernel/actor.ts'
import { canSeeAll } from '../policy.ts'

const everyone = () => true

export const screens: readonly Screen[] = [
  {
    path: '/dang-nhap',
    title: 'Đăng nhập',
    english: 'Sign in',
    allow: everyone,
    public: true,
    load: () => import('./sign-in.screen.tsx'),
  },
  {
    path: '/quen-mat-khau',
    title: 'Quên mật khẩu',
    english: 'Forgotten password',
    allow: everyone,
    public: true,
    load: () => import('./forgotten-password.screen.tsx'),
  },
  {
    path: '/dat-lai-mat-khau',
    title: 'Đặt lại mật khẩu',
    english: 'New password',
    allow: everyone,
    public: true,
    load: () => import('./new-password.screen.tsx'),
  },
  {
    path: '/nhan-loi-moi',
    title: 'Nhận tài khoản',
    english: 'Accept an invitation',
    allow: everyone,
    public: true,
    load: () => import('./invitation.screen.tsx'),
  },
  {
    path: '/thiet-lap',
    title: 'Thiết lập lần đầu',
    english: 'First set-up',
    allow: everyone,
    public: true,
    load: () => import('./set-up.screen.tsx'),
  },
  {
    path: '/tai-khoan',
    title: 'Tài khoản của tôi',
    english: 'My account',
    navigation: { label: 'Tài khoản của tôi', english: 'My account', icon: 'person', order: 90 },
    allow: everyone,
    load: () => import('./account.screen.tsx'),
  },
  {
    path: '/nguoi-dung',
    title: 'Người dùng và vai trò',
    english: 'People and roles',
    navigation: { label: 'Người dùng', english: 'People', icon: 'people', order: 80 },
    allow: actor => canSeeAll(actor) || unitsOf(actor).length > 0,
    load: () => import('./persons.screen.tsx'),
  },
  {
    path: '/nguoi-dung/$id',
    title: 'Người dùng',
    english: 'Person',
    allow: everyone,
    load: () => import('./person.screen.tsx'),
  },
]
