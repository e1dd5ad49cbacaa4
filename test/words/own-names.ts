// What is called the same in every language in the demo municipality: names, what it has written itself, its files, and codes.
import { peopleOf } from '../../demo/manifest.ts'
import { unitsOf } from '../../demo/unit.ts'
import { lessonDelivery } from '../../src/load/sources/attendance-columns.ts'
import { surveyDeliveries } from '../../src/load/sources/survey-answers-columns.ts'
import { madeUpSchools } from '../../src/picture/words/made-up-schools.ts'
import { demoGroups } from '../../src/server/local/demo-groups.ts'
import { isSwedish, literalsIn } from './in-code.ts'
import { sourcesIn } from './pairs.ts'

const units = unitsOf(0, 2024)
const names = [
  ...units.flatMap((unit) => unit.names.map(({ name }) => name)),
  ...peopleOf(units, 2024).flatMap(({ id, name }) => [id, name]),
  ...demoGroups.flatMap(({ title, description }) => [title, description]),
  ...madeUpSchools,
  ...['Skyddade personuppgifter', 'column Kön', 'column Delprov', 'å, ä and ö', 'Svenska'],
  ...[lessonDelivery, ...surveyDeliveries].flatMap(({ columns }) => columns.map(({ heading }) => `column ${heading}`)),
].toSorted((one, other) => other.length - one.length)
/** files of the demo, names of own measures, addresses, and the code that questions are noted with */
const codes =
  /\b(?:elever|skolenheter|personal|narvaro|svar|inbjudna)(?:-[\w-]+)?\.(?:csv|xlsx)\b|\blocal:[\w-]+|\bhttps?:\S+|^uppföljning$/g

const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}{4,}/gu) ?? []
const wordsOf = (language: 'sv' | 'en'): readonly string[] =>
  sourcesIn(language).flatMap((source) => literalsIn('word.ts', source).flatMap(wordsIn))
const english = new Set(wordsOf('en'))
/** words that we say in Swedish and never in English */
const swedishOnly = new Set(wordsOf('sv').filter((word) => !english.has(word)))

/** parts of names, as a chart breaks or cuts them, and a person’s initials */
const parts = new Set(names.flatMap((name) => name.split(' ')))
const isPart = (text: string): boolean =>
  parts.has(text) ||
  /^\p{Lu}{2}$/u.test(text) ||
  names.some((name) => name.startsWith(`${text} `)) ||
  (text.endsWith('…') && names.some((name) => name.startsWith(text.slice(0, -1))))

/** Is there Swedish in a text that is to be English, beside names? */
export function hasSwedish(text: string): boolean {
  const left = names.reduce((rest, name) => rest.replaceAll(name, ''), text).replaceAll(codes, '')
  return !isPart(text) && (isSwedish(left) || wordsIn(left).some((word) => swedishOnly.has(word)))
}
