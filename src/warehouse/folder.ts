// Where generations stand in the data folder.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const digits = 6
const fileName = (id: number): string => `${String(id).padStart(digits, '0')}.duckdb`

/** The immutable file of generation `id`. */
export const generationPath = (data: string, id: number): string => join(data, 'generations', fileName(id))
/** The pointer: one line, the number of the generation that is answered from. */
export const pointerPath = (data: string): string => join(data, 'CURRENT')

/** The generation the pointer names, null before the first. Throws a plain Error when the file holds anything but a number. */
export function readPointer(data: string): number | null {
  const text = textOf(pointerPath(data))
  if (text === null) return null
  if (!/^\d+\n?$/.test(text)) throw new Error('CURRENT does not hold the number of a generation')
  return Number(text)
}

/** Ids of the generations that stand in the folder, ascending. */
export function keptGenerations(data: string): readonly number[] {
  return names(join(data, 'generations'))
    .map((name) => /^(\d+)\.duckdb$/.exec(name)?.[1])
    .filter((id) => id !== undefined)
    .map(Number)
    .sort((a, b) => a - b)
}

const isAbsent = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

function names(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (isAbsent(error)) return []
    throw error
  }
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (isAbsent(error)) return null
    throw error
  }
}
