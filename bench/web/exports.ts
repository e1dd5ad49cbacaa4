// What a reader's pages cost while files are made for others, beside what they cost alone.
import type { Export, Pack, Person } from '../../src/contract/index.ts'
import { plain, viewOfQuestion } from '../../src/picture/index.ts'
import { median, timed } from '../measure.ts'
import { type Tally, toldTimes } from '../tally.ts'
import { signIn } from '../visitor.ts'
import { pageCount } from './pages.ts'
import { seat, unlike } from './server.ts'

/** How many times as long a page may take, p50, while files are made. */
const bound = 1.2
const rounds = 6
const pagesARound = 5 * pageCount

const questions = [
  { measure: 'meritValue', rows: 'school', series: 'sex' },
  { measure: 'passedAllSubjects', rows: 'schoolYear', series: 'sex', years: 10 },
  { measure: 'gradePoints', rows: 'subject', series: 'sex' },
  { measure: 'eligibleVocational', rows: 'school', series: null },
] as const
const pack: Pack = {
  ...{ title: 'Läget', about: null, lead: null, generation: null },
  blocks: questions.map((question, at) => ({
    ...({ kind: 'question', id: `q${at}`, title: null } as const),
    view: viewOfQuestion({ ...plain, ...question }),
  })),
}
const formats: readonly Export['format'][] = ['pdf', 'xlsx']

/** Turn by turn without files and with them, so that a slower hour of the machine is in both. */
export async function measureExports(address: string, people: readonly Person[], tally: Tally): Promise<void> {
  const seeing = people.filter(({ role }) => role === 'head' || role === 'analyst')
  const [reading, writing] = seeing
  if (reading === undefined || writing === undefined) throw new Error('the demo has not two people who see all schools')
  const reader = await seat(address, reading)
  const writer = await signIn(address, writing.id)
  let asked = 0
  const read = async (): Promise<readonly number[]> => {
    const times: number[] = []
    for (let turn = 0; turn < pagesARound; turn++) {
      const queries = unlike(reader.pageAt(turn % pageCount, turn), asked++)
      times.push(await timed(() => reader.visitor.open(queries)))
    }
    return times
  }
  await read()
  let made = 0
  const beside = async (): Promise<readonly number[]> => {
    let reads = true
    const write = async (): Promise<void> => {
      while (reads) {
        const format = formats[made % formats.length] ?? 'pdf'
        await writer.file({ format, for: 'me', pack, address: null })
        made++
      }
    }
    const written = write()
    const times = await read()
    reads = false
    await written
    return times
  }
  const alone: number[] = []
  const besides: number[] = []
  for (let round = 0; round < rounds; round++) {
    alone.push(...(await read()))
    besides.push(...(await beside()))
  }
  tally.tell('pages alone', toldTimes(alone))
  tally.tell('pages while files are made', `${toldTimes(besides)}; ${made} files`)
  tally.mustBe('files were made meanwhile', made >= rounds, String(made))
  tally.atMost('pages while files are made, p50', median(besides) / median(alone), bound, 'times as long')
}
