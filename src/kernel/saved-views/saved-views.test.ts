import { afterAll, beforeAll, expect, it } from 'vitest'
import { testPlatform, type TestPlatform } from '#test/kit.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await testPlatform()
})
afterAll(() => platform.close())

it('keeps a person’s ways of looking at a list under names, each to themselves', async () => {
  const unitId = '00000000-0000-7000-8000-000000000001'
  const an = await platform.as({ role: 'officer', unitId })
  const binh = await platform.as({ role: 'officer', unitId })
  const view = { table: 'agencies', name: 'Các phường', search: '?kind=ward' }
  const saved = await an.post('saved-views', view)
  expect(saved.status).toBe(200)
  expect((await an.post('saved-views', { ...view, search: '?kind=ward&sort=-name' })).body.id).toBe(saved.body.id)
  expect((await an.get('saved-views', { table: 'agencies' })).body.items).toEqual([
    { id: saved.body.id, name: 'Các phường', search: '?kind=ward&sort=-name' },
  ])
  expect((await an.get('saved-views', { table: 'tasks' })).body.items).toEqual([])
  expect((await binh.get('saved-views', { table: 'agencies' })).body.items).toEqual([])
  expect(await binh.delete(`saved-views/${saved.body.id}`)).toMatchObject({ status: 403 })
  expect(await platform.anonymous.get('saved-views', { table: 'agencies' })).toMatchObject({ status: 401 })
  expect(await platform.anonymous.post('saved-views', view)).toMatchObject({ status: 401 })
  expect(await an.post('saved-views', { ...view, name: ' ' })).toMatchObject({ status: 422 })
  expect(await an.delete(`saved-views/${saved.body.id}`)).toMatchObject({ status: 204 })
})
