export * from './contract/words.ts'
