import { randomUUID } from 'node:crypto'
import { systemActor } from './actor.ts'
import type { Platform } from './platform.ts'

/**
 * First-run data of every module, in their order, as the system itself. Each module's seed looks for what it would add and
 * leaves alone what people have changed since, so that this may run at every start.
 * @param options.progress told the title of a module whose data takes a while.
 * @param options.demo also made-up people and things to try the platform with; never in production.
 */
export async function seedModules(
  platform: Platform,
  options: { demo: boolean; progress?: (title: string) => void },
): Promise<void> {
  for (const module of platform.modules) {
    if (!module.seed) continue
    // Most starts find everything there and have nothing to tell.
    const telling = setTimeout(() => options.progress?.(module.title), 600)
    try {
      await module.seed({ platform, actor: systemActor, requestId: `seed-${randomUUID()}` }, { demo: options.demo })
    } finally {
      clearTimeout(telling)
    }
  }
}
