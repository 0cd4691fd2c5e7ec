/** Last of the modules: nothing leans on it. Tests and benches play years through it. */
export { playYear } from './year/year.ts'
