/** Why the program does not start, as a sentence for the person at the terminal: printed without a stack. */
export class CannotStart extends Error {
  readonly sentence: { vi: string; en: string }
  constructor(sentence: { vi: string; en: string }, options?: { cause?: unknown }) {
    super(sentence.vi, options)
    this.name = 'CannotStart'
    this.sentence = sentence
  }
}
