import { z } from 'zod'
import { flag, id, listInput, may, moment, plainDate } from '#kernel/contract.ts'

const count = z.number().int()
export const PopulationRow = z.object({
  agency: z.object({ id, code: z.string(), name: z.string() }),
  /** The newest figure up to this year; null where none is known. */
  known: z.object({ year: count, residents: count, source: z.string(), version: count, updatedAt: moment }).nullable(),
})
export type PopulationRow = z.infer<typeof PopulationRow>
export const ListPopulations = listInput(['name', 'residents'], {
  /** Only those without a figure. */
  missing: flag,
})
export const PopulationList = z.object({
  items: z.array(PopulationRow),
  total: count,
  page: count,
  pageSize: count,
  on: plainDate,
  /** Over all communes, whatever the filter: residents known, and how many have no figure. */
  residents: count,
  communes: count,
  without: count,
  may: may('edit'),
})
export const SetPopulation = z.object({
  agencyId: id,
  year: count.min(2020).max(2100).meta({ title: 'Năm' }),
  residents: count.min(1, 'Dân số phải lớn hơn 0').max(5_000_000).meta({ title: 'Dân số' }),
  source: z
    .string()
    .trim()
    .min(3, 'Hãy ghi nguồn số liệu')
    .max(300)
    .meta({ title: 'Nguồn', description: 'Ví dụ: Niên giám thống kê 2025' }),
  /** Of the figure of that year as it was seen; 0 for a new one. */
  version: count.min(0).default(0),
})
export const PopulationKey = z.object({ agencyId: id, year: count, residents: count, version: count })
export const NoInput = z.object({})
