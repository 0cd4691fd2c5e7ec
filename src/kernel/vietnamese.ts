/** The Vietnamese alphabet as a machine must know it: folding for comparison, one form of every letter, syllable shapes. */

const TONES = '\u0300\u0301\u0303\u0309\u0323'
const TONE = new RegExp(`[${TONES}]`, 'gu')

/** One code point per letter (NFC), the only form this system stores and compares. */
export function nfc(text: string): string {
  return text.normalize('NFC')
}

/**
 * Text reduced for comparison: no marks, đ as d, lower case, single spaces, trimmed. Punctuation and digits stay.
 * `fold('Đẩy mạnh  Ủy ban')` is `'day manh uy ban'`.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}

const OPEN_RIME = new RegExp(`(?<![qQ])(?:([oO])([aAeE])|([uU])([yY]))([${TONES}])(?![\\p{L}\\p{M}])`, 'gu')

/**
 * One place for the tone mark of the rimes oa, oe, uy, where two schools differ: "hoà", "khoẻ", "uỷ" become "hòa", "khỏe",
 * "ủy", the form most state documents use. Returns NFC.
 */
export function normaliseTonePlacement(text: string): string {
  return text
    .normalize('NFD')
    .replace(OPEN_RIME, (_, o = '', ae = '', u = '', y = '', tone = '') => `${o}${u}${tone}${ae}${y}`)
    .normalize('NFC')
}

const ONSETS = 'ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x'
const OPEN_RIMES =
  'a|ai|ao|au|am|an|ang|anh|ay|ăm|ăn|ăng|âm|ân|âng|âu|ây|e|em|en|eng|eo|ê|êm|ên|ênh|êu|i|ia|im|in|inh|iu|iêm|iên|iêng|iêu|yê?m|yên|yêng|yêu|' +
  'o|oa|oai|oan|oang|oanh|oay|oao|oăm|oăn|oăng|oe|oen|oeo|oi|om|on|ong|oong|ô|ôi|ôm|ôn|ông|ơ|ơi|ơm|ơn|u|ua|uân|uâng|uây|uê|uênh|ui|um|un|ung|' +
  'uôi|uôm|uôn|uông|uơ|uy|uya|uyên|uynh|uyu|ư|ưa|ưi|ưm|ưng|ưu|ươi|ươm|ươn|ương|ươu|y'
const STOPPED_RIMES =
  'ac|ach|ap|at|ăc|ăp|ăt|âc|âp|ât|ec|ep|et|êch|êp|êt|ic|ich|ip|it|iêc|iêp|iêt|yêt|oac|oach|oap|oat|oăc|oăt|oet|oc|op|ot|ôc|ôp|ôt|ơp|ơt|' +
  'uât|uêch|uc|up|ut|uôc|uôt|uyêt|uych|uyt|ưc|ưt|ươc|ươp|ươt'
const OPEN_SYLLABLE = new RegExp(`^(?:${ONSETS})?(?:${OPEN_RIMES})$`)
const STOPPED_SYLLABLE = new RegExp(`^(?:${ONSETS})?(?:${STOPPED_RIMES})$`)

/** Whether one word has the shape of a Vietnamese syllable: onset, rime, at most one tone, stopped rimes only with ´ or ̣. */
export function isSyllable(word: string): boolean {
  const decomposed = word.toLowerCase().normalize('NFD')
  const tones = decomposed.match(TONE) ?? []
  if (tones.length > 1) return false
  const bare = decomposed.replace(TONE, '').normalize('NFC')
  if (OPEN_SYLLABLE.test(bare)) return true
  return STOPPED_SYLLABLE.test(bare) && (tones[0] === '\u0301' || tones[0] === '\u0323')
}
