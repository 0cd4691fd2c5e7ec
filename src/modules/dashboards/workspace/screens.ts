import type { Screen } from '#ui/screen.ts'
import { canSeeProvince } from '../policy.ts'

const everyone = () => true

export const screens: readonly Screen[] = [
  {
    path: '/bang-dieu-khien',
    title: 'Bảng điều khiển',
    english: 'Dashboard',
    navigation: { label: 'Bảng điều khiển', short: 'Toàn tỉnh', english: 'Dashboard', icon: 'chart', order: 8 },
    allow: canSeeProvince,
    load: () => import('./province.screen.tsx'),
  },
  {
    path: '/bang-dieu-khien/co-quan',
    title: 'So sánh các cơ quan',
    english: 'Agencies compared',
    allow: canSeeProvince,
    load: () => import('./comparison.screen.tsx'),
  },
  {
    path: '/co-quan/$id/tien-do',
    title: 'Tiến độ của cơ quan',
    english: 'Progress of an agency',
    allow: everyone,
    load: () => import('./agency.screen.tsx'),
  },
  {
    path: '/tien-do-viec/lich',
    title: 'Lịch thời hạn',
    english: 'Calendar',
    allow: everyone,
    load: () => import('./calendar.screen.tsx'),
  },
  {
    path: '/tien-do-viec/gantt',
    title: 'Sơ đồ Gantt',
    english: 'Gantt chart',
    allow: everyone,
    load: () => import('./gantt.screen.tsx'),
  },
  {
    path: '/tien-do-viec/bang',
    title: 'Bảng thẻ',
    english: 'Board',
    allow: everyone,
    load: () => import('./board.screen.tsx'),
  },
]
