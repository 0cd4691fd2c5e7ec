import type { Screen } from '#ui/screen.ts'
import { canClaimSomewhere } from '../policy.ts'

const everyone = () => true

export const screens: readonly Screen[] = [
  {
    path: '/minh-chung',
    title: 'Minh chứng',
    english: 'Evidence',
    navigation: { label: 'Minh chứng', english: 'Evidence', icon: 'attach', order: 26 },
    allow: everyone,
    load: () => import('./list.screen.tsx'),
  },
  {
    path: '/minh-chung/nap-excel',
    title: 'Nạp minh chứng từ Excel',
    english: 'Import evidence',
    allow: canClaimSomewhere,
    load: () => import('./import.screen.tsx'),
  },
  {
    path: '/minh-chung/$id',
    title: 'Minh chứng',
    english: 'Piece of evidence',
    allow: everyone,
    load: () => import('./piece.screen.tsx'),
  },
]
