import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { deriveFields, toInput, toValues } from './derive.ts'
import { checkValues } from './form-state.ts'

const Contract = z.object({
  id: z.uuid(),
  version: z.number().int(),
  name: z.string().trim().min(3, 'Tên quá ngắn').max(200).meta({ title: 'Tên' }),
  note: z.string().max(2000).nullish().meta({ title: 'Ghi chú', description: 'Không bắt buộc' }),
  kind: z.enum(['commune', 'ward']).meta({ labels: { commune: 'Xã' } }),
  people: z.number().int().min(0).max(99).nullable(),
  since: z.iso.date(),
  email: z.email().optional(),
  tongues: z.array(z.enum(['vi', 'jra'])).min(1),
  aliases: z.array(z.string()).default([]),
  remote: z.boolean().default(false),
  year: z.preprocess(value => value, z.number().optional()),
})
const specs = deriveFields(Contract)
const spec = (name: string) => specs.find(one => one.name === name)

describe('a form comes from its contract', () => {
  test('each kind of value gets its kind of input', () => {
    expect(Object.fromEntries(specs.map(({ name, kind }) => [name, kind]))).toEqual({
      id: 'hidden',
      version: 'hidden',
      name: 'text',
      note: 'multiline',
      kind: 'choice',
      people: 'number',
      since: 'date',
      email: 'text',
      tongues: 'choices',
      aliases: 'lines',
      remote: 'boolean',
      year: 'number',
    })
  })

  test('what the contract requires is marked, what it may leave out is not', () => {
    expect(specs.filter(one => one.required).map(one => one.name)).toEqual(['name', 'kind', 'since', 'tongues'])
  })

  test('labels, help, choices and limits come along, also through optional and nullable', () => {
    expect(spec('note')).toMatchObject({ label: 'Ghi chú', help: 'Không bắt buộc', maxLength: 2000 })
    expect(spec('kind')?.options).toEqual([
      { value: 'commune', label: 'Xã' },
      { value: 'ward', label: 'ward' },
    ])
    expect(spec('people')).toMatchObject({ min: 0, max: 99 })
    expect(spec('email')).toMatchObject({ format: 'email' })
  })

  test('the screen may say what the contract cannot', () => {
    const [field] = deriveFields(z.object({ agency: z.uuid() }), {
      agency: { label: 'Cơ quan', options: [{ value: 'a', label: 'A' }] },
    })
    expect(field).toMatchObject({ kind: 'choice', label: 'Cơ quan', required: true })
  })

  test('a nested value without an input of its own is refused instead of forgotten', () => {
    const Nested = z.object({ rule: z.object({ kinds: z.array(z.string()) }) })
    expect(() => deriveFields(Nested)).toThrow(/rule/)
    expect(deriveFields(Nested, { rule: { render: () => null } })[0]).toMatchObject({ kind: 'custom' })
  })
})

describe('what is sent', () => {
  test('an emptied field is null where the contract knows null, absent where it may be absent', () => {
    const input = toInput(specs, { ...toValues(specs, {}), name: 'Xã Ia Khươl' })
    expect(input).toMatchObject({ note: null, people: null, name: 'Xã Ia Khươl', aliases: [] })
    expect(input).not.toHaveProperty('email')
  })

  test('decomposed letters become whole ones', () => {
    expect(toInput(specs, { name: 'Xã'.normalize('NFD'), aliases: ['ế'.normalize('NFD')] })).toMatchObject({
      name: 'Xã'.normalize('NFC'),
      aliases: ['ế'.normalize('NFC')],
    })
  })

  test('emptying a name in a change is judged, not passed over in silence', () => {
    const Update = z.object({ id: z.uuid(), name: z.string().min(3, 'Tên quá ngắn') }).partial({ name: true })
    const record = { id: '0190b0f0-0000-7000-8000-000000000001', name: 'Xã Ia Khươl' }
    const fields = deriveFields(Update, {}, record)
    expect(fields.find(one => one.name === 'name')?.required).toBe(true)
    expect(checkValues(Update, fields, { ...record, name: '' }, 'vi')).toEqual({ name: 'Tên quá ngắn' })
  })
})

describe('what is wrong is said in Vietnamese', () => {
  const errors = checkValues(
    Contract,
    specs,
    {
      ...toValues(specs, { id: '0190b0f0-0000-7000-8000-000000000001', version: 1 }),
      people: 'abc',
      since: '31/2/2026',
      email: 'x',
      kind: '',
    },
    'vi',
  )
  test('every field has its own sentence, the contract’s words first', () => {
    expect(errors).toEqual({
      name: 'Tên quá ngắn',
      kind: 'Chưa chọn mục này',
      people: 'Phải là số, ví dụ 1.250 hoặc 12,5',
      since: 'Ngày chưa đúng, hãy gõ ngày/tháng/năm, ví dụ 15/06/2026',
      email: 'Địa chỉ thư điện tử chưa đúng, ví dụ ten@gialai.gov.vn',
      tongues: 'Chưa chọn mục nào',
    })
  })
  test('or in English', () => {
    expect(
      checkValues(z.object({ people: z.number().max(9) }), deriveFields(z.object({ people: z.number() })), { people: 10 }, 'en'),
    ).toEqual({
      people: 'Must be at most 9',
    })
  })
})
