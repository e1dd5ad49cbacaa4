import type { Versions, versionRoutes } from '../../contract/index.ts'
import { keptVersions, rollback } from '../../load/index.ts'
import { actorOf } from '../access.ts'
import { noteEvent } from '../accounts/begin-session.ts'
import type { Handlers } from '../handlers.ts'
import type { House } from '../house.ts'
import { builder, rollbackEntry } from '../loading.ts'
import { changesBetween } from './changes.ts'

/** The handlers of `versionRoutes`. */
export function versionHandlers(house: House): Pick<Handlers, keyof typeof versionRoutes> {
  const { data, warehouse, duties } = house
  const versions = (): Versions => ({ versions: [...keptVersions(data)] })
  return {
    versions: async () => versions(),
    compareVersions: async ({ body: { from, to } }) => changesBetween(await warehouse.at(from), await warehouse.at(to)),
    rollback: async ({ body: { generation }, caller }) => {
      const from = await rollback(data, generation, { builder })
      if (from !== null) {
        noteEvent(house, { ...rollbackEntry(from, generation), actor: actorOf(caller).id })
        await duties.refresh()
      }
      return versions()
    },
  }
}
