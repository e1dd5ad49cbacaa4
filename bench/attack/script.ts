// What a person with a script asks: first every grouping there is, then sets that differ by a little.
import type { Catalogue, Comparison, Filter, Query } from '../../src/contract/index.ts'
import { seededRandom } from '../random.ts'
import type { Attacker } from './roles.ts'

export interface Asked {
  readonly way: Way
  readonly query: Query
}

export const ways = [
  'sweep',
  'subtraction',
  'tracker',
  'complement',
  'time',
  'two measures',
  'difference',
  'same pupils',
] as const
export type Way = (typeof ways)[number]

const results = [
  'meritValue',
  'eligibleVocational',
  'eligibleArts',
  'eligibleEconomicsHumanitiesSocial',
  'eligibleScienceTechnology',
  'passedAllSubjects',
]
const subjects = ['gradePoints', 'passedSubject']
const tests = ['testPoints', 'testPassed', 'testGradeDeviation']
const ofSubject = (name: string | undefined): boolean => name !== undefined && [...subjects, ...tests].includes(name)
const personal = ['sex', 'migrationBackground'] as const
// one subject of the two that are alternatives, its alternative, and two that everyone has
const subjectIds = ['SV', 'SVA', 'MA', 'EN']
const testYears = ['3', '6', '9']

/** So many questions, the same for the same seed. */
export function questionsOf(attacker: Attacker, catalogue: Catalogue, count: number, seed: number): readonly Asked[] {
  const drawing = newDrawing(attacker, catalogue, seed)
  const asked: Asked[] = sweep(drawing).slice(0, count)
  while (asked.length < count) {
    const way = ways[1 + Math.floor(drawing.random() * (ways.length - 1))] ?? 'subtraction'
    for (const query of drawn[way](drawing)) asked.push({ way, query })
  }
  return asked.slice(0, count)
}

interface Drawing {
  readonly random: () => number
  readonly draw: <T>(from: readonly T[]) => T
  readonly some: <T>(from: readonly T[], share: number) => readonly T[]
  readonly ids: (dimension: string) => readonly string[]
  readonly classes: boolean
}

function newDrawing({ classes }: Attacker, catalogue: Catalogue, seed: number): Drawing {
  const random = seededRandom(seed)
  const members = new Map(catalogue.dimensions.map(({ name, members }) => [name, members.map(({ id }) => id)]))
  const draw = <T>(from: readonly T[]): T => {
    const drawn = from[Math.floor(random() * from.length)]
    if (drawn === undefined) throw new Error('nothing to draw from')
    return drawn
  }
  return {
    random,
    draw,
    some: (from, share) => from.filter(() => random() < share),
    // a dimension that the role may not see (a teacher's operators) is asked for all the same
    ids: (dimension) => (members.get(dimension)?.length ? (members.get(dimension) ?? []) : ['municipal']),
    classes: classes !== 'none',
  }
}

/** The groupings that may be asked, of every measure, each year by itself and all together. */
function sweep({ ids, classes }: Drawing): readonly Asked[] {
  const units = ['', 'municipality', 'operator', 'school', ...(classes ? ['class'] : [])]
  const groupings = units.flatMap((unit) =>
    [[], ['sex'], ['migrationBackground'], ['sex', 'migrationBackground']].map((persons) => [
      ...(unit === '' ? [] : [unit]),
      ...persons,
    ]),
  )
  const years = ids('schoolYear')
    .slice(-2)
    .map((id): Filter => ({ dimension: 'schoolYear', in: [id] }))
  const terms = ids('term').map((id): Filter => ({ dimension: 'term', in: [id] }))
  const stage = (id: string): Filter => ({ dimension: 'stageYear', in: [id] })
  const whole = groupings.filter((by) => by.length < 3)
  const queries: Query[] = [...years].reverse().flatMap((year) => [
    ...groupings.map((by) => ({ measures: results, by, where: [year] })),
    ...groupings.map((by) => ({
      measures: ['meritValue', 'passedAllSubjects'],
      by,
      where: [year, stage('6'), { dimension: 'term', in: ['VT'] }],
    })),
    ...terms.flatMap((term) =>
      groupings.flatMap((by) => [
        { measures: ['pupils'], by, where: [year, term] },
        { measures: ['pupils'], by: [...by, 'stageYear'], where: [year, term] },
      ]),
    ),
    ...subjectIds.flatMap((id) =>
      whole.flatMap((by) => {
        const where = [year, ...anyOf('subject', [id])]
        return [
          { measures: subjects, by, where },
          { measures: tests, by, where },
          { measures: tests, by, where: [...where, stage('9')] },
        ]
      }),
    ),
  ])
  return queries.map((query) => ({ way: 'sweep', query }))
}

