// Accepted rows on their way to the process that builds: one CSV file a table, written by us and read by explicit columns.
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { stagingFolder } from './folder.ts'
import { type StagedTable, stagedTables } from './plan.ts'

export type StagedValue = number | string | boolean | null

export interface Staging {
  /** This load's own folder, so that a builder left behind by a killed load never meets the next one. */
  readonly folder: string
  readonly add: (table: StagedTable, row: readonly StagedValue[]) => void
  /** Rows that are written out already, each ended by a line end; fields by `field`. */
  readonly addText: (table: StagedTable, rows: string) => void
  /** Writes what is still in memory; answers the file of each table that has rows. */
  readonly finish: () => Readonly<Partial<Record<StagedTable, string>>>
  /** Closes and removes the folder with all that is in it. */
  readonly remove: () => void
}

const flushAt = 1 << 18

export function openStaging(data: string, name: string): Staging {
  const folder = join(stagingFolder(data), name)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const files = new Map<StagedTable, TableFile>()
  const fileOf = (table: StagedTable): TableFile => {
    const known = files.get(table)
    if (known !== undefined) return known
    const file = openTable(join(folder, `${table}.csv`))
    files.set(table, file)
    return file
  }
  return {
    folder,
    add: (table, row) => fileOf(table).add(`${row.map(field).join(',')}\n`),
    addText: (table, rows) => fileOf(table).add(rows),
    finish: () => {
      const staged: Partial<Record<StagedTable, string>> = {}
      for (const table of stagedTables) {
        const file = files.get(table)
        if (file !== undefined) staged[table] = file.finish()
      }
      return staged
    },
    remove: () => {
      for (const file of files.values()) file.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

interface TableFile {
  readonly add: (text: string) => void
  readonly finish: () => string
  readonly close: () => void
}

function openTable(path: string): TableFile {
  const file = openSync(path, 'w', 0o600)
  let buffered = ''
  let open = true
  const flush = (): void => {
    let rest = Buffer.from(buffered)
    buffered = ''
    while (rest.length > 0) rest = rest.subarray(writeSync(file, rest))
  }
  const close = (): void => {
    if (open) closeSync(file)
    open = false
  }
  return {
    add: (text) => {
      buffered += text
      if (buffered.length > flushAt) flush()
    },
    finish: () => {
      flush()
      close()
      return path
    },
    close,
  }
}

// Text is always quoted and null never is: so '' and null stay apart.
export function field(value: StagedValue): string {
  if (value === null) return ''
  return typeof value === 'string' ? `"${value.replaceAll('"', '""')}"` : String(value)
}
