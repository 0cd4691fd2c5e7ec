import { z } from 'zod'

/** Building blocks for modules' contracts. Pure zod: the browser imports them too. */

/** How every list is asked for: a page, an order, a search text, and the module's own filters. */
export function listInput<Filters extends z.ZodRawShape, Sortable extends string>(
  sortable: readonly [Sortable, ...Sortable[]],
  filters: Filters,
) {
  type Order = Sortable | `-${Sortable}`
  const orders = sortable.flatMap(name => [name, `-${name}`]) as [Order, ...Order[]]
  return z.object({
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    pageSize: z.coerce.number().int().min(1).max(200).default(20),
    /** A field's name; with a minus for descending. Left out: the list's own order. */
    sort: z.enum(orders).optional(),
    q: z.string().trim().max(200).optional(),
    ...filters,
  })
}

/** How every list answers. */
export const listOutput = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), total: z.number().int(), page: z.number().int(), pageSize: z.number().int() })

/** A filter that may be given once or several times in the address. */
export const oneOrMore = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(value => (value === undefined || Array.isArray(value) ? value : [value]), z.array(item).max(500).optional())

export const id = z.uuid()
/** The version of a record that the person was looking at when they began to change it. */
export const version = z.number().int().min(1)
export const plainDate = z.iso.date()
/** A moment in answers: ISO 8601 in UTC; takes a Temporal.Instant as it comes from the database. */
export const moment = z.coerce.string()
/** Which buttons a screen may show, as the server decides. */
export const may = <Names extends string>(...names: Names[]) =>
  z.object(Object.fromEntries(names.map(name => [name, z.boolean()])) as Record<Names, z.ZodBoolean>)

/** A file that an operation hands out instead of JSON. */
export type FileAnswer = { file: Uint8Array | ReadableStream<Uint8Array>; name: string; type: string; inline?: boolean }
export const fileAnswer = z
  .custom<FileAnswer>(value => typeof value === 'object' && value !== null && 'file' in value)
  .meta({ file: true })

/** A file that an operation takes: multipart field `file`; the other fields are its input. */
export type UploadedFile = { name: string; bytes: Uint8Array }
export const uploadedFile = z
  .custom<UploadedFile>(value => (value as { bytes?: unknown } | null)?.bytes instanceof Uint8Array, 'Chưa chọn tệp')
  .meta({ file: true })

/** A yes in an address or a form is `true`; anything else, and nothing, is no. */
export const flag = z.preprocess(value => value === true || value === 'true', z.boolean())

/** The same where saying nothing is neither. */
export const flagIfSaid = z.preprocess(
  value => (value === undefined ? undefined : value === true || value === 'true'),
  z.boolean().optional(),
)

/** A filled-in sheet to take in. `rehearse`: only say row by row what would happen. */
export const sheetToTake = z.object({ file: uploadedFile, rehearse: flag })

/** What became of one row of it, beside what names the row: `problems` where it was passed over. */
export const sheetRow = <Outcome extends string, Shape extends z.ZodRawShape>(
  outcomes: readonly [Outcome, ...Outcome[]],
  shape: Shape,
) =>
  z.object({
    row: z.number().int(),
    ...shape,
    outcome: z.enum(outcomes),
    problems: z.array(z.object({ column: z.string(), message: z.string() })),
  })

/** The whole of it: how many rows had each outcome, and the rows. `reportOf` counts. */
export const sheetReport = <Outcome extends string, Row extends z.ZodType<{ outcome: Outcome }>>(
  outcomes: readonly [Outcome, ...Outcome[]],
  row: Row,
) =>
  z.object({
    rehearsed: z.boolean(),
    ...(Object.fromEntries(outcomes.map(outcome => [outcome, z.number().int()])) as Record<Outcome, z.ZodInt>),
    rows: z.array(row),
  })

export function reportOf<Outcome extends string, Row extends { outcome: Outcome }>(
  outcomes: readonly Outcome[],
  rehearsed: boolean,
  rows: Row[],
) {
  const counted = (outcome: Outcome) => rows.filter(row => row.outcome === outcome).length
  return {
    rehearsed,
    ...(Object.fromEntries(outcomes.map(outcome => [outcome, counted(outcome)])) as Record<Outcome, number>),
    rows,
  }
}

/** What happens to a row of a register: new, changed, as it was, or wrong. */
export const rowOutcomes = ['created', 'updated', 'unchanged', 'failed'] as const
