// What another reader would see of a question, for somebody who may not see more through it than by asking.
import { type Actor, type Answer, type Cell, Fault, type PreviewedBlock, type Query } from '../contract/index.ts'
import { begin, counted, type DiscloseEffects, discloseDefaults, makeAnswer } from './disclose.ts'
import type { Door } from './door.ts'
import { type Released, release } from './released.ts'
import { placeOf, withheld } from './withheld.ts'

export interface Looking {
  /** who would read */
  readonly reader: Actor
  /** who looks; what is shown is this actor's own answer */
  readonly looker: Actor
  /** the reader, as the audit names it: an account id, or a role with its unit */
  readonly about: string
}

export type Seen = Omit<PreviewedBlock, 'block'>

const none = { both: 0, hiddenForReader: 0, hiddenForYou: 0 }

/**
 * Asks as the reader and as the one who looks, and tells the latter's own answer less the rows and figures that the reader does not get. Of a
 * figure that the one who looks does not see, whether the reader does is not told: the two regimes held together would bound a small
 * group. Noted in the audit as the one who looks. Throws what is nobody's fault: noGeneration, auditUnwritable.
 */
export async function previewAs(
  query: Query,
  { reader, looker, about }: Looking,
  door: Door,
  given: Partial<DiscloseEffects> = {},
): Promise<Released<Seen>> {
  const { clock, leaving } = { ...discloseDefaults, ...given }
  const [theirs, own] = [await attempt(query, reader, door, leaving), await attempt(query, looker, door, leaving)]
  const seen = held(theirs, own)
  const { id, role } = looker
  leaving.throwIfAborted()
  const told = seen.answer === null ? { shown: 0, hidden: 0 } : counted(seen.answer)
  door.audit.note({
    ...{ at: clock().toISOString(), kind: 'preview', actor: id, role, about, question: JSON.stringify(query) },
    ...{ generation: seen.answer?.generation ?? null, regime: seen.answer?.regime ?? null },
    ...{ shown: told.shown, hidden: told.hidden },
  })
  return release(seen)
}

async function attempt(query: Query, actor: Actor, door: Door, leaving: AbortSignal): Promise<Answer | Fault> {
  try {
    return await makeAnswer(await begin(query, actor, door), leaving)
  } catch (error) {
    if (error instanceof Fault && error.code !== 'noGeneration') return error
    throw error
  }
}

function held(theirs: Answer | Fault, own: Answer | Fault): Seen {
  if (theirs instanceof Fault) return { state: 'refused', message: theirs.message, figures: none, answer: null }
  if (own instanceof Fault) return { state: 'notYours', message: own.message, figures: none, answer: null }
  const told = new Map(theirs.cells.map((cell) => [placeOf(cell), cell]))
  const pairs = own.cells.flatMap((cell) => {
    const other = told.get(placeOf(cell))
    return other === undefined ? [] : [{ cell, other }]
  })
  // the reader's own reason stays with the reader: it would tell how few they are
  const cells = pairs.map(({ cell, other }) => (!isHidden(cell) && isHidden(other) ? withheld(cell, 'notReaders') : cell))
  const figures = {
    both: pairs.filter(({ cell, other }) => isTold(cell) && !isHidden(other)).length,
    hiddenForReader: pairs.filter(({ cell, other }) => !isHidden(cell) && isHidden(other)).length,
    hiddenForYou: pairs.filter(({ cell }) => isHidden(cell)).length,
  }
  return { state: stateOf(figures), message: null, figures, answer: { ...own, cells } }
}

/** Told of what the one who looks sees alone. */
function stateOf({ both, hiddenForReader, hiddenForYou }: Seen['figures']): Seen['state'] {
  if (both > 0) return hiddenForReader === 0 ? 'open' : 'partly'
  if (hiddenForReader > 0) return 'hidden'
  return hiddenForYou > 0 ? 'unseen' : 'empty'
}

const isHidden = ({ state }: Cell): boolean => state === 'hidden'
const isTold = ({ state }: Cell): boolean => state === 'shown' || state === 'unreliable' || state === 'approximate'
