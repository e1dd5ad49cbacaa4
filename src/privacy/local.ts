import { type Local, LocalSchema } from '../contract/index.ts'
import { type Connection, readLocal } from '../warehouse/index.ts'

/** The definitions that a generation answers with. */
export const localsIn = async (generation: Connection): Promise<readonly Local[]> =>
  (await readLocal(generation)).map((text) => LocalSchema.parse(JSON.parse(text)))
