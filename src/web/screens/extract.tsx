import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { ExtractPurpose, PupilExtract, PupilExtractFileRequest, PupilExtractRequest } from '../../contract/index.ts'
import { extractWords, formatInstant } from '../../picture/index.ts'
import { getExtract, getExtractFile } from '../log-api.ts'
import { ExtractCards } from '../parts/extract-cards.tsx'
import { Fact } from '../parts/fact.tsx'
import { Field } from '../parts/field.tsx'
import { Form, Trouble } from '../parts/form.tsx'
import { Choice } from '../parts/lines.tsx'
import { ChartSkeleton } from '../parts/skeleton.tsx'
import { saveFile } from '../save-file.ts'

const said = extractWords
const purposes = Object.entries(said.purposes)
const isPurpose = (id: string): id is ExtractPurpose => Object.hasOwn(said.purposes, id)

/**
 * The data protection officer's page: who has seen a pupil, and all that is stored. The number goes in the request's body and stands in
 * no address; what is shown belongs to the number and purpose it was fetched for, and is kept by nobody but the page.
 */
export function ExtractPage({ csrf }: { readonly csrf: string }) {
  const [number, setNumber] = useState('')
  const [purpose, setPurpose] = useState<ExtractPurpose>('accessRequest')
  const extract = useMutation({ mutationFn: (request: PupilExtractRequest) => getExtract(request, csrf), gcTime: 0 })
  // people write blanks in numbers; the server takes digits and signs
  const request: PupilExtractRequest = { personalNumber: number.replace(/\s/g, ''), purpose }
  const anew = (change: () => void): void => {
    extract.reset()
    change()
  }
  return (
    <div className="stack">
      <header className="page-head">
        <h1>{said.heading}</h1>
        <p>{said.lead}</p>
      </header>
      <section className="card">
        <Form
          label={said.heading}
          submit={said.show}
          sending={extract.isPending}
          problem={extract.error}
          problemTitle={said.problem}
          send={() => extract.mutate(request)}
        >
          <Field
            label={said.personalNumber}
            name="number"
            value={number}
            change={(text) => anew(() => setNumber(text))}
            autoComplete="off"
            inputMode="numeric"
            hint={said.personalNumberHint}
          />
          <Choice
            label={said.purpose}
            value={purpose}
            options={purposes}
            change={(id) => anew(() => isPurpose(id) && setPurpose(id))}
          />
        </Form>
      </section>
      {extract.isPending ? (
        <section className="card" aria-busy="true">
          <p className="visually-hidden" role="status">
            {said.fetching}
          </p>
          <ChartSkeleton height={160} />
        </section>
      ) : null}
      {extract.data === undefined ? null : <Shown extract={extract.data} request={request} csrf={csrf} />}
    </div>
  )
}

interface ShownParts {
  readonly extract: PupilExtract
  readonly request: PupilExtractRequest
  readonly csrf: string
}

function Shown({ extract, request, csrf }: ShownParts) {
  const file = useMutation({
    mutationFn: (wanted: PupilExtractFileRequest) => getExtractFile(wanted, csrf),
    onSuccess: saveFile,
    gcTime: 0,
  })
  const { givenName, familyName, personalNumber, protection, generation, asOf } = extract
  const name = `${givenName} ${familyName}`.trim()
  return (
    <>
      <section className="card" tabIndex={-1} ref={focus}>
        <h2>{said.of(name === '' ? said.nameless : name)}</h2>
        <dl className="facts">
          <Fact name={said.personalNumber} value={said.number(personalNumber)} />
          <Fact name={said.protection} value={said.protections[protection]} />
        </dl>
        <p className="quiet">{said.asOf(generation, formatInstant(asOf))}</p>
        <Trouble problem={file.error} title={said.fileProblem} />
        <div className="actions">
          {(['csv', 'json'] as const).map((format) => (
            <Button
              key={format}
              className="button"
              isDisabled={file.isPending}
              onPress={() => file.mutate({ ...request, format })}
            >
              {said[format]}
            </Button>
          ))}
        </div>
      </section>
      <ExtractCards extract={extract} />
      <p className="notes">{said.notes}</p>
    </>
  )
}

// what came of the form is read next
const focus = (section: HTMLElement | null): void => section?.focus()
