import { Fault } from '../contract/index.ts'
import type { Door } from '../privacy/index.ts'
import { model } from '../school/index.ts'
import type { Members, Model } from '../semantics/index.ts'
import type { Generation, Warehouse } from '../warehouse/index.ts'

/** The generation answered from, null before the first load. */
export async function currentOrNull(warehouse: Warehouse): Promise<Generation | null> {
  try {
    return await warehouse.current()
  } catch (error) {
    if (error instanceof Fault && error.code === 'noGeneration') return null
    throw error
  }
}

/** What questions may name now: measures, own ones too, units and other members. Before the first load the measures alone. */
export interface Names {
  readonly model: Model
  readonly members: Members
}

export async function namesNow(door: Door): Promise<Names> {
  const generation = await currentOrNull(door.warehouse)
  return generation === null ? { model, members: new Map() } : await door.holding(generation)
}
