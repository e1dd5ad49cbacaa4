// Processes that a measurement starts, watches and ends.
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
export const commandFile = fileURLToPath(new URL('../bin/skolspegel', import.meta.url))

/** A server on a port the system chooses; `address` once it answers. */
export interface Served {
  readonly pid: number
  readonly address: string
  readonly stop: () => Promise<void>
}

/** Starts `command` in `folder` and waits until it has said its address; everything it says goes into an error if it ends instead. */
export async function serve(
  command: readonly string[],
  folder: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Served> {
  const [name = '', ...args] = command
  // a group of its own, so that npm, its shell and the server end together
  const child = spawn(name, args, { cwd: folder, env: environment, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const address = await addressOf(child)
  return { pid: child.pid ?? 0, address, stop: () => stopGroup(child) }
}

function addressOf(child: ChildProcess): Promise<string> {
  let said = ''
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString('utf8')
      const address = /http:\/\/localhost:\d+/.exec(said)?.[0]
      if (address !== undefined) resolve(address)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.on('error', reject)
    child.on('exit', () => reject(new Error(`the server ended before it answered: ${said}`)))
  })
}

async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return
  const ended = new Promise((resolve) => child.on('exit', resolve))
  process.kill(-child.pid, 'SIGTERM')
  await Promise.race([ended, pause(5000)])
  if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL')
}

/** Peak of the memory a process has had in use, in MB (2²⁰ bytes). Linux. */
export function peakMegabytes(pid: number): number {
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) / 1024
}

/** Processes that one has started and that still run. Linux. */
export function childrenOf(pid: number): readonly number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return []
    throw problem
  }
}
