import type { Wording } from './language.ts'
import type { commandFaults as swedish } from './sv-command-faults.ts'

const hint = (nearest: string | null): string => (nearest === null ? '' : ` Did you mean “${nearest}”?`)

export const commandFaults: Wording<typeof swedish> = {
  unknownCommand: (p) => `There is no command “${p.name}”.${hint(p.nearest)} Run skolspegel --help for a list.`,
  unknownOption: (p) => `The command ${p.command} has no option “${p.name}”.${hint(p.nearest)}`,
  unknownAct: (p) => `The command ${p.command} cannot do “${p.name}”.${hint(p.nearest)} These are possible: ${p.known}.`,
  missingArgument: (p) => `The command ${p.command} needs ${p.what}. Run skolspegel ${p.command} --help.`,
  surplusArgument: (p) => `The command ${p.command} does not take “${p.value}”. Run skolspegel ${p.command} --help.`,
  invalidOption: (p) => `The option --${p.name} cannot be “${p.value}”. Write ${p.expected}.`,
  unknownSource: (p) => `There is no source “${p.name}”.${hint(p.nearest)} Run skolspegel sources for a list.`,
  unreadableFile: (p) => `The file ${p.file} cannot be read: ${p.problem}.`,
  answersDisagree: (p) =>
    `The answers (${p.answers}) cannot be about the same pupils. Save the question with each answer, {"query": …, "answer": …}, so that the conditions are known.`,
  demoNeedsEmptyFolder: (p) =>
    `The folder ${p.data} already holds data that are not the demo municipality’s. Give an empty folder with --data to try the demo municipality.`,
}
