import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { generate, ManifestSchema, type Truth } from '../../demo/index.ts'

import { roles } from '../../src/contract/index.ts'
import { sources } from '../../src/load/sources/index.ts'
import { nationalTests } from '../../src/load/sources/national-tests.ts'
import { surveyAnswers } from '../../src/load/sources/survey-answers.ts'
import { answerValue, positiveShare, surveyIndex, testResults } from '../../src/school/rules/index.ts'
import { csv, scb, scbColumns, short, written } from './written.ts'

const folder = written()
const filesIn = (at: string): readonly string[] =>
  readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(at.length + 1))
    .sort()
const hash = (at: string): string => {
  const sum = createHash('sha256')
  for (const file of filesIn(at)) sum.update(file).update(readFileSync(join(at, file)))
  return sum.digest('hex')
}

test('the same seed writes the same bytes, another seed others', () => {
  const first = hash(written(short))
  assert.equal(hash(written(short)), first)
  assert.notEqual(hash(written({ ...short, seed: 2 })), first)
})

test('the manifest lists every written file once, the roster first', () => {
  const manifest = ManifestSchema.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))
  const listed = manifest.loads.flatMap(({ files }) => files)
  assert.deepEqual([...listed, 'manifest.json', 'truth.json'].sort(), filesIn(folder))
  assert.deepEqual(
    manifest.loads.map(({ source }) => source),
    ['roster', 'attendance', 'survey-answers', 'scb-grades-6', 'scb-grades-9', 'national-tests'],
  )
  assert.equal(manifest.loads[0]?.files[0], 'roster/skolenheter.csv')
})

test('the people of the demo hold every role, for units and classes that stand in the roster', () => {
  const { people } = ManifestSchema.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))
  assert.deepEqual([...new Set(people.map(({ role }) => role))].sort(), [...roles].sort())
  const codes = new Set(csv(folder, 'roster/skolenheter.csv').map((row) => row.Skolenhetskod))
  const held = people.flatMap((person) => person.roles)
  for (const { role, scope, groups } of held) {
    assert.equal(scope.length > 0, role === 'principal')
    assert.equal(groups.length > 0, role === 'teacher')
    assert.ok(scope.every((code) => codes.has(code)))
  }
  const classes = new Set(csv(folder, 'roster/elever-2024-25.csv').map((row) => `${row.Skolenhetskod}:${row.Klass}`))
  for (const group of held.flatMap(({ groups }) => groups)) assert.ok(classes.has(group.class), group.class)
})

test('roster files are UTF-8 with a byte order mark and end every line with CRLF', () => {
  for (const file of readdirSync(join(folder, 'roster'))) {
    const bytes = readFileSync(join(folder, 'roster', file))
    assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf], file)
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    assert.ok(text.endsWith('\r\n'))
    assert.equal(text.split('\n').length, text.split('\r\n').length)
    assert.equal(text, text.normalize('NFC'))
  }
})

test('grade files are Windows-1252 with SCB’s columns, no heading and CRLF', () => {
  for (const stage of [6, 9] as const)
    for (const file of readdirSync(join(folder, `scb${stage}`))) {
      const text = new TextDecoder('windows-1252').decode(readFileSync(join(folder, `scb${stage}`, file)))
      const lines = text.split('\r\n')
      assert.equal(lines.pop(), '')
      for (const line of lines) {
        const fields = line.split(';')
        assert.equal(fields.length, stage === 9 ? 33 : 35)
        assert.match(`${fields[1]} ${fields[4]}`, new RegExp(`^${file.slice(9, 13)}-06-\\d\\d ${file.slice(0, 8)}$`))
        assert.ok((fields[6] ?? '').length <= 20 && (fields[7] ?? '').length <= 20)
      }
    }
})

test('the grade files hold letters beyond ASCII and no letter that Windows-1252 lacks', () => {
  const bytes = Buffer.concat(readdirSync(join(folder, 'scb6')).map((file) => readFileSync(join(folder, 'scb6', file))))
  assert.ok(bytes.includes(0xe5) && bytes.includes(0xc5), 'å and Å')
  assert.ok(bytes.includes(0x96), 'the dash of the class 4–6')
  assert.ok(!bytes.includes('?'), 'what cannot be written becomes a question mark')
})

test('every grade is a code SCB knows, and a language stands exactly where there is a grade', () => {
  for (const stage of [6, 9] as const)
    for (const row of scb(folder, stage)) {
      const languages = scbColumns[stage].slice(8).filter((column) => column.includes(' '))
      for (const column of scbColumns[stage].slice(8))
        if (!languages.includes(column)) assert.match(row[column] ?? '', stage === 9 ? /^[A-F932]$/ : /^[A-F932Z]$/)
      for (const column of languages) assert.equal(row[column] === '', row[column.slice(0, 2)] === '2')
      assert.equal([row.SV, row.SVA].filter((grade) => grade === '2').length, 1)
      if (stage === 6) assert.equal(row.NO === '2', row.KE !== '2')
    }
})

