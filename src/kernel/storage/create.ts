import { join } from 'node:path'
import type { Config } from '../config.ts'
import { diskStorage } from './disk.ts'
import { s3Storage } from './s3.ts'
import type { Storage } from './storage.ts'

/** The bucket where one is set, else the folder `files` in DATA_DIR. */
export const createStorage = (config: Pick<Config, 's3' | 'dataDir'>): Storage =>
  config.s3 ? s3Storage(config.s3) : diskStorage(join(config.dataDir, 'files'))
