import type { House } from '../house.ts'
import { serverWords } from '../words/server.ts'

/**
 * Opens set-up in a folder that has never had an administrator, and answers the lines for the console: the one place where the secret
 * is told. Everywhere else, and in a demo folder, set-up is closed.
 */
export function firstStart(house: House, address: string): readonly string[] {
  if (house.demo !== null || house.hasHadAdministrator()) {
    house.setUp.close()
    return []
  }
  const secret = house.setUp.open()
  const [where, withCode, once] = serverWords.firstStart as readonly [string, string, string]
  return ['', where, `  ${address}/setup`, withCode, `  ${secret}`, once, '']
}
