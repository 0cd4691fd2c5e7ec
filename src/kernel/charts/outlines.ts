import { typeface, type PathCommand } from './typeface.ts'

type Look = { size: number; weight: 400 | 600; anchor: string }

/**
 * An SVG whose words are drawn as shapes: it needs no typeface on the machine that paints it, and looks like the page. For the SVG of
 * this folder: `text` without parts, sizes in plain numbers.
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
  const letters = [...words.normalize('NFC')]
  const widths = letters.map((letter, index) => {
    const glyph = face.glyph(letter)
    const next = letters[index + 1]
    return glyph ? (glyph.advanceWidth + (next === undefined ? 0 : face.kerning(letter, next))) * scale : look.size * 0.56
  })
  const wide = widths.reduce((sum, one) => sum + one, 0)
  let x = Number(valueOf(attributes, 'x') ?? 0) - (look.anchor === 'end' ? wide : look.anchor === 'middle' ? wide / 2 : 0)
  const y = Number(valueOf(attributes, 'y') ?? 0)
  const kept = attributes.replace(/\s(?:x|y|font-size|font-weight|text-anchor)="[^"]*"/g, '')
  let path = ''
  let others = ''
  for (const [index, letter] of letters.entries()) {
    const glyph = face.glyph(letter)
    if (glyph) path += glyph.getPath(x, y, look.size).commands.map(written).join('')
    else
      others += `<text${kept} x="${two(x)}" y="${y}" font-size="${look.size}" font-weight="${look.weight}" text-anchor="start">${escaped(letter)}</text>`
    x += widths[index]!
  }
  return `<path${kept} d="${path}"/>${others}`
}

const two = (value: number) => String(Math.round(value * 100) / 100)

function written(step: PathCommand): string {
  const at = (x: number, y: number) => `${two(x)} ${two(y)}`
  switch (step.type) {
    case 'Z':
      return 'Z'
    case 'Q':
      return `Q${at(step.x1, step.y1)} ${at(step.x, step.y)}`
    case 'C':
      return `C${at(step.x1, step.y1)} ${at(step.x2, step.y2)} ${at(step.x, step.y)}`
    default:
      return `${step.type}${at(step.x, step.y)}`
  }
}
