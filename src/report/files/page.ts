// A pack and its answers laid out: what every kind of file writes, in the order and the words of the screen.
import type { Answer, Block, ExportReader, Language, MeasureDescription, Query, SourceFile, View } from '../../contract/index.ts'
import {
  checksOf,
  filesOf,
  fileWords,
  formatInstant,
  type Grid,
  gridsOf,
  type Names,
  notesOf,
  type Panel,
  type Pivot,
  pivotOf,
  sayFollowed,
  sayGrid,
  sourceLine,
  type Table,
  tableOf,
  titleOf,
  withSum,
  words,
} from '../../picture/index.ts'
import { answerIn, type Released } from '../../privacy/index.ts'
import { aboutOf, askedOf, comparisonsIn, type Fact } from './asked.ts'
import { type Drawn, drawnAs } from './drawn.ts'
import type { Asked, Task } from './task.ts'

/** One picture and its table. `title`: null where the figure has no other panel. */
export interface FigurePanel {
  readonly title: string | null
  readonly grid: Grid
  /** null where there is nothing to draw */
  readonly drawn: Drawn | null
  /** the screen's, with what it is held against */
  readonly table: Table
  readonly sentences: readonly string[]
  /** what the marks of the table mean */
  readonly notes: readonly string[]
}

export interface Figure {
  readonly kind: 'figure'
  readonly id: string
  readonly title: string
  readonly answer: Released<Answer>
  readonly asked: readonly Fact[]
  /** what the pupils that are counted have in common: `Läsår 2024/25 · Årskurs 9` */
  readonly about: string
  /** what each comparison is called, by its id */
  readonly compared: ReadonlyMap<string, string>
  /** who the same pupils are, where it follows them */
  readonly followed: readonly string[]
  readonly panels: readonly FigurePanel[]
  /** the panels' figures as one table; null where there are none */
  readonly pivot: Pivot | null
  /** what the marks in it mean */
  readonly notes: readonly string[]
  /** where the figures come from, in a line */
  readonly source: string
}

/** A question that was not answered: the reason stands in its place. */
export interface Refused {
  readonly kind: 'refused'
  readonly id: string
  readonly title: string
  readonly message: string
}

export type Part =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly paragraphs: readonly string[] }
  | Figure
  | Refused

export interface Page {
  readonly language: Language
  readonly title: string
  /** what it is read for: `2024/25 · Åsskolan 7–9` */
  readonly about: string | null
  readonly lead: string | null
  readonly parts: readonly Part[]
  /** who made the file, for whom, of which version */
  readonly facts: readonly Fact[]
  readonly definitions: readonly MeasureDescription[]
  readonly files: readonly SourceFile[]
  readonly checks: string
  /** the rules that the answers keep to, each once */
  readonly protection: readonly string[]
  readonly generation: number
  /** ISO 8601 */
  readonly asOf: string
  readonly catalogue: string
  readonly madeBy: string
  readonly reader: ExportReader
  readonly municipality: string | null
  /** where the same figures are seen; null when nowhere */
  readonly address: string | null
  readonly demo: boolean
}

const say = fileWords

/** Throws a plain Error when no question was answered: then there is no version to tell of. */
export function layOut(task: Task): Page {
  const questions = task.pack.blocks.filter((block) => block.kind === 'question')
  const parts = questions.map((block, at) => askedPart(block, task.asked[at], task))
  const told = parts.flatMap((part) => (part.kind === 'figure' ? [part.answer] : []))
  const [first] = told
  if (first === undefined) throw new Error('a file is made of at least one answer')
  const files = uniqueFiles(told)
  return {
    language: task.language,
    title: task.pack.title,
    about: task.pack.about,
    lead: task.pack.lead,
    parts: task.pack.blocks.flatMap((block) =>
      block.kind === 'question' ? (parts[questions.indexOf(block)] ?? []) : [textPart(block)],
    ),
    facts: factsOf(task, first),
    definitions: task.measures,
    files,
    checks: words.origin.checksText(checksOf(files)),
    protection: [...new Set(told.map(({ regime }) => words.origin.regimes[regime]))],
    generation: first.generation,
    asOf: first.asOf,
    catalogue: first.catalogue,
    madeBy: say.madeByText(task.about.name, task.about.role),
    reader: task.for,
    municipality: task.about.municipality,
    address: task.about.address,
    demo: task.about.demo,
  }
}

