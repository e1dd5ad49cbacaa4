// What a report is read for, as the address tells it: what the report opens with is left out.
import type { Catalogue, Person, ReadingChoice, ReportContent } from '../../../contract/index.ts'
import { type Names, openingChoice, reportWords, titleOf, words } from '../../../picture/index.ts'
import { labelOf, measureOf } from '../../choice.ts'

const names = { period: 'lasar', unit: 'skola', version: 'version', edition: 'utgava' } as const
const latest = 'senaste'
const everything = 'alla'

export function readReadingChoice(
  search: URLSearchParams,
  content: Pick<ReportContent, 'period' | 'unit'>,
  person: Person,
): ReadingChoice {
  const first = openingChoice(content, person)
  const [period, unit] = [search.get(names.period), search.get(names.unit)]
  return {
    period: period === null ? first.period : period === latest ? null : period,
    unit: unit === null ? first.unit : unit === everything ? null : unit,
  }
}

/** What a link holds fast: the version of the data (null: the latest), and which saved version of the report it was made of. */
export interface Held {
  readonly version: number | null
  readonly edition: number | null
}
export const nothingHeld: Held = { version: null, edition: null }

export function readHeld(search: URLSearchParams): Held {
  const numberIn = (name: string): number | null => {
    const told = Number(search.get(name) ?? '')
    return Number.isSafeInteger(told) && told > 0 ? told : null
  }
  return { version: numberIn(names.version), edition: numberIn(names.edition) }
}

/**
 * The question part of the address, with `?` before it; empty when the report opens so anyway. Where a version is held everything is written, since
 * the report may open otherwise for another reader.
 */
export function writeReadingChoice(
  choice: ReadingChoice,
  content: Pick<ReportContent, 'period' | 'unit'>,
  person: Person,
  { version, edition }: Held = nothingHeld,
): string {
  const first = openingChoice(content, person)
  const parts = [
    version === null && choice.period === first.period ? null : `${names.period}=${choice.period ?? latest}`,
    version === null && choice.unit === first.unit ? null : `${names.unit}=${choice.unit ?? everything}`,
    version === null ? null : `${names.version}=${version}`,
    edition === null ? null : `${names.edition}=${edition}`,
  ].filter((part) => part !== null)
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}

export const placeOf = ({ unit }: ReadingChoice, catalogue: Catalogue): string =>
  unit === null ? words.municipality : labelOf(catalogue, 'school', unit)

/** `2024/25 · Åsskolan 7–9` */
export const sayChoice = (choice: ReadingChoice, catalogue: Catalogue): string =>
  [choice.period ?? reportWords.reading.latestYear, placeOf(choice, catalogue)].join(' · ')

export const namesIn = (catalogue: Catalogue): Names => ({
  measure: (name) => measureOf(catalogue, name)?.label ?? name,
  member: (dimension, id) => labelOf(catalogue, dimension, id),
})

type Question = Extract<ReportContent['blocks'][number]['block'], { readonly kind: 'question' }>

/** The block's own title, or what it asks; what the pickers overhead say is not said again. */
export function titleOfBlock(
  { title, view }: Question,
  keeps: ReportContent['blocks'][number]['keeps'],
  catalogue: Catalogue,
): string {
  const told = [...(keeps.period ? [] : ['schoolYear']), ...(keeps.unit ? [] : ['school'])]
  return title ?? titleOf(view, namesIn(catalogue), told)
}
