import type { Locale } from '../errors.ts'

/** The cookie in which a person's choice of language is kept. Not personal data. */
export const localeCookie = 'lantoa.lang'

/**
 * The language to answer in: what the person chose, else what their browser prefers of the two, else Vietnamese.
 * @param headers of a request, or anything that gives headers by name.
 */
export function localeOf(headers: { get(name: string): string | null | undefined }): Locale {
  const chosen = new RegExp(`(?:^|;\\s*)${localeCookie.replace('.', '\\.')}=(vi|en)(?:;|$)`).exec(
    headers.get('cookie') ?? '',
  )?.[1]
  if (chosen === 'vi' || chosen === 'en') return chosen
  let best: { locale: Locale; weight: number } = { locale: 'vi', weight: 0 }
  for (const part of (headers.get('accept-language') ?? '').slice(0, 500).split(',')) {
    const [, language, quality] = /^\s*(vi|en)(?:-[a-z0-9-]+)?\s*(?:;\s*q=([\d.]+))?\s*$/i.exec(part) ?? []
    if (!language) continue
    const weight = quality === undefined ? 1 : Number(quality) || 0
    if (weight > best.weight) best = { locale: language.toLowerCase() as Locale, weight }
  }
  return best.locale
}
