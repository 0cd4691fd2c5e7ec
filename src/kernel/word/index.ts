/** Writing Word documents in the layout of Nghị định 30/2020/NĐ-CP. The library is large: import this file only when one is wanted. */
export { appendix, heading, paragraph, table } from './blocks.ts'
export type { Align, Appendix, Block, Inline, Paragraph, Table, TableCell, TableColumn, TableRow, Words } from './blocks.ts'
export { measures } from './measures.ts'
export { initialsOf, officialDocument, officialLetter, type Letter, type Named, type Official } from './official.ts'

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
