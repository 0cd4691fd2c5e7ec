import { readFile } from 'node:fs/promises'
import { operation, type Call } from '#kernel/operation.ts'
import { isSystem } from '#kernel/actor.ts'
import { z } from 'zod'
import { GroupRule, Kind, Nothing } from './contract.ts'
import { agencies, groups } from './tables.ts'

const data = (path: string) => readFile(new URL(`../../../data/${path}`, import.meta.url), 'utf8')

const Directory = z.object({
  agencies: z.array(
    z.object({ code: z.string(), name: z.string(), kind: Kind, aliases: z.array(z.string()), source: z.string() }),
  ),
  groups: z.array(
    z.object({ code: z.string(), name: z.string(), aliases: z.array(z.string()), rule: GroupRule, source: z.string() }),
  ),
})
const Communes = z.array(
  z.object({
    code: z.string(),
    name: z.string(),
    fullName: z.string(),
    type: z.enum(['phuong', 'xa']),
    formedFrom: z.array(z.object({ oldCode: z.string(), oldName: z.string(), part: z.enum(['full', 'partial']) })),
  }),
)

/** The two-tier organisation began on this day (Nghị quyết 1664/NQ-UBTVQH15). */
const twoTiers = '2025-07-01'

/** Loads Gia Lai once; a second run finds it there and does nothing. */
const load = operation({
  name: 'agencies.load_province',
  summary: 'Nạp danh mục cơ quan của tỉnh lần đầu',
  writes: 'POST /internal/agencies/province',
  input: z.object({}),
  output: Nothing,
  allow: isSystem,
  run: async ({ write }) => {
    if ((await write.read.$count(agencies)) > 0) return null
    const directory = Directory.parse(JSON.parse(await data('gia-lai/agencies.json')))
    const communes = Communes.parse(JSON.parse(await data('units/gia-lai-communes.json')))
    await write.insertMany(agencies, [
      ...directory.agencies,
      ...communes.map(commune => {
        const ward = commune.type === 'phuong'
        const plain = `${ward ? 'phường' : 'xã'} ${commune.name}`
        return {
          code: commune.code,
          name: `UBND ${plain}`,
          kind: ward ? ('ward' as const) : ('commune' as const),
          aliases: [`Ủy ban nhân dân ${plain}`, commune.fullName],
          validFrom: twoTiers,
          predecessors: commune.formedFrom.map(old => ({ code: old.oldCode, name: old.oldName, part: old.part })),
          source: 'Công văn 1027/CTK-CSCL ngày 25/6/2025 (Cục Thống kê); Nghị quyết 1664/NQ-UBTVQH15',
        }
      }),
    ])
    await write.insertMany(
      groups,
      directory.groups.map(({ source: _, ...group }) => group),
    )
    return null
  },
})

/** Only where the platform is tried: in production a province loads its own register, or this one by `lantoa agencies load`. */
export const seed = async (call: Call, options: { demo: boolean }): Promise<void> => {
  if (options.demo) await loadProvince(call)
}

export const loadProvince = async (call: Call): Promise<void> => {
  await load.run(call, {})
}
