/** What later modules may build on: the counts behind the pictures, and the pictures as data (for reports). */
export { programmeView, provinceView } from './queries/province.ts'
export { lateChart, mapChart, monthsChart, standingsChart, statusChart } from './rules/charts.ts'
export type { AgencyStanding, Counts, Figure, Province, Standing } from './contract.ts'
