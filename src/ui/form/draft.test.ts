import { beforeEach, expect, test, vi } from 'vitest'
import { dropDraft, readDraft, writeDraft, type Draft } from './draft.ts'

const kept = new Map<string, string>()
const draft: Draft = { values: { name: 'đang gõ dở' }, base: { name: '' }, at: '2026-03-01T08:00:00Z' }

beforeEach(() => {
  kept.clear()
  // The browser's own storage is an outer port; Node has none without a file.
  vi.stubGlobal('window', {
    localStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    },
  })
})

test('what an officer typed is there again after the page was closed', () => {
  expect(writeDraft('hyen', 'agencies.update:1', draft)).toBe(true)
  expect(readDraft('hyen', 'agencies.update:1', new Date('2026-03-02T08:00:00Z'))).toEqual(draft)
})

test('a colleague at the same computer does not find it', () => {
  writeDraft('hyen', 'agencies.update:1', draft)
  expect(readDraft('duc', 'agencies.update:1', new Date('2026-03-02T08:00:00Z'))).toBeUndefined()
})

test('a saved or discarded form leaves nothing behind', () => {
  writeDraft('hyen', 'agencies.update:1', draft)
  dropDraft('hyen', 'agencies.update:1')
  expect(kept.size).toBe(0)
})

test('a draft is forgotten after thirty days', () => {
  writeDraft('hyen', 'agencies.update:1', draft)
  expect(readDraft('hyen', 'agencies.update:1', new Date('2026-04-02T08:00:00Z'))).toBeUndefined()
  expect(kept.size).toBe(0)
})

test('a browser that keeps nothing is said to keep nothing, and nothing breaks', () => {
  vi.stubGlobal('window', {
    get localStorage(): never {
      throw new Error('denied')
    },
  })
  expect(writeDraft('hyen', 'x', draft)).toBe(false)
  expect(readDraft('hyen', 'x', new Date())).toBeUndefined()
})
