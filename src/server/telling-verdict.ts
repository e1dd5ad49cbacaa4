// What the command line says of a pack of answers that has been audited, in Swedish.
import type { Feasible, PackVerdict } from '../privacy/index.ts'

const what = { pupils: 'antalet elever', outcome: 'antalet som nådde målet', mean: 'medelvärdet' } as const

/** “säker”, or each leak: which figure, how near, and from which answers. */
export function tellVerdict({ safe, answers, hidden, unplaced }: PackVerdict): string {
  const left = unplaced === 0 ? '' : ` ${unplaced} jämförelsesiffror ingår inte i prövningen.`
  const judged = `${answers} svar, ${hidden.length} dolda uppgifter prövade.${left}\n`
  if (safe) return `Säker: inget dolt går att räkna ut. ${judged}`
  const leaks = hidden.filter(({ leak }) => leak)
  return `Läcka: ${leaks.length} dolda uppgifter går att räkna ut. ${judged}${leaks.map(tellLeak).join('')}`
}

function tellLeak({ measure, generation, keys, of, low, high, from }: Feasible): string {
  const where = Object.entries(keys)
    .map(([dimension, id]) => `${dimension} ${id}`)
    .join(', ')
  const near =
    of === 'mean' ? 'följer av de öppna' : low === high ? `är ${low}` : `ligger mellan ${low} och ${high ?? 'vad som helst'}`
  return `  ${measure}, ${where === '' ? 'alla' : where} (version ${generation}): ${what[of]} ${near}. Ur: ${from.join(', ')}\n`
}
