/** Whether any of the given fields differs from what is kept; what is not given counts as empty. */
export const differs = (given: Record<string, unknown>, known: Record<string, unknown>): boolean =>
  Object.entries(given).some(([field, value]) => (value ?? null) !== (known[field] ?? null))
