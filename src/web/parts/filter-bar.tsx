import type { Catalogue, Person } from '../../contract/index.ts'
import { words } from '../../picture/index.ts'
import type { Choice } from '../choice.ts'
import { isPerson, labelOf, measureOf, membersOf, mostSplits, splits, suited } from '../choice.ts'
import type { Option } from './picker.tsx'
import { Picker } from './picker.tsx'

interface FilterBarParts {
  readonly choice: Choice
  readonly catalogue: Catalogue
  readonly person: Person
  /** `told` says what changed, for the undo toast */
  readonly change: (next: Choice, told: string) => void
}

const everything = 'alla'
type Single = 'schoolYear' | 'school' | 'sex' | 'subject' | 'stageYear'

/** The question as chips; each opens its picker. Chips that the measure has no use for are not there. */
export function FilterBar({ choice, catalogue, person, change }: FilterBarParts) {
  const measure = measureOf(catalogue, choice.measure)
  const has = (dimension: string): boolean =>
    measure?.dimensions.includes(dimension) === true && membersOf(catalogue, dimension).length > 1
  const single = (name: Single, all: string | null) => (
    <SinglePicker key={name} name={name} all={all} choice={choice} catalogue={catalogue} change={change} />
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: the chips act at once and are no form
    <div className="filters" role="group" aria-label={words.filters.group}>
      <MeasurePicker choice={choice} catalogue={catalogue} change={change} />
      {choice.subject === null ? null : single('subject', null)}
      <SplitPicker choice={choice} catalogue={catalogue} change={change} />
      {single('schoolYear', null)}
      {has('stageYear') && !choice.by.includes('stageYear')
        ? single('stageYear', measure?.defaults.stageYear === undefined ? words.filters.allStageYears : null)
        : null}
      {has('school')
        ? single(
            'school',
            person.role === 'principal' && person.scope.length === 1 ? words.municipality : words.filters.allSchools,
          )
        : null}
      {has('sex') ? single('sex', words.filters.allSexes) : null}
    </div>
  )
}

type Part = Omit<FilterBarParts, 'person'>

function MeasurePicker({ choice, catalogue, change }: Part) {
  const options: Option[] = catalogue.measures.map(({ name, label }) => ({ id: name, label }))
  return (
    <Picker
      label={words.filters.measure}
      value={measureOf(catalogue, choice.measure)?.short ?? choice.measure}
      options={options}
      chosen={[choice.measure]}
      most={1}
      choose={([id]) => {
        if (id === undefined || id === choice.measure) return
        const told = words.filters.changed(words.filters.measure, measureOf(catalogue, id)?.short ?? id)
        change(suited({ ...choice, measure: id, stageYear: null }, catalogue), told)
      }}
    />
  )
}

const splitWords = (by: readonly string[]): string =>
  by.length === 0 ? words.filters.nothing : by.map((name) => words.dimension(name).label.toLowerCase()).join(', ')

function SplitPicker({ choice, catalogue, change }: Part) {
  const measure = measureOf(catalogue, choice.measure)
  const offered = splits.filter((name) => measure?.dimensions.includes(name) && membersOf(catalogue, name).length > 1)
  return (
    <Picker
      label={words.filters.by}
      value={splitWords(choice.by)}
      options={offered.map((name) => ({ id: name, label: words.dimension(name).label }))}
      chosen={choice.by}
      most={mostSplits}
      choose={(ids) => {
        const kept = replacing(choice.by, ids)
        const by = offered.filter((name) => kept.includes(name))
        change(suited({ ...choice, by }, catalogue), words.filters.changed(words.filters.by, splitWords(by)))
      }}
    />
  )
}

// A new row takes the old row's place, so that a school is swapped for a class in one press; a person attribute beside a row
// takes the other one's place.
function replacing(before: readonly string[], ids: readonly string[]): readonly string[] {
  const added = ids.filter((id) => !before.includes(id))
  if (added.length === 0) return ids
  const row = before.filter((name) => !isPerson(name))
  const people = before.filter(isPerson)
  if (!added.some(isPerson)) return [...people.slice(0, mostSplits - 1), ...added]
  return row.length > 0 ? [...row, ...added] : [...people, ...added].slice(-mostSplits)
}

interface SingleParts extends Part {
  readonly name: Single
  readonly all: string | null
}
function SinglePicker({ name, all, choice, catalogue, change }: SingleParts) {
  const label = words.filters[name]
  const members = membersOf(catalogue, name).map(({ id, label: text }) => ({ id, label: nameOf(name, id, text) }))
  const options: Option[] = [...(all === null ? [] : [{ id: everything, label: capital(all) }]), ...ordered(name, members)]
  const chosen = choice[name]
  const say = (id: string | null): string => (id === null ? (all ?? '') : nameOf(name, id, labelOf(catalogue, name, id)))
  return (
    <Picker
      label={label}
      value={say(chosen)}
      options={options}
      chosen={[chosen ?? everything]}
      most={1}
      choose={([id]) => {
        const next = id === undefined || id === everything ? null : id
        if (next === chosen) return
        change(suited({ ...choice, [name]: next }, catalogue), words.filters.changed(label, say(next)))
      }}
    />
  )
}

function nameOf(name: Single, id: string, label: string): string {
  if (name === 'stageYear') return words.mirror.stageYearShort(label)
  return name === 'sex' ? (words.sexes[id]?.plural ?? label) : label
}
// The latest school year first: it is the one most often sought.
const ordered = (name: Single, members: readonly Option[]): readonly Option[] =>
  name === 'schoolYear' ? [...members].reverse() : members
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
