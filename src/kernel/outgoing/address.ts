/**
 * Which addresses the platform may ever reach outside. Pure: forms in the browser judge with the same rules, so that a refusal comes
 * before anything is sent. Names are judged here by their look alone; what they resolve to is judged by `isPublicAddress`.
 */
export type AddressFault = 'not_an_address' | 'scheme' | 'credentials' | 'port' | 'private'

export const addressFaultNames: Record<AddressFault, string> = {
  not_an_address: 'Địa chỉ chưa đúng; hãy sao chép cả địa chỉ trang, bắt đầu bằng https://',
  scheme: 'Chỉ nhận địa chỉ bắt đầu bằng http:// hoặc https://',
  credentials: 'Địa chỉ có kèm tên đăng nhập hoặc mật khẩu; hãy bỏ phần đó đi',
  port: 'Địa chỉ dùng cổng không được phép; hãy dùng địa chỉ công khai của trang',
  private: 'Địa chỉ này thuộc mạng nội bộ hoặc máy riêng, người ngoài không mở được; hãy dùng địa chỉ công khai của trang',
}

/** '' is the scheme's own port. */
const ports = new Set(['', '80', '443', '8080', '8443'])

/** Names that never mean a public host (RFC 6761, RFC 6762, RFC 8375, RFC 9476, and what office networks and clouds use). */
const privateNames =
  /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|localdomain|home\.arpa|test|example|invalid|onion|alt)$/

/**
 * Why an address may not be asked for, or null. Decimal, octal, hexadecimal and shortened IPv4 are seen through: the URL standard
 * turns them into the usual four numbers.
 * @param options.names also judge the host's name; left out for hosts whose every resolved address is going to be checked.
 */
export function addressFault(text: string | URL, options: { names?: boolean } = {}): AddressFault | null {
  const url = typeof text === 'string' ? parsed(text) : text
  if (!url) return 'not_an_address'
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'scheme'
  if (url.username !== '' || url.password !== '') return 'credentials'
  if (!ports.has(url.port)) return 'port'
  const host = hostOf(url)
  if (host === '') return 'not_an_address'
  if (isLiteral(host)) return isPublicAddress(host) ? null : 'private'
  if ((options.names ?? true) && (!host.includes('.') || privateNames.test(host))) return 'private'
  return null
}

const parsed = (text: string): URL | undefined => {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}

/** Without the brackets of IPv6 and the dot that may close a name. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '')

export const isLiteral = (host: string): boolean => host.includes(':') || /^\d{1,3}(\.\d{1,3}){3}$/.test(host)

/** Every block that is not the public internet (RFC 6890 and the IANA registries of special addresses). */
const closed4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  // Metadata of a cloud that lies outside the blocks above.
  '168.63.129.16/32',
].map(blockOf)

/** Only global unicast (2000::/3) is public; of it these are not. Addresses that carry an IPv4 address are judged by that one. */
const open6 = blockOf('2000::/3')
const closed6 = ['2001::/23', '2001:db8::/32', '2620:4f:8000::/48', '3fff::/20'].map(blockOf)
/** Where an IPv4 address hides in IPv6, and at which byte. */
const carriers = [
  { block: blockOf('::ffff:0:0/96'), at: 12 },
  { block: blockOf('::ffff:0:0:0/96'), at: 12 },
  { block: blockOf('64:ff9b::/96'), at: 12 },
  { block: blockOf('2002::/16'), at: 2 },
]

/** Whether an IPv4 or IPv6 address in its written form belongs to the public internet; false for what is no address. */
export function isPublicAddress(text: string): boolean {
  const bytes = bytesOf(text)
  if (!bytes) return false
  if (bytes.length === 4) return !closed4.some(block => within(bytes, block))
  const carrier = carriers.find(({ block }) => within(bytes, block))
  if (carrier) return isPublicAddress(bytes.slice(carrier.at, carrier.at + 4).join('.'))
  return within(bytes, open6) && !closed6.some(block => within(bytes, block))
}

type Block = { bytes: number[]; bits: number }

function blockOf(text: string): Block {
  const [address = '', bits = ''] = text.split('/')
  return { bytes: bytesOf(address)!, bits: Number(bits) }
}

function within(bytes: readonly number[], block: Block): boolean {
  if (bytes.length !== block.bytes.length) return false
  for (let place = 0, left = block.bits; left > 0; place++, left -= 8) {
    const mask = left >= 8 ? 0xff : (0xff << (8 - left)) & 0xff
    if ((bytes[place]! & mask) !== (block.bytes[place]! & mask)) return false
  }
  return true
}

function bytesOf(text: string): number[] | undefined {
  if (!text.includes(':')) return quad(text)
  // A zone names an interface of one's own machine.
  if (text.includes('%')) return undefined
  const tail = text.includes('.') ? quad(text.slice(text.lastIndexOf(':') + 1)) : []
  if (!tail) return undefined
  const groups = tail.length > 0 ? text.slice(0, text.lastIndexOf(':') + 1) : text
  const halves = (tail.length > 0 && !groups.endsWith('::') ? groups.slice(0, -1) : groups).split('::')
  if (halves.length > 2) return undefined
  const [left, right] = [words(halves[0]!), halves.length === 2 ? words(halves[1]!) : []]
  if (!left || !right) return undefined
  const missing = 16 - left.length - right.length - tail.length
  if (halves.length === 2 ? missing < 2 : missing !== 0) return undefined
  return [...left, ...Array<number>(missing).fill(0), ...right, ...tail]
}

function quad(text: string): number[] | undefined {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every(part => /^\d{1,3}$/.test(part) && Number(part) <= 255)) return undefined
  return parts.map(Number)
}

function words(text: string): number[] | undefined {
  if (text === '') return []
  const parts = text.split(':')
  if (!parts.every(part => /^[0-9a-f]{1,4}$/i.test(part))) return undefined
  return parts.flatMap(part => [Number.parseInt(part, 16) >> 8, Number.parseInt(part, 16) & 0xff])
}
