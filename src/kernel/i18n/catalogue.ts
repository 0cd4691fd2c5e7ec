import type { Locale } from '../errors.ts'

/** Words that the server says, in both languages. Vietnamese leads; the compiler asks for every English word. Pure. */
type Texts = { [name: string]: string | ((...values: never[]) => string) | Texts }
type Loose<T> = {
  [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...values: infer V) => string
      ? (...values: V) => string
      : Loose<T[K]>
}
export type Catalogue<T> = { vi: T; en: Loose<T> }

/** Sentences with values are functions: ``late: (days: number) => `Quá hạn ${days} ngày` ``. */
export const catalogue = <const T extends Texts>(texts: Catalogue<T>): Catalogue<T> => texts

export const textsIn = <T>(texts: Catalogue<T>, locale: Locale): Loose<T> => texts[locale] as Loose<T>
