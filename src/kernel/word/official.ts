import * as docx from 'docx'
import { longDay } from '../i18n/formats.ts'
import type { Appendix, Block } from './blocks.ts'
import { section, writeFile, type Content } from './file.ts'
import { halfPoints, measures, textWidth, twips, widthOf } from './measures.ts'
import { blocksOf, line, rule, sideBySide } from './render.ts'

export type Official = {
  /** The body above it, if any, and the body that issues. Set in capitals. */
  issuer: { parent?: string; name: string }
  /** The sign behind the number: "SKHCN", "BC-SKHCN". The number itself is given by the document management system, unless given. */
  sign: string
  number?: string
  place: string
  /** YYYY-MM-DD. Without it the day is left open for the one who signs: "ngày … tháng … năm 2026" of `year`. */
  date?: string
  year: number
  body: readonly Block[]
  signature: {
    /** "KT. GIÁM ĐỐC", "TM. ỦY BAN NHÂN DÂN" above the post. */
    authority?: string
    position: string
    name?: string
  }
  /** Recipients below "Nơi nhận:", without dashes; the last is usually "Lưu: VT, …". */
  copies: readonly string[]
  appendices?: readonly Appendix[]
}
export type Letter = Official & {
  /** After "V/v". */
  about: string
  to: readonly string[]
}
export type Named = Official & {
  /** "BÁO CÁO", "KẾ HOẠCH", "TỜ TRÌNH". */
  type: string
  /** What it is about, below the type. */
  abstract: string
  to?: readonly string[]
}

/** A công văn. @returns the bytes of a .docx. */
export const officialLetter = async (letter: Letter): Promise<Uint8Array> =>
  written(letter, [...headOf(letter, letter.about), ...addressees(letter.to), ...blocksOf(letter.body, textWidth())])

/** A document with a name of type (báo cáo, kế hoạch, tờ trình …). @returns the bytes of a .docx. */
export const officialDocument = async (document: Named): Promise<Uint8Array> =>
  written(document, [
    ...headOf(document),
    line(document.type.toUpperCase(), { size: measures.size.text, bold: true, before: 12, withNext: true }),
    line(document.abstract, { size: measures.size.text, bold: true, withNext: true }),
    rule(Math.min(textWidth() / 2, widthOf(document.abstract, measures.size.text, true)) * 0.4, textWidth()),
    ...addressees(document.to ?? []),
    line('', { size: 6 }),
    ...blocksOf(document.body, textWidth()),
  ])

const written = (official: Official, content: Content): Promise<Uint8Array> =>
  writeFile({
    creator: official.issuer.name,
    title: 'about' in official ? String(official.about) : 'abstract' in official ? String(official.abstract) : official.sign,
    sections: [
      section([...content, closing(official)]),
      ...(official.appendices ?? []).map(each => section(appendixOf(each), { landscape: each.landscape ?? false })),
    ],
  })

const blank = (length: number) => '\u00a0'.repeat(length)

function headOf(official: Official, about?: string): Content {
  const { size, head } = measures
  const { parent, name } = official.issuer
  const longest = Math.min(head.left, widthOf(name.toUpperCase(), size.body, true))
  const motto = 'Độc lập - Tự do - Hạnh phúc'
  const date = official.date ? longDay(official.date) : `ngày ${blank(6)} tháng ${blank(6)} năm ${official.year}`
  return [
    sideBySide([
      {
        width: head.left,
        children: [
          ...(parent ? [line(parent.toUpperCase(), { size: size.body })] : []),
          line(name.toUpperCase(), { size: size.body, bold: true }),
          rule(longest * 0.4, head.left),
          line(`Số: ${official.number ?? blank(10)}/${official.sign}`, { size: size.number, before: 4 }),
          ...(about ? [line(`V/v ${about}`, { size: size.about, before: 6 })] : []),
        ],
      },
      {
        width: head.right,
        children: [
          line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: size.country, bold: true }),
          line(motto, { size: size.motto, bold: true }),
          rule(widthOf(motto, size.motto, true), head.right),
          line(`${official.place}, ${date}`, { size: size.place, italic: true, before: 4 }),
        ],
      },
    ]),
  ]
}

/** One: on the line of "Kính gửi". Several: each on a line of its own. */
function addressees(to: readonly string[]): Content {
  const { text } = measures.size
  if (to.length === 0) return []
  if (to.length === 1) return [line(`Kính gửi: ${to[0]}`, { size: text, before: 18, after: 12 })]
  return [
    new docx.Paragraph({
      children: [new docx.TextRun({ text: 'Kính gửi:', size: halfPoints(text) })],
      indent: { left: twips(35) },
      spacing: { before: 360, after: 0 },
      keepNext: true,
    }),
    ...to.map(
      (each, index) =>
        new docx.Paragraph({
          children: [new docx.TextRun({ text: `- ${each}${index === to.length - 1 ? '.' : ';'}`, size: halfPoints(text) })],
          indent: { left: twips(59), hanging: twips(4) },
          spacing: { after: index === to.length - 1 ? 240 : 0 },
        }),
    ),
  ]
}

/** Who gets it, on the left; who signs, on the right, with room for the signature. */
function closing({ copies, signature }: Official): docx.Table {
  const { size } = measures
  const half = textWidth() / 2
  return sideBySide([
    {
      width: half,
      children: [
        line('Nơi nhận:', { size: size.copiesTitle, bold: true, italic: true, align: 'left', before: 6 }),
        ...copies.map((each, index) =>
          line(`- ${each}${index === copies.length - 1 ? '.' : ';'}`, { size: size.copies, align: 'left' }),
        ),
      ],
    },
    {
      width: half,
      children: [
        ...(signature.authority ? [line(signature.authority.toUpperCase(), { size: size.text, bold: true, before: 6 })] : []),
        line(signature.position.toUpperCase(), { size: size.text, bold: true, before: signature.authority ? 0 : 6 }),
        ...Array.from({ length: 4 }, () => line('', { size: size.text, withNext: true })),
        line(signature.name ?? '', { size: size.text, bold: true }),
      ],
    },
  ])
}

function appendixOf(given: Appendix): Content {
  const { text } = measures.size
  const width = textWidth(given.landscape)
  const belongs = `(${given.belongsTo})`
  return [
    line(given.number ? `PHỤ LỤC ${given.number}` : 'PHỤ LỤC', { size: text, bold: true, withNext: true }),
    line(given.title.toUpperCase(), { size: text, bold: true, withNext: true }),
    line(belongs, { size: text, italic: true, withNext: true }),
    rule(Math.min(width / 3, widthOf(belongs, text) * 0.4), width),
    line('', { size: 6 }),
    ...blocksOf(given.blocks, width),
  ]
}

/** The initials that stand in the sign of an agency: "Sở Khoa học và Công nghệ" is SKHCN; "UBND" stays as it is. */
export const initialsOf = (name: string): string =>
  name
    .split(/[\s,-]+/)
    .filter(word => word !== '' && !['và', 'của'].includes(word.toLowerCase()))
    .map(word => (word === word.toUpperCase() && word.length > 1 ? word : word[0]!.toUpperCase()))
    .join('')
