import { z } from 'zod'

/**
 * One letter to one person. Personal data: the address and what is said to them; purpose: to tell them. The address is one
 * address and nothing else, and the subject is one line, so that no text of a person can add a header or a recipient.
 */
export const letterSchema = z.object({
  to: z.email('Địa chỉ thư điện tử chưa đúng').max(254),
  subject: z
    .string()
    // oxlint-disable-next-line no-control-regex -- control characters are exactly what must not get into a header
    .transform(text => text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim())
    .pipe(z.string().min(1).max(250)),
  text: z.string().min(1).max(200_000),
  html: z.string().max(500_000).optional(),
})
export type Letter = z.output<typeof letterSchema>
export type KeptLetter = Letter & { at: string }

/** Outgoing mail. SMTP by settings; without them (development) letters lie in a visible outbox at /dev/thu. */
export type Mail = {
  /** @throws Error where the server cannot be reached or refuses; send through a job (`postLetter`), which tries again. */
  send(letter: Letter): Promise<void>
  /** Letters kept for reading in development and tests, oldest first; empty where SMTP is set. */
  kept(): readonly KeptLetter[]
}
