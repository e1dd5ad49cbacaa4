// What a report is read for, as the address tells it: what the report opens with is left out.
import type { Catalogue, Person, ReadingChoice, ReportContent } from '../../../contract/index.ts'
import { type Names, openingChoice, reportWords, titleOf, words } from '../../../picture/index.ts'
import { labelOf, measureOf } from '../../choice.ts'

const names = { period: 'lasar', unit: 'skola' } as const
const latest = 'senaste'
const everything = 'alla'

export function readReadingChoice(search: URLSearchParams, content: ReportContent, person: Person): ReadingChoice {
  const first = openingChoice(content, person)
  const [period, unit] = [search.get(names.period), search.get(names.unit)]
  return {
    period: period === null ? first.period : period === latest ? null : period,
    unit: unit === null ? first.unit : unit === everything ? null : unit,
  }
}

/** The question part of the address, with `?` before it; empty when the report opens so anyway. */
export function writeReadingChoice(choice: ReadingChoice, content: ReportContent, person: Person): string {
  const first = openingChoice(content, person)
  const parts = [
    choice.period === first.period ? null : `${names.period}=${choice.period ?? latest}`,
    choice.unit === first.unit ? null : `${names.unit}=${choice.unit ?? everything}`,
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
