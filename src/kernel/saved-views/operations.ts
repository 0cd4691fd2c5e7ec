import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { id } from '../contract.ts'
import { defineError } from '../errors.ts'
import { operation } from '../operation.ts'
import { savedViews } from './tables.ts'

const table = z.string().regex(/^[a-z][a-z_-]{1,60}$/)
const View = z.object({ id, name: z.string(), search: z.string() })
const limit = 50

const tooMany = defineError('views.too_many', 409, {
  vi: 'Mỗi danh sách giữ được tối đa 50 bộ lọc. Chưa lưu bộ lọc mới; hãy xóa bớt bộ lọc cũ rồi lưu lại.',
  en: 'A list keeps at most 50 saved views. The new one was not saved; remove an old one first.',
})

export const list = operation({
  name: 'views.list',
  summary: 'Các bộ lọc đã lưu của tôi cho một danh sách',
  reads: 'GET /saved-views',
  input: z.object({ table }),
  output: z.object({ items: z.array(View) }),
  allow: 'signedIn',
  run: async ({ db, me }, input) => ({
    items: await db
      .select()
      .from(savedViews)
      .where(and(eq(savedViews.ownerId, me.id), eq(savedViews.table, input.table)))
      .orderBy(asc(savedViews.name)),
  }),
})

/** A name used before is given its new content. */
export const save = operation({
  name: 'views.save',
  summary: 'Lưu bộ lọc của một danh sách',
  writes: 'POST /saved-views',
  input: z.object({ table, name: z.string().trim().min(1, 'Hãy đặt tên cho bộ lọc').max(80), search: z.string().max(2000) }),
  output: View,
  allow: 'signedIn',
  run: async ({ write, me }, input) => {
    const mine = await write.read
      .select()
      .from(savedViews)
      .where(and(eq(savedViews.ownerId, me.id), eq(savedViews.table, input.table)))
    const same = mine.find(view => view.name === input.name)
    if (same) return write.update(savedViews, same, { search: input.search })
    if (mine.length >= limit) throw tooMany()
    return write.insert(savedViews, { ...input, ownerId: me.id })
  },
})

export const remove = operation({
  name: 'views.remove',
  summary: 'Xóa bộ lọc đã lưu',
  writes: 'DELETE /saved-views/:id',
  input: z.object({ id }),
  output: z.null(),
  load: async ({ db }, input) => (await db.select().from(savedViews).where(eq(savedViews.id, input.id)))[0],
  allow: (actor, view) => view.ownerId === actor.id,
  run: async ({ write, record: view }) => {
    await write.remove(savedViews, view)
    return null
  },
})

export const savedViewOperations = [list, save, remove]
