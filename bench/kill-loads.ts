// Loads killed with SIGKILL at random moments: the command, its build process, or both, while eight readers ask.
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type GivenEffects, inChild, listLoads, recover } from '../src/load/index.ts'
import { generationPath, numberIn, openGeneration, readPointer, textIn } from '../src/warehouse/index.ts'
import { type Attempt, startLoad } from './attempt.ts'
import { childrenOf } from './processes.ts'
import { seededRandom } from './random.ts'
import { askAlone, type Readers, startReaders } from './readers.ts'
import type { Tally } from './tally.ts'
import { settleTown, type Town } from './town.ts'
import { correctedSpring } from './variant.ts'

export interface Killing {
  /** loads that must be killed before they ended */
  readonly kills: number
  readonly seed: number
}

const readerCount = 8
const builder: GivenEffects['builder'] = inChild(new URL('../src/server/build.ts', import.meta.url))

interface Story {
  readonly town: Town
  readonly random: () => number
  readonly acknowledged: number[]
  /** generation → what a reader alone was told of it */
  readonly whole: Map<number, readonly string[]>
  kills: number
  attempts: number
}

export async function killLoads({ kills, seed }: Killing, tally: Tally, say: (line: string) => void): Promise<void> {
  const town = await settleTown({ scale: 1, from: 2023 }, say)
  // a demo folder takes no other loads
  rmSync(join(town.data, 'demo.json'))
  const story: Story = { town, random: seededRandom(seed), acknowledged: [], whole: new Map(), kills: 0, attempts: 0 }
  try {
    await remember(story)
    const readers = startReaders(town.data, readerCount)
    try {
      const unhurried = await untilEnd(startLoad(town.data, nextFiles(story)))
      acknowledge(story, unhurried.generation)
      await remember(story)
      while (story.kills < kills) await killOne(story, unhurried.milliseconds, say)
    } finally {
      await readers.stop()
    }
    judgeReaders(readers, story, tally)
    judgeLedger(story, tally)
    await judgeRebuild(story, tally)
  } finally {
    town.remove()
  }
}

/** A correction that nobody has loaded before. */
function nextFiles(story: Story): readonly string[] {
  const number = ++story.attempts
  const [load] = correctedSpring(story.town.files, story.town.manifest, number).loads
  return (load?.files ?? []).map((file) => join(story.town.files, file))
}

const targets = ['command', 'build', 'both'] as const

async function killOne(story: Story, usual: number, say: (line: string) => void): Promise<void> {
  const started = performance.now()
  const attempt = startLoad(story.town.data, nextFiles(story))
  const target = targets[Math.floor(story.random() * targets.length)] ?? 'both'
  await Promise.race([pause(story.random() * usual * 1.1), attempt.ended])
  const moment = Math.round(performance.now() - started)
  const hit = kill(attempt, target)
  const { generation } = await untilEnd(attempt)
  acknowledge(story, generation)
  const killed = hit && generation === null
  if (killed) story.kills++
  await recover(story.town.data, { builder })
  await remember(story)
  const outcome = generation === null ? 'not acknowledged' : `acknowledged as ${generation}`
  say(
    `  load ${story.attempts}: ${hit ? `${target} killed` : 'not hit'} after ${moment} ms, ${outcome}, now ${readPointer(story.town.data)}`,
  )
}

/** Kills what is asked for; false when it was not there (any longer). */
function kill({ pid }: Attempt, target: (typeof targets)[number]): boolean {
  const builds = childrenOf(pid)
  const victims = target === 'command' ? [pid] : target === 'build' ? builds : [pid, ...builds]
  let hit = false
  for (const victim of victims) {
    try {
      process.kill(victim, 'SIGKILL')
      hit = true
    } catch (problem) {
      if (!(problem instanceof Error && 'code' in problem && problem.code === 'ESRCH')) throw problem
    }
  }
  return hit
}

async function untilEnd(attempt: Attempt): Promise<{ readonly generation: number | null; readonly milliseconds: number }> {
  const started = performance.now()
  const report = await attempt.ended
  const generation = report?.status === 'published' ? report.generation : null
  return { generation, milliseconds: performance.now() - started }
}

function acknowledge(story: Story, generation: number | null): void {
  if (generation !== null) story.acknowledged.push(generation)
}

async function remember(story: Story): Promise<void> {
  const { generation, answers } = await askAlone(story.town.data)
  const known = story.whole.get(generation)
  if (known !== undefined && known.join() !== answers.join()) throw new Error(`generation ${generation} changed its answers`)
  story.whole.set(generation, answers)
}

function judgeReaders({ seen, answers, broken }: Readers, { whole, kills, attempts }: Story, tally: Tally): void {
  let mixed = 0
  for (const [generation, byQuestion] of seen) {
    for (const [at, prints] of byQuestion.entries()) {
      for (const print of prints) if (print !== whole.get(generation)?.[at]) mixed++
    }
  }
  tally.tell('loads begun', `${attempts}, of which ${kills} killed before they were acknowledged`)
  tally.mustBe(
    'half states seen',
    mixed === 0,
    `${mixed} in ${answers()} answers of ${seen.size} generations to ${readerCount} readers`,
  )
  tally.mustBe('readers broken off', broken.length === 0, broken.length === 0 ? '0' : `${broken.length}: ${broken[0]}`)
}

function judgeLedger({ town, acknowledged }: Story, tally: Tally): void {
  const told = new Set(listLoads(town.data).map(({ generation }) => generation))
  const lost = acknowledged.filter((generation) => !told.has(generation) || generation > (readPointer(town.data) ?? 0))
  tally.mustBe('acknowledged loads lost', lost.length === 0, `${lost.length} of ${acknowledged.length}`)
}

/** Everything but ledger, archive, vault and keys is thrown away; what is built from them must be the same. */
async function judgeRebuild({ town }: Story, tally: Tally): Promise<void> {
  const fresh = join(town.folder, 'fresh')
  cpSync(town.data, fresh, { recursive: true })
  for (const name of ['generations', 'CURRENT', 'staging', 'load.lock'])
    rmSync(join(fresh, name), { recursive: true, force: true })
  await recover(fresh, { builder: inChild(new URL('./build-without-pattern.ts', import.meta.url)) })
  const [before, after] = [await currentHash(town.data), await currentHash(fresh)]
  const same = before.hash === after.hash && before.generation === after.generation
  tally.mustBe(
    'hash of the logical rows after rebuilding from the archive',
    same,
    `${before.hash.slice(0, 16)}… and ${after.hash.slice(0, 16)}… of generation ${after.generation}`,
  )
}

async function currentHash(data: string): Promise<{ readonly generation: number; readonly hash: string }> {
  const id = readPointer(data)
  if (id === null) throw new Error('nothing is published')
  const open = await openGeneration(generationPath(data, id), id)
  try {
    const [row] = await open.run('select generation, logical_hash from generation')
    if (row === undefined) throw new Error(`generation ${id} says nothing of itself`)
    return { generation: numberIn(row, 'generation'), hash: textIn(row, 'logical_hash') }
  } finally {
    await open.close()
  }
}
