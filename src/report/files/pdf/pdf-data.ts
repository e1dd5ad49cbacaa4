// The page as the template reads it: plain data, every text printable in the house face.
import { fileWords, formatDate, formatInstant, swedishDay, words } from '../../../picture/index.ts'
import { type Figure, figuresOf, type Page, type Part } from '../page.ts'
import type { Ink } from '../picture/ink.ts'
import { basisOf } from './basis-data.ts'
import { panelOf } from './panel-data.ts'

const say = fileWords
/** Questions from which a page has a table of contents. */
const manyQuestions = 4
/** Letters of a text that stays on one page with the question after it. */
const shortText = 700

/** What the template reads as `page.json`. */
export function pdfDataOf(page: Page, ink: Ink) {
  const figures = figuresOf(page)
  const contents = figures.length >= manyQuestions
  const [year, month, day] = swedishDay(new Date(page.asOf)).split('-').map(Number)
  return {
    language: page.language,
    title: page.title,
    author: page.madeBy,
    description: say.short(page.generation, formatDate(page.asOf)),
    day: { year, month, day },
    about: page.about,
    address: page.address,
    lead: page.lead,
    mark: { svg: ink.mark, alt: words.product },
    above: [page.municipality, say.footer(page.generation)].filter((told) => told !== null).join(' · '),
    'facts-line': [`${say.asOf} ${formatInstant(page.asOf)}`, `${say.catalogue} ${page.catalogue}`, page.madeBy].join(' · '),
    notices: [...(page.demo ? [say.demo] : []), page.reader === 'me' ? say.forMe : say.forOthers],
    soft: page.reader === 'others' && !page.demo,
    contents,
    footer: { left: page.title, middle: say.footer(page.generation) },
    parts: partsOf(page, ink, contents),
    basis: basisOf(page),
    words: {
      ...{ of: say.of, contents: say.contents, basis: say.basis, about: say.about },
      ...{ asked: say.asked, protection: say.protection, files: say.files },
    },
  }
}

/**
 * Questions stand under the heading before them, so that no level of headings is skipped. `before`: a heading, and a short text under it, that stay
 * on one page with the question they lead to.
 */
function partsOf({ parts, title }: Page, ink: Ink, contents: boolean): readonly object[] {
  const made: object[] = []
  let waiting: Lead[] = []
  let [level, first] = [2, !contents]
  for (const part of parts) {
    if (part.kind === 'heading') {
      level = 3
      made.push(...waiting)
      waiting = [part]
    } else if (part.kind === 'text') {
      if (waiting.length === 1 && part.paragraphs.join(' ').length <= shortText) waiting = [...waiting, part]
      else {
        made.push(...waiting, part)
        waiting = []
      }
    } else {
      const before = waiting
      waiting = []
      if (part.kind === 'refused') made.push({ ...part, level, before })
      // the page's own title is not told twice
      else
        made.push({
          kind: 'figure',
          level,
          before,
          loose: first,
          ...figureOf(part, first, ink),
          ...(part.title === title ? { title: null } : {}),
        })
      first = false
    }
  }
  return [...made, ...waiting]
}
type Lead = Extract<Part, { kind: 'heading' | 'text' }>

function figureOf(figure: Figure, first: boolean, ink: Ink): object {
  const { title, about, source, followed, panels } = figure
  // one panel says all that is said in one place
  const alone = panels.length === 1
  const said = alone ? panels.map((panel) => ({ ...panel, sentences: [...followed, ...panel.sentences] })) : panels
  return {
    ...{ title, about, source, followed: alone ? [] : followed },
    panels: said.map((panel, at) => panelOf(panel, { ...figure, followed: [] }, at, first && at === 0, ink)),
  }
}
