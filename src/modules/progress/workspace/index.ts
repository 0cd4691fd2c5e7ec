/** What other modules' screens may borrow: the look of a status, and where a turn is opened. */
export { statusTones, TurnOutlook, TurnStatus, turnHref } from './status.tsx'
