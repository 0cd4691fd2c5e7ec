/**
 * What somebody typed as a number; undefined if it is none. Vietnamese writing: dots group thousands, a comma begins the
 * decimals. `1.250` is 1250, `12,5` is 12.5, `1.5` (no group of three) is 1.5 for those used to machines.
 */
export function parseNumber(typed: string): number | undefined {
  const text = typed.replace(/[\s\u00a0]/g, '')
  if (!/^[-+]?[\d.,]+$/.test(text)) return undefined
  const plain = text.includes(',')
    ? text.replace(/\./g, '').replace(',', '.')
    : /^[-+]?\d{1,3}(\.\d{3})+$/.test(text)
      ? text.replace(/\./g, '')
      : text
  const value = Number(plain)
  return Number.isFinite(value) ? value : undefined
}
