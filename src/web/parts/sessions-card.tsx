import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'react-aria-components/Button'
import type { OwnAccount } from '../../contract/index.ts'
import { accountWords, formatInstant, words } from '../../picture/index.ts'
import { endSessions } from '../account-api.ts'
import { go } from '../place.ts'
import { Trouble } from './form.tsx'

const said = accountWords.own

/** Where one is signed in, each to be ended by itself or all at once. */
export function SessionsCard({ account, csrf }: { readonly account: OwnAccount; readonly csrf: string }) {
  const client = useQueryClient()
  const ending = useMutation({
    mutationFn: (session: string | null) => endSessions(session, csrf),
    onSuccess: async (session) => {
      client.setQueryData(['session'], session)
      if (session.account !== null) return client.invalidateQueries({ queryKey: ['account'] })
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
      go('/')
    },
  })
  return (
    <section className="card">
      <h2>{said.sessions}</h2>
      <Trouble problem={ending.error} title={said.problem} />
      <ul className="rows">
        {account.sessions.map((session) => (
          <li key={session.id} className="row">
            <div>
              <p className="row-name">
                {session.device} {session.own ? <span className="status">{said.thisOne}</span> : null}
              </p>
              <p className="quiet">{said.session(formatInstant(session.startedAt), formatInstant(session.seenAt))}</p>
              {session.role === null ? null : <p className="quiet">{words.roles[session.role]}</p>}
            </div>
            {session.own ? null : (
              <Button
                className="button"
                aria-label={said.endOf(session.device)}
                isDisabled={ending.isPending}
                onPress={() => ending.mutate(session.id)}
              >
                {said.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className="actions">
        <Button className="button" isDisabled={ending.isPending} onPress={() => ending.mutate(null)}>
          {said.endAll}
        </Button>
      </div>
      <p className="quiet">{said.endAllHint}</p>
    </section>
  )
}
