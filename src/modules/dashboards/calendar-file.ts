/** A day in a calendar program. */
export type CalendarEvent = {
  /** The same for the same thing for ever, so that a changed day moves the entry instead of adding one. */
  uid: string
  /** 'YYYY-MM-DD' */
  on: string
  summary: string
  description: string
  url: string
}

/**
 * An iCalendar file of all-day events (RFC 5545): CRLF, lines folded at 75 octets (§3.1), text escaped (§3.3.11), VALUE=DATE with the
 * day after as its exclusive end (§3.6.1), nobody marked busy.
 * @param options.stamp when it was made; the same file for the same moment.
 */
export function calendarFile(
  events: readonly CalendarEvent[],
  options: { name: string; host: string; stamp: Temporal.Instant },
): string {
  const stamp = options.stamp.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Lan Toa//Lich thoi han//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(options.name)}`,
    'X-WR-TIMEZONE:Asia/Ho_Chi_Minh',
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...events.flatMap(event => [
      'BEGIN:VEVENT',
      `UID:${event.uid}@${options.host}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(event.on)}`,
      `DTEND;VALUE=DATE:${compact(Temporal.PlainDate.from(event.on).add({ days: 1 }).toString())}`,
      `SUMMARY:${escaped(event.summary)}`,
      `DESCRIPTION:${escaped(event.description)}`,
      `URL:${event.url}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map(line => `${folded(line)}\r\n`).join('')
}

const compact = (day: string) => day.replaceAll('-', '')

const escaped = (text: string) =>
  text
    .replace(/[\\;,]/g, sign => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    // Other control characters are not allowed in a text at all.
    // oxlint-disable-next-line no-control-regex -- they are what is looked for
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')

const octets = new TextEncoder()

/** No line longer than 75 octets; a letter of several octets is never torn. */
function folded(line: string): string {
  let result = ''
  let length = 0
  for (const letter of line) {
    const size = octets.encode(letter).byteLength
    if (length + size > 75) {
      result += '\r\n '
      length = 1
    }
    result += letter
    length += size
  }
  return result
}
