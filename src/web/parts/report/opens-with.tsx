import type { Catalogue, ReportContent } from '../../../contract/index.ts'
import { reportWords } from '../../../picture/index.ts'
import { labelOf, membersOf } from '../../choice.ts'
import { Picker } from '../picker.tsx'

const said = reportWords.editing
const reading = reportWords.reading
const none = ''

interface OpensWithParts {
  readonly content: ReportContent
  readonly catalogue: Catalogue
  readonly change: (next: ReportContent) => void
}

/** The school year and school that a report is read for before its reader turns them. */
export function OpensWith({ content, catalogue, change }: OpensWithParts) {
  const { period, unit } = content
  const members = (dimension: string) => membersOf(catalogue, dimension).map(({ id, label }) => ({ id, label }))
  const unitNames = { own: said.ownUnit, all: reading.municipality } as const
  return (
    <div>
      <h2 id="opens-with">{said.opens}</h2>
      {/* biome-ignore lint/a11y/useSemanticElements: the chips act at once and are no form */}
      <div className="filters" role="group" aria-labelledby="opens-with">
        <Picker
          label={reading.period}
          value={period ?? reading.latest}
          options={[{ id: none, label: reading.latestYear }, ...members('schoolYear').reverse()]}
          chosen={[period ?? none]}
          most={1}
          choose={([id = none]) => {
            if (id !== (period ?? none)) change({ ...content, period: id === none ? null : id })
          }}
        />
        <Picker
          label={reading.unit}
          value={unit === 'own' || unit === 'all' ? unitNames[unit] : labelOf(catalogue, 'school', unit)}
          options={[
            { id: 'own', label: said.ownUnitLong },
            { id: 'all', label: reading.wholeMunicipality },
            ...members('school'),
          ]}
          chosen={[unit]}
          most={1}
          choose={([id]) => {
            if (id !== undefined && id !== unit) change({ ...content, unit: id })
          }}
        />
      </div>
    </div>
  )
}
