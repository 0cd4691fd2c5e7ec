import { randomUUIDv7 } from 'node:crypto'

/** A new identifier: UUID version 7, so that keys made later sort later. */
export const newId = (): string => randomUUIDv7()
