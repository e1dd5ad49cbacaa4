import type { Role } from '../../contract/index.ts'
import type { Account } from '../../store/index.ts'
import type { House } from '../house.ts'

/**
 * Whether the account must have codes turned on before anything but itself is open: whoever runs the product, and an account kept
 * for the day the identity provider is down. Who comes by an identity provider proves it there.
 */
export function codeNeeded(account: Account, role: Role | null): boolean {
  return !account.hasCode && asksForCode(account, role === 'coordinator')
}

/** Whether codes may not be turned off, whatever role is acted in just now. */
export function codeMustStay(house: House, account: Account): boolean {
  return asksForCode(account, house.isAdministrator(account.id))
}

function asksForCode({ kind }: Account, administrates: boolean): boolean {
  return kind === 'breakGlass' || (kind === 'local' && administrates)
}
