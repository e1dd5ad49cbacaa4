import { Fault, nearest } from '../contract/index.ts'
import { commandWords } from './words/commands.ts'

/** The act that a command's first word names. Faults missingArgument, unknownAct. */
export function actNamed<Act>(name: string | undefined, command: string, known: Readonly<Record<string, Act>>): Act {
  const names = Object.keys(known)
  if (name === undefined) throw new Fault('missingArgument', { what: commandWords.oneOf(names.join(', ')), command })
  const act = Object.hasOwn(known, name) ? known[name] : undefined
  if (act === undefined) throw new Fault('unknownAct', { name, command, nearest: nearest(name, names), known: names.join(', ') })
  return act
}
