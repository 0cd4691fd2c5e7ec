import { customType, integer, uuid } from 'drizzle-orm/pg-core'
import { newId } from '../id.ts'

/** A moment, held as timestamptz and seen as Temporal.Instant. */
export const instant = customType<{ data: Temporal.Instant; driverData: string }>({
  dataType: () => 'timestamp with time zone',
  toDriver: value => value.toString(),
  fromDriver: value => Temporal.Instant.from(String(value)),
})

/** A calendar day as 'YYYY-MM-DD'. */
export const day = customType<{ data: string; driverData: string }>({
  dataType: () => 'date',
  fromDriver: value => String(value).slice(0, 10),
})

/** What every record that people change carries. `version` rises with each change and guards against overwriting. */
export const record = {
  id: uuid()
    .primaryKey()
    .$defaultFn(() => newId()),
  version: integer().notNull().default(1),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
}
