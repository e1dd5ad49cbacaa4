import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Catalogue, PlacedBlock, PreviewAs, PreviewedBlock, Report, ReportPreview } from '../../../contract/index.ts'
import { blockFor, reportWords, words } from '../../../picture/index.ts'
import { membersOf } from '../../choice.ts'
import { previewReport } from '../../report-api.ts'
import { Trouble } from '../form.tsx'
import { type Option, Picker } from '../picker.tsx'
import { ChartSkeleton } from '../skeleton.tsx'
import { QuestionFigure } from './question-figure.tsx'
import { placeOf, sayChoice, titleOfBlock } from './reading-choice.ts'
import { type Found, People } from './share-adder.tsx'

const said = reportWords.sharing
const roles = Object.keys(reportWords.everyIn) as (keyof typeof reportWords.everyIn)[]

interface PreviewParts {
  readonly report: Report
  readonly catalogue: Catalogue
  readonly csrf: string
}

/** What somebody else would see of a report, less what one does not see oneself. Asked for by a press: each look is noted. */
export function Preview({ report, catalogue, csrf }: PreviewParts) {
  const [role, setRole] = useState<(typeof roles)[number] | null>(null)
  const [within, setWithin] = useState<string | null>(null)
  const looking = useMutation({ mutationFn: (as: PreviewAs) => previewReport(report.id, as, csrf), gcTime: 0 })
  const as = role === null ? null : asRole(role, within)
  const parts = partsOf(role, catalogue)
  return (
    <section className="card preview">
      <h2>{said.preview}</h2>
      <p>{said.previewLead}</p>
      <div className="filters">
        <Picker
          label={said.reader}
          value={role === null ? said.chooseRole : words.roles[role]}
          options={roles.map((id) => ({ id, label: words.roles[id] }))}
          chosen={role === null ? [] : [role]}
          most={1}
          choose={([id]) => {
            const chosen = roles.find((one) => one === id) ?? null
            setRole(chosen)
            setWithin(partsOf(chosen, catalogue)?.options[0]?.id ?? null)
          }}
        />
        {parts === null ? null : (
          <Picker
            label={parts.label}
            value={parts.options.find(({ id }) => id === within)?.label ?? said.chooseReader}
            options={parts.options}
            chosen={within === null ? [] : [within]}
            most={1}
            choose={([id]) => setWithin(id ?? null)}
          />
        )}
        <Button
          className="button"
          isDisabled={as === null || looking.isPending}
          onPress={() => as !== null && looking.mutate(as)}
        >
          {said.look}
        </Button>
      </div>
      <People
        csrf={csrf}
        without={[report.owner.id]}
        label={said.searchReader}
        act={said.look}
        actOn={said.lookAs}
        choose={({ id }: Found) => looking.mutate({ kind: 'person', person: id })}
      />
      <Trouble problem={looking.error} title={said.previewProblem} />
      <div role="status">{looking.isPending ? <p className="quiet">{said.looking}</p> : null}</div>
      {looking.isPending ? <ChartSkeleton height={120} /> : null}
      {looking.data === undefined ? null : <Seen report={report} catalogue={catalogue} preview={looking.data} />}
    </section>
  )
}

function asRole(role: (typeof roles)[number], within: string | null): PreviewAs | null {
  if (role === 'principal') return within === null ? null : { kind: 'role', role, school: within }
  if (role === 'teacher') return within === null ? null : { kind: 'role', role, class: within }
  return { kind: 'role', role }
}

/** What a role is held for, among what one may name oneself. */
function partsOf(
  role: (typeof roles)[number] | null,
  catalogue: Catalogue,
): { label: string; options: readonly Option[] } | null {
  const schools = membersOf(catalogue, 'school')
  if (role === 'principal') return { label: said.school, options: schools.map(({ id, label }) => ({ id, label })) }
  if (role !== 'teacher') return null
  const nameOf = (id: string | null): string => schools.find((school) => school.id === id)?.label ?? ''
  const classes = membersOf(catalogue, 'class').map(({ id, label, parent }) => ({ id, label: `${label}, ${nameOf(parent)}` }))
  return { label: said.class, options: classes }
}

interface SeenParts {
  readonly report: Report
  readonly catalogue: Catalogue
  readonly preview: ReportPreview
}

function Seen({ report, catalogue, preview: { about, choice, blocks } }: SeenParts) {
  return (
    <div className="stack">
      <p className="preview-as">
        <strong>{said.as(about)}</strong> <span className="quiet">{sayChoice(choice, catalogue)}</span>
      </p>
      {blocks.length === 0 ? <p>{said.noQuestions}</p> : null}
      {blocks.map((seen) => {
        const placed = report.content.blocks.find(({ block }) => block.id === seen.block)
        return placed === undefined ? null : (
          <SeenBlock key={seen.block} placed={placed} seen={seen} catalogue={catalogue} choice={choice} />
        )
      })}
    </div>
  )
}

interface SeenBlockParts {
  readonly placed: PlacedBlock
  readonly seen: PreviewedBlock
  readonly catalogue: Catalogue
  readonly choice: ReportPreview['choice']
}

function SeenBlock({ placed, seen, catalogue, choice }: SeenBlockParts) {
  const block = blockFor(placed, choice)
  const { state, message, figures, answer } = seen
  if (block.kind !== 'question') return null
  const title = titleOfBlock(block, placed.keeps, catalogue)
  return (
    <article className="seen">
      <h3>
        {title} <span className={`seen-state ${state}`}>{said.short[state]}</span>
      </h3>
      <p>{said.states[state]}</p>
      {message === null ? null : <p className="quiet">{state === 'refused' ? said.reply(message) : said.ownReply(message)}</p>}
      {figures.hiddenForReader === 0 ? null : <p className="quiet">{said.lacks(figures.hiddenForReader)}</p>}
      {figures.hiddenForYou === 0 ? null : <p className="quiet">{said.unknown(figures.hiddenForYou)}</p>}
      {answer === null || state === 'empty' ? null : (
        <details>
          <summary>{said.show}</summary>
          <QuestionFigure
            view={block.view}
            title={title}
            answer={answer}
            catalogue={catalogue}
            place={placed.keeps.unit ? '' : placeOf(choice, catalogue)}
            level={3}
            wide={false}
            tableOpen={false}
            again={() => undefined}
          />
        </details>
      )}
    </article>
  )
}
