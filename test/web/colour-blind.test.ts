import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { distance, ownColours, sights } from './colours.ts'

const css = readFileSync(new URL('../../src/web/styles/tokens.css', import.meta.url), 'utf8')
const series = ['girls', 'boys', 'third', 'fourth', 'fifth', 'sixth']
const heat = [1, 2, 3, 4, 5, 6].map((step) => `heat-${step}`)
/** Hundredths of OKLab, four times what is just seen; shapes and weaves tell the series apart besides. */
const leastSeries = 8
const leastStep = 3

/** Pairs of tokens that are closer than `least` to one of the sights. */
function tooClose(theme: ReadonlyMap<string, string>, pairs: readonly (readonly [string, string])[], least: number): string[] {
  return pairs.flatMap(([one, other]) =>
    Object.keys(sights).flatMap((sight) => {
      const [a, b] = [theme.get(one), theme.get(other)]
      if (a === undefined || b === undefined) return [`${one} or ${other} is no token`]
      const apart = distance(a, b, sight)
      return apart < least ? [`${one} and ${other} to ${sight}: ${apart.toFixed(1)}`] : []
    }),
  )
}

const pairsOf = (names: readonly string[]) =>
  names.flatMap((one, at) => names.slice(at + 1).map((other) => [one, other] as const))
const neighbours = (names: readonly string[]) => names.slice(1).map((name, at) => [names[at] ?? '', name] as const)

for (const name of ['light', 'dark', 'print'] as const) {
  test(`in the ${name} theme the six series are told apart by everybody, whatever colours they see`, () => {
    assert.deepEqual(tooClose(ownColours(css, name), pairsOf(series), leastSeries), [])
  })

  test(`in the ${name} theme each step of a heat table differs from the next`, () => {
    assert.deepEqual(tooClose(ownColours(css, name), neighbours(heat), leastStep), [])
  })
}

test('the measure is one of sight: black and white are far apart to all, red and green are not to those who lack green', () => {
  for (const sight of Object.keys(sights)) assert.ok(Math.abs(distance('#000000', '#ffffff', sight) - 100) < 0.1)
  const theme = new Map([
    ['a', '#b05d0f'],
    ['b', '#4d6b2f'],
  ])
  assert.ok(distance('#b05d0f', '#4d6b2f', 'usual') > leastSeries)
  assert.match(tooClose(theme, [['a', 'b']], leastSeries).join(), /a and b to (protanopia|deuteranopia)/)
})
