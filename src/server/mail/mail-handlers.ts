import { Fault, type mailRoutes } from '../../contract/index.ts'
import { actorOf } from '../access.ts'
import { noteEvent } from '../accounts/begin-session.ts'
import type { Handlers } from '../handlers.ts'
import type { House } from '../house.ts'
import { mailWords } from '../words/mail.ts'

/** The handlers of `mailRoutes`. */
export function mailHandlers(house: House): Pick<Handlers, keyof typeof mailRoutes> {
  const { mailing } = house
  return {
    mail: async () => mailing.state(),
    saveMail: async ({ body, caller }) => {
      mailing.save(body)
      const { host, port, on, to } = body.settings
      const question = JSON.stringify({ mailServer: `${host}:${port}`, on, to, newPassword: body.password !== null })
      noteEvent(house, { kind: 'settings', actor: actorOf(caller).id, purpose: 'mail', question })
      return mailing.state()
    },
    tryMail: async ({ body: { to }, caller }) => {
      const problem = await mailing.trial(to)
      noteEvent(house, {
        ...({ kind: 'settings', actor: actorOf(caller).id, purpose: 'mailTrial' } as const),
        question: JSON.stringify({ trialTo: to }),
      })
      if (problem !== null) throw new Fault('mailNotSent', { problem: mailWords.problems[problem] })
      return mailing.state()
    },
  }
}
