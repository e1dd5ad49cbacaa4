import { useQuery } from '@tanstack/react-query'
import { Button } from 'react-aria-components/Button'
import type { Catalogue } from '../../contract/index.ts'
import { isBlank, words } from '../../picture/index.ts'
import { ask } from '../api.ts'
import type { Choice } from '../choice.ts'
import { labelOf, suited } from '../choice.ts'
import { elsewhereOf } from '../views.ts'

interface ElsewhereParts {
  readonly choice: Choice
  readonly csrf: string
  readonly catalogue: Catalogue
  readonly change: (next: Choice, told: string) => void
}

/** The way on from an empty choice: stage years that do have figures here, and the whole municipality. */
export function Elsewhere({ choice, csrf, catalogue, change }: ElsewhereParts) {
  const question = elsewhereOf(choice)
  const found = useQuery({
    queryKey: ['elsewhere', question],
    queryFn: async ({ signal }) => (await ask([question], csrf, signal))[0] ?? null,
  })
  const cells = found.data === null || found.data === undefined || found.data instanceof Error ? [] : found.data.cells
  const stageYears = cells.flatMap((cell) => (isBlank(cell) ? [] : (cell.keys.stageYear ?? [])))
  const narrow = (filters: Choice['filters'], told: string): void =>
    change(suited({ ...choice, filters: { ...choice.filters, ...filters } }, catalogue), told)
  const nameOf = (id: string): string => words.mirror.stageYear(labelOf(catalogue, 'stageYear', id))
  return (
    <div className="actions">
      {stageYears.map((id) => (
        <Button
          key={id}
          className="button primary"
          onPress={() => narrow({ stageYear: [id] }, words.filters.changed(words.filters.stageYear, nameOf(id)))}
        >
          {words.mirror.showStageYear(nameOf(id))}
        </Button>
      ))}
      {choice.filters.school === undefined ? null : (
        <Button
          className="button"
          onPress={() => narrow({ school: [], class: [] }, words.filters.changed(words.filters.school, words.filters.allSchools))}
        >
          {words.mirror.showMunicipality}
        </Button>
      )}
    </div>
  )
}
