import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { GrantList } from '../../contract/index.ts'
import { formatDate, formatInstant, grantWords, words } from '../../picture/index.ts'
import { withdrawGrant } from '../grant-api.ts'
import { Field } from './field.tsx'
import { Form } from './form.tsx'

const said = grantWords
type Person = GrantList['people'][number]
export type HeldGrant = Person['grants'][number]

interface LinesParts {
  readonly person: Person
  readonly csrf: string
  readonly withdrawn: (list: GrantList, person: Person, grant: HeldGrant) => void
}

export const whatOf = ({ role, scope }: HeldGrant): string =>
  scope === '' ? words.roles[role] : `${words.roles[role]}, ${scope}`

/** A person with what is in force, and on demand what is not any longer. */
export function GrantLines({ person, csrf, withdrawn }: LinesParts) {
  const inForce = person.grants.filter((grant) => grant.inForce)
  const past = person.grants.filter((grant) => !grant.inForce)
  return (
    <li className="row">
      <div>
        <p className="row-name">
          {person.name} {person.closed ? <span className="status stopped">{said.closedAccount}</span> : null}
        </p>
        {person.demo === null ? null : <p className="quiet">{said.demo(person.demo)}</p>}
        {inForce.length === 0 && person.demo === null ? <p className="quiet">{said.none}</p> : null}
        <ul className="grants">
          {inForce.map((grant) => (
            <InForce key={keyOf(grant)} grant={grant} person={person} csrf={csrf} withdrawn={withdrawn} />
          ))}
        </ul>
        {past.length === 0 ? null : (
          <details>
            <summary>{said.earlier(past.length)}</summary>
            <ul className="grants">
              {past.map((grant) => (
                <li key={keyOf(grant)}>
                  <p>{whatOf(grant)}</p>
                  <p className="quiet">{toldOf(grant)}</p>
                  {grant.withdrawn === null ? null : (
                    <p className="quiet">{said.taken(formatInstant(grant.withdrawn.at), grant.withdrawn.reason)}</p>
                  )}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </li>
  )
}

const keyOf = (grant: HeldGrant): string => `${grant.id} ${grant.origin} ${grant.role} ${grant.scope} ${grant.validFrom}`

const toldOf = ({ origin, reason, validFrom, validTo }: HeldGrant): string =>
  [grantWords.held.origins[origin], said.days(formatDate(validFrom), validTo === null ? null : formatDate(validTo)), reason].join(
    ' · ',
  )

function InForce({ grant, person, csrf, withdrawn }: LinesParts & { readonly grant: HeldGrant }) {
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const withdrawing = useMutation({
    mutationFn: (id: number) => withdrawGrant(id, reason.trim(), csrf),
    onSuccess: (list) => withdrawn(list, person, grant),
  })
  const { id } = grant
  return (
    <li>
      <div className="grant">
        <div>
          <p>{whatOf(grant)}</p>
          <p className="quiet">{toldOf(grant)}</p>
        </div>
        {id === null ? null : (
          <Button
            className="button"
            aria-expanded={asking}
            aria-label={said.withdrawOf(whatOf(grant), person.name)}
            onPress={() => setAsking(!asking)}
          >
            {said.withdraw}
          </Button>
        )}
      </div>
      {id === null ? <p className="quiet">{said.duty}</p> : null}
      {asking && id !== null ? (
        <Form
          label={said.withdrawOf(whatOf(grant), person.name)}
          submit={said.withdraw}
          primary={false}
          sending={withdrawing.isPending}
          problem={withdrawing.error}
          problemTitle={said.problem}
          send={() => withdrawing.mutate(id)}
        >
          <Field label={said.withdrawReason} name="reason" value={reason} change={setReason} autoComplete="off" first />
        </Form>
      ) : null}
    </li>
  )
}
