import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sayGrid } from '../../src/picture/index.ts'
import type { Told } from './answers.ts'
import { answer, cell, gridOf, merit, municipality, viewOf } from './answers.ts'

const plain = (sentences: readonly string[]): string[] => sentences.map((sentence) => sentence.replaceAll('\u00a0', ' '))

const lastYear = { id: 'lastYear', shift: { schoolYear: -1 } } as const
const whereYear = [{ dimension: 'schoolYear', in: ['2024/25'] }]

test('a school is held against each comparison in its order: last year, then the municipality', () => {
  const view = viewOf('meritValue', { rows: 'school', where: whereYear, compare: [lastYear, ...municipality] })
  const told = (now: Told, before: Told) =>
    plain(
      sayGrid(
        gridOf(
          view,
          answer(merit, [
            cell(merit, { school: 'Ås' }, now),
            cell(merit, { school: 'Ås' }, before, 'lastYear'),
            cell(merit, {}, [223, 4], 'municipality'),
          ]),
        ),
      ),
    )
  assert.deepEqual(told([240, 5], [221, 6]), [
    'Mot förra läsåret har Ås gått upp 19 poäng (240 mot 221).',
    'Ås ligger 17 poäng över kommunen (240 mot 223).',
  ])
  assert.deepEqual(told([218, 5], [221, 6]), [
    'Mot förra läsåret har Ås gått ned 3 poäng (218 mot 221), men det kan vara slump.',
    'Ås ligger 5 poäng under kommunen (218 mot 223), men det kan vara slump.',
  ])
  assert.deepEqual(told([221.3, 5], [221, 6])[0], 'Mot förra läsåret är Ås oförändrad (221).')
  assert.deepEqual(told([240, 5], 'hidden'), ['Ås ligger 17 poäng över kommunen (240 mot 223).'])
})

test('of many schools it is told how many moved clearly, and none is named for it', () => {
  const view = viewOf('meritValue', { rows: 'school', where: whereYear, compare: [lastYear] })
  const told = (...moves: readonly (readonly [number, number])[]) =>
    plain(
      sayGrid(
        gridOf(
          view,
          answer(
            merit,
            moves.flatMap(([now, before], index) => [
              cell(merit, { school: `S${index}` }, [now, 5]),
              cell(merit, { school: `S${index}` }, [before, 5], 'lastYear'),
            ]),
          ),
        ),
      ),
    )
  assert.deepEqual(told([240, 220], [230, 228], [200, 220]), [
    'Av 3 skolor har 1 gått upp tydligt och 1 gått ned tydligt mot förra läsåret. För övriga kan förändringen vara slump.',
  ])
  assert.deepEqual(told([240, 220], [240, 220]), ['Av 2 skolor har 2 gått upp tydligt mot förra läsåret.'])
  assert.deepEqual(told([221, 220], [219, 220]), ['Mot förra läsåret kan förändringarna i 2 skolor vara slump.'])
})

const threeYears = { id: 'threeYears', pool: { schoolYear: 3 } } as const

test('a mean of years is a level that a school lies over or under, not a time it has moved from', () => {
  const view = viewOf('meritValue', { rows: 'school', where: whereYear, compare: [threeYears] })
  const told = (...rows: readonly (readonly [number, number])[]) =>
    plain(
      sayGrid(
        gridOf(
          view,
          answer(
            merit,
            rows.flatMap(([now, before], index) => [
              cell(merit, { school: `S${index}` }, [now, 5]),
              cell(merit, { school: `S${index}` }, [before, 4], 'threeYears'),
            ]),
          ),
        ),
      ),
    )
  assert.deepEqual(told([240, 221]), ['S0 ligger 19 poäng över snittet av de tre läsåren före (240 mot 221).'])
  assert.deepEqual(told([240, 221], [210, 215], [200, 221]), [
    'Av 3 skolor ligger 1 tydligt över snittet av de tre läsåren före och 1 tydligt under. För övriga kan skillnaden vara slump.',
  ])
  assert.deepEqual(told([221, 220], [219, 220]), [
    'Skillnaderna mellan 2 skolor och snittet av de tre läsåren före kan vara slump.',
  ])
})
