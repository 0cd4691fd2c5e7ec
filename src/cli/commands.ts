import { kernelModule } from '#kernel/kernel-module.ts'
import { openApiOf } from '#kernel/http/openapi.ts'
import type { Command } from '#kernel/module.ts'
import { modules } from '#modules/index.ts'

/** Every command of the kernel, of the modules, and the two that belong to the whole. */
export const allCommands = (): readonly Command[] => [
  ...[kernelModule, ...modules].flatMap(module => module.commands ?? []),
  migrate,
  openApi,
]

const migrate: Command = {
  name: 'migrate',
  summary: 'Đưa cơ sở dữ liệu về dạng mới nhất (npm start cũng tự làm việc này)',
  needsPlatform: true,
  async run({ platform, out }) {
    const { rows } = await platform!.pool.query<{ count: string }>('select count(*) from public.schema_migration')
    const steps = Number(rows[0]!.count)
    out(`Cơ sở dữ liệu đã ở dạng mới nhất (${steps} bước).`)
    return { steps }
  },
}

const openApi: Command = {
  name: 'openapi',
  summary: 'In mô tả giao diện lập trình (OpenAPI 3.1)',
  needsPlatform: false,
  async run({ out }) {
    const operations = [kernelModule, ...modules].flatMap(module => module.operations)
    const description = openApiOf(operations, { version: '1', server: '/api/v1' })
    out(JSON.stringify(description, null, 2))
    return description
  },
}
