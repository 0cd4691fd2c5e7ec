import type { Call } from '#kernel/operation.ts'
import { defineMeasures } from './operations/keeping.ts'

/** Plans that were adopted before this module came get their measures at the next start. */
export const seed = async (call: Call): Promise<void> => {
  await defineMeasures.run(call, {})
}
