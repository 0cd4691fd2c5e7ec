import { expect, test } from 'vitest'
import { readProblem } from './problem.ts'

test('the API’s sentence, code and field errors reach the person', () => {
  const problem = readProblem({
    status: 422,
    body: {
      type: '/loi/invalid',
      title: 'Nội dung chưa đúng',
      status: 422,
      detail: 'Có mục chưa đúng.',
      code: 'invalid',
      requestId: 'r1',
      fields: [{ path: 'name', message: 'Tên quá ngắn' }, { nonsense: true }],
    },
  })
  expect(problem).toEqual({
    status: 422,
    title: 'Nội dung chưa đúng',
    detail: 'Có mục chưa đúng.',
    code: 'invalid',
    requestId: 'r1',
    fields: [{ path: 'name', message: 'Tên quá ngắn' }],
  })
})

test('a conflict brings the present record and who changed it', () => {
  const problem = readProblem({
    status: 409,
    body: {
      detail: 'x',
      code: 'conflict',
      current: { name: 'B' },
      changes: [{ by: 'H’Yến', at: '2026-03-02T02:15:00Z', changed: ['name'], before: {} }],
    },
  })
  expect(problem.current).toEqual({ name: 'B' })
  expect(problem.changes).toEqual([{ by: 'H’Yến', at: '2026-03-02T02:15:00Z', changed: ['name'] }])
})

test('a proxy’s error page becomes a usable sentence', () => {
  const problem = readProblem({ status: 502, body: undefined, requestId: 'r2' })
  expect(problem).toMatchObject({ status: 502, code: 'http_502', requestId: 'r2', fields: [] })
  expect(problem.detail).toMatch(/quản trị viên/)
})
