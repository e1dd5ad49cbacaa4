// The reports that come with the product. Each is made for who opens it, so that nothing in it is closed to the role.
import type { Actor, figureRoles, PlacedBlock, Query, ReportContent } from '../contract/index.ts'
import { type PlainQuestion, plain, viewOfQuestion } from './question-view.ts'
import { ownUnit } from './report-view.ts'
import { templateWords as said } from './words/templates.ts'

type Reader = Required<Pick<Actor, 'role' | 'scope' | 'groups'>>

/**
 * What there is to show. `here` false: the reader's own unit has no such stage year, and the municipality is shown instead. `years`: school years
 * with figures. `tests`: results of national tests have been loaded.
 */
export interface Held {
  readonly here: boolean
  readonly years: number
  readonly tests: boolean
}

/** `id` stands in the address. `stage`: the stage year that all of it is about; null: several. */
export interface Template {
  readonly id: string
  readonly title: string
  readonly about: string
  readonly stage: '6' | '9' | null
  readonly roles: readonly (typeof figureRoles)[number][]
  readonly contentFor: (reader: Reader, held: Held) => ReportContent
}

type Ask = Pick<PlainQuestion, 'measure' | 'rows'> & Partial<PlainQuestion> & { readonly title?: string; readonly half?: true }
type Part = { readonly heading: string } | { readonly text: string } | Ask

const everyone = ['head', 'analyst', 'principal', 'teacher', 'board'] as const
const own = { period: false, unit: false }

function contentOf({ title, lead }: { readonly title: string; readonly lead: string }, parts: readonly Part[]): ReportContent {
  const blocks = parts.map((part, index): PlacedBlock => {
    const id = `b${index + 1}`
    if ('heading' in part) return { block: { kind: 'heading', id, text: part.heading }, width: 'full', keeps: own }
    if ('text' in part) return { block: { kind: 'text', id, text: part.text }, width: 'full', keeps: own }
    const { title: named = null, half, ...question } = part
    const block = { kind: 'question', id, title: named, view: viewOfQuestion({ ...plain, ...question }) } as const
    return { block, width: half === true ? 'half' : 'full', keeps: own }
  })
  return { title, lead, period: null, unit: 'own', blocks }
}

const six = { dimension: 'stageYear', in: ['6'] }
const nine = { dimension: 'stageYear', in: ['9'] }
const graded = { dimension: 'stageYear', in: ['6', '9'] }
const subjectIs = (code: string) => ({ dimension: 'subject', in: [code] })

/** A teacher of some subjects is told nothing of a class that rests on all of them. */
const seesClasses = ({ role, groups }: Reader): boolean =>
  role === 'principal' || (role === 'teacher' && groups.some(({ subjects }) => subjects === null))
/** The subjects of a teacher who holds no class in all of them. */
const onlySubjects = (reader: Reader): readonly string[] =>
  seesClasses(reader) ? [] : [...new Set(reader.groups.flatMap(({ subjects }) => subjects ?? []))].slice(0, 4)
const ifAny = (open: boolean, parts: readonly Part[]): readonly Part[] => (open ? parts : [])
/** A teacher's question by school is about the own one alone. */
const seesSchools = ({ role }: Reader, here: boolean): boolean => here || role !== 'teacher'
const placed = (content: ReportContent, here: boolean): ReportContent => (here ? content : { ...content, unit: 'all' })

