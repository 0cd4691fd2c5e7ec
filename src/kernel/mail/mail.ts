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
  /**
   * `left@host`, for a letter that must be the same one however often it is tried: mail servers show a second copy of one
   * Message-ID once. Left out: a new one for each try.
   */
  messageId: z
    .string()
    .regex(/^[\w.+-]{1,120}@[\w.-]{1,120}$/)
    .optional(),
  /** Where one POST without signing in ends letters of this kind (RFC 8058); the same address shows a page to a browser. */
  unsubscribe: z
    .url({ protocol: /^https?$/ })
    .regex(/^[!-~]+$/)
    .max(900)
    .optional(),
})
export type Letter = z.output<typeof letterSchema>
export type KeptLetter = Letter & { at: string }

/** Outgoing mail. SMTP by settings; without them (development) letters lie in a visible outbox at /dev/thu. */
export type Mail = {
  /** @throws Error where the server cannot be reached or refuses; send through a job (`postLetter`), which tries again. */
  send(letter: Letter): Promise<void>
  /** Letters kept for reading in development and tests, oldest first; empty where SMTP is set. */
  kept(): readonly KeptLetter[]
  /** Ends connections that wait for more letters. */
  close(): void
}

type Refusal = { code?: unknown; responseCode?: unknown }

/**
 * Whether a failed `send` will fail again for this letter alone: the server took the connection and refused the address or the
 * text for good (5xx, RFC 5321), or the letter is none. Everything else is worth another try.
 */
export function isRefused(error: unknown): boolean {
  if (error instanceof z.ZodError) return true
  const { code, responseCode } = (error ?? {}) as Refusal
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && typeof responseCode === 'number' && responseCode >= 500
}

/** Whether the server spoke of this one letter (4xx, 5xx), so that others may still pass. */
export const isOfOneLetter = (error: unknown): boolean =>
  error instanceof z.ZodError ||
  (['EENVELOPE', 'EMESSAGE'].includes(String((error as Refusal | null)?.code)) && (error as Refusal).responseCode !== 421)
