// What the product itself writes into the store stands there in Swedish, and is told in the language spoken when it is read.
import { serverWords } from './server.ts'
import * as sv from './sv-server.ts'

export const stored = sv.serverWords.stored

const told = serverWords.stored
const whole = ['firstCoordinator', 'duty', 'notInFile', 'notClaimed', 'unknownBrowser'] as const

/** A reason that somebody wrote stays as it is. `claimed`: it names the rule of a sign-in service. */
export function tellReason(reason: string, claimed = false): string {
  const own = whole.find((name) => stored[name] === reason)
  if (own !== undefined) return told[own]
  const [, claim, pattern] = (claimed ? /^(.+?) är (.+)$/.exec(reason) : null) ?? []
  return claim === undefined || pattern === undefined ? reason : told.claim(claim, pattern)
}

/** `Firefox på Windows`, as `deviceOf` made it. */
export function tellDevice(device: string): string {
  const [, browser, system] = /^(\w+) på (\w+)$/.exec(device) ?? []
  if (browser !== undefined && system !== undefined) return told.device(browser, system)
  return device === stored.unknownBrowser ? told.unknownBrowser : device
}
