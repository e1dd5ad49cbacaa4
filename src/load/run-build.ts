import { stdin } from 'node:process'
import { type Writer, writeGeneration } from '../warehouse/index.ts'
import { buildGeneration } from './build/generation.ts'
import { type BuildPlan, readPlan } from './plan.ts'

/** Adds what the loader may not know of (privacy's pattern) before the file is closed. */
export type Finish = (connection: Writer, plan: Pick<BuildPlan, 'base' | 'builtAt'>) => Promise<void>

/** The build process: `buildAsPlanned`, and ends when the loader does. */
export async function runBuild(planPath: string, finish: Finish): Promise<void> {
  endWithParent()
  await buildAsPlanned(planPath, finish)
}

/** Makes the generation that the plan at `planPath` tells of. Throws whatever fails; the half-made file is then gone. */
export async function buildAsPlanned(planPath: string, finish: Finish): Promise<void> {
  const plan = readPlan(planPath)
  await writeGeneration(plan.target, async (writer) => {
    await buildGeneration(writer, plan)
    await finish(writer, plan)
  })
}

// The loader holds the other end of stdin open for as long as it lives. Without it nobody would publish the file.
function endWithParent(): void {
  stdin.on('end', () => process.exit(1))
  stdin.resume()
  if ('unref' in stdin && typeof stdin.unref === 'function') stdin.unref()
}
