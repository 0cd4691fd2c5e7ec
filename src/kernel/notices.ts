import { z } from 'zod'
import { operation } from './operation.ts'
import type { Platform } from './platform.ts'

/** What the modules want said above everything, in their order. */
export const noticesOf = async ({ db, modules }: Pick<Platform, 'db' | 'modules'>): Promise<string[]> =>
  (await Promise.all(modules.map(module => module.notice?.(db)))).filter(notice => notice !== undefined)

export const list = operation({
  name: 'notices.list',
  summary: 'Những điều cần nói với mọi người đang dùng nền tảng',
  reads: 'GET /notices',
  input: z.object({}),
  output: z.object({ items: z.array(z.string()) }),
  allow: 'anyone',
  run: async ({ platform }) => ({ items: await noticesOf(platform) }),
})
