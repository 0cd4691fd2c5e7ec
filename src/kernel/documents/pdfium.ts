import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium'

import { greyOf } from './ink.ts'
import { MAXIMUM_PIXELS } from './picture-size.ts'

/** What a page holds besides letters. `covered` is the share of the page under pictures, 0 to 1; `paths` counts drawn outlines. */
export type PageLook = { covered: number; paths: number }
/** A page as it is seen: one byte a pixel, 0 black to 255 white. */
export type PageDrawing = { pixels: Uint8Array<ArrayBuffer>; width: number; height: number }
export type OpenPdf = { engine: WrappedPdfiumModule; document: number }

type Matrix = [number, number, number, number, number, number]
type Picture = { box: [left: number, bottom: number, right: number, top: number]; across: number; down: number }

// Kinds of page objects, from fpdf_edit.h.
const PATH = 2
const IMAGE = 3
const FORM = 5
const DEEPEST_FORM = 6
const MOST_OBJECTS = 50_000
// From fpdfview.h: annotations (a number typed onto a scan) are drawn too; four bytes a pixel, the last without meaning.
const WITH_ANNOTATIONS = 0x01
const BGRX = 3

// Long side in pixels. A page of letters or outlines is drawn at the size that recognition likes; a scan as fine as it is, so
// that its pixels stay what they were, within bounds.
const USUAL = 2600
const COARSEST = 1000
const FINEST = 3600

/** The engine's memory as it is now: it moves when it grows. Its type comes from a package that only its makers have. */
const heapOf = (engine: WrappedPdfiumModule): Uint8Array => (engine.pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8

/** Opens a PDF from memory; null when the engine cannot. `program` is the engine's WebAssembly. */
export async function openPdf(program: Uint8Array, bytes: Uint8Array): Promise<OpenPdf | null> {
  const engine = await init({ wasmBinary: program.slice().buffer })
  engine.PDFiumExt_Init()
  const at = engine.pdfium.wasmExports.malloc(bytes.length)
  if (at === 0) return null
  heapOf(engine).set(bytes, at)
  const document = engine.FPDF_LoadMemDocument(at, bytes.length, '')
  return document === 0 ? null : { engine, document }
}

/** Measures what a page draws besides letters; null when it cannot be opened. */
export function lookAtPage(pdf: OpenPdf, number: number): PageLook | null {
  return onPage(pdf, number, page => {
    const { pictures, paths } = findObjects(pdf.engine, page)
    const width = pdf.engine.FPDF_GetPageWidthF(page)
    const height = pdf.engine.FPDF_GetPageHeightF(page)
    const sum = pictures.reduce((total, picture) => total + areaOf(picture), 0)
    return { covered: Math.min(1, sum / (width * height)), paths }
  })
}

/** Draws a page upright as a reader would see it; null when it cannot be drawn within bounds. */
export function drawPage(pdf: OpenPdf, number: number): PageDrawing | null {
  const { engine } = pdf
  return onPage(pdf, number, page => {
    const points = { width: engine.FPDF_GetPageWidthF(page), height: engine.FPDF_GetPageHeightF(page) }
    const { pictures } = findObjects(engine, page)
    if (pictures.some(picture => picture.across * picture.down > MAXIMUM_PIXELS)) return null
    const scale = scaleFor(pictures, points)
    const [width, height] = [Math.round(points.width * scale), Math.round(points.height * scale)]
    if (!(width >= 1 && height >= 1)) return null
    const bitmap = engine.FPDFBitmap_CreateEx(width, height, BGRX, 0, 0)
    if (bitmap === 0) return null
    try {
      engine.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff)
      engine.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, WITH_ANNOTATIONS)
      const [from, stride] = [engine.FPDFBitmap_GetBuffer(bitmap), engine.FPDFBitmap_GetStride(bitmap)]
      return { pixels: greyOf({ data: heapOf(engine), from, stride, step: 4, red: 2 }, width, height), width, height }
    } finally {
      engine.FPDFBitmap_Destroy(bitmap)
    }
  })
}

/** Opens a page for as long as `use` works on it; null when it cannot be opened. Pages count from 1. */
export function onPage<T>({ engine, document }: OpenPdf, number: number, use: (page: number) => T): T | null {
  const page = engine.FPDF_LoadPage(document, number - 1)
  if (page === 0) return null
  try {
    return use(page)
  } finally {
    engine.FPDF_ClosePage(page)
  }
}

const areaOf = ({ box: [left, bottom, right, top] }: Picture): number => Math.max(0, right - left) * Math.max(0, top - bottom)

/** Pixels per point: as many as the finest picture of some size has, so that strips and layers keep their letters. */
function scaleFor(pictures: Picture[], page: { width: number; height: number }): number {
  const long = Math.max(page.width, page.height)
  const large = pictures.filter(picture => areaOf(picture) > page.width * page.height * 0.02)
  if (large.length === 0) return USUAL / long
  const finest = Math.max(...large.map(picture => Math.sqrt((picture.across * picture.down) / areaOf(picture))))
  return Math.min(FINEST, Math.max(COARSEST, finest * long)) / long
}

/** Pictures and outlines of a page, also those inside its forms, with boxes in points of the unturned page. */
function findObjects(engine: WrappedPdfiumModule, page: number): { pictures: Picture[]; paths: number } {
  const pictures: Picture[] = []
  let [paths, seen] = [0, 0]
  const slot = engine.pdfium.wasmExports.malloc(24)
  const read = (index: number, kind: 'float' | 'i32'): number => engine.pdfium.getValue(slot + index * 4, kind)
  const visit = (object: number, matrix: Matrix, depth: number): void => {
    if (++seen > MOST_OBJECTS) return
    const kind = engine.FPDFPageObj_GetType(object)
    if (kind === PATH) paths++
    if (kind !== IMAGE && kind !== FORM) return
    if (!engine.FPDFPageObj_GetMatrix(object, slot)) return
    const own = multiply(matrix, [0, 1, 2, 3, 4, 5].map(index => read(index, 'float')) as Matrix)
    if (kind === FORM) {
      const count = depth < DEEPEST_FORM ? engine.FPDFFormObj_CountObjects(object) : 0
      for (let index = 0; index < count; index++) visit(engine.FPDFFormObj_GetObject(object, index), own, depth + 1)
    } else if (engine.FPDFImageObj_GetImagePixelSize(object, slot, slot + 4)) {
      pictures.push({ box: unitBox(own), across: read(0, 'i32'), down: read(1, 'i32') })
    }
  }
  const count = engine.FPDFPage_CountObjects(page)
  for (let index = 0; index < count; index++) visit(engine.FPDFPage_GetObject(page, index), [1, 0, 0, 1, 0, 0], 0)
  engine.pdfium.wasmExports.free(slot)
  return { pictures, paths }
}

const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
]

/** The box of a picture, which fills the unit square before its matrix is applied. */
function unitBox([a, b, c, d, e, f]: Matrix): Picture['box'] {
  const xs = [e, e + a, e + c, e + a + c]
  const ys = [f, f + b, f + d, f + b + d]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}
