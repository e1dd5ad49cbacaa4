// npm run attack: what a person with an account, a script and an evening learns of pupils. Exit 1 with the leak named when anything.
//
//   node bench/attack.ts                              600 pupils and 900 questions a role, 6,000 and 10,000
//   node bench/attack.ts --size 600 --questions 300   one size
//   node bench/attack.ts --by principal               only by those whose name begins so
//   node bench/attack.ts --open                       what the rules leave open, on 6,000 pupils: no attack
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { attackTown, openTown } from './attack/attack-town.ts'
import { openTally } from './tally.ts'

const { values } = parseArgs({
  options: {
    size: { type: 'string' },
    questions: { type: 'string' },
    seed: { type: 'string', default: '1842' },
    by: { type: 'string', default: '' },
    open: { type: 'boolean', default: false },
  },
})
const say = (line: string): void => console.log(line)
const tally = openTally(say)
const planned = [
  { size: 600, questions: 900, groups: 120 },
  { size: 6000, questions: 10_000, groups: 60 },
] as const
say(`${new Date().toISOString()} Node ${process.version}, ${availableParallelism()} cores, seed ${values.seed}`)
if (values.open) await openTown(tally, say)
for (const plan of values.open ? [] : planned) {
  if (values.size !== undefined && Number(values.size) !== plan.size) continue
  const started = performance.now()
  say(`-- ${plan.size} pupils`)
  await attackTown(
    { ...plan, by: values.by, questions: Number(values.questions ?? plan.questions), seed: Number(values.seed) },
    tally,
    say,
  )
  tally.tell(`${plan.size} pupils, the whole attack`, `${((performance.now() - started) / 60_000).toFixed(1)} minutes`)
}
const missed = tally.missed()
say(missed.length === 0 ? 'nothing derivable' : `${missed.length} leaks: ${missed.join('; ')}`)
process.exitCode = missed.length === 0 ? 0 : 1
