import { memo, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Catalogue, ChartForm, Person } from '../../contract/index.ts'
import { exploreWords, inSentence, sayTime, words } from '../../picture/index.ts'
import type { Choice, FilterName, ReferenceName } from '../choice.ts'
import {
  filterable,
  knows,
  labelOf,
  measureOf,
  membersFor,
  membersOf,
  mostMeasures,
  mostSplits,
  references,
  spans,
  splits,
  suited,
  timesFollowed,
} from '../choice.ts'
import { following, goesWithFollowing, stepsOffered } from '../followed.ts'
import { Icon } from './icons.tsx'
import type { Option } from './picker.tsx'
import { Picker } from './picker.tsx'

export interface QuestionBarParts {
  readonly choice: Choice
  readonly catalogue: Catalogue
  readonly person: Person
  /** forms that suit what is shown, the usual one first */
  readonly forms: readonly ChartForm[]
  /** `told` says what changed, for the undo toast */
  readonly change: (next: Choice, told: string) => void
}

const say = exploreWords
const everything = 'alla'

/** The question as chips; each opens its picker. Chips that the measures have no use for are not there. */
export const QuestionBar = memo(function QuestionBar(parts: QuestionBarParts) {
  const { choice } = parts
  const [added, setAdded] = useState<FilterName | null>(null)
  const offered = filterable.filter((name) => isOffered(name, parts))
  const standing = offered.filter((name) => name === 'school' || name === added || choice.filters[name] !== undefined)
  return (
    // biome-ignore lint/a11y/useSemanticElements: the chips act at once and are no form
    <div className="filters asking" role="group" aria-label={say.chips}>
      <MeasurePicker {...parts} />
      <SplitPicker {...parts} />
      <PeriodPicker {...parts} />
      {standing.map((name) => (
        <FilterPicker key={name} {...parts} name={name} opens={name === added} />
      ))}
      <AgainstPicker {...parts} />
      <FormPicker {...parts} />
      <AddPicker offered={offered.filter((name) => !standing.includes(name))} add={setAdded} />
    </div>
  )
})

/** Splits and conditions that the measures know, have something to choose among, and go with what else is chosen. */
const isOffered = (name: string, { choice, catalogue, person }: QuestionBarParts): boolean =>
  knows(choice, catalogue, name) &&
  membersFor(choice, catalogue, name).length > 1 &&
  (choice.followed === null || goesWithFollowing(name, person))

const listed = (labels: readonly string[], nothing: string): string => {
  const [first, ...others] = labels
  if (first === undefined) return nothing
  return others.length === 0 ? first : labels.length === 2 ? labels.join(', ') : say.more(first, others.length)
}

function MeasurePicker({ choice, catalogue, change }: QuestionBarParts) {
  const options: Option[] = catalogue.measures.map(({ name, label, definition, direction, source }) => ({
    id: name,
    label,
    about: [definition, say.directions[direction], say.source(source)].join(' '),
  }))
  const shortOf = (name: string): string => measureOf(catalogue, name)?.short ?? name
  return (
    <Picker
      label={say.measures}
      value={listed(choice.measures.map(shortOf), say.nothing)}
      options={options}
      chosen={choice.measures}
      most={mostMeasures}
      choose={(ids) => {
        const measures = ids.slice(-mostMeasures)
        if (measures.length === 0) return
        // a measure begins at its own stage year and subject, but for what is the same as before
        const { stageYear: _, ...filters } = choice.filters
        const next = suited({ ...choice, measures, filters, form: null }, catalogue)
        change(next, words.filters.changed(say.measures, listed(measures.map(shortOf), say.nothing)))
      }}
    />
  )
}

const splitName = (name: string): string => inSentence(words.dimension(name).label)
const splitWords = (by: readonly string[]): string => (by.length === 0 ? say.nothing : by.map(splitName).join(', '))

