import type { Block } from './blocks.ts'
import { section, writeFile } from './file.ts'
import { measures, textWidth, widthOf } from './measures.ts'
import { blocksOf, line, rule } from './render.ts'

/**
 * A paper to work with: typed as official documents are, but nobody issues it, so it bears no number, no letterhead and no signature
 * (what makes a document is said in Nghị định 30/2020/NĐ-CP, Điều 8).
 */
export type Paper = {
  /** "BẢNG SỐ LIỆU". */
  type: string
  /** What it is about, below the type. */
  abstract: string
  /** In italics below: until when, what it is not. */
  note: string
  /** At the foot of every page, so that a loose page says where it is from. */
  footer: string
  creator: string
  body: readonly Block[]
}

/** @returns the bytes of a .docx, the same for the same paper. @throws RangeError for a picture that is no PNG. */
export async function workingPaper(paper: Paper): Promise<Uint8Array> {
  const { text } = measures.size
  return writeFile({
    creator: paper.creator,
    title: `${paper.type}: ${paper.abstract}`,
    sections: [
      section(
        [
          line(paper.type.toUpperCase(), { size: text, bold: true, withNext: true }),
          line(paper.abstract, { size: text, bold: true, after: 2, withNext: true }),
          rule(Math.min(textWidth() / 2, widthOf(paper.abstract, text, true)) * 0.4, textWidth()),
          line(paper.note, { size: text, italic: true, before: 6, after: 12 }),
          ...blocksOf(paper.body, textWidth()),
        ],
        { footer: paper.footer },
      ),
    ],
  })
}
