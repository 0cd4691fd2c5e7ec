import type { Block, DocumentContent } from '#kernel/documents/document.ts'
import { textBlocks } from '#kernel/documents/plain-text.ts'
import { shippedDirectory } from './directory.ts'
import { readPlan, toWire } from './index.ts'
import type { PlanWire } from './types.ts'

// Layouts that offices use besides the usual one; each text is invented and as short as the layout allows.
const directory = shippedDirectory()
/** How an invented plan of a province begins. */
export const HEAD = `ỦY BAN NHÂN DÂN TỈNH LÀO CAI -------

Số: 44/KH-UBND

Lào Cai, ngày 06 tháng 01 năm 2026

KẾ HOẠCH

TRỒNG CÂY PHÂN TÁN NĂM 2026

Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
`
/** The signature, and what stands above an annex. */
export const ENDING = `
TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Văn Thử

PHỤ LỤC

(Kèm theo Kế hoạch số 44/KH-UBND ngày 06/01/2026)
`
/** A text as the reading gives it out. */
export const read = (text: string): PlanWire => readBlocks(textBlocks(text))
/** The same of blocks, for what only a Word file can tell. */
export const readBlocks = (blocks: Block[]): PlanWire => {
  const content: DocumentContent = {
    format: 'txt',
    recognised: false,
    pageCount: null,
    blocks,
    convertedFrom: null,
  }
  return toWire(readPlan(content, directory))
}
/** A plan whose work stands in the table of an annex, given as its rows. */
export const annex = (rows: string): PlanWire =>
  read(`${HEAD}\nI. NHIỆM VỤ\n\nChi tiết tại Phụ lục kèm theo.\n${ENDING}\n${rows}`)
/** Of each task: section, who leads, who helps, until when. */
export const brief = (wire: PlanWire): unknown[] => wire.tasks.map(task => [task.section, task.lead, task.coordinate, task.due])
