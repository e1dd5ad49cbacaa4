import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '../../contract/index.ts'
import { swedishDay } from '../../picture/index.ts'
import { parsePersonalNumber } from '../../school/rules/index.ts'
import { openVault } from '../../store/index.ts'

/**
 * The vault's key of the person with a number; the number itself goes no further. The vault is opened for the moment it takes: the
 * server has no other business there. Faults invalidPersonalNumber, unknownStaff.
 */
export function staffKeyIn(data: string, personalNumber: string): number {
  const read = parsePersonalNumber(personalNumber.trim(), swedishDay(new Date()))
  if (!read.valid) throw new Fault('invalidPersonalNumber', {})
  const path = join(data, 'vault.sqlite')
  if (!existsSync(path)) throw new Fault('unknownStaff', {})
  const vault = openVault(path)
  try {
    const [key] = vault.known([read.number])
    if (key === undefined || key === null) throw new Fault('unknownStaff', {})
    return key
  } finally {
    vault.close()
  }
}
