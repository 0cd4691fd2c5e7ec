import type { Write } from '../audit/write.ts'
import { job, type Reaction } from '../module.ts'
import type { Platform } from '../platform.ts'
import { letterSchema, type Letter } from './mail.ts'

/** Sends one letter; tried for about a day and a half before it lies among the dead letters. */
export const mailJob = job({
  name: 'kernel.mail',
  data: letterSchema,
  retryLimit: 40,
  retryDelaySeconds: 20,
  expireInSeconds: 120,
  run: ({ platform }, letter) => platform.mail.send(letter),
})

/** A letter written within a change is posted once the change is committed, and only then. */
export const letterReaction: Reaction = { event: 'kernel.letter_written', name: 'kernel.post_letter', queue: mailJob.name }

/** Within an operation: the letter goes out if and only if the change is kept. @throws ZodError for a wrong address. */
export const sendLetter = (write: Pick<Write, 'emit'>, letter: Letter): Promise<void> =>
  write.emit(letterReaction.event, letterSchema.parse(letter))

/** Where there is no change to hang it on (a forgotten password): posted by a job, tried again until it is gone. */
export const postLetter = (platform: Pick<Platform, 'jobs'>, letter: Letter): Promise<void> =>
  platform.jobs.send(mailJob.name, letterSchema.parse(letter))
