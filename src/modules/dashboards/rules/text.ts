/** A text with one full stop at its end. */
export const sentence = (text: string): string => `${text.trim().replace(/[.;,:\s]+$/, '')}.`

export const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** Cut at a word, with an ellipsis. @param most letters. */
export const clipped = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, Math.max(text.lastIndexOf(' ', most), 1)).replace(/[,;:.\s]+$/, '')}…`

/** 11/2026 of 2026-11. */
export const monthText = (month: string): string => `${month.slice(5)}/${month.slice(0, 4)}`
