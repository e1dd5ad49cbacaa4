import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keptOutcome, type Outcome, retellOutcome, tellOutcome } from '../../src/load/checks/index.ts'
import { detail } from '../../src/load/detail.ts'
import { gatherOutcomes, sumRows } from '../../src/load/outcomes.ts'
import { noSurveys } from '../../src/load/survey-totals.ts'
import { inLanguage } from '../../src/server/language.ts'

const outcome = (check: Outcome['check'], severity: Outcome['severity'], count: number, file: string | null = null): Outcome => ({
  check,
  severity,
  count,
  first: count === 0 ? null : { line: 4, column: 'Klass', detail: detail('form', 7, detail('digits')) },
  file,
})
const file = (name: string, checks: readonly Outcome[]) => ({
  name,
  checks,
  sha256: '',
  extracted: null,
  rows: { read: 3, accepted: 2, rejected: 1 },
  scopes: [],
  heldBack: [],
  surveys: noSurveys,
  staged: null,
})

test('a check that all files passed is told once, a finding in some of them with its counts added', () => {
  const files = [
    file('a.txt', [outcome('blank-grade', 'warning', 2), outcome('two-grades', 'quarantine', 0)]),
    file('b.txt', [outcome('blank-grade', 'warning', 3), outcome('two-grades', 'quarantine', 0)]),
    file('c.txt', [outcome('blank-grade', 'warning', 0)]),
  ]
  assert.deepEqual(gatherOutcomes(files, [outcome('scope-twice', 'blocking', 0)]), [
    outcome('blank-grade', 'warning', 5),
    outcome('two-grades', 'quarantine', 0),
    outcome('scope-twice', 'blocking', 0),
  ])
})

test('a blocking finding names its file', () => {
  const [found] = gatherOutcomes([file('a.txt', [outcome('empty-file', 'blocking', 1)])], [])
  assert.match(found === undefined ? '' : tellOutcome(found).message, /^a\.txt: Filen är tom\./)
})

test('rows are summed, and a stopped load accepts none', () => {
  const files = [file('a.txt', []), file('b.txt', [])]
  assert.deepEqual(sumRows(files, false), { read: 6, accepted: 4, rejected: 2 })
  assert.deepEqual(sumRows(files, true), { read: 6, accepted: 0, rejected: 2 })
})

test('the ledger keeps what was found, and it is told in the language of whoever reads', () => {
  const kept = keptOutcome(outcome('unknown-code', 'quarantine', 2, 'a.txt'))
  const told = (): string => retellOutcome(JSON.parse(JSON.stringify(kept))).message
  assert.match(told(), /^a\.txt: 2 rader .* rad 4, kolumn Klass: 7 tecken, bara siffror\./)
  assert.match(inLanguage('en', told), /^a\.txt: 2 rows .* row 4, column Klass: 7 characters, digits only\./)
})

test('an outcome from before there were two languages, or of a check no longer made, is told as it was written', () => {
  const old = { check: 'unknown-code', severity: 'quarantine', count: 2, message: 'Skrivet då.' } as const
  assert.deepEqual(
    inLanguage('en', () => retellOutcome(old)),
    old,
  )
  assert.equal(retellOutcome({ ...old, check: 'gone', first: null }).message, 'Skrivet då.')
})