function SplitPicker(parts: QuestionBarParts) {
  const { choice, catalogue, change } = parts
  // the times of the same pupils are told apart as it is
  const offered = splits.filter((name) => isOffered(name, parts) && (choice.followed === null || name !== 'stageYear'))
  return (
    <Picker
      label={say.by}
      value={splitWords(choice.by)}
      options={offered.map((name) => ({ id: name, label: words.dimension(name).label }))}
      chosen={choice.by}
      most={mostSplits}
      choose={(ids) => {
        // in the order they were chosen: the first makes rows
        const by = [...choice.by.filter((name) => ids.includes(name)), ...ids.filter((name) => !choice.by.includes(name))]
        const latest = membersOf(catalogue, 'schoolYear').at(-1)?.id ?? ''
        const left = choice.by.includes('schoolYear') && !by.includes('schoolYear')
        const period = left ? ({ kind: 'year', year: latest } as const) : choice.period
        const next = suited({ ...choice, by, period, form: null, marked: [] }, catalogue)
        change(next, words.filters.changed(say.by, splitWords(next.by)))
      }}
    />
  )
}

function PeriodPicker({ choice, catalogue, change }: QuestionBarParts) {
  const years = [...membersOf(catalogue, 'schoolYear')].reverse()
  const idOf = (count: number): string => `senaste-${count}`
  const { period } = choice
  const options: Option[] = [
    ...years.map(({ id, label }) => ({ id, label })),
    ...spans.map((count) => ({ id: idOf(count), label: capital(say.last(count)) })),
  ]
  const chosen = period.kind === 'year' ? period.year : idOf(period.count)
  const said = period.kind === 'year' ? labelOf(catalogue, 'schoolYear', period.year) : say.last(period.count)
  return (
    <Picker
      label={say.period}
      value={said}
      options={options}
      chosen={[chosen]}
      most={1}
      choose={([id]) => {
        if (id === undefined || id === chosen) return
        const count = spans.find((span) => idOf(span) === id)
        const next: Choice =
          count === undefined
            ? { ...choice, period: { kind: 'year', year: id }, by: choice.by.filter((name) => name !== 'schoolYear') }
            : { ...choice, period: { kind: 'last', count }, form: null }
        const told = count === undefined ? labelOf(catalogue, 'schoolYear', id) : say.last(count)
        change(suited(next, catalogue), words.filters.changed(say.period, told))
      }}
    />
  )
}

/** A member as it is told in a chip: `flickor`, `årskurs 9`. */
export function memberName(catalogue: Catalogue, dimension: string, id: string): string {
  const label = labelOf(catalogue, dimension, id)
  if (dimension === 'stageYear') return words.mirror.stageYearShort(label)
  return dimension === 'sex' ? (words.sexes[id]?.plural ?? label) : label
}

interface FilterParts extends QuestionBarParts {
  readonly name: FilterName
  readonly opens: boolean
}

function FilterPicker({ choice, catalogue, change, name, opens }: FilterParts) {
  const { label } = words.dimension(name)
  const chosen = choice.filters[name] ?? []
  const within = name === 'class' ? (choice.filters.school ?? []) : []
  const members = membersFor(choice, catalogue, name).filter(
    ({ parent }) => within.length === 0 || (parent !== null && within.includes(parent)),
  )
  const nameOf = (id: string): string => memberName(catalogue, name, id)
  const take = (ids: readonly string[], told: string): void => {
    // a class lies in its school
    const classes = name === 'school' ? {} : { class: choice.filters.class ?? [] }
    const filters = { ...choice.filters, ...classes, [name]: [...ids] }
    change(suited({ ...choice, filters }, catalogue), told)
  }
  return (
    <span className="chip-group">
      <Picker
        label={label}
        value={listed(chosen.map(nameOf), say.all)}
        options={[{ id: everything, label: capital(say.all) }, ...members.map(({ id }) => ({ id, label: nameOf(id) }))]}
        chosen={chosen.length === 0 ? [everything] : chosen}
        most={members.length}
        opens={opens}
        choose={(ids) => {
          const newest = ids.find((id) => !(chosen.length === 0 ? [everything] : chosen).includes(id))
          const next = newest === everything ? [] : ids.filter((id) => id !== everything)
          take(next, words.filters.changed(label, listed(next.map(nameOf), say.all)))
        }}
      />
      {chosen.length === 0 || ['stageYear', 'testPart', 'question', 'respondentGroup'].includes(name) ? null : (
        <Button className="chip-remove" aria-label={say.remove(label)} onPress={() => take([], say.removed(label))}>
          <Icon name="close" size={16} />
        </Button>
      )}
    </span>
  )
}

