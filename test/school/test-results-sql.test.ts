import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { type TestMark, testForms, testResults, testResultsSql, testStatuses } from '../../src/school/rules/index.ts'

const instance = await DuckDBInstance.create(':memory:')
const connection: DuckDBConnection = await instance.connect()
await connection.run(`create table told (
  pupil_key bigint, school varchar, school_year_key smallint, term_key smallint, stage_year smallint, subject varchar, part varchar, form varchar,
  result varchar, central varchar, reached boolean, status varchar, taken_on date, file_key integer, line integer, is_own boolean
)`)
after(() => {
  connection.closeSync()
  instance.closeSync()
})

/** Marks of one test of one school. */
interface Sitting {
  readonly stageYear: number
  readonly marks: readonly TestMark[]
}

const text = (value: string | boolean | null): string => (value === null ? 'null' : `'${value}'`)

async function bySql(sittings: readonly Sitting[]): Promise<readonly string[]> {
  await connection.run('delete from told')
  const rows = sittings.flatMap(({ stageYear, marks }, school) =>
    marks.map(
      ({ pupil, part, form, result, central, reached, status, takenOn }, line) =>
        `(${school * 100 + Number(pupil)}, 's${school}', 2024, 2, ${stageYear}, 'MA', '${part}', '${form}', ${text(result)}, ${text(central)}, ${reached}, '${status}', '${takenOn}', 1, ${line}, true)`,
    ),
  )
  if (rows.length > 0) await connection.run(`insert into told values ${rows.join(', ')}`)
  const read = await connection.runAndReadAll(`select * from (${testResultsSql('told')}) as result`)
  return read
    .getRowObjects()
    .map(({ pupil_key, part, points, passed }) => `${pupil_key} ${part} ${points} ${passed}`)
    .sort()
}

const byFunction = (sittings: readonly Sitting[]): readonly string[] =>
  sittings
    .flatMap(({ stageYear, marks }, school) =>
      testResults(marks, stageYear).map(
        ({ pupil, part, points, passed }) => `${school * 100 + Number(pupil)} ${part} ${points} ${passed}`,
      ),
    )
    .sort()

const parts = ['whole', 'A', 'B', 'C'] as const
const letters = ['A', 'C', 'E', 'F'] as const
const answers = ['yes', 'no'] as const
/** Few pupils, parts and days, so that occasions, gaps and whole tests meet often; one row a pupil, part and day. */
const marks: fc.Arbitrary<readonly TestMark[]> = fc
  .uniqueArray(
    fc.record({
      pupil: fc.constantFrom('1', '2', '3'),
      part: fc.constantFrom(...parts),
      takenOn: fc.constantFrom('2024-11-05', '2025-03-12', '2025-05-20'),
      form: fc.constantFrom(...testForms),
      status: fc.constantFrom(...testStatuses, 'done' as const, 'done' as const, 'done' as const),
      letters: fc.tuple(fc.constantFrom(...letters), fc.option(fc.constantFrom(...letters), { freq: 3 })),
      answers: fc.tuple(fc.constantFrom(...answers), fc.option(fc.constantFrom(...answers), { freq: 3 })),
      reached: fc.option(fc.boolean()),
    }),
    { maxLength: 14, selector: ({ pupil, part, takenOn }) => `${pupil} ${part} ${takenOn}` },
  )
  .map((rows) =>
    rows.map(({ letters: grades, answers: levels, reached, ...row }): TestMark => {
      const none = { result: null, central: null, reached: null }
      if (row.status !== 'done') return { ...row, ...none }
      const [result, central] = row.form === 'grade' ? grades : row.form === 'requirement' ? levels : ['12', null]
      return { ...row, result, central, reached: row.form === 'points' ? reached : null }
    }),
  )

test('the results by SQL are those by functions, over 3,000 made-up tests', async () => {
  const sitting = fc.record({ stageYear: fc.constantFrom(3, 6, 9), marks })
  let [compared, wholes] = [0, 0]
  await fc.assert(
    fc.asyncProperty(fc.array(sitting, { minLength: 60, maxLength: 60 }), async (sittings) => {
      const expected = byFunction(sittings)
      assert.deepEqual(await bySql(sittings), expected)
      compared += sittings.length
      wholes += expected.filter((one) => one.includes('whole')).length
    }),
    { numRuns: 50 },
  )
  assert.ok(compared >= 3000 && wholes > 500, `${compared} tests, ${wholes} with a result as a whole`)
})
