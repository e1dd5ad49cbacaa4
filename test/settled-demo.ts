// The demo municipality as tests find it. Making it takes seconds, so a run of all tests makes each choice of years once and copies it.
import { existsSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { makeDemo } from '../src/server/index.ts'

/** First and last school year, by the year they begin. */
export interface Years {
  readonly from: number
  readonly to: number
}

/** What a run makes beforehand. */
export const settledYears: readonly Years[] = [
  { from: 2023, to: 2024 },
  { from: 2024, to: 2024 },
]

export const settledName = ({ from, to }: Years): string => `demo-${from}-${to}`

/** Fills `data`, which is not there yet, with the demo municipality of these years. */
export async function settleDemo(data: string, years: Years): Promise<void> {
  const made = join(process.env.SKOLSPEGEL_TEST_DEMOS ?? '', settledName(years))
  if (process.env.SKOLSPEGEL_TEST_DEMOS !== undefined && existsSync(made)) await cp(made, data, { recursive: true })
  else await makeDemo(data, () => undefined, years)
}
