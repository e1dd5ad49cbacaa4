import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { attendanceFile, lessonsOf, trueAttendance } from './attendance.ts'
import type { District } from './district.ts'
import { protect, settle } from './district.ts'
import type { Report } from './grades.ts'
import { grade } from './grades.ts'
import type { Enrolment } from './life.ts'
import { lastDay, live } from './life.ts'
import type { Manifest } from './manifest.ts'
import { municipality, peopleOf } from './manifest.ts'
import { issuer } from './personal-number.ts'
import { plant } from './planted.ts'
import type { Pupil } from './pupil.ts'
import { random } from './random.ts'
import type { Grades } from './results.ts'
import { gradesOf } from './results.ts'
import { dutyHeading, dutyRows, pupilHeading, pupilRows, schoolYear, unitHeading, unitRows } from './roster.ts'
import { scbFile } from './scb.ts'
import type { Staff } from './staff.ts'
import { dutiesOf, hire } from './staff.ts'
import { advance } from './summer.ts'
import { answersFile, invitationsFile, noSurvey, type Survey, surveyUnit } from './survey.ts'
import { damaged, independentFile, municipalFile } from './test-file.ts'
import { hasTests } from './test-plan.ts'
import { type TestRow, testRows } from './test-results.ts'
import { trueTests } from './test-truth.ts'
import type { Truth } from './truth.ts'
import { addCounts, addResults } from './truth.ts'
import type { Unit } from './unit.ts'
import { unitsOf } from './unit.ts'

/** `scale`: multiples of twelve schools and about 6,000 pupils. `from`, `to`: first and last school year, 2024 is 2024/25. */
export interface DemoOptions {
  readonly seed: number
  readonly scale: number
  readonly from: number
  readonly to: number
}
interface DemoEffects {
  readonly log: (line: string) => void
}
const quiet: DemoEffects = { log: () => undefined }

interface Story {
  readonly target: string
  readonly options: DemoOptions
  readonly truth: Truth
  readonly files: Record<
    'roster' | 'scb-grades-6' | 'scb-grades-9' | 'national-tests' | 'attendance' | 'survey-answers',
    string[]
  >
}
interface Place {
  readonly district: District
  readonly staff: readonly Staff[]
}

/**
 * Writes the made-up municipality into `target` as its school systems would: roster and SCB files, `manifest.json`, and
 * `truth.json` for tests. The same options give the same bytes. Throws RangeError on options that make no municipality.
 */
