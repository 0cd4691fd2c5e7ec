/** Excel sheets out and in. Columns, words of cells and rules of rows are the modules' own. */
export {
  asDay,
  notADay,
  readRows,
  rowLimit,
  sameTitle,
  titleOf,
  type SheetCells,
  type SheetLine,
  type SheetProblem,
} from './read.ts'
export { sheetAnswer, writeSheets, type SheetCell, type SheetColumn, type SheetTable } from './workbook.ts'
