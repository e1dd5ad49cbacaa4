// One load by the command line, in a process that may be killed.
import { spawn } from 'node:child_process'
import { type LoadReport, LoadReportSchema } from '../src/contract/index.ts'
import { commandFile } from './processes.ts'

export interface Attempt {
  readonly pid: number
  /** the report when one was printed, else null: nothing was acknowledged */
  readonly ended: Promise<LoadReport | null>
  /** what was said to the person, known once it has ended */
  readonly said: () => string
}

export function startLoad(data: string, files: readonly string[]): Attempt {
  const args = [commandFile, 'load', 'scb-grades-9', ...files, '--data', data, '--json']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const ended = new Promise<LoadReport | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', () => resolve(reportIn(printed)))
  })
  return { pid: child.pid ?? 0, ended, said: () => said }
}

/** A report counts when its whole line was printed; a refusal or half a line is none. */
function reportIn(printed: string): LoadReport | null {
  if (!printed.endsWith('\n')) return null
  const report = LoadReportSchema.safeParse(JSON.parse(printed))
  return report.success ? report.data : null
}
