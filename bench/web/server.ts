// How long the server takes for a question of Utforska and for a whole page of it, asked over HTTP by one reader and by twenty.
import type { Person, Query } from '../../src/contract/index.ts'
import { median, percentile, timed } from '../measure.ts'
import { round, type Tally, toldTimes } from '../tally.ts'
import { signIn, type Visitor } from '../visitor.ts'
import { pageCount, questionsOf } from './pages.ts'

/** Readers at once, and the milliseconds that 95 % of the questions may take. */
const bounds = [
  { readers: 1, most: 60, pagesEach: 120 },
  { readers: 20, most: 200, pagesEach: 20 },
] as const
const warmUp = 2 * pageCount

export interface Reader {
  readonly visitor: Visitor
  readonly pageAt: (page: number, turn: number) => readonly Query[]
}

export async function measureServer(address: string, people: readonly Person[], tally: Tally): Promise<void> {
  // those who see all schools; others share what they see with nobody, and the server counts requests a minute by person
  const asking = people.filter(({ role }) => role === 'head' || role === 'analyst' || role === 'board')
  let asked = 0
  for (const { readers, most, pagesEach } of bounds) {
    const seated = await Promise.all(Array.from({ length: readers }, (_, at) => seat(address, asking[at % asking.length])))
    for (let page = 0; page < warmUp; page++) await seated[0]?.visitor.open(seated[0].pageAt(page, page))
    const each = async (open: (visitor: Visitor, queries: readonly Query[]) => Promise<readonly number[]>): Promise<Taken[]> => {
      const taken: Taken[] = []
      const read = async ({ visitor, pageAt }: Reader, first: number): Promise<void> => {
        for (let turn = 0; turn < pagesEach; turn++) {
          const page = (first + turn) % pageCount
          const queries = unlike(pageAt(page, first + turn), asked++)
          for (const milliseconds of await open(visitor, queries)) taken.push({ page, milliseconds })
        }
      }
      await Promise.all(seated.map(read))
      return taken
    }
    const questions = await each(async (visitor, queries) => {
      const times: number[] = []
      for (const query of queries) times.push(await timed(() => visitor.ask(query)))
      return times
    })
    tally.tell(`questions at ${readers} at once`, toldTimes(timesOf(questions)))
    tally.atMost(`questions at ${readers} at once, p95`, percentile(timesOf(questions), 0.95), most, 'ms')
    const pages = await each(async (visitor, queries) => [await timed(() => visitor.open(queries))])
    tally.tell(`pages at ${readers} at once`, toldTimes(timesOf(pages)))
    if (readers === 1) tellPages(pages, tally)
  }
}

interface Taken {
  readonly page: number
  readonly milliseconds: number
}

const timesOf = (taken: readonly Taken[]): readonly number[] => taken.map(({ milliseconds }) => milliseconds)

export async function seat(address: string, person: Person | undefined): Promise<Reader> {
  if (person === undefined) throw new Error('the demo has nobody who sees all schools')
  const visitor = await signIn(address, person.id)
  const catalogue = await visitor.catalogue()
  // the board may not ask of classes
  const page = (at: number): number => (person.role === 'board' && at === classPage ? 0 : at)
  return { visitor, pageAt: (at, turn) => questionsOf(page(at), turn, catalogue, person) }
}
const classPage = 4

/** Comparisons with names of their own, so that no kept answer is told: every page is worked out. */
export const unlike = (queries: readonly Query[], turn: number): readonly Query[] =>
  queries.map((query) => ({
    ...query,
    compare: [...(query.compare ?? []), { id: 'bench', widen: ['school'] }].map((one) => ({ ...one, id: `${one.id}-${turn}` })),
  }))

function tellPages(taken: readonly Taken[], tally: Tally): void {
  for (const [page, own] of [...Map.groupBy(taken, (one) => one.page)].sort(([a], [b]) => a - b)) {
    const times = timesOf(own)
    tally.tell(`page ${page + 1}`, `p50 ${round(median(times))} ms, most ${round(Math.max(...times))} ms`)
  }
}
