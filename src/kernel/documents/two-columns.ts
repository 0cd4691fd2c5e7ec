import { fold } from '#kernel/vietnamese.ts'

// The frame of an administrative document (Nghị định 30/2020/NĐ-CP, phụ lục I): issuer and number stand left, motto and date
// right; at the end the recipients stand left, the signature right.
const WIDE_GAP = /^(\s*\S.*?)(?:\t+|\s{3,})(\S.*)$/
const RIGHT_HEAD = /^(cong hoa xa hoi|doc lap|dang cong san|[\p{L} -]{2,40}, ?ngay )/u
const TITLE = /^(ke hoach|quyet dinh|bao cao|thong bao|chuong trinh|to trinh|nghi quyet|cong van|chi thi|huong dan|kinh gui)\b/u
const SIGNING = /^(tm|kt|tl|tuq|q)\.|^(chu tich|pho chu tich|giam doc|pho giam doc|chanh van phong|bi thu)\b/u
const RECIPIENTS = /^no[il] nh\p{L}{1,3}:/u
const LAST_RECIPIENT = /^\s*[-–]?\s*l[uư]u\b/iu
const GLUED_SIGNATURE = /^(N\p{L}{1,2} nh\p{L}{1,3}:)\s+(\p{Lu}.*)$/u
const CAPITALS_AFTER_RECIPIENT = /^([-–]\s.*[;.])\s+(\p{Lu}[\p{L}.]*(?:\s+\p{Lu}[\p{L}.]*)*)$/u

const mostlyCapitals = (text: string): boolean => {
  const letters = text.match(/\p{L}/gu) ?? []
  return letters.length >= 3 && letters.filter(letter => letter === letter.toUpperCase()).length >= letters.length * 0.8
}

/** Whether a line is the kind of a document, printed as its title: "KẾ HOẠCH", "QUYẾT ĐỊNH". */
export function isTitle(text: string): boolean {
  return TITLE.test(fold(text)) && mostlyCapitals(text)
}

/** Whether a line begins the list of recipients ("Nơi nhận:"), also as recognition misreads it. */
export function isRecipientsHead(text: string): boolean {
  return RECIPIENTS.test(fold(text))
}

/** Whether a line belongs to a signature: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH". */
export function isSigningLine(text: string): boolean {
  return SIGNING.test(fold(text)) && mostlyCapitals(text)
}

/** Whether a line is the motto of the state or of the Party, the right head of a document. */
export function isMotto(text: string): boolean {
  return /^(cong hoa xa hoi chu nghia viet nam|doc lap ?- ?tu do ?- ?hanh phuc|dang cong san viet nam)/u.test(fold(text))
}

/**
 * Untangles lines that hold a left and a right column side by side, at the head of the document and in its signature block:
 * first all of the left column, then all of the right one. Halves come back marked `alone`: each is a paragraph.
 * `text` must still hold its tabs or runs of spaces.
 */
export function splitColumns<Line extends { text: string }>(lines: Line[]): (Line & { alone?: boolean })[] {
  const out: (Line & { alone?: boolean })[] = []
  let right: (Line & { alone?: boolean })[] = []
  let inRecipients = false
  let lastRecipientSeen = false
  const release = (): void => {
    out.push(...right)
    right = []
  }
  const headEnd = lines.findIndex(({ text }, index) => index > 0 && TITLE.test(fold(text)))
  const headLimit = headEnd === -1 ? 16 : Math.min(headEnd, 24)
  lines.forEach((line, index) => {
    const { text } = line
    const inHead = index < headLimit
    if (index === headLimit) release()
    if (isRecipientsHead(text)) [inRecipients, lastRecipientSeen] = [true, false]
    if (!text.trim()) return void out.push(line)
    if (inHead || inRecipients) {
      const halves = inRecipients ? (wideHalves(text) ?? gluedHalves(text)) : wideHalves(text)
      if (halves && (inRecipients || RIGHT_HEAD.test(fold(halves[1])) || right.length > 0)) {
        out.push({ ...line, text: halves[0], alone: true })
        right.push({ ...line, text: halves[1], alone: true })
        lastRecipientSeen ||= inRecipients && LAST_RECIPIENT.test(text)
        return
      }
      // Far to the right with nothing on its left: another line of the right column.
      if (right.length > 0 && /^\s{20,}[^\s–-]/.test(text.replaceAll('\t', '        ')))
        return void right.push({ ...line, text: text.trim(), alone: true })
    }
    // The first line of its own after the recipients continues the signature, under what stood on the right.
    if (inRecipients && lastRecipientSeen && !/^\s*[-–+]/.test(text)) release()
    lastRecipientSeen ||= inRecipients && LAST_RECIPIENT.test(text)
    out.push(line)
  })
  release()
  return out
}

function wideHalves(text: string): [string, string] | null {
  const wide = WIDE_GAP.exec(text)
  return wide?.[1] && wide[2] ? [wide[1].trim(), wide[2].trim()] : null
}

/** Recognition leaves one space between the columns: capitals after a recipient are the signature. */
function gluedHalves(text: string): [string, string] | null {
  const glued = GLUED_SIGNATURE.exec(text.trim()) ?? CAPITALS_AFTER_RECIPIENT.exec(text.trim())
  const [, left = '', right = ''] = glued ?? []
  return left && (mostlyCapitals(right) || SIGNING.test(fold(right))) ? [left, right] : null
}
