import { child, children, toggle, value, type XmlElement } from './xml.ts'

/** Properties of letters that matter to reading. */
export type RunLook = { font?: string; bold?: boolean; italic?: boolean; capitals?: boolean; hidden?: boolean }
/** Properties of a paragraph that matter to reading. */
export type ParagraphLook = { numberId?: string; level?: number; align?: string; run: RunLook }

export type Styles = { paragraph: (style: string | undefined) => ParagraphLook; run: (style: string | undefined) => RunLook }

const defined = <T extends object>(look: T): T =>
  Object.fromEntries(Object.entries(look).filter(([, each]) => each !== undefined)) as T

/** Look of letters from a `rPr` element; only what it states. */
export function runLook(properties: XmlElement | undefined): RunLook {
  const fonts = child(properties, 'rFonts')?.attributes
  return defined({
    font: fonts?.['ascii'] ?? fonts?.['hAnsi'] ?? fonts?.['cs'],
    bold: toggle(properties, 'b'),
    italic: toggle(properties, 'i'),
    capitals: toggle(properties, 'caps'),
    hidden: toggle(properties, 'vanish'),
  })
}

/** Numbering and alignment from a `pPr` element; only what it states. */
export function paragraphLook(properties: XmlElement | undefined): Omit<ParagraphLook, 'run'> {
  const numbering = child(properties, 'numPr')
  const level = value(numbering, 'ilvl')
  return defined({
    numberId: value(numbering, 'numId'),
    level: level === undefined ? undefined : Number(level),
    align: value(properties, 'jc'),
  })
}

/** Reads word/styles.xml: styles resolved along what they are based on, above the document's defaults. */
export function stylesOf(part: XmlElement | undefined): Styles {
  const byId = new Map(children(part, 'style').map(style => [style.attributes['styleId'] ?? '', style]))
  const defaults = runLook(child(child(child(part, 'docDefaults'), 'rPrDefault'), 'rPr'))
  const defaultStyle = [...byId].find(
    ([, style]) => style.attributes['type'] === 'paragraph' && style.attributes['default'] === '1',
  )?.[0]
  const resolved = new Map<string, ParagraphLook>()
  const resolve = (id: string | undefined, depth = 0): ParagraphLook => {
    const style = id === undefined ? undefined : byId.get(id)
    if (!id || !style || depth > 20) return { run: defaults }
    const known = resolved.get(id)
    if (known) return known
    const base = resolve(value(style, 'basedOn'), depth + 1)
    const look = {
      ...base,
      ...paragraphLook(child(style, 'pPr')),
      run: { ...base.run, ...runLook(child(style, 'rPr')) },
    }
    resolved.set(id, look)
    return look
  }
  return {
    paragraph: id => resolve(id ?? defaultStyle),
    run: id => {
      const chain: RunLook[] = []
      for (let each = id, depth = 0; each && byId.has(each) && depth < 20; each = value(byId.get(each), 'basedOn'), depth++) {
        chain.unshift(runLook(child(byId.get(each), 'rPr')))
      }
      return Object.assign({}, ...chain) as RunLook
    },
  }
}
