import { Fault } from '../contract/index.ts'
import type { Door } from '../privacy/index.ts'
import type { Members } from '../semantics/index.ts'
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

/** The units and other members that questions may name now; none before the first load. */
export async function membersNow(door: Door): Promise<Members> {
  const generation = await currentOrNull(door.warehouse)
  return generation === null ? new Map() : (await door.holding(generation)).members
}
