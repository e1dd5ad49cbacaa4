import { exportRoutes, type Fault, type Query } from '../../contract/index.ts'
import type { TextEffects } from '../../privacy/index.ts'
import { actorOf } from '../access.ts'
import type { Handlers } from '../handlers.ts'
import type { House } from '../house.ts'
import { sha256Of } from '../sha256.ts'
import { dispositionOf, fileName, typeOf } from './file-name.ts'
import type { Press } from './press.ts'
import { taskOf } from './task.ts'
import { openUnderWay } from './under-way.ts'

const route = `POST ${exportRoutes.exportPack.path}`

/** Files made of figures. Each is noted with the hash of its bytes before it leaves. */
export function exportHandlers(house: House, press: Press, turn: TextEffects['turn']): Pick<Handlers, keyof typeof exportRoutes> {
  const underWay = openUnderWay()
  return {
    exports: async ({ caller }) => ({ exports: underWay.of(actorOf(caller).id) }),
    exportPack: ({ caller, body, reply, leaving }) => {
      const actor = actorOf(caller)
      const { protocol, host } = reply.request
      const refused = (fault: Fault, question: Query): void => house.refusals.note(caller, fault, { route, question })
      return underWay.run(
        actor.id,
        body,
        async (progress) => {
          const generation = body.pack.generation ?? (await house.warehouse.current()).id
          const asking = { actor, wanted: body, origin: `${protocol}://${host}` }
          const task = await taskOf(house, asking, generation, { turn, leaving, refused }, progress)
          progress.writing()
          const { bytes, ...counted } = await press.write(task, leaving)
          const questions = task.asked.flatMap((one) => ('fault' in one ? [] : [one.query]))
          house.audit.note({
            ...{ at: new Date().toISOString(), kind: 'export', actor: actor.id, role: actor.role, about: sha256Of(bytes) },
            question: JSON.stringify({ format: body.format, for: body.for, questions }),
            ...{ generation, ...counted },
          })
          reply.type(typeOf(body.format))
          reply.header('content-disposition', dispositionOf(fileName(body.pack, generation, body.format, body.for)))
          return bytes
        },
        leaving,
      )
    },
  }
}
