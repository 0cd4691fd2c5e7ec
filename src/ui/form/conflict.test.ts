import { expect, test } from 'vitest'
import { z } from 'zod'
import { conflictsOf, resolved } from './conflict.ts'
import { deriveFields } from './derive.ts'

const specs = deriveFields(z.object({ version: z.number(), name: z.string(), phone: z.string(), note: z.string() }))
const base = { version: 3, name: 'Cũ', phone: '1', note: '' }
const mine = { version: 3, name: 'Của tôi', phone: '1', note: 'ghi chú' }
const current = { version: 5, name: 'Của họ', phone: '2', note: '', updatedAt: 'x' }
const conflicts = conflictsOf(specs, base, mine, current)

test('fields that both changed ask for a choice, fields that only they changed are taken over, mine alone are kept', () => {
  expect(conflicts.map(({ spec, both }) => [spec.name, both])).toEqual([
    ['name', true],
    ['phone', false],
  ])
  const kept = resolved(specs, { base, mine }, current, conflicts, {})
  expect(kept.values).toEqual({ version: 5, name: 'Của tôi', phone: '2', note: 'ghi chú' })
  expect(kept.base).toEqual({ version: 5, name: 'Của họ', phone: '2', note: '' })
  expect(resolved(specs, { base, mine }, current, conflicts, { name: 'theirs' }).values).toMatchObject({ name: 'Của họ' })
})

test('two people who wrote the same are no conflict', () => {
  expect(conflictsOf(specs, base, { ...mine, name: 'Của họ', phone: '2' }, current)).toEqual([])
})
