import type { signInRoutes } from '../../contract/index.ts'
import { actorOf } from '../access.ts'
import type { Handlers } from '../handlers.ts'
import type { House } from '../house.ts'
import { browserIn, setBrowser } from './flow-cookie.ts'
import { newSecret } from './flows.ts'
import { previewClaimRules, saveClaimRules, saveOwnAddress, saveProvider, setProviderRemoved, signInSetup } from './setup.ts'

/** The handlers of `signInRoutes`. */
export function signInHandlers(house: House): Pick<Handlers, keyof typeof signInRoutes> {
  return {
    startSignIn: async ({ caller, body, reply }) => {
      const browser = browserIn(reply.request) ?? newSecret()
      const location = await house.desk.depart(body.way, body.returnTo, browser)
      setBrowser(reply, browser)
      // Who comes back comes without the session's cookie, so a session that stands is ended before one leaves.
      if (caller.token !== null) house.sessions.end(caller.token)
      return { location }
    },
    signInRefusal: async ({ reply }) => {
      const browser = browserIn(reply.request)
      return { refusal: browser === null ? null : house.desk.refusal(browser) }
    },
    signInSetup: async () => signInSetup(house),
    saveOwnAddress: async ({ caller, body }) => {
      saveOwnAddress(house, body.address, actorOf(caller).id)
      return signInSetup(house)
    },
    saveProvider: async ({ caller, body }) => {
      await saveProvider(house, body, actorOf(caller).id)
      return signInSetup(house)
    },
    removeProvider: async ({ caller, body }) => {
      setProviderRemoved(house, body.id, body.removed, actorOf(caller).id)
      return signInSetup(house)
    },
    tryProvider: async ({ body }) => ({ findings: [...(await house.desk.trial(body))] }),
    saveClaimRules: async ({ caller, body }) => {
      saveClaimRules(house, body.rules, actorOf(caller).id)
      return signInSetup(house)
    },
    previewClaimRules: async ({ body }) => previewClaimRules(body.provider, body.claims, body.rules),
  }
}
