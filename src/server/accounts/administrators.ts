import { swedishDay } from '../../picture/index.ts'
import type { Grants } from '../../store/index.ts'
import { stored } from '../words/stored.ts'

/** Who runs the product: accounts with a coordinator's grant. */
export interface Administrators {
  readonly isAdministrator: (account: string) => boolean
  /** Gives the coordinator's role, from today and until withdrawn. */
  readonly giveAdministration: (account: string, by: string) => void
  /** Whether anybody has ever been given it: then there is nothing to set up. */
  readonly hasHadAdministrator: () => boolean
}

export function administratorsAmong(grants: Grants): Administrators {
  return {
    isAdministrator: (account) => grants.inForce(account, swedishDay(new Date())).some(({ role }) => role === 'coordinator'),
    giveAdministration: (account, by) => {
      const scope = { role: 'coordinator', school: null, class: null, subjects: null } as const
      grants.give(
        account,
        { ...scope, validFrom: swedishDay(new Date()), validTo: null, reason: stored.firstCoordinator },
        { origin: 'hand', by },
      )
    },
    hasHadAdministrator: () => grants.history(null).some(({ role }) => role === 'coordinator'),
  }
}
