import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Catalogue, Person, PlacedBlock } from '../../contract/index.ts'
import { reportWords, words } from '../../picture/index.ts'
import { blockOfChoice } from '../block-question.ts'
import { type Choice, labelOf, only } from '../choice.ts'
import { createReport, getReport, getReports, removeReport, restoreReport, saveReport } from '../report-api.ts'
import { Field } from './field.tsx'
import { Form } from './form.tsx'
import { Going } from './link.tsx'
import { Picker } from './picker.tsx'
import { addressOf } from './report/telling.ts'

const said = reportWords.saving
const fresh = ''

interface Saved {
  readonly id: string
  readonly title: string
  readonly undo: () => Promise<unknown>
}

/** Puts a block last in a report, or (`report` null) in a new one of that title. Answers where it is, and the way back. */
export async function saveToReport(placed: PlacedBlock, report: string | null, title: string, csrf: string): Promise<Saved> {
  if (report === null) {
    const made = await createReport({ title, lead: null, period: null, unit: 'own', blocks: [placed] }, csrf)
    return { id: made.id, title, undo: () => removeReport(made.id, csrf) }
  }
  const { content, version } = await getReport(report, csrf)
  const after = await saveReport(report, version, { ...content, blocks: [...content.blocks, placed] }, csrf)
  return { id: report, title: after.title, undo: () => restoreReport(report, after.version, version, csrf) }
}

interface SaveParts {
  readonly choice: Choice
  readonly catalogue: Catalogue
  readonly person: Person
  /** what a new report is called at first */
  readonly title: string
  readonly csrf: string
}

/** Where a question is looked at: the way to put it in a report. */
export function SaveToReport({ choice, catalogue, person, title, csrf }: SaveParts) {
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const block = () => blockOfChoice(choice, crypto.randomUUID().slice(0, 8), catalogue, person)
  const forget = (): void => void client.invalidateQueries({ queryKey: ['reports'] })
  const saving = useMutation({
    mutationFn: ({ report, named }: { readonly report: string | null; readonly named: string }) =>
      saveToReport(block(), report, named, csrf),
    onSuccess: () => {
      setOpen(false)
      forget()
    },
  })
  const undoing = useMutation({
    mutationFn: (saved: Saved) => saved.undo(),
    onSuccess: () => {
      saving.reset()
      forget()
    },
  })
  const saved = saving.data
  return (
    <div className="save-to-report">
      {open ? (
        <Where
          title={title}
          follows={sayKeeps(block(), choice, catalogue)}
          sending={saving.isPending}
          problem={saving.error}
          save={(report, named) => saving.mutate({ report, named })}
          cancel={() => setOpen(false)}
        />
      ) : (
        <Button className="button primary" onPress={() => setOpen(true)}>
          {said.open}
        </Button>
      )}
      <div role="status">
        {saved === undefined || open ? null : (
          <p className="saved-to">
            {said.saved(saved.title)} <Going href={addressOf(saved.id)}>{said.show}</Going>{' '}
            <Button className="link-button" onPress={() => undoing.mutate(saved)}>
              {reportWords.editing.undo}
            </Button>
          </p>
        )}
      </div>
    </div>
  )
}

/** What of the question follows the report it is put in, and what does not. */
function sayKeeps({ keeps }: PlacedBlock, choice: Choice, catalogue: Catalogue): string {
  const school = only(choice, 'school')
  const kept = [
    keeps.period && choice.period.kind === 'year' ? words.mirror.schoolYear(choice.period.year) : null,
    keeps.unit ? (school === null ? said.itsPlace : labelOf(catalogue, 'school', school)) : null,
  ].filter((what) => what !== null)
  return kept.length === 0 ? said.follows : said.keeps(words.list(kept))
}

interface WhereParts {
  readonly title: string
  readonly follows: string
  readonly sending: boolean
  readonly problem: Error | null
  readonly save: (report: string | null, title: string) => void
  readonly cancel: () => void
}

function Where({ title, follows, sending, problem, save, cancel }: WhereParts) {
  const reports = useQuery({ queryKey: ['reportsToSaveIn'], queryFn: getReports, staleTime: 0 })
  const [report, setReport] = useState(fresh)
  const [named, setNamed] = useState(title)
  const mine = (reports.data?.reports ?? []).filter(({ may }) => may !== 'read')
  const options = [{ id: fresh, label: said.freshLong }, ...mine.map(({ id, title: label }) => ({ id, label }))]
  return (
    <section className="card">
      <h2>{said.heading}</h2>
      <Form
        label={said.heading}
        submit={said.save}
        sending={sending}
        problem={problem ?? reports.error}
        problemTitle={said.problem}
        primary={false}
        send={() => save(report === fresh ? null : report, named.trim())}
        beside={
          <Button className="button" onPress={cancel}>
            {said.cancel}
          </Button>
        }
      >
        <div className="filters">
          <Picker
            label={said.to}
            value={report === fresh ? said.fresh : (options.find(({ id }) => id === report)?.label ?? '')}
            options={options}
            chosen={[report]}
            most={1}
            choose={([id = fresh]) => setReport(id)}
          />
        </div>
        {report === fresh ? (
          <Field
            label={said.title}
            name="new-report"
            value={named}
            change={(text) => setNamed(text.slice(0, 200))}
            autoComplete="off"
          />
        ) : null}
        <p className="quiet">{follows}</p>
      </Form>
    </section>
  )
}
