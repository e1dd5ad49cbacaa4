// npm run bench: every figure of docs/performance.md in one run, each against a bound or a floor measured beside it.
//
//   node bench/run.ts                          everything, as docs/performance.md tells it
//   node bench/run.ts questions --scale 20     one part, at one size
import { availableParallelism, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { attendance } from './attendance.ts'
import { history } from './history.ts'
import { memory } from './memory.ts'
import { questions } from './questions.ts'
import { sizes } from './sizes.ts'
import { start } from './start.ts'
import { openTally } from './tally.ts'

const say = (line: string): void => console.log(line)
const tally = openTally(say)
const { values, positionals } = parseArgs({ allowPositionals: true, options: { scale: { type: 'string', multiple: true } } })
const scales = values.scale?.map(Number) ?? null

const parts = {
  sizes: async () => sizes(tally),
  history: () => history(scales?.[0] ?? 1, tally),
  attendance: () => attendance(tally),
  start: () => start(tally),
  questions: () => questions(scales ?? [1, 5, 20], tally, say),
  memory: () => memory(scales?.[0] ?? 1, tally, say),
} as const
type Part = keyof typeof parts
const isPart = (name: string): name is Part => Object.hasOwn(parts, name)

const unknown = positionals.find((name) => !isPart(name))
if (unknown !== undefined || scales?.some((scale) => !Number.isInteger(scale) || scale < 1)) {
  console.error(`usage: node bench/run.ts [${Object.keys(parts).join('|')}]… [--scale N]…`)
  process.exit(2)
}
say(
  `${new Date().toISOString()} Node ${process.version}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB`,
)
for (const name of positionals.length === 0 ? Object.keys(parts) : positionals) {
  if (!isPart(name)) continue
  say(`-- ${name}`)
  await parts[name]()
}
const missed = tally.missed()
say(missed.length === 0 ? 'all bounds kept' : `${missed.length} missed: ${missed.join('; ')}`)
process.exitCode = missed.length === 0 ? 0 : 1
