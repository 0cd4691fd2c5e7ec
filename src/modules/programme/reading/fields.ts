import { meansOngoing } from './assignments.ts'
import { readTime } from './due.ts'
import type { AgencyMention, Read, Recurrence, Source } from './types.ts'

/** Makes a read value; a doubt always brings the confidence under the line at which a person looks. */
export const read = <T>(value: T, source: Source | null, confidence: number, doubt: string | null = null): Read<T> => ({
  value,
  source,
  confidence: Math.round((doubt === null ? confidence : Math.min(confidence, 0.7)) * 100) / 100,
  doubt,
})

/** The three fields of a task's time. `trust`: how far the letters of the document can be trusted. */
export function timeFields(
  text: string | null,
  source: Source | null,
  year: number | null,
  trust: number,
  noisy: boolean,
): { recurrence: Read<Recurrence | null>; due: Read<string | null>; dueText: Read<string | null> } {
  if (text === null || text.trim() === '') {
    const doubt = 'Văn bản không nêu thời hạn của nhiệm vụ này.'
    return {
      recurrence: read<Recurrence | null>(null, null, 0.6, doubt),
      due: read<string | null>(null, null, 0.6),
      dueText: read<string | null>(null, null, 0.8),
    }
  }
  let time = readTime(text, year)
  if (noisy && time.recurrence === null && time.due === null && meansOngoing(text))
    time = { due: null, recurrence: 'ongoing', doubt: null }
  const confidence = trust * 0.97
  return {
    recurrence: read(time.recurrence, source, confidence, time.recurrence === null && time.due === null ? time.doubt : null),
    due: read(time.due, source, confidence, time.doubt),
    dueText: read<string | null>(text.trim(), source, confidence),
  }
}

export type LeadOrigin = 'stated' | 'header' | 'cell' | 'subject' | 'above' | 'none'

/** The lead with the reason to look at it: not stated, taken over from above, or not one of the province's own. */
export function leadField(
  mentions: AgencyMention[],
  source: Source | null,
  origin: LeadOrigin,
  trust: number,
  own: boolean,
): Read<AgencyMention[]> {
  if (mentions.length === 0) return read(mentions, null, 0.5, 'Văn bản không nêu cơ quan chủ trì nhiệm vụ này.')
  const unresolved = own ? mentions.filter(mention => mention.kind === 'unresolved') : []
  if (unresolved.length > 0)
    return read(
      mentions,
      source,
      trust * 0.65,
      `Chưa có trong danh mục cơ quan: ${unresolved.map(mention => mention.name).join('; ')}.`,
    )
  if (origin === 'above') return read(mentions, source, trust * 0.7, 'Ô cơ quan chủ trì để trống; hiểu là như dòng trên.')
  if (origin === 'subject')
    return read(mentions, source, trust * 0.74, 'Câu không ghi “chủ trì”; hiểu cơ quan đứng đầu câu là cơ quan chủ trì.')
  return read(mentions, source, trust * (origin === 'header' ? 0.93 : 0.98))
}
