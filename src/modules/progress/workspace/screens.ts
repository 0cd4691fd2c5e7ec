import { holds } from '#kernel/actor.ts'
import type { Screen } from '#ui/screen.ts'
import { seesAllTurns } from '../policy.ts'
import { exceptionScreens } from './exception-screens.ts'

const everyone = () => true

export const screens: readonly Screen[] = [
  {
    path: '/tien-do-viec',
    title: 'Theo dõi thực hiện',
    english: 'Progress',
    navigation: { label: 'Theo dõi thực hiện', short: 'Theo dõi', english: 'Progress', icon: 'clock', order: 14 },
    allow: actor => holds(actor, ['leader', 'officer', 'editor', 'viewer']) || seesAllTurns(actor),
    load: () => import('./turns.screen.tsx'),
  },
  {
    path: '/tien-do-viec/nap-excel',
    title: 'Cập nhật tiến độ từ Excel',
    english: 'Progress from Excel',
    allow: actor => holds(actor, ['leader', 'officer']),
    load: () => import('./import.screen.tsx'),
  },
  {
    path: '/viec/$assignmentId',
    title: 'Việc được giao',
    english: 'Assigned work',
    allow: everyone,
    load: () => import('./turn.screen.tsx'),
  },
  ...exceptionScreens,
]
