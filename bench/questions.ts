// Five questions through the door to figures against the same figures by hand-written SQL, on the same generation and connections.
import { join } from 'node:path'
import type { Actor, Answer } from '../src/contract/index.ts'
import { disclose } from '../src/privacy/index.ts'
import { openHouse } from '../src/server/index.ts'
import { type Asked, fiveQuestions } from './asked.ts'
import { growthPerDoubling, median, percentile, timed } from './measure.ts'
import { round, type Tally } from './tally.ts'
import { settleTown, type Town } from './town.ts'

const head: Actor = { id: 'bench', name: 'bench', role: 'head', scope: [] }
const rounds = 60
const warmUp = 8

/** Median milliseconds of each question at one size. */
type Medians = ReadonlyMap<string, number>

/** One size after the other, and the growth from the least to the greatest. */
export async function questions(scales: readonly number[], tally: Tally, say: (line: string) => void): Promise<void> {
  const sizes: (readonly [number, Medians])[] = []
  for (const scale of scales) {
    const town = await settleTown({ scale, from: 2015 }, say)
    try {
      sizes.push([scale, await askTown(town, scale, tally)])
    } finally {
      town.remove()
    }
  }
  if (sizes.length < 2) return
  for (const name of sizes[0]?.[1].keys() ?? []) {
    const points = sizes.map(([scale, medians]) => [scale, medians.get(name) ?? Number.NaN] as const)
    tally.tell(`growth per doubling, ${name}`, `× ${growthPerDoubling(points).toFixed(2)}`)
  }
}

export async function askTown({ data }: Pick<Town, 'data'>, scale: number, tally: Tally): Promise<Medians> {
  const house = openHouse(join(data))
  try {
    const generation = await house.warehouse.current()
    const asked = await fiveQuestions(generation)
    const [counted] = await generation.run('select count(*) as grades from fact_grade')
    tally.tell(`scale ${scale}`, `${String(counted?.grades)} grades`)
    const ask = ({ query }: Asked): Promise<Answer> => disclose(query, head, house.door)
    const byHand = ({ sql }: Asked): Promise<unknown> => generation.run(sql)
    const medians = new Map<string, number>()
    for (const question of asked) medians.set(question.name, await compare(question, ask, byHand, scale, tally))
    for (const [clients, bound] of [
      [1, 60],
      [8, 150],
    ] as const) {
      const times = await together(clients, asked, ask)
      tally.atMost(`scale ${scale}, p95 at ${clients} client${clients > 1 ? 's' : ''}`, percentile(times, 0.95), bound, 'ms')
    }
    return medians
  } finally {
    await house.close()
  }
}

/** Asks in turn, so that what else the machine does falls on both alike. Answers the door's median. */
async function compare(
  question: Asked,
  ask: (question: Asked) => Promise<Answer>,
  byHand: (question: Asked) => Promise<unknown>,
  scale: number,
  tally: Tally,
): Promise<number> {
  const through: number[] = []
  const direct: number[] = []
  let cells = 0
  for (let round = 0; round < warmUp + rounds; round++) {
    const a = await timed(async () => {
      cells = (await ask(question)).cells.length
    })
    const b = await timed(() => byHand(question))
    if (round < warmUp) continue
    through.push(a)
    direct.push(b)
  }
  const [door, hand] = [median(through), median(direct)]
  const what = `scale ${scale}, p50 ${question.name} (${cells} cells, ${round(hand)} ms by hand, ratio ${(door / hand).toFixed(2)})`
  tally.atMost(what, door, 1.3 * hand + 3, 'ms')
  return door
}

/** Milliseconds of every answer when so many ask side by side, each going through the five. */
async function together(
  clients: number,
  asked: readonly Asked[],
  ask: (question: Asked) => Promise<Answer>,
): Promise<readonly number[]> {
  const times: number[] = []
  const client = async (first: number): Promise<void> => {
    for (let turn = 0; turn < rounds; turn++) {
      const question = asked[(first + turn) % asked.length]
      if (question !== undefined) times.push(await timed(() => ask(question)))
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, index) => client(index)))
  return times
}
