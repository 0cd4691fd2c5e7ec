import { typeface, type Glyph } from './typeface.ts'

type Look = { size: number; weight: 400 | 600; anchor: string }

/**
 * An SVG whose words are drawn as shapes: it needs no typeface on the machine that paints it, and looks like the page. For the SVG of this folder: `text` without parts, sizes in plain numbers.
 */
export function outlined(svg: string): string {
  const looks: Look[] = [{ size: 14, weight: 400, anchor: 'start' }]
  return svg.replace(
    /<text\b([^>]*)>([^<]*)<\/text>|<(g|svg|a)\b([^>]*?)(\/?)>|<\/(?:g|svg|a)>/g,
    (whole, attributes: string | undefined, words: string, opened: string | undefined, given: string, closed: string) => {
      const around = looks.at(-1)!
      if (attributes !== undefined) return shapes(attributes, unescaped(words), lookOf(attributes, around))
      if (opened === undefined) looks.pop()
      else if (!closed) looks.push(lookOf(given, around))
      return whole
    },
  )
}

const valueOf = (attributes: string, name: string) => new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1]

const lookOf = (attributes: string, around: Look): Look => ({
  size: Number(valueOf(attributes, 'font-size') ?? around.size),
  weight: Number(valueOf(attributes, 'font-weight') ?? around.weight) >= 600 ? 600 : 400,
  anchor: valueOf(attributes, 'text-anchor') ?? around.anchor,
})

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'" }
const unescaped = (words: string) => words.replace(/&(?:amp|lt|gt|quot|#x27);/g, found => entities[found]!)
const escaped = (words: string) => words.replace(/[&<>]/g, found => ({ '&': '&amp;', '<': '&lt;' })[found] ?? '&gt;')

/** A letter that the typeface does not have stays a letter at its place; it is taken to be as wide as most (see frame.tsx). */
function shapes(attributes: string, words: string, look: Look): string {
  const face = typeface(look.weight)
  const scale = look.size / face.unitsPerEm
  const letters = [...words.normalize('NFC')].map(letter => {
    const glyph = face.glyph(letter.codePointAt(0)!)
    return { letter, glyph, wide: glyph ? glyph.advance * scale : look.size * 0.56 }
  })
  const wide = letters.reduce((sum, one) => sum + one.wide, 0)
  let x = Number(valueOf(attributes, 'x') ?? 0) - (look.anchor === 'end' ? wide : look.anchor === 'middle' ? wide / 2 : 0)
  const y = Number(valueOf(attributes, 'y') ?? 0)
  const kept = attributes.replace(/\s(?:x|y|font-size|font-weight|text-anchor)="[^"]*"/g, '')
  let path = ''
  let others = ''
  for (const { letter, glyph, wide: advance } of letters) {
    if (glyph) path += drawn(glyph, x, y, scale)
    else
      others += `<text${kept} x="${two(x)}" y="${y}" font-size="${look.size}" font-weight="${look.weight}" text-anchor="start">${escaped(letter)}</text>`
    x += advance
  }
  return `<path${kept} d="${path}"/>${others}`
}

const two = (value: number) => String(Math.round(value * 100) / 100)

/** TrueType curves are quadratic; between two points off the curve lies one on it, half way. */
function drawn(glyph: Glyph, x: number, y: number, scale: number): string {
  const at = (point: { x: number; y: number }) => `${two(x + point.x * scale)} ${two(y - point.y * scale)}`
  const middle = (a: { x: number; y: number }, b: { x: number; y: number }) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })
  return glyph.contours
    .map(contour => {
      if (contour.length === 0) return ''
      const first = contour.findIndex(point => point.on)
      const turned = first < 0 ? contour : [...contour.slice(first), ...contour.slice(0, first)]
      const start = first < 0 ? middle(contour.at(-1)!, contour[0]!) : turned[0]!
      const rest = first < 0 ? turned : turned.slice(1)
      let path = `M${at(start)}`
      rest.forEach((point, index) => {
        const next = rest[index + 1]
        if (point.on) path += rest[index - 1]?.on === false ? '' : `L${at(point)}`
        else path += `Q${at(point)} ${at(next === undefined ? start : next.on ? next : middle(point, next))}`
      })
      return `${path}Z`
    })
    .join('')
}
