import { randomUUID } from 'node:crypto'
import { systemActor } from '#kernel/actor.ts'
import type { Command } from '#kernel/module.ts'
import { removeMadeUp } from '#modules/identity/index.ts'
import { load, wipe } from './operations.ts'
import { writeYear } from './writing.ts'

const demoLoad: Command = {
  name: 'demo load',
  summary: 'Nạp một năm hoạt động minh họa, chạy bằng chính các thao tác thật',
  needsPlatform: true,
  async run({ platform, out, progress }) {
    const call = { platform: platform!, actor: systemActor, requestId: `demo-${randomUUID()}` }
    const { id } = await load.run(call, { here: true })
    const { happenings, refused } = await writeYear(call, id, { progress: percent => progress(`Đang nạp: ${percent}%`) })
    out(`Đã nạp dữ liệu minh họa: ${happenings} việc${refused.length > 0 ? `, bỏ qua ${refused.length}` : ''}.`)
    out('Xóa bằng một lệnh: lantoa demo wipe')
    return { happenings, refused: refused.length }
  },
}

const demoWipe: Command = {
  name: 'demo wipe',
  summary: 'Xóa toàn bộ dữ liệu minh họa và những gì đã nhập thêm vào đó',
  needsPlatform: true,
  async run({ platform, out }) {
    const call = { platform: platform!, actor: systemActor, requestId: `demo-${randomUUID()}` }
    const gone = await wipe.run(call, { reason: 'Xóa bằng lệnh trên máy chủ' })
    const { removed } = await removeMadeUp.run(call, {})
    out(
      `Đã xóa ${gone.rows} dòng trong ${gone.tables} bảng và ${removed} người minh họa. Danh mục cơ quan và nhật ký còn nguyên.`,
    )
    return { ...gone, people: removed }
  },
}

export const commands: readonly Command[] = [demoLoad, demoWipe]
