import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { readSheet, writeSheet } from './excel.ts'
import type { AgencyRow } from './queries.ts'

const agency = (fields: Partial<AgencyRow>): AgencyRow =>
  ({
    code: '23494',
    name: 'UBND xã Ia Grai',
    kind: 'commune',
    aliases: ['Ủy ban nhân dân xã Ia Grai', 'Xã Ia Grai'],
    email: null,
    phone: '0269 3 844 001',
    address: null,
    website: null,
    validFrom: '2025-07-01',
    validUntil: null,
    ...fields,
  }) as AgencyRow

async function sheetOf(rows: unknown[][]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('Bảng')
  for (const row of rows) sheet.addRow(row)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

describe('the Excel sheet of agencies', () => {
  it('comes back as it went out', async () => {
    const sent = [
      agency({}),
      agency({ code: 'so-y-te', name: 'Sở Y tế', kind: 'department', aliases: [], phone: null, validFrom: null }),
    ]
    const sheet = await readSheet(await writeSheet(sent))
    expect(sheet.map(row => row.fields)).toEqual(
      sent.map(({ code, name, kind, aliases, email, phone, address, website, validFrom, validUntil }) => ({
        code,
        name,
        kind,
        aliases,
        email,
        phone,
        address,
        website,
        validFrom,
        validUntil,
      })),
    )
  })

  it('names each wrong cell by row and column and keeps the right rows', async () => {
    const sheet = await readSheet(
      await sheetOf([
        ['Loại', 'Tên chính thức', 'Mã', 'Hoạt động từ ngày', 'Thư điện tử'],
        ['UBND xã', 'UBND xã Thử', 'xa-thu', '30/02/2026', 'khong-phai-thu'],
        ['Loại lạ', '', 'Mã SAI', '', ''],
        ['Sở, cơ quan ngang sở', 'Sở Thử nghiệm', 'so-thu', new Date(Date.UTC(2026, 0, 5)), ''],
        ['', '', '', '', ''],
        ['UBND xã', 'UBND xã Khác', 'so-thu', '', ''],
      ]),
    )
    expect(sheet.map(row => [row.number, row.problems.map(problem => problem.column)])).toEqual([
      [2, ['Hoạt động từ ngày', 'Thư điện tử']],
      [3, ['Loại', 'Mã', 'Tên chính thức']],
      [4, []],
      [6, ['Mã']],
    ])
    expect(sheet[2]!.fields).toMatchObject({ validFrom: '2026-01-05' })
    expect(sheet[3]!.problems[0]!.message).toContain('dòng 4')
  })

  it('says which columns are missing, and that a poem is no sheet', async () => {
    await expect(readSheet(await sheetOf([['Mã', 'Tên gì đó']]))).rejects.toMatchObject({
      code: 'sheet_without_columns',
      sentence: { vi: expect.stringContaining('Tên chính thức, Loại.') },
    })
    await expect(readSheet(new TextEncoder().encode('Trăm năm trong cõi người ta'))).rejects.toMatchObject({
      code: 'sheet_unreadable',
    })
  })
})