const grades9 = (reader: Reader, { here, tests }: Held): ReportContent =>
  contentOf(said.grades9, [
    { text: said.grades9.intro },
    ...ifAny(seesSchools(reader, here), [{ measure: 'meritValue', rows: 'school', series: 'sex' }]),
    { measure: 'meritValue', rows: 'schoolYear', series: 'sex', years: 10 },
    { heading: said.grades9.eligible },
    { text: said.grades9.eligibleText },
    ...ifAny(seesSchools(reader, here), [{ measure: 'eligibleVocational', rows: 'school', half: true }]),
    { measure: 'eligibleVocational', rows: 'schoolYear', years: 10, half: true },
    { measure: 'passedAllSubjects', rows: 'schoolYear', series: 'sex', years: 10 },
    { heading: said.grades9.subjects },
    { measure: 'gradePoints', rows: 'subject', series: 'sex' },
    { measure: 'passedSubject', rows: 'subject' },
    ...ifAny(tests, [
      { heading: said.grades9.tests },
      { text: said.grades9.testsText },
      { measure: 'testGradeDeviation', rows: 'subject' },
      { measure: 'testGradeDeviation', rows: 'schoolYear', years: 10, where: [subjectIs('MA')], half: true },
      ...ifAny(seesSchools(reader, here), [
        { measure: 'testGradeDeviation', rows: 'school', where: [subjectIs('MA')], half: true as const },
      ]),
    ]),
    ...ifAny(here && seesClasses(reader), [
      { heading: said.grades9.classes },
      { text: said.grades9.classesText },
      { measure: 'meritValue', rows: 'class', series: 'sex' },
    ]),
    { heading: said.grades9.talk },
    { text: said.grades9.talkText },
  ])

const grades6 = (reader: Reader, { here }: Held): ReportContent =>
  contentOf(said.grades6, [
    { text: said.grades6.intro },
    ...ifAny(seesSchools(reader, here), [{ measure: 'passedAllSubjects', rows: 'school', series: 'sex', where: [six] }]),
    { measure: 'passedAllSubjects', rows: 'schoolYear', series: 'sex', years: 10, where: [six] },
    { heading: said.grades6.subjects },
    { measure: 'gradePoints', rows: 'subject', series: 'sex', where: [six] },
    { measure: 'passedSubject', rows: 'subject', where: [six] },
    ...ifAny(here && seesClasses(reader), [
      { heading: said.grades6.classes },
      { measure: 'passedAllSubjects', rows: 'class', where: [six] },
    ]),
    { heading: said.grades6.talk },
    { text: said.grades6.talkText },
  ])

const sexes = (reader: Reader, { here }: Held): ReportContent =>
  contentOf(said.sexes, [
    { text: said.sexes.intro },
    { measure: 'meritValue', rows: 'schoolYear', series: 'sex', years: 10 },
    { measure: 'passedAllSubjects', rows: 'schoolYear', series: 'sex', years: 10, half: true },
    { measure: 'eligibleVocational', rows: 'schoolYear', series: 'sex', years: 10, half: true },
    { heading: said.sexes.subjects },
    { measure: 'gradePoints', rows: 'subject', series: 'sex' },
    ...ifAny(seesSchools(reader, here), [
      { heading: said.sexes.schools },
      { measure: 'meritValue', rows: 'school', series: 'sex' },
    ]),
    { heading: said.sexes.talk },
    { text: said.sexes.talkText },
  ])

const myClass = (reader: Reader): ReportContent =>
  contentOf(said.myClass, [
    { text: said.myClass.intro },
    ...ifAny(seesClasses(reader), [
      { heading: said.myClass.size },
      { measure: 'pupils', rows: 'class', series: 'sex' },
      { heading: said.myClass.results },
      { measure: 'passedAllSubjects', rows: 'class', series: 'sex', where: [graded] },
      { measure: 'meritValue', rows: 'class', series: 'sex' },
      { heading: said.myClass.subjects },
      { measure: 'gradePoints', rows: 'subject', series: 'class', where: [graded] },
    ]),
    ...onlySubjects(reader).flatMap((code): Part[] => [
      {
        measure: 'gradePoints',
        rows: 'class',
        series: 'sex',
        where: [graded, subjectIs(code)],
        title: said.myClass.pointsIn(code),
      },
      { measure: 'passedSubject', rows: 'class', where: [graded, subjectIs(code)], title: said.myClass.passedIn(code) },
    ]),
    { heading: said.myClass.talk },
    { text: said.myClass.talkText },
  ])

