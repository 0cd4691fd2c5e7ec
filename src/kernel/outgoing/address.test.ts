import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressFault, isPublicAddress } from './address.ts'

describe('an address outside', () => {
  it.each([
    ['http://10.1.2.3/', 'private'],
    ['http://127.0.0.1/', 'private'],
    ['http://127.1/', 'private'],
    ['http://2130706433/', 'private'],
    ['http://0x7f.0.0.1/', 'private'],
    ['http://0x7f000001/', 'private'],
    ['http://0177.0.0.1/', 'private'],
    ['http://017700000001/', 'private'],
    ['http://１２７.０.０.１/', 'private'],
    ['http://0/', 'private'],
    ['http://169.254.169.254/latest/meta-data/', 'private'],
    ['http://168.63.129.16/', 'private'],
    ['http://100.64.0.1/', 'private'],
    ['http://[::1]/', 'private'],
    ['http://[::]/', 'private'],
    ['http://[::ffff:127.0.0.1]/', 'private'],
    ['http://[::ffff:7f00:1]/', 'private'],
    ['http://[::127.0.0.1]/', 'private'],
    ['http://[64:ff9b::10.0.0.1]/', 'private'],
    ['http://[2002:7f00:1::]/', 'private'],
    ['http://[fe80::1]/', 'private'],
    ['http://[fc00::1]/', 'private'],
    ['http://[fd12:3456::1]/', 'private'],
    ['http://[ff02::1]/', 'private'],
    ['http://[2001:db8::1]/', 'private'],
    ['http://[2001::1]/', 'private'],
    ['http://[fec0::1]/', 'private'],
    ['http://localhost/', 'private'],
    ['http://localhost./', 'private'],
    ['http://a.LOCALHOST/', 'private'],
    ['http://may-in.local/', 'private'],
    ['http://metadata.google.internal/', 'private'],
    ['http://noi-bo/', 'private'],
    ['ftp://gialai.gov.vn/', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['https://ten:mat-khau@gialai.gov.vn/', 'credentials'],
    ['https://ten@gialai.gov.vn/', 'credentials'],
    ['http://gialai.gov.vn:22/', 'port'],
    ['http://gialai.gov.vn:5432/', 'port'],
    ['gialai.gov.vn', 'not_an_address'],
    ['http://', 'not_an_address'],
  ])('%s is refused: %s', (address, fault) => {
    expect(addressFault(address)).toBe(fault)
  })

  it.each([
    'https://gialai.gov.vn/tin-tuc/chuyển-đổi-số?id=1',
    'http://baogialai.com.vn',
    'https://www.facebook.com/x',
    'http://8.8.8.8/',
    'http://[2001:4860:4860::8888]/',
    'http://[64:ff9b::8.8.8.8]/',
    'https://xn--h-0ga.vn:8443/',
  ])('%s is taken', address => {
    expect(addressFault(address)).toBeNull()
  })

  it('is judged the same in every spelling of an IPv4 address', () => {
    const byte = fc.nat(255)
    fc.assert(
      fc.property(byte, byte, byte, byte, (a, b, c, d) => {
        const plain = `${a}.${b}.${c}.${d}`
        const hex = (value: number) => value.toString(16).padStart(2, '0')
        const number = ((a * 256 + b) * 256 + c) * 256 + d
        const verdict = isPublicAddress(plain)
        for (const host of [
          `${number}`,
          `0x${hex(a)}${hex(b)}${hex(c)}${hex(d)}`,
          `0${a.toString(8)}.0${b.toString(8)}.0x${hex(c)}.${d}`,
          `${a}.${b}.${c * 256 + d}`,
          `[::ffff:${plain}]`,
          `[64:ff9b::${hex(a)}${hex(b)}:${hex(c)}${hex(d)}]`,
        ])
          expect(addressFault(`http://${host}/`) === null, host).toBe(verdict)
      }),
    )
  })

  it('that is no address is not public', () => {
    for (const text of ['', '1.2.3', '1.2.3.4.5', '256.1.1.1', '::1::', '1:2:3:4:5:6:7', 'fe80::1%eth0', 'g::1', '12345::'])
      expect(isPublicAddress(text), text).toBe(false)
  })
})
