export * from './contract/views.ts'
export * from './contract/time.ts'
export * from './contract/maps.ts'
export * from './contract/feeds.ts'
