import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { asDay, readRows, sameTitle, sheetAnswer, titleOf, writeSheets, type SheetColumn } from './index.ts'

type Key = 'code' | 'name' | 'kind' | 'day' | 'amount'
const columns: SheetColumn<Key>[] = [
  { key: 'code', title: 'Mã', width: 10, required: true },
  { key: 'name', title: 'Tên (theo quyết định)', width: 40, required: true },
  { key: 'kind', title: 'Loại', width: 20, choices: ['Sở, cơ quan ngang sở', 'UBND xã'], open: true },
  { key: 'day', title: 'Ngày', width: 12 },
  { key: 'amount', title: 'Tỷ lệ', width: 10, format: '0.0%' },
]
const row = { code: '00123', name: 'Sở Y tế', kind: 'Sở, cơ quan ngang sở', day: '05/02/2026', amount: 0.5 }

const opened = async (bytes: Uint8Array) => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.slice().buffer as ArrayBuffer)
  return book
}
/** A sheet as somebody types it, without our hand in it. */
const typed = async (rows: unknown[][], more: (sheet: ExcelJS.Worksheet) => void = () => {}) => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('Bảng')
  sheet.addRows(rows)
  more(sheet)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

describe('a sheet that goes out', () => {
  it('keeps its head in sight, wraps long texts and can be filtered', async () => {
    const book = await opened(await writeSheets({ name: 'Bảng', columns, rows: [row], asText: true }))
    const sheet = book.worksheets[0]!
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    expect(sheet.autoFilter).toBe('A1:E1')
    expect(sheet.getCell('A1').font.bold).toBe(true)
    expect(sheet.getCell('B2').alignment).toMatchObject({ wrapText: true, vertical: 'top' })
    expect(sheet.getCell('A2')).toMatchObject({ value: '00123', numFmt: '@' })
    expect(sheet.getCell('E2')).toMatchObject({ value: 0.5, numFmt: '0.0%' })
    expect(sheet.getCell('C1').fill).toMatchObject({ pattern: 'solid' })
    expect(sheet.getCell('B1').fill).toMatchObject({ pattern: 'none' })
    expect(sheet.pageSetup.orientation).not.toBe('landscape')
  })

  it('offers the words that a cell may hold, also in the rows still empty, and nowhere else', async () => {
    const sheet = (await opened(await writeSheets({ name: 'Bảng', columns, rows: [row], spareRows: 2 }))).worksheets[0]!
    const offered = (address: string) => sheet.getCell(address).dataValidation?.formulae
    expect(offered('C2')).toEqual(["'Danh sách chọn'!$A$1:$A$2"])
    expect(offered('C4')).toEqual(offered('C2'))
    expect([offered('C1'), offered('C5'), offered('B2')]).toEqual([undefined, undefined, undefined])
    const lists = sheet.workbook.getWorksheet('Danh sách chọn')!
    expect(lists.state).toBe('hidden')
    expect(lists.getColumn(1).values.slice(1)).toEqual(['Sở, cơ quan ngang sở', 'UBND xã'])
  })

  it('has further tables on tabs of their own, notes beneath, and paper laid across where it is printed', async () => {
    const bytes = await writeSheets(
      { name: 'Một', columns, rows: [row], forPrint: true, notes: [['Ghi chú', 'dài']] },
      { name: 'Hai', columns: columns.slice(0, 1), rows: [] },
    )
    const book = await opened(bytes)
    expect(book.worksheets.map(sheet => sheet.name)).toEqual(['Một', 'Hai', 'Danh sách chọn'])
    const first = book.worksheets[0]!
    expect(first.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToWidth: 1 })
    expect(first.getCell('A2').font).toMatchObject({ name: 'Times New Roman', size: 12 })
    expect([first.getCell('A3').value, first.getCell('A4').value, first.getCell('B4').value]).toEqual([null, 'Ghi chú', 'dài'])
    expect(first.getCell('A4').alignment?.wrapText).not.toBe(true)
  })

  it('is handed out under its name as an Excel file', () => {
    expect(sheetAnswer(new Uint8Array([1]), 'Danh mục 2026-02-05')).toMatchObject({
      name: 'Danh mục 2026-02-05.xlsx',
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    })
  })
})

