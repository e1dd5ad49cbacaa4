// What the loader keeps in the data folder (docs/architecture.md).
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

export const ledgerPath = (data: string): string => join(data, 'ledger.jsonl')
export const archiveFolder = (data: string): string => join(data, 'archive')
export const stagingFolder = (data: string): string => join(data, 'staging')
export const vaultPath = (data: string): string => join(data, 'vault.sqlite')
export const storePath = (data: string): string => join(data, 'store.sqlite')
export const secretsPath = (data: string): string => join(data, 'secrets.json')
export const lockPath = (data: string): string => join(data, 'load.lock')

/** A folder that `demo` made offers its people to anyone, so nothing real may come into it. */
export const isDemoFolder = (data: string): boolean => existsSync(join(data, 'demo.json'))

/** Makes the folders a load writes to, closed to everyone but the owner of the process. */
export function makeFolders(data: string): void {
  for (const folder of [data, archiveFolder(data), stagingFolder(data)]) mkdirSync(folder, { recursive: true, mode: 0o700 })
}
