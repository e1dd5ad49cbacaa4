import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The script that the composition root gives: it calls `runBuild` with the path of the plan (its only argument). */
export interface Builder {
  readonly entry: URL
}

// Enough of what a failed build says for the log; it never speaks of persons.
const mostHeard = 4000

/** Runs the build of a plan in a process of its own and waits. A plain Error with what it said when it fails or is killed. */
export function buildInChild(builder: Builder, planPath: string): Promise<void> {
  const child = spawn(process.execPath, [fileURLToPath(builder.entry), planPath], { stdio: ['pipe', 'ignore', 'pipe'] })
  let heard = ''
  child.stderr.setEncoding('utf8')
  child.stderr.on('data', (text: string) => {
    heard = (heard + text).slice(-mostHeard)
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) resolve()
      else reject(new Error(`the build process ended with ${signal ?? code}: ${heard}`))
    })
  })
}
