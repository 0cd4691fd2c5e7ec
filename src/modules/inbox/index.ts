/** The only file of this module that others import. */
export { digestJob } from './jobs.ts'
export { ladder, rungOf } from './rules.ts'
