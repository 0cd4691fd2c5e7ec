/** What other modules' screens may borrow: how a target's figure looks in a line, and its pace. */
export { PaceBadge, TargetFigure, TargetMeter } from './figure.tsx'
