// One spring's survey of pupils in åk 5 and 8 and their guardians, as the municipality's survey tool exports it: the answers one a row, shuffled, and
// how many were invited. Whoever drew an answer is forgotten once it is drawn.
import type { Enrolment } from './life.ts'
import { sexIn } from './pupil.ts'
import { type Random, random } from './random.ts'
import { schoolYear } from './roster.ts'
import type { Unit } from './unit.ts'

export const surveyStages: readonly number[] = [5, 8]

interface Asked {
  readonly id: string
  readonly scale: 'Instämmande' | 'Frekvens'
  readonly wording: number
  /** the statement is negative: 1 is the best answer */
  readonly isNegative: boolean
  readonly ofGuardians: boolean
  /** how content people commonly are with it, in standard deviations */
  readonly level: number
}

const agree = (id: string, level: number): Asked => ({
  ...{ id, level, scale: 'Instämmande', wording: 1, isNegative: false, ofGuardians: true },
})
const often = (id: string, level: number, more: Partial<Asked> = {}): Asked => ({
  ...{ id, level, scale: 'Frekvens', wording: 1, isNegative: false, ofGuardians: false, ...more },
})

const questions: readonly Asked[] = [
  agree('understandsTeaching', 0.7),
  often('calmLessons', -0.1, { wording: 2 }),
  agree('safe', 0.9),
  often('badlyTreated', 1.3, { isNegative: true }),
  agree('enjoysSchool', 0.8),
]

const groups = [
  { name: 'Elev', group: 'pupil', answers: 0.87 },
  { name: 'Vårdnadshavare', group: 'guardian', answers: 0.52 },
] as const
const leavesOut = 0.015
const doesNotKnow = 0.03

/** Sums over the answers of a school, stage year and group to a question; `told`: those on a step, with their points of the index. */
export interface TrueAnswers {
  readonly school: string
  readonly schoolYear: string
  readonly stageYear: number
  readonly group: 'pupil' | 'guardian'
  readonly question: string
  answers: number
  told: number
  points: number
  positive: number
}
export interface TrueInvitations extends Pick<TrueAnswers, 'school' | 'schoolYear' | 'stageYear' | 'group'> {
  invited: number
  answered: number
}

export interface Survey {
  readonly answers: string[]
  readonly invitations: string[]
  readonly trueAnswers: TrueAnswers[]
  readonly trueInvitations: TrueInvitations[]
}
export const noSurvey = (): Survey => ({ answers: [], invitations: [], trueAnswers: [], trueInvitations: [] })

/** Adds what one unit answered in the spring of a school year. */
export function surveyUnit(survey: Survey, enrolments: readonly Enrolment[], unit: Unit, year: number, seed: number): void {
  const chance = random(seed, Number(unit.code), year, 12)
  const climate = 0.25 * chance.normal()
  for (const stage of surveyStages) {
    const here = enrolments.filter((one) => one.unit === unit && one.stage === stage)
    for (const [name, members] of Map.groupBy(here, (one) => one.class)) {
      for (const asked of groups) surveyGroup(survey, members, { unit, stage, name, year, climate, asked }, chance)
    }
  }
}

interface Group {
  readonly unit: Unit
  readonly stage: number
  readonly name: string
  readonly year: number
  readonly climate: number
  readonly asked: (typeof groups)[number]
}

function surveyGroup(survey: Survey, members: readonly Enrolment[], of: Group, chance: Random): void {
  const { unit, stage, name, year, asked } = of
  const respondents = members.filter(() => chance.chance(asked.answers))
  const place = [surveyDay(year), surveyName, unit.code, schoolYear(year), stage, name, asked.name]
  survey.invitations.push([...place, members.length, respondents.length].join(';'))
  const where = { school: unit.code, schoolYear: schoolYear(year), stageYear: stage, group: asked.group }
  const rate = sumsOf(survey.trueInvitations, where, () => ({ ...where, invited: 0, answered: 0 }))
  rate.invited += members.length
  rate.answered += respondents.length
  for (const question of questions.filter(({ ofGuardians }) => ofGuardians || asked.group === 'pupil')) {
    const about = { ...where, question: question.id }
    const truth = sumsOf(survey.trueAnswers, about, () => ({ ...about, answers: 0, told: 0, points: 0, positive: 0 }))
    for (const { pupil } of respondents) {
      const sex = { female: 'Kvinna', male: 'Man', unknown: 'Okänt' }[sexIn(pupil, year)]
      const code = draw(question, of.climate, chance)
      survey.answers.push(
        [...place, asked.group === 'pupil' ? sex : '', question.id, question.wording, question.scale, code].join(';'),
      )
      add(truth, question, code)
    }
  }
}

function draw({ scale, isNegative, level }: Asked, climate: number, chance: Random): string {
  if (chance.chance(leavesOut)) return ''
  if (chance.chance(doesNotKnow)) return '9'
  const most = scale === 'Frekvens' ? 5 : 4
  const step = Math.min(most, Math.max(1, Math.round(most * 0.62 + 0.5 + 0.55 * (level + climate) + 0.95 * chance.normal())))
  return String(isNegative ? most + 1 - step : step)
}

/** Points of the index from the worst answer to the best. */
const points = { Instämmande: [0, 10 / 3, 20 / 3, 10], Frekvens: [0, 2.5, 5, 7.5, 10] } as const

function add(truth: TrueAnswers, { scale, isNegative }: Asked, code: string): void {
  if (code === '') return
  truth.answers += 1
  if (code === '9') return
  const scaled = points[scale]
  const at = isNegative ? scaled.length - Number(code) : Number(code) - 1
  truth.told += 1
  truth.points += scaled[at] ?? 0
  truth.positive += Number(at >= scaled.length - 2)
}

function sumsOf<T extends object>(sums: T[], where: object, start: () => T): T {
  const known = sums.find((one) => Object.entries(where).every(([name, value]) => Reflect.get(one, name) === value))
  if (known !== undefined) return known
  const made = start()
  sums.push(made)
  return made
}

const surveyName = 'Vårenkäten'
const surveyDay = (year: number): string => `${year + 1}-05-12`
const shared = 'Uttagsdatum;Enkät;Skolenhetskod;Läsår;Årskurs;Klass;Svarandegrupp'

/** Somebody has typed two answers from paper with codes that the scale lacks, and one to a question that nobody put. */
const damaged = (rows: readonly string[]): readonly string[] =>
  rows
    .slice(0, 3)
    .map((row, at) => (at < 2 ? row.replace(/[^;]*$/, '7') : row.replace(/;[^;]*;1;Instämmande;/, ';matsal;1;Instämmande;')))

const file = (heading: string, rows: readonly string[]): string =>
  `\uFEFF${[heading, ...rows].map((line) => `${line}\r\n`).join('')}`

/** In the order of what they say: the tool tells nothing of who answered, and no more does the order. */
export const answersFile = ({ answers }: Survey): string => {
  const rows = [...answers].sort()
  return file(`${shared};Kön;Fråga;Formulering;Skala;Svar`, [
    ...rows,
    ...damaged(rows.filter((row) => row.includes(';1;Instämmande;'))),
  ])
}
export const invitationsFile = ({ invitations }: Survey): string => file(`${shared};Inbjudna;Svarande`, invitations)
