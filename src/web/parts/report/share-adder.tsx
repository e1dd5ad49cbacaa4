import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Report, SharedWith } from '../../../contract/index.ts'
import { inSentence, reportWords } from '../../../picture/index.ts'
import { findReaders } from '../../report-api.ts'
import { Field } from '../field.tsx'
import { Trouble } from '../form.tsx'
import { Picker } from '../picker.tsx'

const said = reportWords.sharing
const roles = Object.keys(reportWords.everyIn) as (keyof typeof reportWords.everyIn)[]
const none = ''

interface AdderParts {
  readonly report: Report
  readonly csrf: string
  readonly share: (shared: SharedWith, name: string) => void
}

/** Whom else to share with: everybody in a role, or a person found by name. */
export function ShareAdder({ report, csrf, share }: AdderParts) {
  const shared = report.shares.map((one) => one.with)
  const left = roles.filter((role) => !shared.some((one) => one.kind === 'role' && one.role === role))
  return (
    <section className="card">
      <h2>{said.add}</h2>
      <div className="filters">
        <Picker
          label={said.role}
          value={said.chooseRole}
          options={left.map((role) => ({ id: role, label: reportWords.everyIn[role] }))}
          chosen={[none]}
          most={1}
          choose={([id]) => {
            const role = left.find((one) => one === id)
            if (role !== undefined) share({ kind: 'role', role }, inSentence(reportWords.everyIn[role]))
          }}
        />
      </div>
      <People
        csrf={csrf}
        without={[report.owner.id, ...shared.flatMap((one) => (one.kind === 'person' ? [one.person] : []))]}
        label={said.searchPerson}
        act={said.share}
        actOn={said.shareWith}
        choose={({ id, name }) => share({ kind: 'person', person: id }, name)}
      />
    </section>
  )
}

export interface Found {
  readonly id: string
  readonly name: string
  readonly about: string
}
interface PeopleParts {
  readonly csrf: string
  readonly without: readonly string[]
  readonly label: string
  readonly act: string
  readonly actOn: (name: string) => string
  readonly choose: (person: Found) => void
}

/** People who see figures, by name. Nobody is listed before something is written. */
export function People({ csrf, without, label, act, actOn, choose }: PeopleParts) {
  const [search, setSearch] = useState('')
  const sought = useDeferredValue(search.trim())
  const found = useQuery({
    queryKey: ['reportReaders', sought],
    queryFn: () => findReaders(sought, csrf),
    enabled: sought.length > 0,
    placeholderData: (before) => before,
  })
  const people = (found.data?.people ?? []).filter(({ id }) => !without.includes(id))
  return (
    <>
      <Field label={label} name="reader" value={search} change={setSearch} autoComplete="off" required={false} />
      <Trouble problem={found.error} title={said.problem} />
      {sought === '' || found.data === undefined ? null : (
        <ul className="rows" aria-label={said.person}>
          {people.length === 0 ? <li className="no-match">{said.noPerson}</li> : null}
          {people.map((person) => (
            <li key={person.id} className="row">
              <div>
                <p className="row-name">{person.name}</p>
                <p className="quiet">{person.about}</p>
              </div>
              <Button
                className="button"
                aria-label={actOn(person.name)}
                onPress={() => {
                  setSearch('')
                  choose(person)
                }}
              >
                {act}
              </Button>
            </li>
          ))}
          {found.data.more ? <li className="quiet">{said.morePeople}</li> : null}
        </ul>
      )}
    </>
  )
}
