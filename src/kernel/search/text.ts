import { sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import { customType } from 'drizzle-orm/pg-core'
import { fold, nfc, normaliseTonePlacement } from '../vietnamese.ts'

/**
 * Search that forgives missing marks and prefers them where they were typed: "duong" finds "đường", "đường" puts
 * "đường" before "dương". Two ways: `textMatch` for names and titles (any part of a word, served by a trigram index on
 * `lan_toa_fold(column)`), `documentMatch` for long texts (whole words, served by a GIN index on a `words` column).
 */
export type Match = {
  /** All words of the query occur. */
  where: SQL
  /** 0 to 1, larger is better; comparable between modules. */
  rank: SQL<number>
}

/** Words of a query as typed, at most eight: more make a search slow and no better. */
const wordsOf = (query: string): string[] =>
  nfc(query)
    .toLowerCase()
    .split(/[\s,;"“”()]+/)
    .filter(word => fold(word) !== '')
    .slice(0, 8)

const likely = (text: string) => `%${text.replace(/[\\%_]/g, String.raw`\$&`)}%`

/** "hòa" and "hoà" are one word written by two schools; a text may use either. */
const spellings = (text: string): string[] => [...new Set([text, normaliseTonePlacement(text), oldTonePlacement(text)])]
const oldTonePlacement = (text: string): string =>
  normaliseTonePlacement(text)
    .normalize('NFD')
    .replace(
      /(?<![q\p{M}])(?:(o)([\u0300\u0301\u0303\u0309\u0323])([ae])|(u)([\u0300\u0301\u0303\u0309\u0323])(y))(?![\p{L}\p{M}])/gu,
      '$1$3$2$4$6$5',
    )
    .normalize('NFC')

/** A column to search, or the column with a stored `lan_toa_fold` of it: worth it from some 50,000 rows on. */
export type Searched = SQLWrapper | { text: SQLWrapper; folded: SQLWrapper }

/**
 * For names, titles, numbers and codes.
 * @param columns searched together: a word may stand in any of them. The first weighs most.
 */
export function textMatch(columns: readonly [Searched, ...Searched[]], query: string): Match {
  const words = wordsOf(query)
  if (words.length === 0) return { where: sql`true`, rank: sql<number>`0::real` }
  const folded = (column: Searched) => ('folded' in column ? column.folded : sql`public.lan_toa_fold(${column})`)
  const lowered = (column: Searched) => sql`public.lan_toa_lower(${'folded' in column ? column.text : column})`
  const anyOf = (conditions: SQL[]) => sql`(${sql.join(conditions, sql` or `)})`
  const where = sql.join(
    words.map(word => anyOf(columns.map(column => sql`${folded(column)} like ${likely(fold(word))}`))),
    sql` and `,
  )
  const withMarks = (word: string) =>
    anyOf(columns.flatMap(column => spellings(word).map(spelling => sql`${lowered(column)} like ${likely(spelling)}`)))
  const marks = words.map(word => sql`case when ${withMarks(word)} then ${0.5 / words.length}::real else 0::real end`)
  const [first, phrase] = [columns[0], words.join(' ')]
  const same = anyOf(spellings(phrase).map(spelling => sql`${lowered(first)} = ${spelling}`))
  // Folding costs some microseconds a row, so it is asked for as seldom as can be: as a whole, at the start, anywhere.
  const place = sql`case strpos(${folded(first)}, ${fold(phrase)}) when 0 then 0 when 1 then
    case when ${folded(first)} = ${fold(phrase)} then case when ${same} then 0.5 else 0.3 end else 0.2 end else 0.1 end`
  return { where: sql`(${where})`, rank: sql<number>`(${sql.join([...marks, place], sql` + `)})::real` }
}

/** A column that holds the words of a text twice, with and without marks. Give it a GIN index. */
export const wordsColumn = customType<{ data: string; driverData: string }>({ dataType: () => 'tsvector' })

/** For `.generatedAlwaysAs(wordsOfColumns(title, body))`: the words of the columns; of a very long text the first million characters. */
export const wordsOfColumns = (...columns: SQLWrapper[]): SQL =>
  sql`public.lan_toa_words(left(${sql.join(
    columns.map(column => sql`coalesce(${column}, '')`),
    sql` || ' ' || `,
  )}, 1000000))`

/**
 * For long texts, on a column made with `wordsOfColumns`.
 * @param vector the words column.
 */
export function documentMatch(vector: SQLWrapper, query: string): Match {
  const words = wordsOf(query)
  if (words.length === 0) return { where: sql`true`, rank: sql<number>`0::real` }
  const text = words.join(' ')
  // The last word may be unfinished: people look while they type.
  const open = [...text].length > 1 ? ':*' : ''
  const asked = (configuration: SQL, wanted: string) =>
    sql`(nullif(plainto_tsquery(${configuration}, ${wanted})::text, '') || ${open})::tsquery`
  const loose = asked(sql`'public.vi'::regconfig`, fold(text))
  const exact = spellings(text).map(spelling => asked(sql`'pg_catalog.simple'::regconfig`, spelling))
  const holdsExactly = sql`(${sql.join(
    exact.map(each => sql`${vector} @@ ${each}`),
    sql` or `,
  )})`
  return {
    where: sql`${vector} @@ ${loose}`,
    // 32 keeps the rank below 1; with the marks as typed, always above without them.
    rank: sql<number>`(ts_rank_cd(${vector}, ${loose}, 32) * 0.5 + case when ${holdsExactly} then 0.5 else 0 end)::real`,
  }
}
