import { screens as agencies } from '#modules/agencies/workspace/screens.ts'
import { screens as demo } from '#modules/demo/workspace/screens.ts'
import { screens as identity } from '#modules/identity/workspace/screens.ts'
import { screens as inbox } from '#modules/inbox/workspace/screens.ts'
import { screens as programme } from '#modules/programme/workspace/screens.ts'
import type { Screen } from '#ui/screen.ts'

/** The screens of each module, in the order of the navigation. */
export const moduleScreens: readonly Screen[] = [...inbox, ...programme, ...agencies, ...identity, ...demo]
