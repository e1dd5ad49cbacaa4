import { actorOf } from '../access.ts'
import type { Handlers } from '../handlers.ts'
import type { House } from '../house.ts'
import { discardLocal, localList, previewLocal, publishLocal, saveLocal, withdrawLocal } from './administer.ts'

type LocalHandlers = Pick<
  Handlers,
  'locals' | 'saveLocal' | 'previewLocal' | 'discardLocal' | 'publishLocal' | 'withdrawLocal' | 'makeLocal'
>

export function localHandlers(house: House): LocalHandlers {
  return {
    locals: () => localList(house),
    saveLocal: ({ caller, body: { id, draft } }) => {
      saveLocal(house, id, draft, actorOf(caller))
      return localList(house)
    },
    previewLocal: ({ caller, body: { id, draft } }) => previewLocal(house, id, draft, actorOf(caller)),
    discardLocal: ({ caller, body }) => {
      discardLocal(house, body.id, actorOf(caller))
      return localList(house)
    },
    publishLocal: ({ caller, body: { id, version } }) => {
      publishLocal(house, id, version, actorOf(caller))
      return localList(house)
    },
    withdrawLocal: ({ caller, body: { id, reason } }) => {
      withdrawLocal(house, id, reason, actorOf(caller))
      return localList(house)
    },
    makeLocal: () => {
      house.making.start()
      return localList(house)
    },
  }
}
