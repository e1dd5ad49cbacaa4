import { rmSync } from 'node:fs'
import { forgetPersons, openAccounts, openStore } from '../store/index.ts'
import { everyPupilRow, generationPath, keptGenerations, numberIn, openGeneration } from '../warehouse/index.ts'
import { storePath, vaultPath } from './folder.ts'
import { forgottenFiles, lastRetention } from './forgotten.ts'
import { expectedCurrent, originsOf } from './lineage.ts'
import type { Workshop } from './workshop.ts'

/**
 * Removes what the ledger says is forgotten and still stands: older generations, archived files, persons that nothing points at. Done
 * again at every start until another load has come, so that a crash in the middle leaves nothing behind.
 */
export async function clearForgotten(workshop: Workshop): Promise<void> {
  const { data, ledger, archive } = workshop
  const entries = ledger.entries()
  const retention = lastRetention(entries)
  archive.forget(forgottenFiles(entries))
  if (retention === null) return
  const origins = originsOf(entries)
  for (const id of keptGenerations(data)) {
    const origin = origins.get(id)
    if (origin !== undefined && origin.entry.sequence < retention) rmSync(generationPath(data, id), { force: true })
  }
  const current = expectedCurrent(entries)
  if (current !== null) forgetPersons(vaultPath(data), [...(await personsIn(data, current)), ...staffWithAccounts(data)])
}

async function personsIn(data: string, id: number): Promise<readonly number[]> {
  const generation = await openGeneration(generationPath(data, id), id)
  try {
    const rows = await generation.run(`
      select distinct key
      from (
        select pupil_key as key from src_enrolment
        union all
        ${everyPupilRow('pupil_key')}
        union all
        select staff_key from src_duty
      )`)
    return rows.map((row) => numberIn(row, 'key'))
  } finally {
    await generation.close()
  }
}

// An account points at its member of staff, whatever the roster has told since.
function staffWithAccounts(data: string): readonly number[] {
  const store = openStore(storePath(data))
  try {
    return openAccounts(store)
      .list()
      .flatMap(({ staffKey }) => (staffKey === null ? [] : [staffKey]))
  } finally {
    store.close()
  }
}
