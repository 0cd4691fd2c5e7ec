import { holds, type Actor } from '#kernel/actor.ts'
import type { Screen } from '#ui/screen.ts'
import { seesAllTurns } from '../policy.ts'
import { canSeeUrges } from '../policy/exceptions.ts'

const everyone = () => true
const takesPart = (actor: Actor) => holds(actor, ['leader', 'officer', 'editor', 'viewer']) || seesAllTurns(actor)

/** Child plans, wishes for more time, difficulties, urging. */
export const exceptionScreens: readonly Screen[] = [
  {
    path: '/ke-hoach-con',
    title: 'Kế hoạch triển khai',
    english: 'Plans of agencies',
    navigation: { label: 'Kế hoạch triển khai', english: 'Plans of agencies', icon: 'document', order: 21 },
    allow: takesPart,
    load: () => import('./child-plans.screen.tsx'),
  },
  {
    path: '/ke-hoach-con/$agencyId',
    title: 'Kế hoạch triển khai của cơ quan',
    english: 'Plans of an agency',
    allow: everyone,
    load: () => import('./child-plan.screen.tsx'),
  },
  {
    path: '/gia-han',
    title: 'Gia hạn',
    english: 'Extensions',
    navigation: { label: 'Gia hạn', english: 'Extensions', icon: 'calendar', order: 16 },
    allow: takesPart,
    load: () => import('./extensions.screen.tsx'),
  },
  {
    path: '/kho-khan',
    title: 'Khó khăn, kiến nghị',
    english: 'Difficulties',
    navigation: { label: 'Khó khăn, kiến nghị', english: 'Difficulties', icon: 'help', order: 17 },
    allow: takesPart,
    load: () => import('./difficulties.screen.tsx'),
  },
  {
    path: '/kho-khan/$id',
    title: 'Khó khăn, kiến nghị',
    english: 'Difficulty',
    allow: everyone,
    load: () => import('./difficulty.screen.tsx'),
  },
  {
    path: '/don-doc',
    title: 'Đôn đốc',
    english: 'Urging',
    navigation: { label: 'Đôn đốc', english: 'Urging', icon: 'bell', order: 18 },
    allow: canSeeUrges,
    load: () => import('./urging.screen.tsx'),
  },
  {
    path: '/don-doc/$id',
    title: 'Lần đôn đốc',
    english: 'Urge',
    allow: canSeeUrges,
    load: () => import('./urge.screen.tsx'),
  },
]
