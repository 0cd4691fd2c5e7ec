import type { Screen } from '#ui/screen.ts'
import { moduleScreens } from './modules.ts'

const start: Screen = {
  path: '/',
  title: 'Bắt đầu',
  english: 'Start',
  navigation: { label: 'Bắt đầu', english: 'Start', icon: 'home', order: 0 },
  prominent: true,
  allow: () => true,
  load: () => import('./start.screen.tsx'),
}

/** The kit on show, for those who build with it; not part of what is shipped. */
const gallery: Screen = {
  path: '/bo-giao-dien',
  title: 'Bộ giao diện',
  english: 'Kit',
  allow: () => true,
  public: true,
  load: () => import('./gallery.screen.tsx'),
}

/** All screens of the workspace. A module may claim the first one, `/`. */
export const allScreens: readonly Screen[] = [
  ...(moduleScreens.some(screen => screen.path === '/') ? [] : [start]),
  ...moduleScreens,
  ...(import.meta.env.MODE === 'production' ? [] : [gallery]),
]
