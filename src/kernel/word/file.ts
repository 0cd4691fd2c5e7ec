import * as docx from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { halfPoints, measures, twips } from './measures.ts'
import { line } from './render.ts'

export type Content = (docx.Paragraph | docx.Table)[]
type Section = ReturnType<typeof section>

/**
 * Each part of a document counts its own pages; its first page bears no number (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục 7).
 * @param look.footer a line at the foot of every page.
 */
export function section(children: Content, look: { landscape?: boolean; footer?: string } = {}) {
  const { margin, page } = measures
  const footer = () => new docx.Footer({ children: [line(look.footer!, { size: measures.size.copies, italic: true })] })
  return {
    properties: {
      titlePage: true,
      page: {
        // The library turns the sides itself for landscape.
        size: {
          width: twips(page.width),
          height: twips(page.height),
          orientation: look.landscape ? docx.PageOrientation.LANDSCAPE : docx.PageOrientation.PORTRAIT,
        },
        margin: {
          top: twips(margin.top),
          bottom: twips(margin.bottom),
          left: twips(margin.left),
          right: twips(margin.right),
          header: twips(measures.header),
          footer: twips(measures.header),
        },
        pageNumbers: { start: 1, formatType: docx.NumberFormat.DECIMAL },
      },
    },
    headers: {
      first: new docx.Header({ children: [line('', { size: measures.size.pageNumber })] }),
      default: new docx.Header({
        children: [
          new docx.Paragraph({
            alignment: docx.AlignmentType.CENTER,
            children: [new docx.TextRun({ children: [docx.PageNumber.CURRENT], size: halfPoints(measures.size.pageNumber) })],
          }),
        ],
      }),
    },
    ...(look.footer ? { footers: { first: footer(), default: footer() } } : {}),
    children,
  }
}

/** @returns the bytes of a .docx: the same for the same content, whenever and wherever it is written. */
export async function writeFile(given: { creator: string; title: string; sections: readonly Section[] }): Promise<Uint8Array> {
  const file = new docx.Document({
    creator: given.creator,
    title: given.title,
    styles: {
      default: {
        document: {
          run: { font: measures.font, size: halfPoints(measures.size.text), color: '000000', language: { value: 'vi-VN' } },
        },
      },
    },
    sections: [...given.sections],
  })
  return settled(new Uint8Array(await docx.Packer.toArrayBuffer(file)))
}

/**
 * The library writes the hour into the file and draws names of links by lot; both are taken out, so that a document that is handed
 * out twice can be recognised as the same by its hash.
 */
function settled(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes)
  const edit = (name: string, change: (text: string) => string) => {
    if (parts[name]) parts[name] = strToU8(change(strFromU8(parts[name])))
  }
  edit('docProps/core.xml', text => text.replace(/<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g, ''))
  const names = new Map<string, string>()
  let drawings = 0
  edit('word/document.xml', text =>
    text
      .replace(/<w:hyperlink\b[^>]*?r:id="([^"]+)"/g, (whole, name: string) => {
        if (!names.has(name)) names.set(name, `link${names.size + 1}`)
        return whole.replace(`r:id="${name}"`, `r:id="${names.get(name)}"`)
      })
      // The number of a drawing need only be its own within the document; the library counts on from one document to the next.
      .replace(/(<wp:docPr\b[^>]*?\bid=")[^"]*"/g, (_, before: string) => `${before}${++drawings}"`),
  )
  edit('word/_rels/document.xml.rels', text =>
    text.replace(/\bId="([^"]+)"/g, (whole, name: string) => (names.has(name) ? `Id="${names.get(name)}"` : whole)),
  )
  return zipSync(parts, { mtime: new Date(1980, 0, 1) })
}
