export * from './rules/pace.ts'
export * from './rules/lateness.ts'
export * from './rules/counting.ts'
export * from './rules/picture.ts'
