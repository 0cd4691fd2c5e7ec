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
