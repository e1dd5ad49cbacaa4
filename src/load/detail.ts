// What exactly a check found, as a code with what it tells: it is kept so, and put into words for whoever reads it.
import { detailWords } from './words/details.ts'
import { detailWords as known } from './words/sv-details.ts'

export type DetailCode = keyof typeof known
/** A code of `words/sv-details.ts` and its parameters, of which any may be a detail itself. */
export interface Detail {
  readonly code: DetailCode
  readonly told: readonly (Worded | number | null)[]
}
/** Text as a file has it, or a detail. */
export type Worded = string | Detail

type Part<T> = T extends string ? Worded : T
type Parts<T extends readonly unknown[]> = { readonly [I in keyof T]: Part<T[I]> }

/** `detail('fewDigits', 7, 8)` */
export const detail = <Code extends DetailCode>(code: Code, ...told: Parts<Parameters<(typeof known)[Code]>>): Detail => ({
  code,
  told,
})

/** In the language spoken. */
export function tell(worded: Worded): string {
  if (typeof worded === 'string') return worded
  const parts = worded.told.map((part) => (part === null || typeof part === 'number' ? part : tell(part)))
  return Reflect.apply(detailWords[worded.code], null, parts)
}

export function isDetail(value: unknown): value is Detail {
  if (typeof value !== 'object' || value === null || !('code' in value && 'told' in value)) return false
  const { code, told } = value
  const isPart = (part: unknown): boolean => part === null || ['string', 'number'].includes(typeof part) || isDetail(part)
  return typeof code === 'string' && Object.hasOwn(known, code) && Array.isArray(told) && told.every(isPart)
}

/** As the store keeps it. */
export const kept = (worded: Worded): string => (typeof worded === 'string' ? worded : JSON.stringify(worded))

/** What the store keeps, in the language spoken. Text is told as it stands, that of rows held back before there were codes too. */
export function retell(text: string): string {
  if (!text.startsWith('{"code":')) return text
  try {
    const value: unknown = JSON.parse(text)
    return isDetail(value) ? tell(value) : text
  } catch (problem) {
    // A value of the file may begin so.
    if (problem instanceof SyntaxError) return text
    throw problem
  }
}
