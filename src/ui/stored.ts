import { useCallback, useState } from 'react'

const prefix = 'lan-toa:'

/** What this browser keeps under a name; undefined if nothing, or if keeping is forbidden (private windows). */
export function readStored<T>(name: string): T | undefined {
  try {
    const text = window.localStorage.getItem(prefix + name)
    return text === null ? undefined : (JSON.parse(text) as T)
  } catch {
    return undefined
  }
}

/** False when the browser does not keep it: full, or forbidden. */
export function writeStored(name: string, value: unknown): boolean {
  try {
    if (value === undefined) window.localStorage.removeItem(prefix + name)
    else window.localStorage.setItem(prefix + name, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

/** A small preference that stays on this device. */
export function useStored<T>(name: string, initial: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => readStored<T>(name) ?? initial)
  const set = useCallback(
    (next: T) => {
      setValue(next)
      writeStored(name, next)
    },
    [name],
  )
  return [value, set]
}
