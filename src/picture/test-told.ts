import type { PupilExtract } from '../contract/index.ts'
import { inSentence } from './label.ts'
import { extractWords } from './words/extract.ts'

type Test = PupilExtract['tests'][number]

/** `Engelska, delprov C` as headings in a line. */
export const testNamed = ({ subject, part }: Test): string => `${subject}, ${inSentence(part)}`

/** What an occasion of a test came to, as it is stored: `C, medbedömning B`, `14 poäng, kravnivån nådd`, `ej deltagit`. */
export function testTold({ form, status, result, reached, second, central }: Test): string {
  const { testStatuses, testMark, testLevel, testSecond, testCentral } = extractWords
  const mark = (text: string): string => testMark(form, text)
  const told = [
    testStatuses[status],
    result === null ? '' : mark(result),
    reached === null ? '' : testLevel(reached),
    second === null ? '' : testSecond(mark(second)),
    central === null ? '' : testCentral(mark(central)),
  ]
  return told.filter((part) => part !== '').join(', ')
}
