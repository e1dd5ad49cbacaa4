import { actorOf, type Caller } from '../access.ts'
import type { Handlers } from '../handlers.ts'
import type { House } from '../house.ts'
import { accountList, closeAccount, createAccount, reopenAccount, resetAccount, setAccountStaff } from './administer.ts'
import { arrivalHandlers } from './arrivals.ts'
import { ownAccountHandlers } from './own-account.ts'

type AccountHandlers = ReturnType<typeof arrivalHandlers> &
  ReturnType<typeof ownAccountHandlers> &
  Pick<Handlers, 'accounts' | 'createAccount' | 'resetAccount' | 'closeAccount' | 'reopenAccount' | 'setAccountStaff'>

/** The handlers of `accountRoutes`. */
export function accountHandlers(house: House): AccountHandlers {
  const by = (caller: Caller): string => actorOf(caller).id
  return {
    ...arrivalHandlers(house),
    ...ownAccountHandlers(house),
    accounts: async () => accountList(house),
    createAccount: async ({ caller, body }) => createAccount(house, { ...body, kind: 'local' }, by(caller)),
    resetAccount: async ({ caller, body }) => resetAccount(house, body.account, body.removeCode, by(caller)),
    closeAccount: async ({ caller, body }) => {
      closeAccount(house, body.account, by(caller))
      return accountList(house)
    },
    reopenAccount: async ({ caller, body }) => {
      reopenAccount(house, body.account, by(caller))
      return accountList(house)
    },
    setAccountStaff: async ({ caller, body }) => {
      setAccountStaff(house, body.account, body.personalNumber, by(caller))
      return accountList(house)
    },
  }
}
