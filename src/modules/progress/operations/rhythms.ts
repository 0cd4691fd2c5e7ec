import { eq } from 'drizzle-orm'
import { operation } from '#kernel/operation.ts'
import { taskById } from '#modules/programme/index.ts'
import * as contract from '../contract.ts'
import * as policy from '../policy.ts'
import { rhythms } from '../tables.ts'

export const setRhythm = operation({
  name: 'progress.set_rhythm',
  summary: 'Đặt kỳ báo cáo nhanh cho một nhiệm vụ',
  writes: 'PUT /tasks/:taskId/rhythm',
  input: contract.SetRhythm,
  output: contract.TaskRhythm,
  load: ({ db }, { taskId }) => taskById(db, taskId),
  allow: policy.canSetRhythm,
  run: async ({ write, record: task }, { rhythm }) => {
    const [known] = await write.read.select().from(rhythms).where(eq(rhythms.taskId, task.id))
    return known ? write.update(rhythms, known, { rhythm }) : write.insert(rhythms, { taskId: task.id, rhythm })
  },
})
