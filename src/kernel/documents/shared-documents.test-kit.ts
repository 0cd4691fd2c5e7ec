import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

// Real documents lie beside the project where it is developed, never in it: tests that read them skip where they are absent.
const folder = join(import.meta.dirname, '../../../../shared/data')

/** Path of a real document, for example `plan/ke-hoach.pdf`. */
export const sharedFile = (name: string): string => join(folder, name)

/** All real documents, empty where the folder is absent. */
export const sharedFiles: string[] = ['plan', 'plans']
  .map(each => join(folder, each))
  .filter(each => existsSync(each))
  .flatMap(each => readdirSync(each).map(name => join(each, name)))
