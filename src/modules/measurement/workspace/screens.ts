import type { Screen } from '#ui/screen.ts'
import { canKeepPopulations, keepsSomeStaff, seesSomeStaff } from '../policy.ts'

const everyone = () => true

export const screens: readonly Screen[] = [
  {
    path: '/chi-tieu',
    title: 'Chỉ tiêu',
    english: 'Targets',
    navigation: { label: 'Chỉ tiêu', english: 'Targets', icon: 'target', order: 21 },
    allow: everyone,
    load: () => import('./targets.screen.tsx'),
  },
  {
    path: '/chi-tieu/$id',
    title: 'Chỉ tiêu',
    english: 'Target',
    allow: everyone,
    load: () => import('./target.screen.tsx'),
  },
  {
    path: '/can-bo-truyen-thong',
    title: 'Cán bộ truyền thông',
    english: 'Communication staff',
    navigation: { label: 'Cán bộ truyền thông', english: 'Staff', icon: 'person', order: 34 },
    allow: seesSomeStaff,
    load: () => import('./staff.screen.tsx'),
  },
  {
    path: '/can-bo-truyen-thong/nap-excel',
    title: 'Nạp cán bộ truyền thông từ Excel',
    english: 'Import staff',
    allow: keepsSomeStaff,
    load: () => import('./staff-import.screen.tsx'),
  },
  {
    path: '/dan-so',
    title: 'Dân số xã, phường',
    english: 'Populations',
    allow: everyone,
    load: () => import('./populations.screen.tsx'),
  },
  {
    path: '/dan-so/nap-excel',
    title: 'Nạp dân số từ Excel',
    english: 'Import populations',
    allow: canKeepPopulations,
    load: () => import('./populations-import.screen.tsx'),
  },
]
