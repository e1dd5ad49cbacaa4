import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { AuditKind, AuditPage, AuditSearch, Role } from '../../contract/index.ts'
import { logWords, words } from '../../picture/index.ts'
import { getLogCsv, searchLog } from '../log-api.ts'
import { Field } from '../parts/field.tsx'
import { Form, Trouble } from '../parts/form.tsx'
import { LogRow } from '../parts/log-row.tsx'
import { Picker } from '../parts/picker.tsx'
import { saveFile } from '../save-file.ts'

const said = logWords
const namesIn = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([id, label]) => ({ id, label }))
const isKind = (id: string | undefined): id is AuditKind => id !== undefined && Object.hasOwn(said.kinds, id)
const isRole = (id: string | undefined): id is Role => id !== undefined && Object.hasOwn(words.roles, id)

/** What was found by a search so far: older rows are added under the newer. */
interface Found extends AuditPage {
  readonly search: AuditSearch
}

/** The data protection officer's page: who has seen what. Figures stand nowhere in it, and each search is noted too. */
export function LogPage({ csrf }: { readonly csrf: string }) {
  const [written, setWritten] = useState({ person: '', text: '', from: '', to: '' })
  const [kind, setKind] = useState<AuditKind | null>(null)
  const [role, setRole] = useState<Role | null>(null)
  const [found, setFound] = useState<Found | null>(null)
  const page = useMutation({
    mutationFn: (search: AuditSearch) => searchLog(search, csrf),
    onSuccess: ({ rows, next }, search) => setFound({ search, rows, next }),
    gcTime: 0,
  })
  const older = useMutation({
    mutationFn: ({ search, next }: Found) => searchLog({ ...search, ...(next === null ? {} : { before: next }) }, csrf),
    onSuccess: ({ rows, next }, { search, rows: newer }) => setFound({ search, rows: [...newer, ...rows], next }),
    gcTime: 0,
  })
  const file = useMutation({
    mutationFn: (search: AuditSearch) => getLogCsv(search, csrf),
    onSuccess: ({ name, csv }) => saveFile({ name, text: csv }),
    gcTime: 0,
  })
  const search: AuditSearch = {
    ...Object.fromEntries(Object.entries(written).filter(([, value]) => value !== '')),
    ...(kind === null ? {} : { kind }),
    ...(role === null ? {} : { role }),
  }
  const field = (name: keyof typeof written, label: string, hint?: string) => (
    <Field
      label={label}
      name={name}
      value={written[name]}
      change={(value) => setWritten({ ...written, [name]: value })}
      autoComplete="off"
      required={false}
      {...(hint === undefined ? {} : { hint })}
    />
  )
  return (
    <div className="stack account">
      <header className="page-head">
        <h1>{words.pages.log}</h1>
        <p>{said.lead}</p>
      </header>
      <section className="card">
        <Form
          label={words.pages.log}
          submit={said.search}
          sending={page.isPending}
          problem={page.error}
          problemTitle={said.problem}
          send={() => page.mutate(search)}
          beside={
            <Button className="button" isDisabled={file.isPending} onPress={() => file.mutate(search)}>
              {said.csv}
            </Button>
          }
        >
          <div className="filters">
            <Picker
              label={said.kind}
              value={kind === null ? said.all : said.kinds[kind]}
              options={[{ id: '', label: said.all }, ...namesIn(said.kinds)]}
              chosen={[kind ?? '']}
              most={1}
              choose={([id]) => setKind(isKind(id) ? id : null)}
            />
            <Picker
              label={said.role}
              value={role === null ? said.all : words.roles[role]}
              options={[{ id: '', label: said.all }, ...namesIn(words.roles)]}
              chosen={[role ?? '']}
              most={1}
              choose={([id]) => setRole(isRole(id) ? id : null)}
            />
          </div>
          <div className="rule-fields">
            {field('person', said.person)}
            {field('text', said.text)}
            {field('from', said.from, said.dayHint)}
            {field('to', said.to, said.dayHint)}
          </div>
        </Form>
        <Trouble problem={file.error} title={said.problem} />
      </section>
      {found === null ? null : (
        <section className="card" aria-busy={page.isPending || older.isPending}>
          <h2>{said.rows}</h2>
          {found.rows.length === 0 ? <p>{said.nothing}</p> : null}
          <ol className="rows">
            {found.rows.map((row) => (
              <LogRow key={row.sequence} row={row} />
            ))}
          </ol>
          <Trouble problem={older.error} title={said.problem} />
          {found.next === null ? null : (
            <Button className="button" isDisabled={older.isPending} onPress={() => older.mutate(found)}>
              {said.older}
            </Button>
          )}
        </section>
      )}
    </div>
  )
}
