import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { MeasureDescriptionSchema } from '../../src/contract/index.ts'
import { model } from '../../src/school/index.ts'
import { ruleVersion } from '../../src/school/rules/index.ts'
import { openWriter, schema } from '../../src/warehouse/index.ts'

const writer = await openWriter(':memory:')
for (const statement of schema) await writer.run(statement)
after(() => writer.close())

const measureOf = (name: string) => {
  const found = model.measures.find((measure) => measure.describe.name === name)
  if (found === undefined) throw new Error(`no measure ${name}`)
  return found
}
const factOf = (name: string) => model.facts.find((fact) => fact.name === name)

test('the model has the measures and dimensions of the house, by their names', () => {
  assert.deepEqual(
    model.measures.map((measure) => measure.describe.name),
    [
      'pupils',
      'meritValue',
      'eligibleVocational',
      'eligibleArts',
      'eligibleEconomicsHumanitiesSocial',
      'eligibleScienceTechnology',
      'passedAllSubjects',
      'gradePoints',
      'passedSubject',
      'testPoints',
      'testPassed',
      'testGradeDeviation',
      ...['absenceRate', 'invalidAbsenceRate', 'reportingRate'],
      'surveyIndex',
      'surveyPositiveShare',
      'responseRate',
    ],
  )
  assert.deepEqual(
    model.dimensions.map((dimension) => dimension.name),
    [
      ...[
        'municipality',
        'operator',
        'school',
        'class',
        'schoolYear',
        'term',
        'stageYear',
        'sex',
        'migrationBackground',
        'subject',
      ],
      ...['testPart', 'weekday', 'month', 'absenceBand', 'question', 'respondentGroup'],
    ],
  )
})

test('every measure counts in a real engine over its fact', async () => {
  for (const measure of model.measures) {
    const sums = [measure.numerator, measure.denominator, ...(measure.squares === null ? [] : [measure.squares])]
    const [row] = await writer.run(
      `select ${sums.map((sum, i) => `sum(${sum}) as s${i}`).join(', ')} from ${factOf(measure.fact)?.table}`,
    )
    assert.deepEqual(
      Object.values(row ?? {}),
      sums.map(() => null),
      measure.describe.name,
    )
  }
})

test('every dimension of a fact is a column of it, and has a table of members', async () => {
  for (const fact of model.facts) {
    for (const name of fact.dimensions) {
      const dimension = model.dimensions.find((each) => each.name === name)
      assert.ok(dimension !== undefined, `${fact.name} names ${name}`)
      await writer.run(`select ${dimension.column} from ${fact.table}`)
      await writer.run(`select key, id, label, ordinal from ${dimension.table}`)
    }
  }
})

test('classes lie under schools, schools under operators, operators under the municipality', () => {
  const parents = model.dimensions.flatMap(({ name, parent }) => (parent === null ? [] : [[name, parent]]))
  assert.deepEqual(parents, [
    ['operator', 'municipality'],
    ['school', 'operator'],
    ['class', 'school'],
  ])
})

test('every measure describes itself as the catalogue wants it, in whole Swedish sentences', () => {
  for (const measure of model.measures) {
    const fact = factOf(measure.fact)
    const description = { ...measure.describe, ...measure.said, cube: fact?.cube, dimensions: fact?.dimensions }
    assert.equal(MeasureDescriptionSchema.safeParse(description).success, true, measure.describe.name)
    for (const text of [measure.said.definition, measure.said.population, measure.said.source])
      assert.match(text, /^[A-ZÅÄÖ].*\.$/)
    assert.ok(measure.said.short.length <= 28, `${measure.said.short} is too long for a chart`)
    assert.equal(measure.kind, measure.describe.kind)
    assert.equal(measure.describe.rule, ruleVersion)
    assert.equal(measure.squares !== null, ['mean', 'balance', 'ratio'].includes(measure.kind))
    assert.equal(measure.rounding !== null, measure.squares !== null)
  }
})

test('grade measures speak of final grades in year 9, tests of the whole test, attendance of the whole term, surveys of pupils, pupil counts of 15 October', () => {
  for (const measure of model.measures) {
    const final = { stageYear: ['9'], term: ['VT'], ...(measure.fact === 'tests' ? { testPart: ['whole'] } : {}) }
    const whole = { term: ['VT'], subject: ['all'], weekday: ['all'], month: ['all'] }
    const survey = { term: ['VT'], respondentGroup: ['pupil'] }
    const isSurvey = factOf(measure.fact)?.rowsOf !== 'pupils'
    const ofFact = measure.fact === 'attendance' ? whole : isSurvey ? survey : final
    const expected = measure.describe.name === 'pupils' ? { term: ['HT'] } : ofFact
    assert.deepEqual(measure.describe.defaults, expected)
  }
})

test('eligibility is of year 9 alone, passed in all subjects and test grades of years 6 and 9', () => {
  const stages = model.measures.flatMap((measure) =>
    measure.stageYears === null ? [] : [[measure.describe.name, measure.stageYears]],
  )
  assert.deepEqual(stages, [
    ['eligibleVocational', [9]],
    ['eligibleArts', [9]],
    ['eligibleEconomicsHumanitiesSocial', [9]],
    ['eligibleScienceTechnology', [9]],
    ['passedAllSubjects', [6, 9]],
    ['testPoints', [6, 9]],
    ['testGradeDeviation', [6, 9]],
  ])
  assert.deepEqual([measureOf('gradePoints').requires, measureOf('passedSubject').requires], [['subject'], ['subject']])
})

// Three pupils: one counted in the mean, one with F alone (0 points, no merit value), one of year 6.
test('a mean counts the rows that have a value, a share those that have a yes or no', async () => {
  const facts = 'select * from (values (200.0, true), (null, false), (180.0, null)) as row (merit_value, eligible_vocational)'
  const counted = async (name: string): Promise<readonly unknown[]> => {
    const { numerator, denominator } = measureOf(name)
    const rows = await writer.run(`select sum(${numerator}) as a, sum(${denominator}) as b from (${facts})`)
    return Object.values(rows[0] ?? {})
  }
  assert.deepEqual(await counted('meritValue'), [380, 2])
  assert.deepEqual(await counted('eligibleVocational'), [1, 2])
  assert.deepEqual(await counted('pupils'), [3, 3])
})