const anyOf = (dimension: string, chosen: readonly string[]): readonly Filter[] =>
  chosen.length === 0 ? [] : [{ dimension, in: [...chosen] }]

/** A grouping of people within a year, as most attacks begin. */
function ground({ draw, ids, random }: Drawing): { readonly measures: string[]; readonly where: readonly Filter[] } {
  const where = anyOf('schoolYear', [draw(ids('schoolYear').slice(-2))])
  const kind = random()
  if (kind < 0.25)
    return { measures: ['pupils'], where: [...where, ...(random() < 0.7 ? anyOf('stageYear', [draw(ids('stageYear'))]) : [])] }
  if (kind < 0.5) {
    const [subject, stages] = [anyOf('subject', [draw(subjectIds)]), random() < 0.5 ? [] : anyOf('stageYear', [draw(testYears)])]
    return kind < 0.4
      ? { measures: [draw(subjects)], where: [...where, ...subject] }
      : { measures: [draw(tests)], where: [...where, ...subject, ...stages] }
  }
  return { measures: random() < 0.5 ? [draw(results)] : results, where }
}

const attribute = ({ draw, ids }: Drawing): Filter => {
  const dimension = draw(personal)
  return { dimension, in: [draw(ids(dimension))] }
}

const drawn: Readonly<Record<Exclude<Way, 'sweep'>, (drawing: Drawing) => readonly Query[]>> & {
  readonly sweep: () => readonly Query[]
} = {
  sweep: () => [],
  // the same schools with and without one of them, and with and without an attribute
  subtraction: (drawing) => {
    const { measures, where } = ground(drawing)
    const unit = drawing.classes && drawing.random() < 0.4 ? 'class' : 'school'
    const all = drawing.ids(unit)
    const chosen = drawing.some(all, 0.4)
    const more = [...new Set([...chosen, drawing.draw(all)])]
    const person = drawing.random() < 0.5 ? [attribute(drawing)] : []
    return [chosen, more]
      .filter((units) => units.length > 0)
      .map((units) => ({ measures, where: [...where, ...anyOf(unit, units), ...person] }))
  },
  // Schlörer's general tracker: the target's set with a large one, and with all but that one
  tracker: (drawing) => {
    const { measures, where } = ground(drawing)
    const schools = drawing.ids('school')
    const target = drawing.draw(schools)
    const padding = drawing.some(schools, 0.5).filter((school) => school !== target)
    const rest = schools.filter((school) => school !== target && !padding.includes(school))
    const person = attribute(drawing)
    return [[target, ...padding], [target, ...rest], padding, rest].flatMap((units) =>
      units.length === 0
        ? []
        : [
            { measures, where: [...where, ...anyOf('school', units), person] },
            { measures, where: [...where, ...anyOf('school', units)] },
          ],
    )
  },
  // everything, and everything but one
  complement: (drawing) => {
    const { measures, where } = ground(drawing)
    const unit = drawing.classes && drawing.random() < 0.3 ? 'class' : drawing.draw(['school', 'operator'])
    const left = drawing.draw(drawing.ids(unit))
    const person = drawing.random() < 0.4 ? [attribute(drawing)] : []
    const without: Filter = drawing.random() < 0.5 || person.length > 0 ? { dimension: unit, notIn: [left] } : notOne(drawing)
    return [
      { measures, where: [...where, ...person] },
      { measures, where: [...where, without, ...person] },
    ]
  },
  // two years, one of them, and the years beside each other
  time: (drawing) => {
    const { measures } = ground(drawing)
    const years = drawing.ids('schoolYear').slice(-2)
    const subject = ofSubject(measures[0]) ? anyOf('subject', [drawing.draw(subjectIds)]) : []
    const school = drawing.random() < 0.7 ? anyOf('school', drawing.some(drawing.ids('school'), 0.3)) : []
    const person = drawing.random() < 0.4 ? [attribute(drawing)] : []
    const shared = [...subject, ...school, ...person]
    const shift: Comparison = { id: 'before', shift: { schoolYear: -1 } }
    return [
      { measures, where: [...shared, { dimension: 'schoolYear', in: years }] },
      { measures, where: [...shared, { dimension: 'schoolYear', last: 1 }] },
      {
        measures,
        by: ['schoolYear'],
        totals: [[]],
        where: [...shared, { dimension: 'schoolYear', in: years }],
        compare: [shift],
      },
    ]
  },
  // merit value beside eligibility and passed: whoever lacks one of them is the difference
  'two measures': (drawing) => {
    const year = anyOf('schoolYear', [drawing.draw(drawing.ids('schoolYear').slice(-2))])
    const unit = drawing.draw(['school', ...(drawing.classes ? ['class'] : [])])
    const chosen = anyOf(unit, drawing.some(drawing.ids(unit), 0.25))
    const person = drawing.random() < 0.3 ? [attribute(drawing)] : []
    return [{ measures: [...results].sort(() => drawing.random() - 0.5), where: [...year, ...chosen, ...person] }]
  },
  // girls against boys, a school against all, a class against another
  difference: (drawing) => {
    const { measures, where } = ground(drawing)
    const dimension = drawing.draw(['sex', 'school', ...(drawing.classes ? ['class'] : [])])
    const [a, b] = [drawing.draw(drawing.ids(dimension)), drawing.draw(drawing.ids(dimension))]
    const compare: Comparison[] = [
      { id: 'all', widen: ['school'] },
      ...(a === b ? [] : [{ id: 'gap', gap: { dimension, a, b } }]),
    ]
    return [{ measures, by: dimension === 'sex' ? ['school'] : [], where: [...where], compare }]
  },
  // those who are in year 9 and were in year 6, or the other way round, beside everyone; now and then at another distance
  'same pupils': (drawing) => {
    const { draw, ids, random } = drawing
    const years = ids('schoolYear')
    const [first = '', last = ''] = [years[0], years.at(-1)]
    const onwards = random() < 0.6
    const [from, to] = onwards ? [sixth, ninth] : [ninth, sixth]
    const anchor = {
      schoolYear: random() < 0.85 ? (onwards ? first : last) : draw(years),
      stageYear: random() < 0.9 ? from : draw([7, 8]),
    }
    const measures = onwards
      ? draw([results, [draw(results)], subjects, ['pupils']])
      : draw([['passedAllSubjects', 'meritValue'], subjects, ['pupils']])
    const bySubject = measures === subjects
    const unit = random() < 0.3 ? [draw(['school', ...(drawing.classes ? ['class'] : [])])] : []
    const sexes = draw([[], ['sex'], ['sex']])
    const time: Filter[] = [
      { dimension: 'schoolYear', in: [onwards ? last : first] },
      { dimension: 'stageYear', in: [String(to)] },
    ]
    const where = [...(random() < 0.2 ? [attribute(drawing)] : []), ...(bySubject ? anyOf('subject', [draw(subjectIds)]) : [])]
    const term = measures.includes('pupils') ? [] : [{ dimension: 'term', in: ['VT'] }]
    const query: Query = { measures, by: [...unit, ...sexes], totals: [[...unit]], where: [...time, ...where] }
    return [
      { ...query, cohort: { anchor } },
      { ...query, where: [...time, ...term, ...where] },
    ]
  },
}

/** The school years there are, and the stage years that have grades three years apart. */
const [sixth, ninth] = [6, 9]

const notOne = (drawing: Drawing): Filter => {
  const dimension = drawing.draw(personal)
  return { dimension, notIn: [drawing.draw(drawing.ids(dimension))] }
}
