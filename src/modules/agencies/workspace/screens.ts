import { canKeepRegister } from '../policy.ts'
import type { Screen } from '#ui/screen.ts'

const everyone = () => true

export const screens: readonly Screen[] = [
  {
    path: '/co-quan',
    title: 'Cơ quan, đơn vị',
    english: 'Agencies',
    navigation: { label: 'Cơ quan', english: 'Agencies', icon: 'agency', order: 30 },
    allow: everyone,
    load: () => import('./agencies.screen.tsx'),
  },
  {
    path: '/co-quan/$id',
    title: 'Cơ quan, đơn vị',
    english: 'Agency',
    allow: everyone,
    load: () => import('./agency.screen.tsx'),
  },
  {
    path: '/nhom-co-quan',
    title: 'Nhóm cơ quan',
    english: 'Groups of agencies',
    allow: everyone,
    load: () => import('./groups.screen.tsx'),
  },
  {
    path: '/co-quan/nap-excel',
    title: 'Nạp cơ quan từ Excel',
    english: 'Import agencies',
    allow: canKeepRegister,
    load: () => import('./import.screen.tsx'),
  },
]
