import { holds } from '#kernel/actor.ts'
import type { Screen } from '#ui/screen.ts'
import { canUpload, seesAllWork } from '../policy.ts'

const everyone = () => true

export const screens: readonly Screen[] = [
  {
    path: '/viec-duoc-giao',
    title: 'Việc được giao',
    english: 'My agency’s work',
    navigation: { label: 'Việc được giao', short: 'Được giao', english: 'My work', icon: 'flag', order: 10 },
    prominent: true,
    allow: actor => holds(actor, ['leader', 'officer', 'editor', 'viewer']) || seesAllWork(actor),
    load: () => import('./my-work.screen.tsx'),
  },
  {
    path: '/ke-hoach',
    title: 'Kế hoạch',
    english: 'Plans',
    navigation: { label: 'Kế hoạch', english: 'Plans', icon: 'plan', order: 20 },
    prominent: true,
    allow: everyone,
    load: () => import('./plans.screen.tsx'),
  },
  {
    path: '/ke-hoach/nap',
    title: 'Nạp kế hoạch',
    english: 'Read a plan',
    allow: canUpload,
    load: () => import('./upload.screen.tsx'),
  },
  {
    path: '/ke-hoach/ban-doc/$id',
    title: 'Kiểm tra bản đọc',
    english: 'Check a reading',
    allow: everyone,
    load: () => import('./checking.screen.tsx'),
  },
  {
    path: '/ke-hoach/ban-doc/$id/thong-qua',
    title: 'Xem trước và thông qua',
    english: 'Adopt',
    allow: everyone,
    load: () => import('./adoption.screen.tsx'),
  },
  {
    path: '/ke-hoach/ban-doc/$id/so-sanh',
    title: 'So sánh với kế hoạch',
    english: 'Compare',
    allow: everyone,
    load: () => import('./difference.screen.tsx'),
  },
  { path: '/ke-hoach/$code', title: 'Kế hoạch', english: 'Plan', allow: everyone, load: () => import('./plan.screen.tsx') },
  {
    path: '/nhiem-vu',
    title: 'Nhiệm vụ',
    english: 'Tasks',
    navigation: { label: 'Nhiệm vụ', english: 'Tasks', icon: 'list', order: 22 },
    prominent: true,
    allow: everyone,
    load: () => import('./tasks.screen.tsx'),
  },
  { path: '/nhiem-vu/$id', title: 'Nhiệm vụ', english: 'Task', allow: everyone, load: () => import('./task.screen.tsx') },
  {
    path: '/phan-cong',
    title: 'Phân công',
    english: 'Assignments',
    navigation: { label: 'Phân công', english: 'Assignments', icon: 'people', order: 24 },
    allow: everyone,
    load: () => import('./assignments.screen.tsx'),
  },
  {
    path: '/co-quan/$id/nhiem-vu',
    title: 'Nhiệm vụ của cơ quan',
    english: 'Work of an agency',
    allow: everyone,
    load: () => import('./agency-work.screen.tsx'),
  },
]
