// The demo municipality as tests find it.
import { makeDemo } from '../src/server/index.ts'
import { madeOnce } from './made-once.ts'

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
  await madeOnce(settledName(years), data, async () => void (await makeDemo(data, () => undefined, years)))
}
