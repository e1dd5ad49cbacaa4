// The server's peak memory while eight clients ask and a load runs beside it.

import { join } from 'node:path'
import type { Query } from '../src/contract/index.ts'
import { inChild } from '../src/load/index.ts'
import { openWarehouse } from '../src/warehouse/index.ts'
import { type Asked, fiveQuestions } from './asked.ts'
import { percentile, timed } from './measure.ts'
import { commandFile, peakMegabytes, serve } from './processes.ts'
import { round, type Tally } from './tally.ts'
import { loadInto, settleTown, type Town } from './town.ts'
import { correctedSpring } from './variant.ts'
import { signIn } from './visitor.ts'

const mostMegabytes = 500
const clients = 8
// the server counts requests a minute by person; no more than it lets through
const perMinute = 1000

export async function memory(scale: number, tally: Tally, say: (line: string) => void): Promise<void> {
  const town = await settleTown({ scale, from: 2015 }, say)
  try {
    const asked = await readQuestions(town)
    const server = await serve([process.execPath, commandFile, 'start', '--data', town.data, '--port', '0'], town.folder)
    try {
      const times = await askWhileLoading(town, server.address, asked)
      tally.tell(`scale ${scale}, answers over HTTP beside a load`, `${times.length}, p95 ${round(percentile(times, 0.95))} ms`)
      tally.atMost(`scale ${scale}, peak memory of the server`, peakMegabytes(server.pid), mostMegabytes, 'MB')
    } finally {
      await server.stop()
    }
  } finally {
    town.remove()
  }
}

async function readQuestions({ data }: Town): Promise<readonly Asked[]> {
  const warehouse = openWarehouse(data)
  try {
    return await fiveQuestions(await warehouse.current())
  } finally {
    await warehouse.close()
  }
}

/** The question with names of its own for its comparisons, so that no kept answer is told: the large answers have one. */
const unlike = (query: Query, turn: number): Query => ({
  ...query,
  ...(query.compare === undefined
    ? {}
    : { compare: query.compare.map((comparison) => ({ ...comparison, id: `${comparison.id}-${turn}` })) }),
})

/** Milliseconds of every answer, from the first question until the load has been published. */
async function askWhileLoading(town: Town, address: string, asked: readonly Asked[]): Promise<readonly number[]> {
  const times: number[] = []
  const loading = { done: false }
  const client = async (first: number): Promise<void> => {
    const visitor = await signIn(address, 'skolchef')
    for (let turn = first; !loading.done && times.length < perMinute; turn++) {
      const question = asked[turn % asked.length]
      if (question !== undefined) times.push(await timed(() => visitor.ask(unlike(question.query, times.length))))
    }
  }
  const builder = inChild(new URL('../src/server/build.ts', import.meta.url))
  const corrected = correctedSpring(join(town.files), town.manifest)
  const load = loadInto({ ...town, manifest: corrected }, 'scb-grades-9', { builder }).finally(() => {
    loading.done = true
  })
  await Promise.all([load, ...Array.from({ length: clients }, (_, index) => client(index))])
  // and once more each on the new generation, beside the one that still stands open
  const visitor = await signIn(address, 'skolchef')
  for (const { query } of asked) times.push(await timed(() => visitor.ask(query)))
  return times
}
