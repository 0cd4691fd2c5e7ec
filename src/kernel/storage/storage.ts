import { invalid } from '../errors.ts'

/** Where files lie: a local folder or any S3. Keys are ours (`ab/cd/<sha256>`), never a person's file name. */
export type Storage = {
  /** Whole or not at all; what lay there before is replaced. */
  put(key: string, bytes: Uint8Array): Promise<void>
  /** @returns undefined where nothing lies under the key. */
  get(key: string): Promise<Uint8Array | undefined>
  /** Nothing happens where nothing lies there. */
  remove(key: string): Promise<void>
  has(key: string): Promise<boolean>
}

/** Parts of small letters, digits and `. _ -`, divided by `/`; no part is empty or begins with a dot, so none leads elsewhere. */
const keyShape = /^[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*$/

/** @throws `invalid` for a key that is not ours. */
export function checkedKey(key: string): string {
  if (key.length > 200 || !keyShape.test(key))
    throw invalid(undefined, { fields: [{ path: 'key', message: 'Khóa lưu trữ không hợp lệ' }] })
  return key
}
