// Heads of the chain, written beside the database: without them the last rows could be cut off and nobody would see it.
import { appendFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { Head } from './audit-table.ts'

const HeadSchema = z.strictObject({ sequence: z.int(), hash: z.string(), at: z.string() })

/** Beside `store.sqlite`: `store.heads.jsonl`, a line a batch. */
export function headsPath(database: DatabaseSync): string {
  const path = database.location()
  if (path === null) throw new Error('the log stands in a database without a file')
  return `${path.replace(/\.sqlite$/, '')}.heads.jsonl`
}

// A hundred bytes a line: what is cut away is old heads, each of which the rows themselves speak for.
const mostBytes = 1 << 20
const linesKept = 1000

/** Appends a head. Not forced to disk: a head lost in a power cut leaves the one before, and the rows are on disk already. */
export function writeHead(path: string, { sequence, hash }: Head, at: string): void {
  appendFileSync(path, `${JSON.stringify({ sequence, hash, at })}\n`, { mode: 0o600 })
  if (statSync(path).size > mostBytes) writeFileSync(path, `${linesOf(path).slice(-linesKept).join('\n')}\n`)
}

/** Every head that is written down; a line cut by a crash is passed over. */
export function readHeads(path: string): readonly Head[] {
  return linesOf(path).flatMap((line) => {
    const head = HeadSchema.safeParse(parsed(line))
    return head.success ? [head.data] : []
  })
}

const linesOf = (path: string): readonly string[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : []

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (problem) {
    if (problem instanceof SyntaxError) return null
    throw problem
  }
}
