import { Fault, type GrantList } from '../../contract/index.ts'
import { actorOf } from '../access.ts'
import { callerOf } from '../accounts/begin-session.ts'
import { sessionOf } from '../accounts/session-answer.ts'
import type { Handlers } from '../handlers.ts'
import type { House } from '../house.ts'
import { setToken } from '../session-cookie.ts'
import { giveGrant, grantList, withdrawGrant } from './administer.ts'
import { whyOf } from './why.ts'
import { whyQuestion } from './why-question.ts'

type GrantHandlers = Pick<Handlers, 'changeRole' | 'why' | 'whyQuestion' | 'grants' | 'giveGrant' | 'withdrawGrant'>

export function grantHandlers(house: House): GrantHandlers {
  return {
    changeRole: async ({ caller, body, reply }) => {
      const held = caller.person?.roles.some(({ role }) => role === body.role) === true
      if (!held || caller.token === null) throw new Fault('roleNotGranted', {})
      const token = house.sessions.changeRole(caller.token, body.role)
      if (token === null) throw new Fault('signInRequired', {})
      setToken(reply, token)
      return sessionOf(house, callerOf(house, token))
    },
    why: async ({ caller }) => {
      if (caller.person === null) throw new Fault('signInRequired', {})
      return whyOf(house, caller.person)
    },
    whyQuestion: async ({ caller, body }) => {
      if (caller.person === null) throw new Fault('signInRequired', {})
      return whyQuestion(house, caller.person, body.query)
    },
    grants: async () => grantList(house),
    giveGrant: async ({ caller, body: { account, ...grant } }): Promise<GrantList> => {
      giveGrant(house, account, grant, actorOf(caller).id)
      return grantList(house)
    },
    withdrawGrant: async ({ caller, body }): Promise<GrantList> => {
      withdrawGrant(house, body.id, body.reason, actorOf(caller).id)
      return grantList(house)
    },
  }
}