/** What figures are held against; or the same pupils at another time, who are held against themselves and nobody else. */
function AgainstPicker({ choice, catalogue, person, change }: QuestionBarParts) {
  const nameOf = (name: ReferenceName): string => say.references[name]
  const { followed } = choice
  const times = followed === null ? null : timesFollowed(choice, followed, catalogue)
  const others = stepsOffered(choice, catalogue, person).flatMap((steps) => {
    const next = following(choice, steps, catalogue, person)
    const other = timesFollowed(next, steps, catalogue)?.other
    return other === undefined ? [] : [{ id: idOfSteps(steps), next, time: sayTime(other), later: steps > 0 }]
  })
  const chosen: readonly string[] = followed === null ? choice.against : [idOfSteps(followed)]
  return (
    <Picker
      label={say.against}
      value={times === null ? listed(choice.against.map(nameOf), say.nothing) : words.cohort.chip(times.other.stageYear)}
      options={[
        ...references.map((name) => ({ id: name, label: capital(nameOf(name)) })),
        ...others.map(({ id, time }, at) => ({
          ...{ id, label: words.cohort.option(time) },
          ...(at === 0 ? { about: words.cohort.optionAbout } : {}),
        })),
      ]}
      chosen={chosen}
      most={references.length}
      choose={(ids) => {
        const begun = others.find(({ id }) => ids.includes(id) && !chosen.includes(id))
        if (begun !== undefined) {
          change(begun.next, words.cohort.begins(begun.time, begun.later))
          return
        }
        const against = references.filter((name) => ids.includes(name))
        if (followed !== null && against.length === 0) change({ ...choice, followed: null }, words.cohort.stopped)
        else
          change(
            { ...choice, against, followed: null },
            words.filters.changed(say.against, listed(against.map(nameOf), say.nothing)),
          )
      }}
    />
  )
}
const idOfSteps = (steps: number): string => `samma ${steps}`

const automatic = 'passande'
const noBands = 'utan-osakerhet'

function FormPicker({ choice, forms, change }: QuestionBarParts) {
  const nameOf = (form: ChartForm | null): string => (form === null ? say.automatic : words.forms.names[form])
  const options: Option[] = [
    { id: automatic, label: say.automatic },
    ...forms.map((form) => ({ id: form, label: nameOf(form) })),
    { id: noBands, label: choice.intervals ? say.hideIntervals : say.showIntervals },
  ]
  return (
    <Picker
      label={say.form}
      value={inSentence(nameOf(choice.form))}
      options={options}
      chosen={[choice.form ?? automatic]}
      most={1}
      choose={([id]) => {
        if (id === noBands) {
          change({ ...choice, intervals: !choice.intervals }, choice.intervals ? say.intervalsOff : say.intervalsOn)
          return
        }
        const form = forms.find((each) => each === id) ?? null
        if (form !== choice.form) change({ ...choice, form }, words.filters.changed(say.form, inSentence(nameOf(form))))
      }}
    />
  )
}

function AddPicker({ offered, add }: { readonly offered: readonly FilterName[]; readonly add: (name: FilterName) => void }) {
  if (offered.length === 0) return null
  return (
    <Picker
      label={say.add}
      value=""
      look="adding"
      options={offered.map((name) => ({ id: name, label: words.dimension(name).label }))}
      chosen={[]}
      most={1}
      choose={([id]) => {
        const name = offered.find((each) => each === id)
        if (name !== undefined) add(name)
      }}
    />
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