const subjects = (): ReportContent =>
  contentOf(said.subjects, [
    { text: said.subjects.intro },
    { heading: said.subjects.points },
    { measure: 'gradePoints', rows: 'subject', series: 'sex' },
    { heading: said.subjects.passed },
    { measure: 'passedSubject', rows: 'subject' },
    { heading: said.subjects.time },
    ...Object.entries(said.subjects.named).map(
      ([code, name]): Part => ({
        ...{ measure: 'gradePoints', rows: 'schoolYear', years: 10, where: [subjectIs(code)], half: true },
        title: said.subjects.timeOf(name),
      }),
    ),
    { heading: said.subjects.talk },
    { text: said.subjects.talkText },
  ])

const quality = (years: number): ReportContent => ({
  ...contentOf(said.quality, [
    { text: said.quality.intro },
    { heading: said.quality.pupils },
    { measure: 'pupils', rows: 'school', half: true },
    { measure: 'pupils', rows: 'schoolYear', years: 10, half: true },
    { heading: said.quality.results },
    { measure: 'meritValue', rows: 'schoolYear', series: 'sex', years: 10 },
    { measure: 'eligibleVocational', rows: 'schoolYear', years: 10, half: true },
    { measure: 'passedAllSubjects', rows: 'schoolYear', years: 10, half: true },
    { measure: 'passedSubject', rows: 'subject', series: 'sex' },
    { heading: said.quality.early },
    { measure: 'passedAllSubjects', rows: 'school', series: 'sex', where: [six] },
    // whoever is in year 9 now was in year 6 three years ago
    ...ifAny(years > 3, [
      { heading: said.quality.followed },
      { text: said.quality.followedText },
      { measure: 'passedAllSubjects', rows: 'stageYear', where: [nine], followed: 6 },
      { measure: 'gradePoints', rows: 'subject', series: 'stageYear', where: [nine], followed: 6 },
    ]),
    { heading: said.quality.equity },
    { text: said.quality.equityText },
    { measure: 'meritValue', rows: 'school', series: 'sex' },
    { measure: 'eligibleVocational', rows: 'migrationBackground', half: true },
    { measure: 'eligibleVocational', rows: 'operator', half: true },
    { heading: said.quality.analysis },
    { text: said.quality.analysisText },
    { heading: said.quality.measures },
    { text: said.quality.measuresText },
  ]),
  unit: 'all',
})

const everyTemplate: readonly (Omit<Template, 'title' | 'about'> & { readonly words: keyof typeof said })[] = [
  { id: 'betyg-ak-9', words: 'grades9', stage: '9', roles: everyone, contentFor: grades9 },
  { id: 'betyg-ak-6', words: 'grades6', stage: '6', roles: everyone, contentFor: grades6 },
  { id: 'flickor-och-pojkar', words: 'sexes', stage: '9', roles: everyone, contentFor: sexes },
  { id: 'min-klass', words: 'myClass', stage: null, roles: ['principal', 'teacher'], contentFor: myClass },
  { id: 'amnesprofil', words: 'subjects', stage: '9', roles: everyone, contentFor: subjects },
  {
    id: 'kvalitetsrapport',
    words: 'quality',
    stage: null,
    roles: ['head', 'analyst', 'board'],
    contentFor: (_, { years }) => quality(years),
  },
]

/** In the order they are offered. */
export const templates: readonly Template[] = everyTemplate.map(({ words, contentFor, ...template }) => ({
  ...template,
  get title() {
    return said[words].title
  },
  get about() {
    return said[words].about
  },
  contentFor: (reader, held) => placed(contentFor(reader, held), held.here),
}))

export const templatesFor = ({ role }: Pick<Reader, 'role'>): readonly Template[] =>
  templates.filter(({ roles }) => roles.some((open) => open === role))

/** Which stage years the reader's own unit has: whether a template is about anything there. Null for those without a unit of their own. */
export function stagesAsked(reader: Reader): Query | null {
  const unit = ownUnit(reader)
  if (unit === null) return null
  const where = [
    { dimension: 'schoolYear', last: 1 },
    { dimension: 'school', in: [unit] },
  ]
  return { measures: ['pupils'], by: ['stageYear'], where }
}
