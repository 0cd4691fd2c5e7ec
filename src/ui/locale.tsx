import { createContext, useContext, type ReactNode } from 'react'
import type { Locale } from '#kernel/errors.ts'

export type { Locale }

type Texts = Record<string, unknown>
type Loose<T> = {
  [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...input: infer I) => string
      ? (...input: I) => string
      : T[K] extends Texts
        ? Loose<T[K]>
        : T[K]
}
export type Catalogue<T extends Texts> = { vi: T; en: Loose<T> }

/**
 * The words of one part of the screen in both languages. Vietnamese leads; the compiler asks for every English word.
 * Sentences with values are functions: `found: (n: number) => \`Tìm thấy ${n} cơ quan\``.
 */
export const catalogue = <const T extends Texts>(texts: Catalogue<T>): Catalogue<T> => texts

const LocaleContext = createContext<Locale>('vi')

export function LocaleProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <LocaleContext.Provider value={locale}>{children}</LocaleContext.Provider>
}
export const useLocale = (): Locale => useContext(LocaleContext)
export function useTexts<T extends Texts>(texts: Catalogue<T>): Loose<T> {
  return texts[useLocale()] as Loose<T>
}

/** 1.234.567 in Vietnamese, 1,234,567 in English. */
export const formatNumber = (value: number, locale: Locale = 'vi', options?: Intl.NumberFormatOptions): string =>
  new Intl.NumberFormat(locale === 'vi' ? 'vi-VN' : 'en-GB', options).format(value)

/** The order of a Vietnamese dictionary: a ă â b c d đ e ê …, tones after letters. */
export const vietnameseOrder = new Intl.Collator('vi', { numeric: true }).compare
