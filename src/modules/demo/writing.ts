import type { Call } from '#kernel/operation.ts'
import { plans } from '#modules/programme/index.ts'
import { note } from './operations.ts'
import { demoById } from './queries.ts'

/**
 * Plays the year of a demo that was asked for and notes how far it has come.
 * @param options.agencies only so many of the agencies act: for tests.
 * @returns how many things happened, and what the operations refused.
 */
export async function writeYear(
  call: Call,
  id: string,
  options: { agencies?: number; progress?: (percent: number) => void } = {},
): Promise<{ happenings: number; refused: string[] }> {
  const { platform } = call
  const demo = await demoById(platform.db, id)
  if (demo?.state !== 'writing') return { happenings: 0, refused: [] }
  const tell = (changes: Omit<Parameters<typeof note.run>[1], 'id'>) => note.run(call, { id, ...changes })
  try {
    const adopt = (await platform.db.$count(plans)) === 0
    if (adopt) await tell({ adoptedPlan: true })
    const { playYear } = await import('./year/year.ts')
    const { agencies } = options
    const year = { from: demo.from, to: demo.to, adopt, lists: demo.filledLists, ...(agencies === undefined ? {} : { agencies }) }
    const played = await playYear(platform, year, async percent => {
      options.progress?.(percent)
      await tell({ progress: percent })
    })
    for (const refusal of played.refused.slice(0, 20)) platform.log.warn({ refusal }, 'left out of the made-up year')
    await tell({ state: 'stands', progress: 100 })
    return played
  } catch (error) {
    platform.log.error({ err: error }, 'the made-up year could not be written to its end')
    await tell({ state: 'failed', error: error instanceof Error ? error.message.slice(0, 900) : 'không rõ' })
    throw error
  }
}
