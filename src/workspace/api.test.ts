import { describe, expect, test } from 'vitest'
import { requestFor } from './api.ts'
import { returnAddress, signInAddress } from './session.tsx'

describe('how an input travels', () => {
  test('a read puts it into path and query, lists repeated, empty parts left out', () => {
    expect(
      requestFor('GET /agencies/{id}/contacts', { id: 'a/b', kind: ['commune', 'ward'], q: '', page: 2, sort: undefined }),
    ).toEqual({
      method: 'GET',
      url: '/api/v1/agencies/a%2Fb/contacts?kind=commune&kind=ward&page=2',
    })
  })
  test('a change puts it into path and JSON', () => {
    expect(requestFor('PATCH /agencies/{id}', { id: '1', name: 'Xã', note: null, version: 3 })).toEqual({
      method: 'PATCH',
      url: '/api/v1/agencies/1',
      body: '{"name":"Xã","note":null,"version":3}',
    })
  })
  test('a file makes it a form', () => {
    const { body } = requestFor('POST /agencies/import', { file: new File(['x'], 'a.xlsx'), rehearse: true })
    expect(body).toBeInstanceOf(FormData)
    expect((body as FormData).get('rehearse')).toBe('true')
    expect((body as FormData).get('file')).toBeInstanceOf(File)
  })
})

describe('after signing in one is where one wanted to be', () => {
  test('the address comes back whole', () => {
    const wanted = '/lam-viec/co-quan?q=ia&page=2'
    expect(returnAddress(new URL(signInAddress(wanted), 'http://x').search)).toBe(wanted)
  })
  test('a link from outside cannot send one elsewhere', () => {
    for (const wanted of [
      'https://evil.example',
      '//evil.example',
      '/lam-viec/\\evil.example',
      '/lam-viec/dang-nhap',
      '/api/v1/me',
    ])
      expect(returnAddress(`?tiep=${encodeURIComponent(wanted)}`)).toBe('/lam-viec/')
  })
})
