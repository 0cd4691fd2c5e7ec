import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from '#kernel/module.ts'
import { notAPlan } from './errors.ts'
import { readPlanFile, toWire } from './reading/command.ts'

type Platform = NonNullable<Parameters<Command['run']>[0]['platform']>

/** Needs no database and loads none: what is imported above is all it takes. */
export const planReadCommand: Command = {
  name: 'plan read',
  summary: 'Đọc một văn bản kế hoạch và in ra những gì đọc được, không lưu gì',
  arguments: [{ name: 'tệp', summary: 'Văn bản .docx, .pdf, .txt hoặc bản quét .png, .jpg' }],
  needsPlatform: false,
  async run({ arguments: [path], out, progress }) {
    const reading = await readPlanFile(path!, {
      onProgress: ({ page, pages, stage }) => {
        if (stage === 'recognition') progress(`Nhận dạng chữ: trang ${page}/${pages}`)
      },
    })
    const plan = toWire(reading)
    out(`${plan.title ?? '(chưa rõ tên văn bản)'}`)
    out(`Số: ${plan.number ?? 'không ghi'}, ngày: ${plan.date ?? 'không ghi'}, cơ quan ban hành: ${plan.issuer ?? 'chưa rõ'}`)
    out(`${plan.targets.length} chỉ tiêu, ${plan.tasks.length} nhiệm vụ, ${plan.responsibilities.length} trách nhiệm`)
    for (const task of plan.tasks)
      out(`  ${task.section.padEnd(12)} ${task.lead.join('; ') || '(chưa rõ chủ trì)'}: ${task.text}`)
    for (const warning of reading.warnings) progress(`Lưu ý: ${warning}`)
    // What could be read is printed all the same: a clerk may know better than the reader.
    if (!reading.isPlan.value) progress(notAPlan(reading.isPlan.reasons).sentence.vi)
    return plan
  },
}

const planAdoptCommand: Command = {
  name: 'plan adopt',
  summary: 'Đọc và thông qua ngay một kế hoạch, không qua bước kiểm tra (dùng cho kịch bản, trình diễn)',
  arguments: [{ name: 'tệp', summary: 'Văn bản .docx, .pdf, .txt hoặc bản quét' }],
  options: [{ flags: '--effective <ngày>', summary: 'Ngày hiệu lực, viết như 2026-01-15; mặc định là ngày ban hành' }],
  needsPlatform: true,
  async run({ platform, arguments: [path], options, out }) {
    const { adoptFile } = await import('./provincial-plan.ts')
    const file = { name: basename(path!), bytes: new Uint8Array(await readFile(path!)) }
    const plan = await adoptFile(await asSystem(platform!), file, { effectiveOn: options['effective'] as string | undefined })
    out(`Đã thông qua “${plan.code}”: ${plan.tasks} nhiệm vụ, ${plan.targets} chỉ tiêu, ${plan.assignments} việc giao.`)
    return plan
  },
}

async function asSystem(platform: Platform) {
  const [{ systemActor }, { newId }] = await Promise.all([import('#kernel/actor.ts'), import('#kernel/id.ts')])
  return { platform, actor: systemActor, requestId: newId() }
}

export const commands: readonly Command[] = [planReadCommand, planAdoptCommand]
