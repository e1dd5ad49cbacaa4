// How many of the same pupils there are, how many have come and how many have gone.
import type { CohortCounts } from '../../contract/index.ts'
import { type FactQuestion, type Group, type Question, rowsOf } from '../../semantics/index.ts'
import { numberIn } from '../../warehouse/index.ts'
import { inTens } from '../figure.ts'
import { withGroupRows } from '../group-rows.ts'
import { few } from '../rest.ts'
import type { Judging } from './judging.ts'

/** `kept` are in both groups, `joined` in the one followed to alone, `left` in the anchor alone; by sex (key) as the row of the group has it. */
export interface Moves {
  readonly kept: ReadonlyMap<number, number>
  readonly joined: ReadonlyMap<number, number>
  readonly left: ReadonlyMap<number, number>
}

/** `anchor`: the group followed from, `there`: the one followed to, of which the question's own units are counted. */
export async function readMoves(
  part: FactQuestion,
  { anchor, there }: { readonly anchor: Group; readonly there: Group },
  { access, holding, generation }: Judging,
): Promise<Moves> {
  const { model } = holding
  const units = part.where.filter(({ dimension }) => dimension === 'school' || dimension === 'class')
  const asked = withGroupRows(
    questionOf({ fact: there.fact, measures: [], where: [...there.where, ...units] }),
    access,
    holding.members,
  )
  const to = rowsOf(asked.parts[0] ?? part, ['sex'], model)
  const from = rowsOf({ fact: anchor.fact, measures: [], where: anchor.where }, ['sex'], model)
  const { person } = model.cohort
  const rows = await generation.run(
    `with there as (
      ${to.sql}
    ), anchor as (
      ${from.sql}
    )
    select case when ${person} in (select ${person} from anchor) then 'kept' else 'joined' end as move, sex_key, count(*) as pupils
    from there
    group by all
    union all
    select 'left', sex_key, count(*)
    from anchor
    where ${person} not in (select ${person} from there)
    group by all`,
    [...to.values, ...from.values],
  )
  const of = (move: string): ReadonlyMap<number, number> =>
    new Map(rows.filter((row) => row.move === move).map((row) => [numberIn(row, 'sex_key'), numberIn(row, 'pupils')]))
  return { kept: of('kept'), joined: of('joined'), left: of('left') }
}

const questionOf = (part: FactQuestion): Question => ({ against: null, by: [], groupings: [[]], parts: [part], shift: {} })

const sum = (counts: Iterable<number>): number => [...counts].reduce((all, count) => all + count, 0)

/** The numbers of a question that may choose among the sexes. `exact`: the reader knows each of them by name. */
export function countsTold(
  { kept, joined, left }: Moves,
  { where }: FactQuestion,
  { exact, rounded }: { readonly exact: boolean; readonly rounded: boolean },
): CohortCounts {
  const sexes = where.find(({ dimension }) => dimension === 'sex')?.keys ?? null
  const moves = [kept, joined, left]
  const [k = 0, j = 0, l = 0] = moves.map((move) =>
    sum([...move].flatMap(([sex, count]) => (sexes === null || sexes.includes(sex) ? [count] : []))),
  )
  // the other sexes are the rest of everyone: where one of them is few, none is told
  const thin = sexes === null ? [k, j, l].some(few) : moves.some((move) => [...move.values()].some(few))
  const told = (count: number): CohortCounts['kept'] => {
    if (few(count)) return 'few'
    if (thin && !exact) return null
    return rounded ? inTens(count) : count
  }
  return { kept: told(k), joined: told(j), left: told(l) }
}
