import type { retentionRoutes } from '../contract/index.ts'
import { actorOf } from './access.ts'
import type { Handlers } from './handlers.ts'
import type { House } from './house.ts'
import { decidePeriod } from './retention.ts'

/** The handlers of `retentionRoutes`: each answers how things stand afterwards. */
export function retentionHandlers(house: House): Pick<Handlers, keyof typeof retentionRoutes> {
  return {
    retention: () => house.retention.state(),
    applyRetention: async ({ caller, body }) => {
      house.retention.begin(actorOf(caller).id, body.word)
      return house.retention.state()
    },
    setRetentionPeriod: async ({ caller, body }) => {
      decidePeriod(house, body.class, body.months, actorOf(caller))
      return house.retention.state()
    },
  }
}
