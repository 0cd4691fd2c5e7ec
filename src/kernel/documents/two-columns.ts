import { fold } from '#kernel/vietnamese.ts'

// The frame of an administrative document (Nghị định 30/2020/NĐ-CP, phụ lục I): issuer and number stand left, motto and date
// right; at the end the recipients stand left, the signature right.
const WIDE_GAP = /^(\s*\S.*?)(?:\t+|\s{3,})(\S.*)$/
const RIGHT_HEAD = /^(cong hoa xa hoi|doc lap|dang cong san|[\p{L} -]{2,40}, ?ngay )/u
const SIGNING = /^(tm|kt|tl|tuq|q)\.|^(chu tich|pho chu tich|giam doc|pho giam doc|chanh van phong|bi thu)\b/u
const RECIPIENTS = /^no[il] nh\p{L}{1,3}:/u
const GLUED_SIGNATURE = /^(N\p{L}{1,2} nh\p{L}{1,3}:)\s+(\p{Lu}.*)$/u
const CAPITALS_AFTER_RECIPIENT = /^([-–]\s.*[;.])\s+(\p{Lu}[\p{L}.]*(?:\s+\p{Lu}[\p{L}.]*)*)$/u

const mostlyCapitals = (text: string): boolean => {
  const letters = text.match(/\p{L}/gu) ?? []
  return letters.length >= 3 && letters.filter(letter => letter === letter.toUpperCase()).length >= letters.length * 0.8
}

/**
 * Untangles lines that hold a left and a right column side by side, at the head of the document and in its signature block:
 * first all of the left column, then all of the right one, each line for itself.
 */
export function splitColumns(lines: string[]): string[] {
  const out: string[] = []
  let right: string[] = []
  let inRecipients = false
  const release = (): void => {
    if (right.length > 0) out.push('', ...right.flatMap(line => [line, '']))
    right = []
  }
  const headEnd = lines.findIndex(
    (line, index) =>
      index > 0 &&
      /^(ke hoach|quyet dinh|bao cao|thong bao|chuong trinh|to trinh|nghi quyet|cong van|kinh gui)\b/u.test(fold(line)),
  )
  const headLimit = headEnd === -1 ? 16 : Math.min(headEnd, 24)
  lines.forEach((line, index) => {
    const folded = fold(line)
    if (RECIPIENTS.test(folded)) inRecipients = true
    const inHead = index < headLimit
    if (inHead || inRecipients) {
      const wide = WIDE_GAP.exec(line)
      const left = wide?.[1] ?? ''
      const rest = wide?.[2]?.trim() ?? ''
      if (wide && (inRecipients || RIGHT_HEAD.test(fold(rest)) || right.length > 0)) {
        out.push(left.trim(), ...(inHead ? [''] : []))
        right.push(rest)
        return
      }
      if (inRecipients) {
        const glued = GLUED_SIGNATURE.exec(line.trim()) ?? CAPITALS_AFTER_RECIPIENT.exec(line.trim())
        if (glued?.[1] && glued[2] && (mostlyCapitals(glued[2]) || SIGNING.test(fold(glued[2])))) {
          out.push(glued[1])
          right.push(glued[2])
          return
        }
        // Far to the right with nothing on its left: a line of the signature.
        if (/^\s{20,}\S/.test(line) && !/^\s*[-–]/.test(line)) {
          right.push(line.trim())
          return
        }
      }
      if (inHead && /^\s{25,}\S/.test(line) && right.length > 0) {
        right.push(line.trim())
        return
      }
    }
    // The first line of its own after the recipients belongs to the signature, under what stood on the right.
    const afterRecipients =
      inRecipients && right.length > 0 && line.trim() !== '' && !RECIPIENTS.test(folded) && !/^\s*[-–+]/.test(line)
    if (index === headLimit || (afterRecipients && lines.slice(0, index).some(earlier => /^\s*[-–]\s*l[uư]u\b/iu.test(earlier))))
      release()
    out.push(line)
  })
  release()
  return out
}
