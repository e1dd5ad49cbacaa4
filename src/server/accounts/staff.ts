import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '../../contract/index.ts'
import { swedishDay } from '../../picture/index.ts'
import { parsePersonalNumber } from '../../school/rules/index.ts'
import { openVault } from '../../store/index.ts'
import type { Duties } from '../grants/duties.ts'

/**
 * The vault's key of the member of staff with a number; the number itself goes no further. A pupil is answered as somebody nobody
 * knows, so that whoever asks cannot find out who goes to school here. The vault is opened for the moment it takes: the server has no
 * other business there. Faults invalidPersonalNumber, unknownStaff.
 */
export function staffKeyIn(data: string, personalNumber: string, duties: Pick<Duties, 'holds'>): number {
  const read = parsePersonalNumber(personalNumber.trim(), swedishDay(new Date()))
  if (!read.valid) throw new Fault('invalidPersonalNumber', { problem: read.problem })
  const path = join(data, 'vault.sqlite')
  if (!existsSync(path)) throw new Fault('unknownStaff', {})
  const vault = openVault(path)
  try {
    const [key] = vault.known([read.number])
    if (key === undefined || key === null || !duties.holds(key)) throw new Fault('unknownStaff', {})
    return key
  } finally {
    vault.close()
  }
}
