import pino from 'pino'
import type { Config } from './config.ts'

export type Log = pino.Logger

/**
 * Structured log, one JSON object a line. Secrets and what people typed never get in: names of fields are blocked here.
 * @param file where it goes; standard output where it is not given.
 */
export const createLog = (config: Pick<Config, 'logLevel'>, file?: string): Log =>
  pino(
    {
      level: config.logLevel,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          'password',
          'token',
          'secret',
          'cookie',
          'authorization',
          '*.password',
          '*.token',
          '*.secret',
          '*.cookie',
          '*.authorization',
        ],
        censor: '[ẩn]',
      },
    },
    pino.destination(file ? { dest: file, mkdir: true } : 1),
  )
