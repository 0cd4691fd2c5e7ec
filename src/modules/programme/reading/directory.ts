import agencyFile from '../../../../data/gia-lai/agencies.json' with { type: 'json' }
import communes from '../../../../data/units/gia-lai-communes.json' with { type: 'json' }
import type { AgencyDirectory, AgencyKind } from './types.ts'

/** The directory of Gia Lai from the shipped data, communes and wards included: what the command line reads with. */
export function shippedDirectory(): AgencyDirectory {
  return {
    province: { code: agencyFile.province.code, name: agencyFile.province.name },
    agencies: [
      ...agencyFile.agencies.map(agency => ({
        code: agency.code,
        name: agency.name,
        kind: agency.kind as AgencyKind,
        aliases: agency.aliases,
      })),
      ...communes.map(commune => {
        const unit = `${commune.fullName.slice(0, 1).toLowerCase()}${commune.fullName.slice(1)}`
        return {
          code: commune.code,
          name: `UBND ${unit}`,
          kind: (commune.type === 'phuong' ? 'ward' : 'commune') as AgencyKind,
          aliases: [`Ủy ban nhân dân ${unit}`],
        }
      }),
    ],
    groups: agencyFile.groups.map(group => ({ code: group.code, name: group.name, aliases: group.aliases })),
  }
}
