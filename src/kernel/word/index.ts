/** Writing Word documents in the layout of Nghị định 30/2020/NĐ-CP. The library is large: import this file only when one is wanted. */
export { appendix, heading, paragraph, picture, table } from './blocks.ts'
export type {
  Align,
  Appendix,
  Block,
  Inline,
  Paragraph,
  Picture,
  Table,
  TableCell,
  TableColumn,
  TableRow,
  Words,
} from './blocks.ts'
export { measures, pointsOf, textWidth } from './measures.ts'
export { initialsOf, officialDocument, officialLetter, type Letter, type Named, type Official } from './official.ts'
export { workingPaper, type Paper } from './paper.ts'

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
