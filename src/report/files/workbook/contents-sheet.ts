// The first sheet: the page as it is read, with links to the sheets of its questions.
import { fileWords } from '../../../picture/index.ts'
import type { Page } from '../page.ts'
import { link, note, paragraph, type Row, subtitle, title } from './cells.ts'
import type { SheetPlan } from './plan.ts'

const say = fileWords
// what a portrait page has room for, also in a face that stands in for Calibri
const letters = 80
const muted = { textColor: '#56626e' }

/** `names`: of the sheets of the page's questions, in order. */
export function contentsSheet(page: Page, names: readonly string[]): SheetPlan {
  const rows: Row[] = [[title(page.title)]]
  const links: { row: number; sheet: string }[] = []
  let next = 0
  if (page.about !== null) rows.push([subtitle(page.about)])
  if (page.lead !== null) rows.push(paragraph(page.lead, 1, letters))
  rows.push([note(say.short(page.generation, asOfOf(page)))], paragraph(forWhom(page), 1, letters, attention))
  if (page.demo) rows.push(paragraph(say.demo, 1, letters, attention))
  rows.push([])
  for (const part of page.parts) {
    if (part.kind === 'heading') rows.push([subtitle(part.text)])
    else if (part.kind === 'text') rows.push(...part.paragraphs.map((each) => paragraph(each, 1, letters)))
    else {
      const name = names[next++] ?? ''
      rows.push([link(`${next}. ${part.title}`)])
      links.push({ row: rows.length, sheet: name })
      const said = part.kind === 'refused' ? [part.message] : (part.panels[0]?.sentences.slice(0, 1) ?? [])
      for (const sentence of said) rows.push(paragraph(sentence, 1, letters, muted))
    }
  }
  rows.push([], [link(say.basis)])
  links.push({ row: rows.length, sheet: say.basis })
  return { name: say.contents, rows, columns: [letters], frozen: null, links, landscape: false }
}

const attention = { textColor: '#8a4300' }
const forWhom = ({ reader }: Page): string => (reader === 'me' ? say.forMe : say.forOthers)
const asOfOf = ({ facts }: Page): string => facts.find(({ name }) => name === say.asOf)?.value ?? ''
