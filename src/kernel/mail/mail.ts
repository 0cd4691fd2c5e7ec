/** Outgoing mail. SMTP by settings; without them (development) letters lie in a visible outbox at /dev/thu. */
export type Letter = { to: string; subject: string; text: string; html?: string }
export type Mail = {
  send(letter: Letter): Promise<void>
  /** Letters kept for reading in development and tests; empty where SMTP is set. */
  kept(): readonly (Letter & { at: string })[]
}
