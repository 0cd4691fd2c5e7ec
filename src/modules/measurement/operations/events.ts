/** What this module tells: a kept list (staff, populations, stated figures) changed; how a target is measured changed. */
export const listsChanged = 'measurement.lists_changed'
export const measureRevised = 'measurement.revised'
