import type { Catalogue, ReadingChoice } from '../../../contract/index.ts'
import { reportWords } from '../../../picture/index.ts'
import { labelOf, membersOf } from '../../choice.ts'
import { type Option, Picker } from '../picker.tsx'

const said = reportWords.reading
const none = ''

interface PickersParts {
  readonly choice: ReadingChoice
  readonly catalogue: Catalogue
  /** `told` says what changed, for the undo toast */
  readonly change: (next: ReadingChoice, told: string) => void
}

/** What a report is read for: a school year and a school. */
export function Pickers({ choice, catalogue, change }: PickersParts) {
  const years = [...membersOf(catalogue, 'schoolYear')].reverse().map(({ id, label }) => ({ id, label }))
  const schools = membersOf(catalogue, 'school').map(({ id, label }) => ({ id, label }))
  return (
    // biome-ignore lint/a11y/useSemanticElements: the chips act at once and are no form
    <div className="filters" role="group" aria-label={said.group}>
      <One
        label={said.period}
        value={choice.period ?? said.latest}
        options={[{ id: none, label: said.latestYear }, ...years]}
        chosen={choice.period ?? none}
        choose={(id, value) => change({ ...choice, period: id === none ? null : id }, said.turned(said.period, value))}
      />
      <One
        label={said.unit}
        value={choice.unit === null ? said.municipality : labelOf(catalogue, 'school', choice.unit)}
        options={[{ id: none, label: said.wholeMunicipality }, ...schools]}
        chosen={choice.unit ?? none}
        choose={(id, value) => change({ ...choice, unit: id === none ? null : id }, said.turned(said.unit, value))}
      />
    </div>
  )
}

interface OneParts {
  readonly label: string
  readonly value: string
  readonly options: readonly Option[]
  readonly chosen: string
  readonly choose: (id: string, value: string) => void
}
function One({ label, value, options, chosen, choose }: OneParts) {
  return (
    <Picker
      label={label}
      value={value}
      options={options}
      chosen={[chosen]}
      most={1}
      choose={([id = none]) => {
        if (id !== chosen) choose(id, options.find((option) => option.id === id)?.label ?? id)
      }}
    />
  )
}
