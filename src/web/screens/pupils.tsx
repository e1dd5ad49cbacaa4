import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { PupilClasses, PupilList, PupilPurpose } from '../../contract/index.ts'
import { formatExact, inSentence, logWords, pupilWords, words } from '../../picture/index.ts'
import { getPupilClasses, getPupils } from '../log-api.ts'
import { Field } from '../parts/field.tsx'
import { Trouble } from '../parts/form.tsx'
import { Problem } from '../parts/notice.tsx'
import { Picker } from '../parts/picker.tsx'
import { ChartSkeleton } from '../parts/skeleton.tsx'

const said = pupilWords
const purposes = Object.entries(logWords.purposes).map(([id, label]) => ({ id, label }))
const isPurpose = (id: string | undefined): id is PupilPurpose => id !== undefined && Object.hasOwn(logWords.purposes, id)

/** Pupils by name, once a purpose has been chosen. Nothing is fetched before the button is pressed: each view is noted. */
export function PupilsPage({ csrf }: { readonly csrf: string }) {
  const classes = useQuery({ queryKey: ['pupilClasses'], queryFn: getPupilClasses })
  return (
    <div className="stack pupils">
      <header className="page-head">
        <h1>{words.pages.pupils}</h1>
        <p>{said.lead}</p>
      </header>
      {classes.isError ? <Problem problem={classes.error} retry={() => classes.refetch()} /> : null}
      {classes.isPending ? <ChartSkeleton height={60} /> : null}
      {classes.data === undefined ? null : <Choosing classes={classes.data.classes} csrf={csrf} />}
    </div>
  )
}

function Choosing({ classes, csrf }: { readonly classes: PupilClasses['classes']; readonly csrf: string }) {
  const [purpose, setPurpose] = useState<PupilPurpose | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [year, setYear] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const list = useMutation({ mutationFn: (asked: Parameters<typeof getPupils>[0]) => getPupils(asked, csrf), gcTime: 0 })
  const found = classes.find(({ id }) => id === chosen)
  const schoolYear = found?.schoolYears.find((each) => each === year) ?? found?.schoolYears[0]
  // what is shown belongs to the choice it was fetched for
  const anew = (change: () => void): void => {
    list.reset()
    change()
  }
  if (classes.length === 0) return <p>{said.noClasses}</p>
  return (
    <>
      <div className="filters">
        <Picker
          label={said.purpose}
          value={purpose === null ? said.choose : logWords.purposes[purpose]}
          options={purposes}
          chosen={purpose === null ? [] : [purpose]}
          most={1}
          choose={([id]) => anew(() => setPurpose(isPurpose(id) ? id : null))}
        />
        {purpose === null ? null : (
          <Picker
            label={said.class}
            value={found === undefined ? said.choose : `${found.label}, ${found.school}`}
            options={classes.map(({ id, label, school }) => ({ id, label: `${label}, ${school}` }))}
            chosen={chosen === null ? [] : [chosen]}
            most={1}
            choose={([id]) => anew(() => setChosen(id ?? null))}
          />
        )}
        {purpose === null || found === undefined ? null : (
          <Picker
            label={said.schoolYear}
            value={schoolYear ?? said.choose}
            options={found.schoolYears.map((id) => ({ id, label: id }))}
            chosen={schoolYear === undefined ? [] : [schoolYear]}
            most={1}
            choose={([id]) => anew(() => setYear(id ?? null))}
          />
        )}
      </div>
      {purpose === null ? null : (
        <Field
          label={said.note}
          name="note"
          value={note}
          change={(text) => anew(() => setNote(text.slice(0, 200)))}
          autoComplete="off"
          hint={said.noteHint}
          required={false}
        />
      )}
      <div>
        <Button
          className="button primary"
          isDisabled={purpose === null || found === undefined || schoolYear === undefined || list.isPending}
          onPress={() => {
            if (purpose !== null && chosen !== null && schoolYear !== undefined)
              list.mutate({ class: chosen, schoolYear, purpose, ...(note.trim() === '' ? {} : { note: note.trim() }) })
          }}
        >
          {said.show}
        </Button>
      </div>
      <Trouble problem={list.error} title={said.problem} />
      {list.data === undefined ? null : <PupilsCard list={list.data} />}
    </>
  )
}

function PupilsCard({ list }: { readonly list: PupilList }) {
  const title = said.title(list.class, list.school, list.schoolYear)
  const { meritValue, subjects } = list.leftOut
  const noGrades = subjects.length > 0 && list.subjects.length === 0
  const gone = [...(meritValue ? [said.meritValue] : []), ...(noGrades ? [said.grades] : subjects.map(({ label }) => label))]
  return (
    <section className="card">
      <h2>{title}</h2>
      {list.pupils.length === 0 ? <p>{said.nobody}</p> : null}
      {gone.length === 0 ? null : <p>{said.leftOut(gone.map((name, at) => (at === 0 ? name : inSentence(name))))}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard */}
      <section className="scroll" aria-label={title} tabIndex={0}>
        <table className="left">
          <thead>
            <tr>
              <th scope="col">{said.name}</th>
              {list.leftOut.meritValue ? null : (
                <th scope="col" className="number">
                  {said.meritValue}
                </th>
              )}
              {list.subjects.map(({ id, label }) => (
                <th key={id} scope="col" title={label}>
                  {id}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {list.pupils.map((pupil, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two pupils may have one name, and the rows never move
              <tr key={row}>
                <th scope="row">
                  {pupil.familyName}, {pupil.givenName}
                </th>
                {list.leftOut.meritValue ? null : (
                  <td className="number">{pupil.meritValue === null ? words.marks.missing : formatExact(pupil.meritValue)}</td>
                )}
                {list.subjects.map(({ id }) => (
                  <td key={id}>{pupil.grades.find(({ subject }) => subject === id)?.grade ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="notes">{said.protected}</p>
    </section>
  )
}
