import type { Screen } from '#ui/screen.ts'
import { moduleScreens } from './modules.ts'

/** The kit on show, for those who build with it; not part of what is shipped. */
const gallery: Screen = {
  path: '/bo-giao-dien',
  title: 'Bộ giao diện',
  english: 'Kit',
  allow: () => true,
  public: true,
  load: () => import('./gallery.screen.tsx'),
}

/** All screens of the workspace; the first one, `/`, is the inbox's. */
export const allScreens: readonly Screen[] = [...moduleScreens, ...(import.meta.env.MODE === 'production' ? [] : [gallery])]
