import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { AuditKind, AuditPage, AuditSearch } from '../../contract/index.ts'
import { formatInstant, formatNumber, words } from '../../picture/index.ts'
import { getLogCsv, searchLog } from '../log-api.ts'
import { Field } from '../parts/field.tsx'
import { Form, Trouble } from '../parts/form.tsx'
import { Picker } from '../parts/picker.tsx'
import { saveFile } from '../save-file.ts'

const said = words.log
const kinds = Object.entries(said.kinds).map(([id, label]) => ({ id, label }))
const isKind = (id: string | undefined): id is AuditKind => id !== undefined && Object.hasOwn(said.kinds, id)

/** The data protection officer's page: who has seen what. Figures stand nowhere in it, and each search is noted too. */
export function LogPage({ csrf }: { readonly csrf: string }) {
  const [written, setWritten] = useState({ person: '', text: '', from: '', to: '' })
  const [kind, setKind] = useState<AuditKind | null>(null)
  const page = useMutation({ mutationFn: (search: AuditSearch) => searchLog(search, csrf), gcTime: 0 })
  const file = useMutation({
    mutationFn: (search: AuditSearch) => getLogCsv(search, csrf),
    onSuccess: ({ name, csv }) => saveFile({ name, text: csv }),
    gcTime: 0,
  })
  const search: AuditSearch = {
    ...Object.fromEntries(Object.entries(written).filter(([, value]) => value !== '')),
    ...(kind === null ? {} : { kind }),
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
        <h1>{said.page}</h1>
        <p>{said.lead}</p>
      </header>
      <section className="card">
        <Form
          label={said.page}
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
              options={[{ id: '', label: said.all }, ...kinds]}
              chosen={[kind ?? '']}
              most={1}
              choose={([id]) => setKind(isKind(id) ? id : null)}
            />
          </div>
          {field('person', said.person)}
          {field('text', said.text)}
          {field('from', said.from, said.dayHint)}
          {field('to', said.to, said.dayHint)}
        </Form>
        <Trouble problem={file.error} title={said.problem} />
      </section>
      {page.data === undefined ? null : <Rows page={page.data} older={(before) => page.mutate({ ...search, before })} />}
    </div>
  )
}

function Rows({ page, older }: { readonly page: AuditPage; readonly older: (before: number) => void }) {
  const { rows, next } = page
  if (rows.length === 0) return <p>{said.nothing}</p>
  return (
    <section className="card">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard */}
      <section className="scroll" aria-label={said.page} tabIndex={0}>
        <table className="left">
          <thead>
            <tr>
              {said.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.sequence}>
                <th scope="row">{formatInstant(row.at)}</th>
                <td>{said.kinds[row.kind]}</td>
                <td>{row.name ?? said.someone(row.actor)}</td>
                <td>{row.role === null ? '' : words.roles[row.role]}</td>
                <td>{row.purpose === null ? '' : said.purpose(row.purpose)}</td>
                <td>{row.question ?? row.about ?? ''}</td>
                <td className="number">{row.pupils === 0 ? '' : formatNumber(row.pupils)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {next === null ? null : (
        <Button className="link-button" onPress={() => older(next)}>
          {said.older}
        </Button>
      )}
    </section>
  )
}
