import type { PlanReading, PlanWire } from './types.ts'

/** The fixed interface: plain values, null for what is not stated. */
export function toWire(reading: PlanReading): PlanWire {
  return {
    title: reading.title.value,
    number: reading.number.value,
    issuer: reading.issuer.value,
    date: reading.date.value,
    targets: reading.targets.map(target => ({
      section: target.section,
      text: target.text.value,
      year: target.year.value,
      value: target.value.value,
      unit: target.unit.value,
    })),
    tasks: reading.tasks.map(task => ({
      section: task.section,
      text: task.text.value,
      lead: task.lead.value.map(mention => mention.name),
      coordinate: task.coordinate.value.map(mention => mention.name),
      recurrence: task.recurrence.value,
      due: task.due.value,
      dueText: task.dueText.value,
    })),
    responsibilities: reading.responsibilities.map(duty => ({
      section: duty.section,
      agency: duty.agency.value,
      text: duty.text.value,
    })),
    reporting: reading.reporting.map(entry => ({
      who: entry.who.value,
      to: entry.to.value,
      dueText: entry.dueText.value,
      monthDay: entry.monthDay.value,
      frequency: entry.frequency.value,
    })),
  }
}
