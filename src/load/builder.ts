import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { hear } from './hear.ts'

/** Carries out the plan at a path. The composition root gives it, since the pattern is made in a room that the loader may not know. */
export type Builder = (planPath: string) => Promise<void>

/**
 * Builds in a process of its own: `entry` calls `runBuild` with the path of the plan (its only argument). A plain Error with what it said
 * when it fails or is killed.
 */
export const inChild =
  (entry: URL): Builder =>
  (planPath) => {
    const child = spawn(process.execPath, [fileURLToPath(entry), planPath], { stdio: ['pipe', 'ignore', 'pipe'] })
    const heard = hear(child.stderr)
    return new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (code, signal) => {
        if (code === 0) resolve()
        else reject(new Error(`the build process ended with ${signal ?? code}: ${heard()}`))
      })
    })
  }
