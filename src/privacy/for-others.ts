// A copy for readers who hold no list of pupils, made by somebody who may hold one.
import type { Answer, Cell, CellState } from '../contract/index.ts'
import type { Access } from './access.ts'
import { placeOf, withheld } from './withheld.ts'

/** What decides the cells for readers outside: nothing is own, and nothing is known from inside. The board's stays the public regime. */
export const outsideOf = (access: Access): Access => ({ ...access, own: new Set(), groups: [], outer: 'across' })

/**
 * The cells that readers outside may be told, less what the one who copies is not: the rules across units leave open figures that somebody
 * who knows a unit from inside could work on. What is left is a part of what either is told, so it tells neither anything new.
 */
export function withoutUntold(outside: Answer, inside: Answer): Answer {
  const known = new Map(inside.cells.map((cell) => [placeOf(cell), cell]))
  return { ...outside, cells: outside.cells.map((cell) => leastOf(cell, known.get(placeOf(cell)))) }
}

/** `inside`: absent where a correction that waits leaves the group without pupils; then it is the own unit's, and the outer rules decide. */
function leastOf(outside: Cell, inside: Cell | undefined): Cell {
  const told = outside.reason === null ? outside : { ...outside, reason: { ...outside.reason, wider: null } }
  if (inside === undefined || tells(inside) >= tells(outside)) return told
  // in the words of readers outside, which say nothing of whose sake it is for
  return inside.state === 'hidden' ? withheld(told, 'small') : { ...told, ...saidOf(inside) }
}

const rank: Partial<Record<CellState, number>> = { hidden: 0, approximate: 1 }
const tells = ({ state }: Cell): number => rank[state] ?? 2

const saidOf = ({ value, n, low, high, interval, state, mark, reason }: Cell): Partial<Cell> => ({
  ...{ value, n, low, high, interval, state, mark },
  reason: reason === null ? null : { ...reason, wider: null },
})
