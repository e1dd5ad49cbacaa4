import type { Feeds, runRoutes } from '../../contract/index.ts'
import { listRejects } from '../../load/index.ts'
import { actorOf } from '../access.ts'
import { noteEvent } from '../accounts/begin-session.ts'
import { csvOf, quoted } from '../csv.ts'
import type { Handlers } from '../handlers.ts'
import type { House } from '../house.ts'
import { runWords } from '../words/runs.ts'

// a screen holds some; the file has them all
const mostOnScreen = 200

/** The handlers of `runRoutes`: what changes something answers how things stand afterwards. */
export function runHandlers(house: House): Pick<Handlers, keyof typeof runRoutes> {
  const { runs, data } = house
  const state = async (): Promise<Feeds> => runs.state()
  return {
    feeds: state,
    setFeed: ({ body, caller }) => {
      runs.setFeed(body)
      noteEvent(house, { kind: 'settings', actor: actorOf(caller).id, purpose: 'feed', question: JSON.stringify(body) })
      return state()
    },
    runNow: ({ body, caller }) => {
      runs.runNow(body.source, actorOf(caller).id)
      return state()
    },
    cancelRun: ({ body }) => {
      runs.cancel(body.id)
      return state()
    },
    upload: async ({ query, bytes, caller }) => {
      await runs.put(query, bytes)
      const question = JSON.stringify({ source: query.source, file: query.name })
      noteEvent(house, { kind: 'load', actor: actorOf(caller).id, purpose: 'uploaded', question })
      return state()
    },
    rejects: async ({ body }) => {
      const all = listRejects(data, body.load)
      return { rejects: all.slice(0, mostOnScreen), all: all.length }
    },
    rejectsFile: async ({ body }) => {
      const all = listRejects(data, body.load)
      const lines = all.map(({ file, line, column, value, check, reason }) =>
        [file, String(line), column, value, check, reason].map((text, at) => (at === 1 ? text : quoted(text))),
      )
      return {
        name: `${runWords.rejectsName(body.load)}.csv`,
        csv: csvOf([runWords.rejectsHeading.map(quoted), ...lines]),
        rows: all.length,
        cut: false,
      }
    },
  }
}
