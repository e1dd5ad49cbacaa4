import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Query } from '../../src/contract/index.ts'
import { letGo, sayWider } from '../../src/picture/index.ts'

const names: Readonly<Record<string, string>> = { ek: 'Ekskolan', as: 'Åsskolan 7–9', 'as:9C': '9C' }
const nameOf = (_dimension: string, id: string): string => names[id] ?? id

/** What is said of a question that keeps these members and lets go of those dimensions. */
function said(kept: Readonly<Record<string, string>>, gone: readonly string[]): string {
  const where = Object.entries({ schoolYear: '2024/25', ...kept }).map(([dimension, id]) => ({ dimension, in: [id] }))
  return sayWider({ measures: ['meritValue'], where }, gone, nameOf)
}

test('the wider grouping is said by whom it is about and where', () => {
  const table: readonly (readonly [Readonly<Record<string, string>>, readonly string[], string])[] = [
    [{ school: 'ek' }, ['sex'], 'flickor och pojkar tillsammans på Ekskolan'],
    [{ class: 'as:9C', school: 'as' }, ['sex'], 'flickor och pojkar tillsammans i 9C'],
    [{}, ['school'], 'hela kommunen'],
    [{ sex: 'female' }, ['school'], 'flickor i hela kommunen'],
    [{}, ['school', 'sex'], 'flickor och pojkar tillsammans i hela kommunen'],
    [{ school: 'as' }, ['class'], 'hela Åsskolan 7–9'],
    [{ school: 'as', sex: 'male' }, ['class'], 'pojkar på hela Åsskolan 7–9'],
    [{ school: 'as' }, ['class', 'sex'], 'flickor och pojkar tillsammans på hela Åsskolan 7–9'],
    [{ school: 'ek' }, ['migrationBackground'], 'elever oavsett bakgrund på Ekskolan'],
    [{ school: 'ek', sex: 'female' }, ['migrationBackground'], 'flickor oavsett bakgrund på Ekskolan'],
    [{ migrationBackground: 'newlyArrived' }, ['school'], 'elever som är nyinvandrade i hela kommunen'],
    [{ migrationBackground: 'foreign' }, ['sex'], 'flickor och pojkar med utländsk bakgrund i hela kommunen'],
    [{ migrationBackground: 'foreign', sex: 'male' }, ['school'], 'pojkar med utländsk bakgrund i hela kommunen'],
    [{ school: 'ek' }, ['sex', 'migrationBackground'], 'alla elever på Ekskolan'],
    [{ school: 'ek' }, ['stageYear'], 'alla årskurser på Ekskolan'],
    [{ school: 'ek', sex: 'unknown' }, ['stageYear'], 'elever med okänt kön i alla årskurser på Ekskolan'],
    [{ operator: 'independent' }, ['sex'], 'flickor och pojkar tillsammans i enskilda skolor'],
    [{ operator: 'municipal' }, ['stageYear'], 'alla årskurser i kommunala skolor'],
  ]
  for (const [kept, gone, told] of table) assert.equal(said(kept, gone), told)
})

test('several members are all named, and an unknown one by its id', () => {
  const wider: Query = { measures: ['pupils'], where: [{ dimension: 'school', in: ['ek', 'as', '12345678'] }] }
  assert.equal(sayWider(wider, ['sex'], nameOf), 'flickor och pojkar tillsammans på Ekskolan, Åsskolan 7–9 och 12345678')
})

test('what is let go of is what the question neither splits by nor filters on', () => {
  const wider: Query = { measures: ['pupils'], by: ['class'], where: [{ dimension: 'schoolYear', in: ['2024/25'] }] }
  assert.deepEqual(letGo(wider, ['class', 'sex', 'schoolYear', 'school']), ['sex', 'school'])
})
