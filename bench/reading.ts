import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { median } from './http/load.ts'

/**
 * How long a plan takes to be read: without recognition of letters, from the terminal, and from a scan; the scan beside tesseract.js
 * alone on the same pictures. Every figure comes from a process of its own.
 */
const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'lan-toa-bench-'))
const plan = (name: string) => join(root, 'data/gia-lai', name)
const scan = join(root, 'src/kernel/documents/fixtures/scanned-page.jpg')
const pages = 4

type Measured = { milliseconds: number[]; peak: number }
function measured(program: string, ...args: string[]): Measured {
  const node = ['--import', 'tsx', join(root, 'bench/reading', program), ...args]
  return JSON.parse(execFileSync(process.execPath, node, { cwd: root, encoding: 'utf8' })) as Measured
}
const line = (name: string, ...cells: string[]) =>
  process.stdout.write(`${name.padEnd(46)}${cells.map(cell => cell.padStart(20)).join('')}\n`)
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`

try {
  const long = join(folder, 'dai.txt')
  writeFileSync(long, Array.from({ length: 3 }, () => readFileSync(plan('ke-hoach.txt'), 'utf8')).join('\n'))

  line('Đọc văn bản (không nhận dạng chữ)', 'lần đầu', 'các lần sau', 'bộ nhớ cao nhất')
  for (const [name, path] of [
    ['ke-hoach.docx, 10 trang', plan('ke-hoach.docx')],
    ['ke-hoach.txt, 10 trang', plan('ke-hoach.txt')],
    ['ba lần ke-hoach.txt, 30 trang', long],
  ] as const) {
    const { milliseconds, peak } = measured('read-one.ts', path, '6')
    line(name, seconds(milliseconds[0]!), seconds(median(milliseconds.slice(1))), `${Math.round(peak)} MB`)
  }

  process.stdout.write('\n')
  line('Từ dòng lệnh, cả lúc khởi động', 'trung vị của 3')
  for (const name of ['ke-hoach.docx', 'ke-hoach.txt']) {
    const took = [1, 2, 3].map(() => {
      const begun = performance.now()
      execFileSync(process.execPath, ['scripts/lantoa.mjs', 'plan', 'read', plan(name), '--json'], { cwd: root, stdio: 'pipe' })
      return performance.now() - begun
    })
    line(`lantoa plan read ${name} --json`, seconds(median(took)))
  }

  const document = await PDFDocument.create()
  const picture = await document.embedJpg(readFileSync(scan))
  const height = (595 * picture.height) / picture.width
  for (let page = 0; page < pages; page++) {
    const sheet = document.addPage([595, 842])
    sheet.drawImage(picture, { x: 0, y: 842 - height, width: 595, height })
  }
  const scanned = join(folder, 'quet.pdf')
  writeFileSync(scanned, await document.save())
  process.stdout.write('\n')
  line(`Bản quét ${pages} trang, hai luồng nhận dạng`, 'mỗi trang', 'bộ nhớ cao nhất')
  const own = measured('read-one.ts', scanned)
  const alone = measured('tesseract-alone.ts', scan, String(pages))
  line('Lan Tỏa: từ PDF tới kế hoạch đã đọc', seconds(own.milliseconds[0]! / pages), `${Math.round(own.peak)} MB`)
  line('tesseract.js đứng riêng, cùng ảnh trang', seconds(alone.milliseconds[0]! / pages), `${Math.round(alone.peak)} MB`)
  line('tỷ lệ thời gian', (own.milliseconds[0]! / alone.milliseconds[0]!).toFixed(2))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
