import type { z } from 'zod'
import { shortDay } from '#kernel/i18n/formats.ts'
import { writeSheets, type SheetColumn } from '#kernel/sheets/index.ts'
import { childPlanStateNames, type ChildPlanRow } from './contract.ts'

const columns = [
  { key: 'place', title: 'STT', width: 6 },
  { key: 'agency', title: 'Cơ quan', width: 40 },
  { key: 'state', title: 'Tình trạng', width: 30 },
  { key: 'number', title: 'Số, ký hiệu', width: 20 },
  { key: 'issuedOn', title: 'Ngày ban hành', width: 15 },
  { key: 'title', title: 'Trích yếu', width: 60 },
  { key: 'year', title: 'Năm', width: 8 },
  { key: 'targets', title: 'Số chỉ tiêu riêng', width: 12 },
  { key: 'address', title: 'Địa chỉ', width: 50 },
] as const satisfies SheetColumn[]

/** One row for each obliged agency, those without a plan among them. */
export const childPlanSheet = (rows: readonly z.input<typeof ChildPlanRow>[]): Promise<Uint8Array> =>
  writeSheets({
    name: 'Kế hoạch triển khai',
    columns,
    forPrint: true,
    rows: rows.map(({ agency, state, plan, targets }, index) => ({
      place: index + 1,
      agency: agency.name,
      state: childPlanStateNames[state],
      number: plan?.number ?? '',
      issuedOn: plan ? shortDay(plan.issuedOn) : '',
      title: plan?.title ?? '',
      year: plan?.year ?? '',
      targets: plan ? targets : '',
      address: plan?.address ?? plan?.file?.name ?? '',
    })),
  })
