// Everything that is stored: each file of a folder as bytes, and each value of the databases among them, whose pages may be compressed.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openGeneration, textIn } from '../../src/warehouse/index.ts'

/** A place and what stands there. */
export interface Kept {
  readonly place: string
  readonly bytes: Buffer
}

export async function everythingIn(folder: string): Promise<readonly Kept[]> {
  const kept: Kept[] = []
  for (const path of filesIn(folder)) {
    const place = relative(folder, path)
    kept.push({ place, bytes: readFileSync(path) }, { place: `the name of ${place}`, bytes: Buffer.from(place) })
    if (path.endsWith('.duckdb')) kept.push(...(await valuesOfGeneration(path, place)))
    if (path.endsWith('.sqlite')) kept.push(...valuesOfStore(path, place))
  }
  return kept
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

async function valuesOfGeneration(path: string, place: string): Promise<readonly Kept[]> {
  const generation = await openGeneration(path, 0)
  try {
    const tables = await generation.run('select table_name from information_schema.tables')
    if (tables.length === 0) throw new Error(`${place} has no tables`)
    const kept: Kept[] = []
    for (const table of tables.map((row) => textIn(row, 'table_name'))) {
      const rows = await generation.run(`select * from ${table}`)
      kept.push({ place: `table ${table} of ${place}`, bytes: Buffer.from(JSON.stringify(rows)) })
    }
    return kept
  } finally {
    await generation.close()
  }
}

function valuesOfStore(path: string, place: string): readonly Kept[] {
  const database = new DatabaseSync(path, { readOnly: true })
  try {
    const tables = database.prepare("select name from sqlite_schema where type = 'table'").all()
    return tables.map(({ name }) => ({
      place: `table ${name} of ${place}`,
      bytes: Buffer.from(
        JSON.stringify(database.prepare(`select * from "${name}"`).all(), (_, value) =>
          typeof value === 'bigint' ? String(value) : value,
        ),
      ),
    }))
  } finally {
    database.close()
  }
}

/** Where any of the secrets stands, in the encodings that a Swedish system writes: `'9Qvarn' in ledger.jsonl`. */
export function found(secrets: readonly string[], kept: readonly Kept[]): readonly string[] {
  const needles = new Map<string, { readonly secret: string; readonly bytes: Buffer }>()
  for (const secret of secrets) {
    for (const form of [secret, secret.normalize('NFD'), secret.toLowerCase(), secret.toUpperCase()]) {
      for (const encoding of ['utf8', 'latin1', 'utf16le'] as const) {
        const bytes = Buffer.from(form, encoding)
        needles.set(bytes.toString('hex'), { secret, bytes })
      }
    }
  }
  const places = kept.flatMap(({ place, bytes }) =>
    [...needles.values()].filter((needle) => bytes.includes(needle.bytes)).map(({ secret }) => `'${secret}' in ${place}`),
  )
  return [...new Set(places)]
}
