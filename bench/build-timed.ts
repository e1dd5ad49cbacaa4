// The build process of the history's measuring: the server's own, with a note of where its time went.
import { appendFileSync } from 'node:fs'
import { runBuild } from '../src/load/index.ts'
import { makePattern } from '../src/privacy/index.ts'
import { timed } from './measure.ts'

const [plan = ''] = process.argv.slice(2)
const notes = process.env.SKOLSPEGEL_BENCH_NOTES
if (notes === undefined) throw new Error('SKOLSPEGEL_BENCH_NOTES names the file that the times are written to')
let pattern = 0
const whole = await timed(() =>
  runBuild(plan, async (writer, made) => {
    pattern = await timed(() => makePattern(writer, made))
  }),
)
appendFileSync(notes, `${JSON.stringify({ build: whole - pattern, pattern })}\n`)
