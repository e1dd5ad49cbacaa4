import type { Pack, View } from '../../contract/index.ts'
import type { Panel } from '../../picture/index.ts'
import { titleOf as nameView, words } from '../../picture/index.ts'
import { writeChoice } from '../choice-address.ts'
import { ExportBar } from '../parts/fetched.ts'
import { namesIn } from '../parts/report/reading-choice.ts'
import { leadOf } from './explore.tsx'
import { type FoundParts, titleOf } from './found.tsx'

/** Files of what the page shows, of the version it shows. */
export function TakeAlong(parts: FoundParts & { readonly panels: readonly Panel[]; readonly place: string }) {
  const { main, years, choice, catalogue, person, csrf, panels, place } = parts
  const { generation } = main.answer
  const [only] = panels.length === 1 ? panels : []
  const where = choice.filters.school?.length === 1 ? words.atSchool(place) : words.inMunicipality
  // what is said of the whole page is not said again in its titles
  const asked = (view: View): string =>
    nameView(
      view,
      namesIn(catalogue),
      view.query.where?.map(({ dimension }) => dimension),
    ).slice(0, mostTitle)
  const title = only === undefined ? asked(main.view) : titleOf(only, choice)
  const page = { title, about: leadOf(choice, catalogue).slice(0, mostTitle), lead: null, generation }
  const block = (id: string, view: View, named: string): Pack['blocks'][number] => ({ kind: 'question', id, title: named, view })
  const first = block('main', main.view, title)
  const rest =
    years === null || years.answer instanceof Error
      ? []
      : [block('years', years.view, only === undefined ? asked(years.view) : words.chart.titleYears(only.title, where))]
  return (
    <ExportBar
      pack={{ ...page, blocks: [first, ...rest] }}
      picture={{ ...page, blocks: [first] }}
      address={writeChoice({ ...choice, generation }, catalogue, person)}
      csrf={csrf}
    />
  )
}

// letters that a file's title may have
const mostTitle = 200
