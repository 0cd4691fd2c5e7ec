import { screens as agencies } from '#modules/agencies/workspace/screens.ts'
import { screens as dashboards } from '#modules/dashboards/workspace/screens.ts'
import { screens as demo } from '#modules/demo/workspace/screens.ts'
import { screens as evidence } from '#modules/evidence/workspace/screens.ts'
import { screens as identity } from '#modules/identity/workspace/screens.ts'
import { screens as inbox } from '#modules/inbox/workspace/screens.ts'
import { screens as measurement } from '#modules/measurement/workspace/screens.ts'
import { screens as programme } from '#modules/programme/workspace/screens.ts'
import { screens as progress } from '#modules/progress/workspace/screens.ts'
import type { Screen } from '#ui/screen.ts'

/** The screens of each module, in the order of the navigation. */
export const moduleScreens: readonly Screen[] = [
  ...inbox,
  ...dashboards,
  ...programme,
  ...measurement,
  ...evidence,
  ...progress,
  ...agencies,
  ...identity,
  ...demo,
]
