import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { placeGeneration, publish, schemaVersion, writeGeneration } from '../../src/warehouse/index.ts'

/** A data folder that is removed when the test ends. */
export function emptyFolder(t: TestContext): string {
  const data = mkdtempSync(join(tmpdir(), 'skolspegel-'))
  t.after(() => rmSync(data, { recursive: true, force: true }))
  return data
}

/** A published generation whose only subject is labelled by its number; `version`: of the tables it says it has. */
export async function makeGeneration(data: string, id: number, version = schemaVersion): Promise<void> {
  const path = join(data, 'staging', 'made.duckdb')
  await writeGeneration(path, async (writer) => {
    await writer.run('insert into dim_subject values (?, ?, ?, ?)', [id, 'MA', `Generation ${id}`, id])
    await writer.run('insert into generation values (?, ?, ?, ?, ?, ?, ?)', [id, version, '', '', '', 0, ''])
  })
  placeGeneration(data, id, path)
  publish(data, id)
}
