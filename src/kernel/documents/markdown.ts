const STRONG = /\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*/g
const EMPHASIS = /(?<![*\p{L}\d])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![*\p{L}\d])/gu
const BREAK = /<br\s*\/?>/gi
const HEAD_RULE = /^\s*\|(?:\s*:?-{3,}:?\s*\|){2,}\s*$/m

/** What parts the lines of one cell in a text file; white space to everybody else. */
export const CELL_BREAK = '\u2028'

/** Takes the marks of Markdown away: `**I. MỤC TIÊU**` and `## I. MỤC TIÊU` are read as what they say. Other texts stay as they are. */
export function withoutMarkdown(text: string): string {
  if ((text.match(STRONG)?.length ?? 0) < 3 && !HEAD_RULE.test(text)) return text
  return text
    .replace(STRONG, '$1')
    .replace(EMPHASIS, '$1')
    .replace(/^[ \t]*#{1,6}[ \t]+/gm, '')
    .replace(/\\(?=[.\-*_#()[\]])/g, '')
    .replace(BREAK, CELL_BREAK)
}
