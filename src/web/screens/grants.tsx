import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { GrantList, Session } from '../../contract/index.ts'
import { grantWords, words } from '../../picture/index.ts'
import { getGrants, giveGrant, withdrawGrant } from '../grant-api.ts'
import { Field } from '../parts/field.tsx'
import { Trouble } from '../parts/form.tsx'
import { GiveGrant } from '../parts/give-grant.tsx'
import { GrantLines, type HeldGrant, whatOf } from '../parts/grant-lines.tsx'
import { Problem } from '../parts/notice.tsx'
import { ChartSkeleton } from '../parts/skeleton.tsx'
import { type Change, Toast } from '../parts/toast.tsx'

const said = grantWords
const few = 6
type Person = GrantList['people'][number]

/** The coordinator's page of what everybody may: given, withdrawn, and why. Every change can be undone. */
export function GrantsPage({ session: { csrf } }: { readonly session: Session }) {
  const client = useQueryClient()
  const grants = useQuery({ queryKey: ['grants'], queryFn: getGrants })
  const [adding, setAdding] = useState(false)
  const [change, setChange] = useState<Change | null>(null)
  const show = (list: GrantList): void => void client.setQueryData(['grants'], list)
  const undoing = useMutation({ mutationFn: (undo: () => Promise<GrantList>) => undo(), onSuccess: show })
  const changed = (list: GrantList, told: string, undo: () => Promise<GrantList>): void => {
    show(list)
    setAdding(false)
    setChange({ told, undo: () => undoing.mutate(undo) })
  }
  return (
    <div className="stack account">
      <header className="page-head">
        <h1>{words.pages.grants}</h1>
        <p>{said.lead}</p>
      </header>
      {grants.isError ? <Problem problem={grants.error} title={said.loadProblem} retry={() => grants.refetch()} /> : null}
      {grants.isPending ? <ChartSkeleton height={200} /> : null}
      <Trouble problem={undoing.error} title={said.problem} />
      {grants.data === undefined ? null : (
        <>
          {adding ? (
            <GiveGrant
              list={grants.data}
              csrf={csrf}
              given={(list, person, what) =>
                changed(list, said.given(what, person.name), () => withdrawGrant(latestOf(list, person), said.undone, csrf))
              }
              cancel={() => setAdding(false)}
            />
          ) : (
            <div>
              <Button className="button primary" onPress={() => setAdding(true)}>
                {said.add}
              </Button>
            </div>
          )}
          <People
            list={grants.data}
            csrf={csrf}
            withdrawn={(list, person, grant) =>
              changed(list, said.withdrawn(whatOf(grant), person.name), () => giveGrant(person.account, againOf(grant), csrf))
            }
          />
        </>
      )}
      <Toast change={change} close={() => setChange(null)} />
    </div>
  )
}

/** The row that was given last has the highest number. */
const latestOf = (list: GrantList, person: Person): number =>
  Math.max(...(list.people.find(({ account }) => account === person.account)?.grants ?? []).map(({ id }) => id ?? 0))

const againOf = ({ role, school, class: group, subjects, validFrom, validTo }: HeldGrant) => ({
  ...{ role, school, class: group, subjects, validFrom, validTo, reason: said.back },
})

interface PeopleParts {
  readonly list: GrantList
  readonly csrf: string
  readonly withdrawn: (list: GrantList, person: Person, grant: HeldGrant) => void
}

function People({ list: { people }, csrf, withdrawn }: PeopleParts) {
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const found = people.filter(({ name }) => name.toLowerCase().includes(wanted))
  return (
    <section className="card">
      <h2>{said.count(people.length)}</h2>
      {people.length > few ? (
        <Field label={said.search} name="search" value={search} change={setSearch} autoComplete="off" required={false} />
      ) : null}
      {found.length === 0 ? <p className="no-match">{people.length === 0 ? said.nobody : said.noMatch}</p> : null}
      <ul className="rows">
        {found.map((person) => (
          <GrantLines key={person.account} person={person} csrf={csrf} withdrawn={withdrawn} />
        ))}
      </ul>
    </section>
  )
}
