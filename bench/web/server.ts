// How long the server takes for a page of Utforska, asked over HTTP by one reader and by twenty.
import type { Person, Query } from '../../src/contract/index.ts'
import { median, percentile, timed } from '../measure.ts'
import { round, type Tally } from '../tally.ts'
import { signIn, type Visitor } from '../visitor.ts'
import { pageCount, questionsOf } from './pages.ts'

/** Readers at once → milliseconds that 95 % of the pages may take. */
const bounds = [
  [1, 60],
  [20, 200],
] as const
const pagesEach = { 1: 120, 20: 20 } as const
const warmUp = 2 * pageCount

interface Reader {
  readonly visitor: Visitor
  readonly pageAt: (page: number, turn: number) => readonly Query[]
}

export async function measureServer(address: string, people: readonly Person[], tally: Tally): Promise<void> {
  // those who see all schools; others share what they see with nobody, and the server counts requests a minute by person
  const asking = people.filter(({ role }) => role === 'head' || role === 'analyst' || role === 'board')
  let asked = 0
  for (const [readers, bound] of bounds) {
    const seated = await Promise.all(Array.from({ length: readers }, (_, at) => seat(address, asking[at % asking.length])))
    for (let page = 0; page < warmUp; page++) await seated[0]?.visitor.open(seated[0].pageAt(page, page))
    const times: (readonly [page: number, milliseconds: number])[] = []
    await Promise.all(
      seated.map(async ({ visitor, pageAt }, first) => {
        for (let turn = 0; turn < pagesEach[readers]; turn++) {
          const page = (first + turn) % pageCount
          const queries = unlike(pageAt(page, first + turn), asked++)
          times.push([page, await timed(() => visitor.open(queries))])
        }
      }),
    )
    const all = times.map(([, milliseconds]) => milliseconds)
    tally.tell(`pages at ${readers} at once`, `${all.length}, p50 ${round(median(all))} ms`)
    if (readers === 1) tellPages(times, tally)
    tally.atMost(`pages at ${readers} at once, p95`, percentile(all, 0.95), bound, 'ms')
  }
}

async function seat(address: string, person: Person | undefined): Promise<Reader> {
  if (person === undefined) throw new Error('the demo has nobody who sees all schools')
  const visitor = await signIn(address, person.id)
  const catalogue = await visitor.catalogue()
  // the board may not ask of classes
  const page = (at: number): number => (person.role === 'board' && at === classPage ? 0 : at)
  return { visitor, pageAt: (at, turn) => questionsOf(page(at), turn, catalogue, person) }
}
const classPage = 4

/** Comparisons with names of their own, so that no kept answer is told: every page is worked out. */
const unlike = (queries: readonly Query[], turn: number): readonly Query[] =>
  queries.map((query) => ({
    ...query,
    compare: [...(query.compare ?? []), { id: 'bench', widen: ['school'] }].map((one) => ({ ...one, id: `${one.id}-${turn}` })),
  }))

function tellPages(times: readonly (readonly [number, number])[], tally: Tally): void {
  for (const [page, own] of [...Map.groupBy(times, ([at]) => at)].sort(([a], [b]) => a - b)) {
    const milliseconds = own.map(([, taken]) => taken)
    tally.tell(`page ${page + 1}`, `p50 ${round(median(milliseconds))} ms, most ${round(Math.max(...milliseconds))} ms`)
  }
}