export const figuresOf = ({ parts }: Pick<Page, 'parts'>): readonly Figure[] => parts.filter((part) => part.kind === 'figure')

const textPart = (block: Exclude<Block, Question>): Part =>
  block.kind === 'heading' ? block : { kind: 'text', paragraphs: paragraphsIn(block.text) }

const paragraphsIn = (text: string): readonly string[] =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')

type Question = Extract<Block, { kind: 'question' }>

function askedPart({ id, title, view }: Question, asked: Asked | undefined, task: Task): Figure | Refused {
  if (asked === undefined) throw new Error('a question that was not asked')
  if ('fault' in asked) return { kind: 'refused', id, title: title ?? titleOf(view, namesIn(task, null)), message: asked.message }
  const answer = answerIn(asked.answer)
  const [names, measures] = [namesIn(task, answer), measuresOf(view, task)]
  const panels = panelsOf(gridsOf(view, answer, placeOf(view.query, names)))
  const oneMeasure = new Set(panels.map(({ grid }) => grid.head.name)).size === 1
  return {
    kind: 'figure',
    id,
    title: title ?? titleOf(view, names),
    answer,
    asked: askedOf(asked.query, measures, names),
    about: aboutOf(asked.query, measures, names),
    compared: comparisonsIn(asked.query, names),
    followed: sayFollowed(asked.query, answer),
    panels: panels.map((panel) => ({
      // among panels of one measure the member is enough, as on the screen
      title: panels.length < 2 ? null : oneMeasure ? (panel.label ?? panel.title) : panel.title,
      grid: panel.grid,
      drawn: drawnAs(view, panel.grid),
      table: tableOf(withSum(panel.grid), { held: true }),
      sentences: sayGrid(panel.grid),
      notes: notesOf(panel.grid),
    })),
    pivot: pivotOf(panels, { held: true }),
    notes: notesOf(...panels.map(({ grid }) => grid)),
    source: sourceLine(filesOf(answer)),
  }
}

/** Those with something in them; where nothing is, the first says so. */
function panelsOf(panels: readonly Panel[]): readonly Panel[] {
  const filled = panels.filter(({ grid }) => grid.rows.length > 0)
  return filled.length > 0 ? filled : panels.slice(0, 1)
}

const measuresOf = ({ query }: View, { measures }: Task): readonly MeasureDescription[] =>
  measures.filter(({ name }) => query.measures.includes(name))

/** Of the sexes a group is spoken of, not a pupil; what neither the answer nor the catalogue names goes by its id. */
const namesIn = ({ measures, labels }: Task, answer: Answer | null): Names => ({
  measure: (name) => measures.find((measure) => measure.name === name)?.label ?? name,
  member: (dimension, id) =>
    (dimension === 'sex' ? words.sexes[id]?.plural : undefined) ??
    answer?.labels[dimension]?.[id] ??
    labels[dimension]?.[id] ??
    id,
})

/** The school that a question is about when it is about one, else the municipality. */
function placeOf({ where }: Query, { member }: Names): string {
  const [school, ...more] = where?.find(({ dimension }) => dimension === 'school')?.in ?? []
  return school === undefined || more.length > 0 ? words.municipality : member('school', school)
}

function factsOf({ for: reader, about, pack }: Task, { generation, asOf, catalogue }: Answer): readonly Fact[] {
  const { municipality, address, name, role, demo } = about
  return [
    ...(municipality === null ? [] : [{ name: say.municipality, value: municipality }]),
    ...(pack.about === null ? [] : [{ name: say.readFor, value: pack.about }]),
    ...(demo ? [{ name: say.note, value: say.demo }] : []),
    { name: say.asOf, value: formatInstant(asOf) },
    { name: say.version, value: String(generation) },
    { name: say.catalogue, value: catalogue },
    { name: say.madeBy, value: say.madeByText(name, role) },
    { name: say.forWhom, value: reader === 'me' ? say.forMe : say.forOthers },
    ...(address === null ? [] : [{ name: say.address, value: address }]),
  ]
}

/** Every file once, by kind and name. */
function uniqueFiles(answers: readonly Answer[]): readonly SourceFile[] {
  const files = answers.flatMap(filesOf)
  return [...new Map(files.map((file) => [`${file.source} ${file.file} ${file.load}`, file]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, file]) => file)
}
