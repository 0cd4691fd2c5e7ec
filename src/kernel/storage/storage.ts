/** Where files lie: a local folder or any S3. Keys are ours (`ab/cd/<sha256>`), never a person's file name. */
export type Storage = {
  put(key: string, bytes: Uint8Array): Promise<void>
  /** @returns undefined where nothing lies under the key. */
  get(key: string): Promise<Uint8Array | undefined>
  remove(key: string): Promise<void>
  has(key: string): Promise<boolean>
}
