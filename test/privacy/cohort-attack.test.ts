// What follows from the figures of cohorts beside everyone's, worked out with linear algebra.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Query } from '../../src/contract/index.ts'
import { rowSpace } from '../../src/statistics/index.ts'
import { anchored, backwards, type Stream, streamPlan } from './followed-town.ts'
import { seeded } from './tables.ts'
import { as, bjork, ek, head, openTown } from './town.ts'

/** A finest group at one time that cohorts can tell apart: its sex, and whether its pupils were in year 3 before and are in year 9 after. */
interface Atom {
  readonly key: string
  readonly n: number
  readonly hits: number
}

/** What can be added up and taken from one another of what is open: every union of atoms whose sum follows. */
function derivable(
  atoms: readonly Atom[],
  open: readonly (readonly number[])[],
): readonly { readonly n: number; readonly hits: number }[] {
  const space = rowSpace(atoms.length)
  for (const set of open) space.add(new Map(set.map((at) => [at, 1])))
  return Array.from({ length: 2 ** atoms.length - 1 }, (_, mask) =>
    atoms.flatMap((_, at) => (((mask + 1) >> at) % 2 === 1 ? [at] : [])),
  )
    .filter((union) => space.has(new Map(union.map((at) => [at, 1]))))
    .map((union) => ({
      n: union.reduce((sum, at) => sum + (atoms[at]?.n ?? 0), 0),
      hits: union.reduce((sum, at) => sum + (atoms[at]?.hits ?? 0), 0),
    }))
}

test('of random municipalities nothing follows of under ten pupils, nor of few who differ, from everyone’s figures and the cohorts’', async () => {
  let told = 0
  for (const seed of [1, 2, 3, 4]) {
    const random = seeded(seed)
    const draw = (below: number): number => Math.floor(random() * below)
    const both = (most: number): readonly [number, number] => [draw(most), draw(most)]
    const streams = [ek, bjork, as].map((school): Stream => {
      const kept = [12 + draw(14), 12 + draw(14)] as const
      const joined = both(9)
      return { school, kept, joined, left: both(9), failing: { kept: [4 + draw(4), 4 + draw(4)], joined: both(3) } }
    })
    const plan = streamPlan(streams)
    const stays = new Set(plan.pupils.filter(({ stageYear }) => stageYear === 9).map(({ n }) => n))
    // in every other one those who came before year 6 are nearly those who stay after it
    const share = (n: number): number => (seed % 2 === 0 ? 75 : stays.has(n) ? 100 : 15)
    const third = plan.pupils
      .filter(({ stageYear, n }) => stageYear === 6 && draw(100) < share(n))
      .map((pupil) => ({ ...pupil, class: '3A', stageYear: 3, schoolYear: 2018 }))
    const gone = streamPlan([{ school: as, kept: [0, 0], joined: [0, 0], left: [12, 12] }]).pupils
    const before = gone.map((pupil) => ({ ...pupil, n: pupil.n + 2000, class: '3A', stageYear: 3, schoolYear: 2018 }))
    const own = await openTown({ ...plan, pupils: [...plan.pupils, ...third, ...before], registered: [2018, ...plan.registered] })
    try {
      for (const [stageYear, schoolYear] of [
        [6, '2021/22'],
        [9, '2024/25'],
      ] as const) {
        const isThere = (stage: number, n: number): boolean =>
          [...plan.pupils, ...third].some((pupil) => pupil.stageYear === stage && pupil.n === n)
        const groups = Map.groupBy(
          plan.pupils.filter((pupil) => pupil.stageYear === stageYear),
          ({ n }) =>
            JSON.stringify([n % 2 === 0 ? 'female' : 'male', isThere(stageYear - 3, n), stageYear === 6 && isThere(9, n)]),
        )
        const atoms = [...groups].map(([key, pupils]): Atom => {
          const hits = stageYear === 6 ? pupils.length : pupils.filter(({ grade }) => grade !== 'F').length
          return { key, n: pupils.length, hits }
        })
        const sets: (readonly number[])[] = []
        const time = [
          { dimension: 'schoolYear', in: [schoolYear] },
          { dimension: 'stageYear', in: [String(stageYear)] },
        ]
        const cohorts =
          stageYear === 9 ? [null, anchored] : [null, backwards, { anchor: { schoolYear: '2018/19', stageYear: 3 } }]
        for (const cohort of cohorts) {
          const query: Query = { measures: ['passedAllSubjects'], by: ['sex'], totals: [[]], where: time }
          const answer = await own.ask(cohort === null ? query : { ...query, cohort }, head)
          for (const { state, n, keys } of answer.cells) {
            if (state !== 'shown' || n === null) continue
            if (cohort !== null) told++
            const way = cohort === null ? null : cohort.anchor.stageYear < stageYear ? 1 : 2
            sets.push(
              atoms.flatMap(({ key }, at) => {
                const is = JSON.parse(key) as readonly [string, boolean, boolean]
                return (keys.sex === undefined || keys.sex === is[0]) && (way === null || is[way] === true) ? [at] : []
              }),
            )
          }
        }
        for (const { n, hits } of derivable(atoms, sets)) {
          assert.ok(n >= 10, `seed ${seed}, year ${stageYear}: ${n} pupils follow`)
          assert.ok(n === hits || (n - hits >= 5 && hits >= 5), `seed ${seed}, year ${stageYear}: ${hits} of ${n} follow`)
        }
      }
    } finally {
      await own.close()
    }
  }
  assert.ok(told >= 6, `only ${told} figures of cohorts were told`)
})
