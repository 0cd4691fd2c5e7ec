import type { Platform } from '#kernel/platform.ts'
import type { Shape } from '../contract.ts'
import { programmeOf } from '../operations/views.ts'
import { kept } from '#kernel/kept.ts'
import { shapesInUse, tilesOf } from '../queries/map.ts'
import { targetStrips } from '../queries/province.ts'
import { newestEvidence, publicProgress } from '../queries/public.ts'

/** Everything that the public page shows, read together. Kept as a page too; this keeps the parts for the home page. */
export async function publicPicture(platform: Platform, year: number | undefined) {
  const { db } = platform
  const programme = await programmeOf(platform, year)
  const progress = await kept(platform, `public ${programme.year}`, () => publicProgress(db, programme))
  return { programme, progress }
}

export async function publicParts(platform: Platform, year: number | undefined) {
  const { db } = platform
  const { programme, progress } = await publicPicture(platform, year)
  const [tiles, map, targets, evidence] = await Promise.all([
    tilesOf(db, programme, 'done'),
    shapesInUse(db),
    kept(platform, 'targets', () => targetStrips(db, programme.today)),
    newestEvidence(db, 8),
  ])
  return { progress, tiles: tiles.tiles, shapes: (map?.shapes ?? null) as Shape[] | null, targets, evidence }
}