describe('a sheet that comes in', () => {
  it('reads back what went out', async () => {
    const bytes = await writeSheets({ name: 'Bảng', columns, rows: [row], asText: true, spareRows: 5 })
    expect(await readRows(bytes, columns)).toEqual([{ number: 2, cells: { ...row, amount: '0.5' } }])
  })

  it('takes columns in any order under titles typed by hand, passes over strange columns and empty rows', async () => {
    const bytes = await typed([
      ['  TÊN ', 'Gì đó', 'mã'],
      ['Sở Y tế'.normalize('NFD'), 'bỏ qua', ' so-y-te '],
      ['', 'chỉ cột lạ', ''],
      ['Sở Tư pháp', '', 7],
    ])
    expect(await readRows(bytes, columns)).toEqual([
      { number: 2, cells: { name: 'Sở Y tế', code: 'so-y-te' } },
      { number: 4, cells: { name: 'Sở Tư pháp', code: '7' } },
    ])
  })

  it('reads days, formulas, links, words in several types and merged cells as Excel shows them', async () => {
    const bytes = await typed([['Mã', 'Tên', 'Loại', 'Ngày', 'Tỷ lệ']], sheet => {
      sheet.getCell('A2').value = { formula: '1+1', result: 2 }
      sheet.getCell('B2').value = { richText: [{ text: 'Sở ' }, { text: 'Y tế', font: { bold: true } }] }
      sheet.getCell('C2').value = { text: 'trang', hyperlink: 'https://vi.du.vn/' }
      sheet.getCell('D2').value = new Date(Date.UTC(2026, 1, 5))
      sheet.getCell('E2').value = { formula: 'NOW()', result: new Date(Date.UTC(2026, 0, 1, 23, 30)) }
      sheet.getCell('A3').value = 'x'
      sheet.getCell('B3').value = { error: '#N/A' }
      sheet.mergeCells('C3:D3')
    })
    expect((await readRows(bytes, columns)).map(({ cells }) => cells)).toEqual([
      { code: '2', name: 'Sở Y tế', kind: 'trang', day: '05/02/2026', amount: '01/01/2026' },
      { code: 'x', name: '#N/A', kind: '', day: '', amount: '' },
    ])
  })

  it('says what to do with a file that is no sheet, lacks columns or is too long', async () => {
    const refused = (bytes: Uint8Array, limit?: number) => readRows(bytes, columns, limit === undefined ? {} : { limit })
    await expect(refused(new TextEncoder().encode('Trăm năm trong cõi người ta'))).rejects.toMatchObject({
      code: 'sheet_unreadable',
      status: 422,
    })
    await expect(refused(await typed([['Loại', 'Ngày']]))).rejects.toMatchObject({
      code: 'sheet_without_columns',
      sentence: { vi: expect.stringContaining('Mã, Tên (theo quyết định)') },
    })
    await expect(refused(await typed([]))).rejects.toMatchObject({ code: 'sheet_without_columns' })
    const two = await typed([
      ['Mã', 'Tên'],
      ['a', 'A'],
      ['b', 'B'],
    ])
    expect(await refused(two, 2)).toHaveLength(2)
    await expect(refused(two, 1)).rejects.toMatchObject({
      code: 'sheet_too_long',
      sentence: { vi: expect.stringContaining('quá 1 dòng') },
    })
  })
})

describe('words of a sheet', () => {
  it('are the same whatever their capitals, blanks and remark in brackets', () => {
    expect(sameTitle(' Tên  gọi khác (cách nhau bằng dấu ;)')).toBe(sameTitle('TÊN GỌI KHÁC'))
    expect(sameTitle('Sở')).not.toBe(sameTitle('Số'))
    expect([titleOf(columns, 'kind'), titleOf(columns, 'nothing'), titleOf(columns, undefined)]).toEqual(['Loại', '', ''])
  })

  it.each([
    ['5/2/2026', '2026-02-05'],
    ['05.02.2026', '2026-02-05'],
    ['29-02-2028', '2028-02-29'],
    ['29/02/2026', null],
    ['2026-02-05', null],
    ['05/02/26', null],
    ['', null],
  ])('%s as a day is %s', (text, day) => {
    expect(asDay(text)).toBe(day)
  })
})