test('twice the scale writes twice the schools, and still no personal number twice', () => {
  const large = written({ ...short, from: 2024, scale: 2 })
  const units = csv(large, 'roster/skolenheter.csv')
  assert.equal(new Set(units.map((row) => row.Skolenhetskod)).size, 30)
  assert.equal(units.filter((row) => row['Giltig till'] === '').length, 24)
  assert.equal(new Set(units.map((row) => row.Namn)).size, units.length)
})

test('options that make no municipality are refused', () => {
  assert.throws(() => generate(folder, { ...short, seed: 0.5 }), /seed must be a whole number: 0.5/)
  assert.throws(() => generate(folder, { ...short, scale: 0 }), /scale must be 1–900: 0/)
  assert.throws(() => generate(folder, { ...short, from: 2025 }), /no school years from 2025 to 2024/)
})

test('every school year is told to the log', () => {
  const lines: string[] = []
  generate(written(short), short, { log: (line) => lines.push(line) })
  assert.deepEqual(
    lines.map((line) => line.slice(0, 7)),
    ['2021/22', '2022/23', '2023/24', '2024/25'],
  )
})

test('the loader’s own sources read every file, hold no row back and find nothing to remark on', async () => {
  const manifest = ManifestSchema.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))
  for (const { source, files } of manifest.loads)
    for (const file of files) {
      const read = await sources.get(source)?.read(file, readFileSync(join(folder, file)), { schoolYear: null })
      assert.ok(read !== undefined && read.rowsRead > 0, file)
      const remarks = read.checks.filter(({ check, count }) => count > 0 && check !== 'incomplete-test')
      const damage = writtenIn[file]
      if (damage !== undefined) {
        assert.deepEqual(read.heldBack.map(({ check }) => check).sort(), damage)
        continue
      }
      assert.deepEqual([read.heldBack, remarks], [[], []], file)
    }
})

// rows that somebody wrote in by hand
const writtenIn: Readonly<Record<string, readonly string[]>> = {
  'national-tests/np-2018-19.csv': ['duplicate-row', 'no-such-test', 'test-result', 'test-result', 'unknown-code'],
  'attendance/narvaro-2025.csv': ['absence-minutes', 'duplicate-row', 'lesson-day'],
  'survey-answers/svar.csv': ['answer-code', 'answer-code', 'unknown-question'],
}

test('the surveys come to what the truth says, by the product’s own rules', async () => {
  const open = (file: string) =>
    surveyAnswers.read(file, readFileSync(join(folder, 'survey-answers', file)), { schoolYear: null })
  const [{ answers }, { invitations }] = [await open('svar.csv'), await open('inbjudna.csv')]
  const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Truth
  assert.ok(truth.answers.length > 100, `${truth.answers.length} sums`)
  for (const sums of truth.answers) {
    const values = answers.flatMap(({ school, stageYear, group, question, scale, code }) =>
      code !== null &&
      school === sums.school &&
      stageYear === sums.stageYear &&
      group === sums.group &&
      question === sums.question
        ? [answerValue(scale, code, question === 'badlyTreated')]
        : [],
    )
    const index = sums.told === 0 ? null : sums.points / sums.told
    const found = [values.length, surveyIndex(values)?.toFixed(6), positiveShare(values)]
    assert.deepEqual(found, [sums.answers, index?.toFixed(6), sums.answers === 0 ? null : sums.positive / sums.answers])
  }
  for (const { school, stageYear, group, invited, answered } of truth.invitations) {
    const own = invitations.filter((row) => row.school === school && row.stageYear === stageYear && row.group === group)
    const sum = (of: 'invited' | 'answered'): number => own.reduce((total, row) => total + row[of], 0)
    assert.deepEqual([sum('invited'), sum('answered')], [invited, answered])
  }
})

test('the tests come to what the truth says, by the product’s own rules', async () => {
  const found = new Map<string, { pupils: number; passed: number; points: number }>()
  for (const file of readdirSync(join(folder, 'national-tests'))) {
    const read = await nationalTests.read(file, readFileSync(join(folder, 'national-tests', file)), { schoolYear: null })
    const byTest = Map.groupBy(read.tests, (row) => [row.school, row.schoolYear, row.stageYear, row.subject].join(' '))
    for (const [name, rows] of byTest) {
      const marks = rows.map((row) => ({ ...row, pupil: row.identity.personalNumber }))
      const wholes = testResults(marks, rows[0]?.stageYear ?? 0).filter(({ part }) => part === 'whole')
      const points = wholes.reduce((sum, whole) => sum + (whole.points ?? 0), 0)
      found.set(name, { pupils: wholes.length, passed: wholes.filter(({ passed }) => passed).length, points })
    }
  }
  const { tests } = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Truth
  assert.ok(tests.length > 1000, `${tests.length} sums`)
  for (const [name, sums] of Map.groupBy(tests, (row) =>
    [row.school, Number(row.schoolYear.slice(0, 4)), row.stageYear, row.subject].join(' '),
  )) {
    const total = (of: (row: Truth['tests'][number]) => number): number => sums.reduce((sum, row) => sum + of(row), 0)
    const truth = { pupils: total((row) => row.pupils), passed: total((row) => row.passed), points: total((row) => row.points) }
    assert.deepEqual(found.get(name), truth, name)
  }
})
