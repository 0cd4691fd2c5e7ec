/** One element of an XML part of an Office file; names without their prefix. Text directly inside is kept in `text`. */
export type XmlElement = { name: string; attributes: Record<string, string>; children: XmlElement[]; text: string }

/** The text is not well-formed XML, or larger than any real document. */
export class XmlError extends Error {
  readonly tooLarge: boolean
  constructor(message: string, tooLarge = false) {
    super(message)
    this.tooLarge = tooLarge
  }
}

const MAXIMUM_ELEMENTS = 2_000_000
const MAXIMUM_DEPTH = 400
const ATTRIBUTE = /([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Only the five predefined entities and character references: no document of ours declares its own. */
function unescape(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex: string, decimal: string, name: string) => {
    if (name) return ENTITIES[name] ?? whole
    const code = hex ? parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/**
 * Parses a part of an Office file into a tree and returns its root. Throws `XmlError` on what is cut, not well-formed,
 * deeper than 400 levels or larger than two million elements; document types are skipped, never expanded.
 */
export function parseXml(source: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' }
  const stack = [root]
  let elements = 0
  let position = 0
  while (position < source.length) {
    const open = source.indexOf('<', position)
    const top = stack.at(-1) ?? root
    if (open === -1) {
      if (source.slice(position).trim()) throw new XmlError('text after the root element')
      break
    }
    if (open > position && stack.length > 1) top.text += unescape(source.slice(position, open))
    const endOf = (mark: string, from: number): number => {
      const end = source.indexOf(mark, from)
      if (end === -1) throw new XmlError('the text ends inside a tag')
      return end + mark.length
    }
    if (source.startsWith('<!--', open)) position = endOf('-->', open)
    else if (source.startsWith('<![CDATA[', open)) {
      position = endOf(']]>', open)
      top.text += source.slice(open + 9, position - 3)
    } else if (source.startsWith('<?', open)) position = endOf('?>', open)
    else if (source.startsWith('<!', open)) position = endOf('>', open)
    else {
      position = endOf('>', open)
      const tag = source.slice(open + 1, position - 1)
      if (tag.startsWith('/')) {
        if (stack.length === 1 || localName(tag.slice(1).trim()) !== top.name)
          throw new XmlError(`unexpected </${tag.slice(1, 40)}>`)
        stack.pop()
        continue
      }
      if (++elements > MAXIMUM_ELEMENTS) throw new XmlError('too many elements', true)
      const element = elementOf(tag)
      top.children.push(element)
      if (!tag.endsWith('/')) stack.push(element)
      if (stack.length > MAXIMUM_DEPTH) throw new XmlError('too many levels', true)
    }
  }
  const first = root.children[0]
  if (stack.length > 1 || !first) throw new XmlError('the text ends before its root element')
  return first
}

function elementOf(tag: string): XmlElement {
  const nameEnd = /[\s/]/.exec(tag)?.index ?? tag.length
  const attributes: Record<string, string> = {}
  if (nameEnd < tag.length - 1) {
    for (const [, name = '', double, single] of tag.slice(nameEnd).matchAll(ATTRIBUTE)) {
      attributes[localName(name)] = unescape(double ?? single ?? '')
    }
  }
  return { name: localName(tag.slice(0, nameEnd)), attributes, children: [], text: '' }
}

/** The first child of that name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find(each => each.name === name)
}

/** All children of that name. */
export function children(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter(each => each.name === name) ?? []
}

/** The `val` attribute of a child, as Office writes most properties. */
export function value(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.attributes['val']
}

/** An on/off property: present and not switched off. Undefined when absent. */
export function toggle(element: XmlElement | undefined, name: string): boolean | undefined {
  const found = child(element, name)
  return found && !['0', 'false', 'off'].includes(found.attributes['val'] ?? '')
}
