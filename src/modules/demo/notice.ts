import type { Reader } from '#kernel/db/client.ts'
import { standingDemo } from './queries.ts'

/** Nobody may take a made-up number for a real one. */
export async function notice(db: Reader): Promise<string | undefined> {
  const demo = await standingDemo(db)
  return demo ? 'Dữ liệu minh họa: con người, kết quả và con số đều là giả định.' : undefined
}
