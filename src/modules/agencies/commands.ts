import { readFile } from 'node:fs/promises'
import { systemActor } from '#kernel/actor.ts'
import { newId } from '#kernel/id.ts'
import type { Command } from '#kernel/module.ts'
import { kindNames } from './contract.ts'
import { importSheet } from './operations/exchange.ts'
import { list } from './operations/register.ts'
import { loadProvince } from './seed.ts'

const asSystem = (platform: NonNullable<Parameters<Command['run']>[0]['platform']>) => ({
  platform,
  actor: systemActor,
  requestId: newId(),
})

export const commands: readonly Command[] = [
  {
    name: 'agencies list',
    summary: 'Liệt kê cơ quan, đơn vị',
    options: [
      { flags: '--q <chữ>', summary: 'Tìm theo tên, tên viết tắt hoặc mã' },
      { flags: '--kind <loại>', summary: 'Chỉ một loại, ví dụ commune, ward, department' },
    ],
    needsPlatform: true,
    async run({ platform, options, out }) {
      const call = asSystem(platform!)
      const items = []
      for (let page = 1; ; page++) {
        const answer = await list.run(call, { page, pageSize: 200, q: options.q as string | undefined, kind: options.kind })
        items.push(...answer.items)
        if (items.length >= answer.total) break
      }
      for (const agency of items) out(`${agency.code.padEnd(34)} ${kindNames[agency.kind].padEnd(30)} ${agency.name}`)
      return items
    },
  },
  {
    name: 'agencies load',
    summary: 'Nạp danh mục cơ quan của tỉnh Gia Lai đi kèm (135 xã, phường và các cơ quan cấp tỉnh); chỉ khi danh mục còn trống',
    needsPlatform: true,
    async run({ platform, out }) {
      const call = asSystem(platform!)
      const { total: before } = await list.run(call, { pageSize: 1, validity: 'all' })
      await loadProvince(call)
      const { total } = await list.run(call, { pageSize: 1, validity: 'all' })
      out(before > 0 ? `Danh mục đã có ${before} cơ quan nên giữ nguyên.` : `Đã nạp ${total} cơ quan.`)
      return { loaded: total - before, total }
    },
  },
  {
    name: 'agencies import',
    summary: 'Nạp cơ quan từ tệp Excel (mã đã có thì cập nhật)',
    arguments: [{ name: 'tệp', summary: 'Tệp .xlsx theo mẫu xuất ra' }],
    options: [{ flags: '--rehearse', summary: 'Chỉ cho biết sẽ xảy ra gì, không lưu' }],
    needsPlatform: true,
    async run({ platform, arguments: [path], options, out }) {
      const file = { name: path!, bytes: new Uint8Array(await readFile(path!)) }
      const report = await importSheet.run(asSystem(platform!), { file, rehearse: options.rehearse === true })
      for (const row of report.rows)
        for (const problem of row.problems) out(`Dòng ${row.row}, cột ${problem.column}: ${problem.message}`)
      out(
        `${report.rehearsed ? 'Sẽ thêm' : 'Đã thêm'} ${report.created}, cập nhật ${report.updated}, giữ nguyên ${report.unchanged}, lỗi ${report.failed}.`,
      )
      return report
    },
  },
]
