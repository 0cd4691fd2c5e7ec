import type { Screen } from '#ui/screen.ts'
import { InboxBadge } from './badge.tsx'

const everyone = () => true

export const screens: readonly Screen[] = [
  // Whoever signs in begins with what there is to do.
  { path: '/', title: 'Việc của tôi', english: 'My duties', allow: everyone, load: () => import('./start.screen.tsx') },
  {
    path: '/viec-cua-toi',
    title: 'Việc của tôi',
    english: 'My duties',
    navigation: {
      label: 'Việc của tôi',
      short: 'Cần làm',
      english: 'My duties',
      icon: 'inbox',
      order: 5,
      badge: InboxBadge,
    },
    prominent: true,
    allow: everyone,
    load: () => import('./inbox.screen.tsx'),
  },
  {
    path: '/viec-cua-toi/nhac-viec',
    title: 'Nhắc việc qua thư',
    english: 'Reminders by mail',
    allow: everyone,
    load: () => import('./reminders.screen.tsx'),
  },
]
