import type { Screen } from '#ui/screen.ts'
import { canLoad } from '../policy.ts'

export const screens: readonly Screen[] = [
  {
    path: '/du-lieu-minh-hoa',
    title: 'Dữ liệu minh họa',
    english: 'Demonstration data',
    navigation: { label: 'Dữ liệu minh họa', english: 'Demonstration', icon: 'info', order: 95 },
    allow: canLoad,
    load: () => import('./demo.screen.tsx'),
  },
]
