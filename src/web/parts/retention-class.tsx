import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { RetentionPart, RetentionState } from '../../contract/index.ts'
import { formatDate, formatNumber, retentionWords } from '../../picture/index.ts'
import { setRetentionPeriod } from '../retention-api.ts'
import { Fact } from './fact.tsx'
import { Form } from './form.tsx'
import { Choice } from './lines.tsx'

const said = retentionWords
export type KeptClass = RetentionState['classes'][number]

interface ClassParts {
  readonly kept: KeptClass
  /** what is past of it; null while a run goes on */
  readonly part: RetentionPart | null
  readonly csrf: string
  readonly changed: (state: RetentionState, kept: KeptClass, months: number) => void
}

/** One class of data: what it is, how long it is kept, what of it is past, and on demand another period. */
export function RetentionClassLine({ kept, part, csrf, changed }: ClassParts) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = (): void => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    <li className="row kept">
      <div className="kept-head">
        <h3>{kept.label}</h3>
        <p className="quiet">{kept.about}</p>
      </div>
      <Facts kept={kept} part={part} />
      {part === null ? null : (
        <Button
          ref={button}
          className="button kept-change"
          aria-expanded={open}
          aria-label={said.changeOf(kept.label)}
          onPress={() => setOpen(!open)}
        >
          {said.change}
        </Button>
      )}
      {open && part !== null ? (
        <PeriodForm
          kept={kept}
          csrf={csrf}
          changed={(state, months) => {
            close()
            changed(state, kept, months)
          }}
          cancel={close}
        />
      ) : null}
    </li>
  )
}

function Facts({ kept, part }: Pick<ClassParts, 'kept' | 'part'>) {
  const { facts } = said
  const past = part !== null && part.rows + part.files > 0
  return (
    <div className="kept-facts">
      <dl className="facts">
        <Fact name={facts.kept} value={said.period(kept.months)} />
        {part === null ? null : <Fact name={facts.before} value={limitOf(part)} />}
        {past ? (
          <>
            <Fact name={facts.rows} value={formatNumber(part.rows)} />
            <Fact name={facts.files} value={formatNumber(part.files)} />
          </>
        ) : null}
        {past && part.oldest !== null && part.newest !== null ? (
          <Fact name={facts.span} value={said.span(timeOf(part.oldest), timeOf(part.newest))} />
        ) : null}
      </dl>
      {part === null || past ? null : <p className="quiet">{said.inClass}</p>}
      {past ? part.remarks.map((remark) => <p key={remark}>{remark}</p>) : null}
    </div>
  )
}

const isSchoolYear = (time: string): boolean => /^\d{4}\/\d{2}$/.test(time)
const timeOf = (time: string): string => (isSchoolYear(time) ? time : formatDate(time))
const limitOf = ({ before }: RetentionPart): string =>
  isSchoolYear(before) ? said.beforeYear(before) : said.beforeDay(formatDate(before))

interface FormParts {
  readonly kept: KeptClass
  readonly csrf: string
  readonly changed: (state: RetentionState, months: number) => void
  readonly cancel: () => void
}

function PeriodForm({ kept, csrf, changed, cancel }: FormParts) {
  const [months, setMonths] = useState(kept.months)
  const setting = useMutation({
    mutationFn: () => setRetentionPeriod(kept.class, months, csrf),
    onSuccess: (state) => changed(state, months),
  })
  return (
    <div className="row-changes">
      <Form
        label={said.changeOf(kept.label)}
        submit={said.save}
        primary={false}
        sending={setting.isPending}
        problem={setting.error}
        problemTitle={said.periodProblem}
        send={() => (months === kept.months ? cancel() : setting.mutate())}
        beside={
          <Button className="button" onPress={cancel}>
            {said.cancel}
          </Button>
        }
      >
        <Choice
          label={said.facts.kept}
          value={String(months)}
          options={periodsOf(kept).map((each) => [String(each), said.period(each)])}
          change={(value) => setMonths(Number(value))}
        />
        <p className="quiet">{said.bounds(kept.least, kept.most, kept.proposed)}</p>
      </Form>
    </div>
  )
}

/** Each month up to two years, then whole years; and the period as it is, which may have been set to another. */
function periodsOf({ least, most, months }: KeptClass): readonly number[] {
  const all = Array.from({ length: most - least + 1 }, (_, index) => least + index)
  return all.filter((each) => each <= 24 || each % 12 === 0 || each === months || each === most)
}