export function generate(target: string, options: DemoOptions, effects: DemoEffects = quiet): Manifest {
  const { seed, scale, from, to } = options
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed must be a whole number: ${seed}`)
  if (!Number.isInteger(scale) || scale < 1 || scale > 900) throw new RangeError(`scale must be 1–900: ${scale}`)
  if (!Number.isInteger(from) || !Number.isInteger(to) || from > to) throw new RangeError(`no school years from ${from} to ${to}`)
  for (const folder of ['roster', 'scb6', 'scb9', 'national-tests', 'attendance', 'survey-answers'])
    mkdirSync(join(target, folder), { recursive: true })
  const issue = issuer()
  const places = Array.from({ length: scale }, (_, district) => found(seed, district, to, issue))
  const story: Story = {
    target,
    options,
    truth: {
      ...{ results: [], counts: [], tests: [], attendance: [], answers: [], invitations: [], planted: [] },
      merged: mergers(places),
    },
    files: emptyFiles(),
  }
  write(
    story,
    'roster',
    'roster/skolenheter.csv',
    unitHeading + places.map(({ district }) => unitRows(district.units, municipality)).join(''),
  )
  write(story, 'roster', 'roster/tjanster.csv', dutyHeading)
  for (let year = from; year <= to; year++) {
    tellYear(story, places, year)
    effects.log(`${schoolYear(year)}: ${places.reduce((sum, { district }) => sum + district.pupils.length, 0)} pupils`)
  }
  return finish(story, places)
}

const emptyFiles = (): Story['files'] => ({
  ...{ roster: [], attendance: [], 'survey-answers': [], 'scb-grades-6': [], 'scb-grades-9': [], 'national-tests': [] },
})

function found(seed: number, number: number, to: number, issue: District['issue']): Place {
  const units = unitsOf(number, to)
  const chance = random(seed, number)
  return {
    district: { units, chance, issue, pupils: [] },
    staff: units.map((unit) => hire(random(seed, number, 1), issue, unit)),
  }
}

const mergers = (places: readonly Place[]): Truth['merged'] =>
  places.flatMap(({ district: { units } }) =>
    units
      .filter((unit) => unit.predecessor !== null)
      .map((unit) => ({ from: units.filter((one) => one.successor === unit.key).map((one) => one.code), into: unit.code })),
  )

function write(story: Story, source: keyof Story['files'], file: string, content: string | Uint8Array): void {
  writeFileSync(join(story.target, file), content)
  story.files[source].push(file)
}

function tellYear(story: Story, places: readonly Place[], year: number): void {
  const { from, to } = story.options
  const file = `roster/elever-${schoolYear(year).replace('/', '-')}.csv`
  write(story, 'roster', file, pupilHeading)
  const tests: TestRow[] = []
  const survey = noSurvey()
  for (const { district, staff } of places) {
    if (year === from) settle(district, year)
    else advance(district, year)
    if (year === Math.max(from, to - 2)) protect(district, year)
    const enrolments = live(district, year)
    appendFileSync(join(story.target, file), pupilRows(enrolments, year))
    appendFileSync(join(story.target, 'roster/tjanster.csv'), staffRows(story, district, staff, year, enrolments))
    addCounts(story.truth, year, enrolments)
    if (year === to && district === places[0]?.district) writeAttendance(story, enrolments, year)
    const stayed = enrolments.filter((one) => one.to === lastDay(year))
    for (const unit of district.units) {
      const reported = ([6, 9] as const).map((stage) => reportUnit(story, enrolments, unit, stage, year))
      if (year === to && unit.operator === 'Kommunal') surveyUnit(survey, stayed, unit, year, story.options.seed)
      if (hasTests(year)) tests.push(...testUnit(story, enrolments, unit, year, reported.flat()))
    }
  }
  if (tests.length > 0) writeTests(story, tests, year)
  if (year === to) writeSurvey(story, survey)
}

function staffRows(
  { options }: Story,
  district: District,
  staff: readonly Staff[],
  year: number,
  enrolments: readonly Enrolment[],
): string {
  const groups = Map.groupBy(enrolments, ({ unit }) => unit.code)
  return staff
    .map((one) => {
      const names = new Set((groups.get(one.unit.code) ?? []).map((enrolment) => enrolment.class))
      const chance = random(options.seed, Number(one.unit.code), year, 2)
      return dutyRows(dutiesOf(one, chance, district.issue, year, [...names].sort()))
    })
    .join('')
}

/** The grades of a pupil as they are, and as they would be had nothing been planted: what the pupil knows, and is tested in. */
interface Reported {
  readonly known: Report
  readonly given: Report
}

/** The grade file of one unit and spring: those enrolled when the school year ends. */
function reportUnit(story: Story, enrolments: readonly Enrolment[], unit: Unit, stage: 6 | 9, year: number): readonly Reported[] {
  const { seed, to } = story.options
  const graded = enrolments.filter((one) => one.unit === unit && one.stage === stage && one.to === lastDay(year))
  if (graded.length === 0) return []
  const chance = random(seed, Number(unit.code), year, stage)
  // schools differ from year to year, and the level has risen a little over the decade
  const climate = 0.05 * chance.normal() + 0.006 * (year - to + 5)
  const natural: readonly Report[] = graded.map(({ pupil, class: group }) => ({
    ...{ pupil, unit, class: group },
    outcomes: grade(pupil, unit, stage, year, climate),
  }))
  const { reports, patterns } = plant(natural, unit.key, stage, to - year, schoolYear(year))
  const rows = reports.map((report) => ({
    pupil: report.pupil,
    school: unit.code,
    class: report.class,
    grades: gradesOf(report),
  }))
  story.truth.planted.push(...patterns)
  addResults(story.truth, year, stage, rows)
  const date = `${year + 1}-06-${String(chance.integer(9, 18)).padStart(2, '0')}`
  write(story, `scb-grades-${stage}`, `scb${stage}/${unit.code}-${year + 1}.txt`, scbFile(stage, date, rows))
  return natural.map((known, at) => ({ known, given: reports[at] ?? known }))
}

/** The tests of one unit: of those enrolled when the school year ends, so that they are counted where their grades are. */
function testUnit(
  story: Story,
  enrolments: readonly Enrolment[],
  unit: Unit,
  year: number,
  reported: readonly Reported[],
): readonly TestRow[] {
  const known = new Map(reported.map(({ known }) => [known.pupil, known.outcomes]))
  const given = new Map(reported.map((report) => [report.given.pupil, report.given]))
  const rows = ([3, 6, 9] as const).flatMap((stage) => {
    const here = enrolments.filter((one) => one.unit === unit && one.stage === stage && one.to === lastDay(year))
    const tested = here.map(({ pupil, class: group }) => ({ pupil, class: group, outcomes: known.get(pupil) ?? null }))
    return testRows(tested, unit, stage, year)
  })
  const gradesGiven = (pupil: Pupil): Grades | null => {
    const report = given.get(pupil)
    return report === undefined ? null : gradesOf(report)
  }
  story.truth.tests.push(...trueTests(rows, year, gradesGiven))
  return rows
}

/** In the latest year, of the first district alone. */
function writeAttendance(story: Story, enrolments: readonly Enrolment[], year: number): void {
  const lessons = lessonsOf(enrolments, year)
  write(story, 'attendance', `attendance/narvaro-${year + 1}.csv`, attendanceFile(lessons, year))
  story.truth.attendance.push(...trueAttendance(lessons, year))
}

// the last year before the pandemic has been written in by hand
const damagedYear = 2018

function writeTests(story: Story, rows: readonly TestRow[], year: number): void {
  const told = { year, extracted: `${year + 1}-06-19` }
  const [own, others] = [rows.filter(isMunicipal), rows.filter((row) => !isMunicipal(row))]
  const name = `np-${schoolYear(year).replace('/', '-')}`
  const damage = year === damagedYear ? damaged(own, told) : []
  write(story, 'national-tests', `national-tests/${name}.csv`, municipalFile(own, told, damage))
  if (others.length > 0) write(story, 'national-tests', `national-tests/${name}-friskolan.txt`, independentFile(others, told))
}

function writeSurvey(story: Story, survey: Survey): void {
  story.truth.answers.push(...survey.trueAnswers)
  story.truth.invitations.push(...survey.trueInvitations)
  write(story, 'survey-answers', 'survey-answers/svar.csv', answersFile(survey))
  write(story, 'survey-answers', 'survey-answers/inbjudna.csv', invitationsFile(survey))
}

const isMunicipal = ({ unit }: TestRow): boolean => unit.operator === 'Kommunal'

function finish({ target, options, truth, files }: Story, places: readonly Place[]): Manifest {
  const manifest: Manifest = {
    municipality,
    seed: options.seed,
    // attendance needs the roster alone, and is quickest to load while there is nothing else; the survey is small, while there is little yet to build anew
    loads: (['roster', 'attendance', 'survey-answers', 'scb-grades-6', 'scb-grades-9', 'national-tests'] as const)
      .filter((source) => files[source].length > 0)
      .map((source) => ({ source, files: files[source] })),
    people: peopleOf(places[0]?.district.units ?? [], options.to),
  }
  writeFileSync(join(target, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  writeFileSync(join(target, 'truth.json'), `${JSON.stringify(truth)}\n`)
  return manifest
}
