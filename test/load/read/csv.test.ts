import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Findings, tellOutcome } from '../../../src/load/checks/index.ts'
import { detail } from '../../../src/load/detail.ts'
import { readCsv } from '../../../src/load/read/csv.ts'
import { delimiterOf } from '../../../src/load/read/delimiter.ts'
import { checkShape } from '../../../src/load/read/shape.ts'

function run(text: string, width = 3): { cells: unknown; lines: unknown; broken: Record<string, string> } {
  const findings = new Findings()
  const rows = readCsv(text, ';', findings)
  const shaped =
    rows === null ? null : checkShape(rows, width, (found) => (found === 2 ? detail('otherSource', 6) : null), findings)
  const broken = findings.outcomes().filter((outcome) => outcome.count > 0)
  return {
    cells: shaped?.cells,
    lines: shaped?.lines,
    broken: Object.fromEntries(broken.map((found) => [found.check, tellOutcome(found).message])),
  }
}

test('every value stays the text it was: 7E1, 8E2, 007, F, 1,5 and 2025-01-02', () => {
  const { cells, broken } = run('7E1;8E2;007\nF;1,5;2025-01-02\n')
  assert.deepEqual(cells, [
    ['7E1', '8E2', '007'],
    ['F', '1,5', '2025-01-02'],
  ])
  assert.deepEqual(broken, {})
})

test('quoted fields may hold the delimiter, and a quotation mark inside a name is a letter', () => {
  const { cells } = run('"a;b";c;d\nAnna "Nannie";"x ""y""";z\n')
  assert.deepEqual(cells, [
    ['a;b', 'c', 'd'],
    ['Anna "Nannie"', 'x "y"', 'z'],
  ])
})

test('lines are counted as the file has them, blank lines and rows of blanks passed over', () => {
  const { lines, cells } = run('a;b;c\n\n;;\nd;e;f\n')
  assert.deepEqual(lines, [1, 4])
  assert.deepEqual(cells, [
    ['a', 'b', 'c'],
    ['d', 'e', 'f'],
  ])
})

test('a file cut inside its last row is told with the line', () => {
  assert.match(run('a;b;c\nd;e').broken['cut-row'] ?? '', /avbruten: sista raden \(rad 2: 2 kolumner i stället för 3\)/)
  assert.ok(!('cut-row' in run('a;b;c\nd;e;f').broken))
})

test('a file cut inside a quotation is told with the line where it begins', () => {
  assert.match(run('a;b;c\nd;"e;f\ng;h;i\n').broken['cut-quote'] ?? '', /Ett citattecken avslutas aldrig \(rad 2\)/)
  assert.match(run('a;b;c\nd;"e;f\ng;h";i\n').broken['cut-quote'] ?? '', /rad 2/)
})

test('rows with too many or too few columns are counted, the first told with its line and hint', () => {
  const { broken } = run('a;b;c\nd;e\nf;g;h;i\nj;k;l\n')
  assert.match(
    broken['column-count'] ?? '',
    /^2 rader har fel antal kolumner, den första är rad 2: 2 kolumner i stället för 3, som i filen för åk 6: läs in/,
  )
})

test('an empty column after the last separator of every line is dropped and told', () => {
  const { cells, broken } = run('a;b;c;\nd;e;f;\n')
  assert.deepEqual(cells, [
    ['a', 'b', 'c'],
    ['d', 'e', 'f'],
  ])
  assert.match(broken['trailing-separator'] ?? '', /Varje rad slutar med ett extra skiljetecken/)
})

test('no rows at all are told', () => {
  assert.match(run('\n').broken['no-rows'] ?? '', /inga datarader/)
})

test('the heading line tells semicolon from tab', () => {
  assert.equal(delimiterOf('\na;b\tc\n'), ';')
  assert.equal(delimiterOf('a\tb\nc;d;e\n'), '\t')
  assert.equal(delimiterOf('a,b\n'), ';')
})
