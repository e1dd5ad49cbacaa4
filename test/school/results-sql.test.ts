import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import {
  gradeCodes,
  isEligible,
  meritValue,
  passedAll,
  resultsSql,
  type SubjectGrade,
  subjectCodes,
} from '../../src/school/rules/index.ts'
import { pupil } from './pupil.ts'

interface Pupil {
  readonly stageYear: number
  readonly grades: readonly SubjectGrade[]
}

const instance = await DuckDBInstance.create(':memory:')
const connection: DuckDBConnection = await instance.connect()
await connection.run('create table pupil (file_key integer, line integer, stage_year smallint)')
await connection.run('create table grade (file_key integer, line integer, subject varchar, grade varchar)')
after(() => {
  connection.closeSync()
  instance.closeSync()
})

const relation = `(
  select pupil.file_key, pupil.line, pupil.stage_year, grade.subject, grade.grade
  from pupil
  left join grade on grade.file_key = pupil.file_key and grade.line = pupil.line
)`

async function bySql(pupils: readonly Pupil[]): Promise<unknown[]> {
  await connection.run('delete from pupil')
  await connection.run('delete from grade')
  const pupilRows = await connection.createAppender('pupil')
  const gradeRows = await connection.createAppender('grade')
  pupils.forEach(({ stageYear, grades }, i) => {
    pupilRows.appendInteger(1 + (i % 3))
    pupilRows.appendInteger(i)
    pupilRows.appendSmallInt(stageYear)
    pupilRows.endRow()
    for (const { subject, grade } of grades) {
      gradeRows.appendInteger(1 + (i % 3))
      gradeRows.appendInteger(i)
      gradeRows.appendVarchar(subject)
      gradeRows.appendVarchar(grade)
      gradeRows.endRow()
    }
  })
  pupilRows.closeSync()
  gradeRows.closeSync()
  const read = await connection.runAndReadAll(`select * from (${resultsSql(relation)}) as result order by line`)
  return read.getRowObjects()
}

function byFunctions({ stageYear, grades }: Pupil, line: number): unknown {
  const { value, counted } = meritValue(grades)
  const eligible = (programme: Parameters<typeof isEligible>[0]) => (stageYear === 9 ? isEligible(programme, grades) : null)
  return {
    file_key: 1 + (line % 3),
    line,
    merit_value: counted ? value : null,
    eligible_vocational: eligible('vocational'),
    eligible_arts: eligible('arts'),
    eligible_economics: eligible('economics'),
    eligible_science: eligible('science'),
    passed_all: passedAll(grades, stageYear),
  }
}

// Temperaments, so that the edges come up often (8 and 12 subjects, more than 16, no subject at all): any code, nearly all
// passed, few passed, not graded.
const anyCode = fc.option(fc.constantFrom(...gradeCodes), { nil: null })
const mostlyPassed = fc.option(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'E', 'E', 'E', 'E', 'E', 'E', 'F', '9', '2'), {
  nil: null,
  freq: 20,
})
const seldomPassed = fc.constantFrom('E', 'F', '9', '3', '2', '2', 'Z', 'Y')
const notGraded = fc.constantFrom('2', 'Y', 'Z')
const grades = fc
  .oneof(...[anyCode, mostlyPassed, seldomPassed, notGraded].map((code) => fc.tuple(...subjectCodes.map(() => code))))
  .map((codes) => subjectCodes.flatMap((subject, i) => (codes[i] == null ? [] : [{ subject, grade: codes[i] }])))
const anyPupil: fc.Arbitrary<Pupil> = fc.record({ stageYear: fc.constantFrom(9, 9, 9, 6, 8), grades })

test('SQL and TypeScript give the same results for 3,000 generated pupils', async () => {
  let compared = 0
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(anyPupil, { minLength: 100, maxLength: 100 }), async (pupils) => {
      const expected = pupils.map(byFunctions)
      assert.deepEqual(await bySql(pupils), expected)
      compared += pupils.length
      for (const one of expected as Record<string, unknown>[]) {
        for (const [name, value] of Object.entries(one)) {
          if (name !== 'line') seen.add(`${name} ${name === 'merit_value' ? value === null : value}`)
        }
      }
    }),
    { numRuns: 30, seed: 2 },
  )
  assert.ok(compared >= 1000, `${compared} pupils compared`)
  // the generated pupils reach both answers of every rule, and null where a rule does not apply
  for (const name of ['eligible_vocational', 'eligible_arts', 'eligible_economics', 'eligible_science', 'passed_all']) {
    for (const value of ['true', 'false', 'null']) assert.ok(seen.has(`${name} ${value}`), `${name} ${value} was generated`)
  }
})

test('SQL gives the golden merit values', async () => {
  const golden: [SubjectGrade[], number | null][] = [
    [pupil('E', { M2: 'E' }), 170],
    [pupil('A', { M2: 'A', ML: 'A' }), 340],
    [pupil('A', { ML: 'A' }), 320],
    [pupil('C', { ML: 'A' }), 245],
    [pupil('C', { ML: 'A', M2: 'E' }), 255],
    [pupil('C', { M1: 'A' }), 245],
    [pupil('9', { SV: '2', SVA: 'E', IDH: 'C', M2: 'E' }), 35],
    [pupil('F'), null],
  ]
  const rows = (await bySql(golden.map(([grades]) => ({ stageYear: 9, grades })))) as { merit_value: number | null }[]
  assert.deepEqual(
    rows.map((row) => row.merit_value),
    golden.map(([, value]) => value),
  )
})

test('a pupil row without any grade keeps its place in the denominators', async () => {
  const none = { eligible_vocational: false, eligible_arts: false, eligible_economics: false, eligible_science: false }
  assert.deepEqual(await bySql([{ stageYear: 9, grades: [] }]), [
    { file_key: 1, line: 0, merit_value: null, ...none, passed_all: false },
  ])
})

test('the merit value is a double, so that sums of it are exact in halves', async () => {
  await bySql([{ stageYear: 9, grades: pupil('B') }])
  const read = await connection.runAndReadAll(`select typeof(merit_value) as type from (${resultsSql(relation)}) as result`)
  assert.deepEqual(read.getRowObjects(), [{ type: 'DOUBLE' }])
})
