// What the command line says of a pack of answers that has been audited.
import type { Feasible, PackVerdict } from '../privacy/index.ts'
import { commandWords } from './words/commands.ts'

const said = commandWords.privacy

/** “säker”, or each leak: which figure, how near, and from which answers. */
export function tellVerdict({ safe, answers, hidden, unplaced }: PackVerdict): string {
  const left = unplaced === 0 ? '' : said.unplaced(unplaced)
  const judged = `${said.judged(answers, hidden.length, left)}\n`
  if (safe) return said.safe(judged)
  const leaks = hidden.filter(({ leak }) => leak)
  return `${said.leak(leaks.length, judged)}${leaks.map(tellLeak).join('')}`
}

function tellLeak({ measure, generation, keys, of, low, high, from }: Feasible): string {
  const where = Object.entries(keys)
    .map(([dimension, id]) => `${dimension} ${id}`)
    .join(', ')
  const near = of === 'mean' ? said.follows : low === high ? said.is(low) : said.between(low, high)
  const told = { measure, where: where === '' ? said.all : where, generation, what: said.what[of], near, from: from.join(', ') }
  return `  ${said.found(told)}\n`
}
